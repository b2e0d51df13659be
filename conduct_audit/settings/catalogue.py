"""Every setting there is: its name, the kind of its value, what it means and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from conduct_audit.language import N_, gettext as _
from conduct_audit.settings import kinds
from conduct_audit.settings.errors import SettingNameError, SettingTextError
from conduct_audit.settings.names import TITLES, named


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: `meaning` and `basis` are English msgids; `group` is what it concerns."""

    group: str
    name: str
    kind: kinds.Kind
    meaning: str
    basis: str = ""

    @property
    def title(self) -> str:
        """What people call it, in the language spoken."""
        return _(TITLES[self.name])

    @property
    def label(self) -> str:
        """The title, and the name that the books and every release know."""
        return f"{self.title} ({self.name})"

    def read(self, text: str) -> Any:
        """Read a value. Raises `SettingTextError`."""
        try:
            return self.kind.read(text.strip())
        except ValueError as error:
            raise SettingTextError(text=text, name=self.label, wanted=self.kind.wanted_words()) from error


_MONEY: Final = N_("money")
_APPEALS: Final = N_("appeals")
_MAPPING: Final = N_("free text")
_LAW: Final = N_("warnings")
_HANDOVER: Final = N_("payroll and accounting")
_OPEN: Final = N_("the regulation leaves it open")
_CODES: Final = N_("common chart of accounts; confirm it with your accountant")

CATALOGUE: Final = (
    Setting(
        _MONEY,
        "payroll_month",
        kinds.choice("event", "decision"),
        N_(
            "To which month a violation belongs that is found or decided after its own month was closed: to its own, "
            "which is corrected, or to the month that is open then."
        ),
        _OPEN,
    ),
    Setting(
        _MONEY,
        "shortfall",
        kinds.choice("lapse", "carry"),
        N_("What a late deduction finds no bonus for: it lapses, or is carried into the next month."),
        N_("carrying is legally doubtful; ask before you switch it on"),
    ),
    Setting(
        _MONEY,
        "manager_share",
        kinds.PERCENT,
        N_("Percent of the amount of each violation that the leader named in the roster bears besides."),
        _OPEN,
    ),
    Setting(
        _MONEY,
        "dispatched_factor",
        kinds.PERCENT,
        N_("Percent of the tariff that staff marked 劳务派遣 in the roster bears (shipped: 100)."),
        _OPEN,
    ),
    Setting(
        _MONEY,
        "refund_after_clean_months",
        kinds.whole(1, 12),
        N_(
            "After so many closed months in a row without a violation, the deduction before them is given back "
            "(not a forfeited bonus)."
        ),
        _OPEN,
    ),
    Setting(
        _APPEALS,
        "open_appeal",
        kinds.choice("ignore", "hold"),
        N_("Whether an appeal without a decision holds up closing its month."),
        _OPEN,
    ),
    Setting(
        _APPEALS,
        "appeal_window",
        kinds.whole(1, 366),
        N_("Days within which an appeal may be filed; later ones are marked, not refused."),
        _OPEN,
    ),
    Setting(
        _APPEALS,
        "appeal_days",
        kinds.choice("calendar", "working"),
        N_("Whether the days of the window are calendar days or working days (public holidays of China)."),
        N_("the State Council's yearly notice of public holidays"),
    ),
    Setting(
        _APPEALS,
        "two_people",
        kinds.SWITCH,
        N_("Whoever filed an appeal may not decide it."),
        N_("maker and checker"),
    ),
    Setting(
        _MAPPING,
        "acceptance",
        kinds.CERTAINTY,
        N_("Certainty from which a clause read from free text is booked without asking; only upwards."),
    ),
    Setting(
        _LAW,
        "region",
        kinds.LINE,
        N_("The region whose wage rules concern the company, as 广东."),
    ),
    Setting(
        _LAW,
        "minimum_wage",
        kinds.AMOUNT,
        N_("The local monthly minimum wage in yuan, from a month on; none is shipped."),
        N_("local announcement"),
    ),
    Setting(
        _LAW,
        "rulebook_adopted",
        kinds.DAY,
        N_("The day on which the rulebook had been adopted with the staff and made known."),
        N_("劳动合同法 art. 4"),
    ),
    Setting(
        _LAW,
        "two_inspectors",
        kinds.SWITCH,
        N_("Two inspectors must be named for each violation; where one is named alone, W06 says so."),
        _OPEN,
    ),
    Setting(
        _LAW,
        "heating_season",
        kinds.SEASON,
        N_("First and last day of the heating season; on other days its clauses are asked about (W14)."),
        N_("local announcement"),
    ),
    Setting(
        _LAW,
        "strict_warnings",
        kinds.WARNINGS,
        N_("Warnings that hold up “close” until a named person overrides them with a reason; “none”: no warning does."),
    ),
    Setting(
        _HANDOVER,
        "accounting_model",
        kinds.choice(*"ABCDEF"),
        N_("How deductions are entered in the accounts: model A to F, see docs/exports.md."),
        N_("decide it once with your accountant"),
    ),
    Setting(_HANDOVER, "account_expense", kinds.ACCOUNT, N_("Account of the bonus as a cost."), _CODES),
    Setting(_HANDOVER, "account_payable", kinds.ACCOUNT, N_("Account of wages and bonuses to be paid."), _CODES),
    Setting(_HANDOVER, "account_pool", kinds.ACCOUNT, N_("Account of a pool of deducted bonuses (model C)."), _CODES),
    Setting(_HANDOVER, "account_income", kinds.ACCOUNT, N_("Account of other income (models D and E)."), _CODES),
    Setting(_HANDOVER, "account_receivable", kinds.ACCOUNT, N_("Account of claims on employees (model E)."), _CODES),
    Setting(_HANDOVER, "account_loss", kinds.ACCOUNT, N_("Account of the loss made good (model F)."), _CODES),
    Setting(_HANDOVER, "payroll_item", kinds.LINE, N_("Name of the pay item for what is taken (csv, frappe).")),
    Setting(_HANDOVER, "refund_item", kinds.LINE, N_("Name of the pay item for what is given back (csv, frappe).")),
    Setting(_HANDOVER, "payroll_company", kinds.LINE, N_("Name of the company in the payroll system (frappe).")),
    Setting(_HANDOVER, "sap_wage_type", kinds.WAGE_TYPE, N_("Wage type of what is taken (sap0015).")),
    Setting(_HANDOVER, "sap_refund_type", kinds.WAGE_TYPE, N_("Wage type of what is given back (sap0015).")),
    Setting(_HANDOVER, "voucher_word", kinds.LINE, N_("Voucher word (u8-voucher).")),
)
"""In the order in which they are listed."""

BY_NAME: Final = {each.name: each for each in CATALOGUE}


def setting(name: str) -> Setting:
    """Give the setting called `name`, or titled so in any language; hyphens and capitals do not matter.

    Raises `SettingNameError`.
    """
    found = BY_NAME.get(named(name).strip().lower().replace("-", "_"))
    if found is None:
        raise SettingNameError(name=name)
    return found
