"""Warnings that a company made strict hold up the close until a named person overrides them with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conduct_audit.actions.month_errors import (
    AppealsHoldError,
    OverrideReasonError,
    OverrideUnknownError,
    WarningsHoldError,
)
from conduct_audit.actions.warning import undecided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.actions.month_view import MonthView
    from conduct_audit.books import Entry, Ledger
    from conduct_audit.settlement.warning_facts import MonthWarning


@dataclass(frozen=True, slots=True)
class Overriding:
    """The codes of warnings that somebody overrides, and why."""

    codes: tuple[str, ...] = ()
    reason: str = ""

    def checked(self) -> Overriding:
        """Give the same with plain codes. Raises `OverrideReasonError` for codes without a reason or the reverse."""
        codes = tuple(dict.fromkeys(code.strip().upper() for code in self.codes))
        if bool(codes) != bool(self.reason.strip()):
            raise OverrideReasonError
        return Overriding(codes, self.reason.strip())


def hold(entry: Entry, seen: MonthView, found: Sequence[MonthWarning], asked: Overriding) -> None:
    """Write what is overridden; refuse what still holds up the close.

    Raises `OverrideUnknownError`, `WarningsHoldError`.
    """
    holding = [warning for warning in found if warning.code in seen.settings.strict_warnings]
    codes = dict.fromkeys(warning.code for warning in holding)
    for code in asked.codes:
        if code not in codes:
            raise OverrideUnknownError(code=code, month=seen.month)
        entry.override(seen.month, code, _subject(holding, code), asked.reason)
    if asked.codes:
        entry.detail |= {"override": ", ".join(asked.codes), "reason": asked.reason}
    left = [warning for warning in holding if warning.code not in asked.codes]
    if left:
        told = " ".join(f"{warning.code}: {warning.sentence}" for warning in left)
        raise WarningsHoldError(month=seen.month, warnings=told, code=left[0].code)


def hold_appeals(ledger: Ledger, seen: MonthView) -> None:
    """Raise `AppealsHoldError` while appeals of the month wait and the setting asks to wait for them."""
    waiting = undecided(ledger, seen) if seen.settings.open_appeal == "hold" else ()
    if waiting:
        raise AppealsHoldError(month=seen.month, ids=", ".join(map(str, waiting)))


def _subject(holding: Sequence[MonthWarning], code: str) -> str:
    return "; ".join(warning.sentence for warning in holding if warning.code == code)
