"""The settings that hold for a month, typed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final, Literal

from conduct_audit.settings.catalogue import BY_NAME
from conduct_audit.settings.names import spoken_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

OFF: Final = "off"
_OFF: Final = frozenset({OFF, "default", "关"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a company decided, for one month; `catalogue.CATALOGUE` says what each means.

    `minimum_wage` is fen, percentages are whole numbers, `acceptance` a certainty, `heating_season` its first and last
    day as `MM-DD`. What is None or empty is off. W02 and W16 are strict as shipped: one speaks only where a company
    stated both the wages and the minimum wage, the other where a month would be left behind.
    """

    payroll_month: Literal["event", "decision"] = "event"
    shortfall: Literal["lapse", "carry"] = "lapse"
    manager_share: int = 0
    dispatched_factor: int = 100
    refund_after_clean_months: int = 0
    open_appeal: Literal["ignore", "hold"] = "ignore"
    appeal_window: int = 0
    appeal_days: Literal["calendar", "working"] = "calendar"
    two_people: bool = False
    acceptance: float | None = None
    region: str = ""
    minimum_wage: int | None = None
    rulebook_adopted: date | None = None
    two_inspectors: bool = False
    heating_season: tuple[str, str] | None = None
    strict_warnings: tuple[str, ...] = ("W02", "W16")
    accounting_model: Literal["A", "B", "C", "D", "E", "F"] = "A"
    account_expense: str = "6601"
    account_payable: str = "2211"
    account_pool: str = "2241"
    account_income: str = "6301"
    account_receivable: str = "1221"
    account_loss: str = "6602"
    payroll_item: str = "考核扣减"
    refund_item: str = "考核返还"
    payroll_company: str = ""
    sap_wage_type: str = ""
    sap_refund_type: str = ""
    voucher_word: str = "记"

    def on(self) -> tuple[tuple[str, str], ...]:
        """Give name and text of those that differ from what is shipped, in the order of the catalogue."""
        changed = (name for name in BY_NAME if getattr(self, name) != getattr(SHIPPED, name))
        return tuple((name, BY_NAME[name].kind.write(getattr(self, name))) for name in changed)


SHIPPED: Final = Settings()
"""Everything off."""


def made_of(texts: Mapping[str, str]) -> Settings:
    """Read settings from the texts in which they are kept; those left out, and “off”, are as shipped.

    Names that a later release knows and this one does not are left alone. Raises `SettingTextError`.
    """
    known = {field.name for field in fields(Settings)}
    given = {name: text for name, text in texts.items() if name in known and text != OFF}
    return Settings(**{name: BY_NAME[name].read(text) for name, text in given.items()})


def canonical(name: str, text: str) -> str:
    """Write `text` as the books keep a value of setting `name`. Raises `SettingTextError`."""
    plain = text.strip()
    return (
        OFF if plain.lower() in _OFF or spoken_for(OFF, plain) else BY_NAME[name].kind.write(BY_NAME[name].read(plain))
    )
