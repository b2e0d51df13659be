"""Improvement refunds: what clean months give back of the deduction before them, booked as corrections at the close.

At each closing every window of closed months is judged by what then stands on the books: so an appeal upheld late, or
months closed out of order, lose nobody a refund. What was given back is not taken again, nor given twice.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from conduct_audit.actions.as_closed import AsClosed
from conduct_audit.actions.correcting import taken, taken_so_far
from conduct_audit.books import Difference
from conduct_audit.books.corrections import CLEAN, as_of
from conduct_audit.settlement.clean_months import ClosedMonth, refunds

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from conduct_audit.actions.month_view import MonthView
    from conduct_audit.books import Closing, Correction, Entry, Ledger
    from conduct_audit.month import Month
    from conduct_audit.settlement.clean_months import Refund

_SETTING: Final = "refund_after_clean_months"


def book_refunds(ledger: Ledger, entry: Entry, seen: MonthView) -> None:
    """Book what the closing of `seen`, written by `entry`, gives back after clean months; the next month pays it."""
    entry.correct(None, Improving(ledger).refunds_at(seen, entry.seq))


class Improving:
    """Judges the windows of a ledger. Its closed months are read once, and not at all where no window was ever set."""

    def __init__(self, ledger: Ledger) -> None:
        """Look at `ledger`."""
        self._ledger = ledger

    @cached_property
    def _closings(self) -> dict[Month, tuple[Closing, int]]:
        """Give the closed months, and how many clean months each asked for when it was closed."""
        held = ((each, self._ledger.settings(each.month, as_of=each.entry)) for each in self._ledger.closings())
        return {each.month: (each, settings.refund_after_clean_months) for each, settings in held}

    def refunds_at(self, seen: MonthView, closed_by: int) -> list[Difference]:
        """Give what the closing of `seen` by entry `closed_by` gives back: what is due and not given yet."""
        if not any(each.name == _SETTING for each in self._ledger.setting_history(as_of=closed_by)):
            return []
        due = list(refunds(self._months(seen, closed_by)))
        lost = {month: self._forfeited(seen, month, due, closed_by) for month in {each.month for each in due}}
        paid = (each for each in due if each.employee_id not in lost[each.month])
        return [Difference(each.employee_id, each.month, -each.amount, CLEAN) for each in paid]

    def _months(self, seen: MonthView, closed_by: int) -> dict[Month, ClosedMonth]:
        """Give the closed months with `seen` as they are to be judged after entry `closed_by`."""
        earlier = (pair for pair in self._closings.values() if pair[0].entry < closed_by)
        months = {closing.month: (closing.lines, clean) for closing, clean in earlier}
        months[seen.month] = (seen.settlement.lines, seen.settings.refund_after_clean_months)
        booked, broke = self._booked(seen, closed_by), self._ledger.broke(as_of=closed_by)
        return {
            month: ClosedMonth(clean, set(lines["employee_id"]), broke.get(month, ()), _kept(month, lines, booked))
            for month, (lines, clean) in months.items()
        }

    def _booked(self, seen: MonthView, closed_by: int) -> list[Correction]:
        """Give the corrections of before the closing with what it takes of them; what it carries on is taken later."""
        settled = {each.number: each.taken + each.carried for each in taken(seen.settlement.corrections)}
        booked = as_of(self._ledger.corrections(), closed_by)
        return [replace(each, taken=settled.get(each.number, each.taken)) for each in booked]

    def _forfeited(self, seen: MonthView, month: Month, due: Iterable[Refund], closed_by: int) -> set[str]:
        """Give those whose bonus of `month` a serious case forfeits; clean months do not give that back."""
        lines = seen.settlement.lines
        if month != seen.month:
            closing = self._closings[month][0]
            people = {each.employee_id for each in due if each.month == month}
            touched = self._ledger.decided_since(closing.entry, month)
            lines = AsClosed.of(self._ledger, closing).lines(people, closed_by) if touched else closing.lines
        return set(lines.loc[lines["zero_bonus"], "employee_id"])


def _kept(month: Month, lines: pd.DataFrame, booked: Iterable[Correction]) -> dict[str, int]:
    """Give what is kept of a closed month by person, without those to whom clean months gave it back already."""
    own = [each for each in booked if each.of_month == month]
    given = {each.employee_id for each in own if each.cause == CLEAN}
    return {who: fen for who, fen in taken_so_far(month, lines, own).items() if who not in given}
