"""Corrections of closed months in words, and what a month takes with and without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.language import N_, gettext as _
from conduct_audit.month import Month
from conduct_audit.reports.words import figures, month_words

if TYPE_CHECKING:
    import pandas as pd

    from conduct_audit.reports.month_report import MonthReport

_GIVEN_BACK: Final = N_(
    "Correction of notice No. {slip} of {month}: {amount} yuan given back. {cause}. Decided on {day}."
)
_TAKEN: Final = N_("Correction of notice No. {slip} of {month}: {amount} yuan still taken. {cause}. Decided on {day}.")


def told(correction: Any) -> str:
    """Say what a correction (a row of CORRECTIONS) does, which slip it corrects, why, and when it was decided."""
    return _(_GIVEN_BACK if correction.amount < 0 else _TAKEN).format(
        month=_month(correction.of_month),
        slip=correction.slip,
        amount=figures(abs(correction.amount)),
        cause=correction.cause,
        day=correction.decided_on,
    )


def listed(report: MonthReport) -> pd.DataFrame:
    """Give the corrections by employee number, with `month_words`, the closed month as a title writes it."""
    found = report.corrections.sort_values(["employee_id", "of_month"], kind="stable")
    return found.assign(month_words=[_month(month) for month in found["of_month"]])


def _month(month: str) -> str:
    return month_words(Month.parse(month))


def balance(report: MonthReport) -> str:
    """Say what the month takes of its own, what corrections add and give back, and both together; empty without any."""
    if report.corrections.empty:
        return ""
    amounts, own = report.corrections["amount"], int(report.lines["deduction"].sum())
    told = _(
        "Deducted this month: {own} yuan. Corrections of closed months: {taken} yuan still taken, {given} yuan given "
        "back. Together: {net} yuan."
    )
    taken, given = int(amounts[amounts > 0].sum()), int(amounts[amounts < 0].sum())
    sums = {"own": own, "taken": taken, "given": -given, "net": own + taken + given}
    return told.format(**{name: figures(amount) for name, amount in sums.items()})
