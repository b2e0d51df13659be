"""Improvement refunds: what clean months give back of the deduction before them, booked as corrections at the close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.actions.as_closed import AsClosed
from conduct_audit.actions.correcting import taken_so_far
from conduct_audit.books import Difference
from conduct_audit.settlement.clean_months import ClosedLine, refunds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from conduct_audit.actions.month_view import MonthView
    from conduct_audit.books import Closing, Correction, Entry, Ledger

CLEAN: Final = "clean"
"""The cause of these corrections; no decision about a violation stands behind them."""

_Month = dict[str, ClosedLine]


def book_refunds(ledger: Ledger, entry: Entry, seen: MonthView) -> None:
    """Book what the closing of `seen` gives back after clean months; the next month pays it."""
    clean = seen.settings.refund_after_clean_months
    earlier = _before(ledger.closings(), seen, clean) if clean else []
    if not clean or len(earlier) < clean:
        return
    booked = ledger.corrections()
    months = [_judged(ledger, closing, booked) for closing in earlier]
    due = refunds([*months, _lines(seen.settlement.lines, {})], clean)
    entry.correct(None, [Difference(who, earlier[0].month, -amount, CLEAN) for who, amount in due])


def _before(closings: Iterable[Closing], seen: MonthView, count: int) -> list[Closing]:
    """Give the closings of the `count` months before `seen`, oldest first, as far back as there is no gap."""
    closed = {closing.month: closing for closing in closings}
    found: list[Closing] = []
    month = seen.month.previous()
    while month in closed and len(found) < count:
        found.append(closed[month])
        month = month.previous()
    return found[::-1]


def _judged(ledger: Ledger, closing: Closing, booked: Iterable[Correction]) -> _Month:
    """Give a closed month with the violations that it has now, and what was really taken for it."""
    return _lines(
        AsClosed.of(ledger, closing).lines(tuple(closing.lines["employee_id"])), taken_so_far(closing, booked)
    )


def _lines(lines: pd.DataFrame, taken: Mapping[str, int]) -> _Month:
    """Give the lines as `refunds` looks at them; a bonus that a serious case forfeits is not given back."""
    rows = zip(lines["employee_id"], lines["violations"], lines["zero_bonus"], strict=True)
    return {str(who): ClosedLine(int(count), 0 if zero else taken.get(who, 0)) for who, count, zero in rows}
