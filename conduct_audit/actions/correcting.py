"""What a decision about a closed month's violation still takes or gives back: the difference it makes to that month.

The frozen line stays. The month is computed again with its violations before and after the decision; the difference is
the correction, due in the open month. So corrections add up to what is right, nothing is given back that was never
taken, and what is settled for good (`settled_for_good`) is not set off against anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conduct_audit.actions.as_closed import AsClosed
from conduct_audit.actions.errors import NotOnClosedRosterError
from conduct_audit.actions.settled_for_good import Decided
from conduct_audit.books import Difference, Settled
from conduct_audit.books.corrections import CAUSES
from conduct_audit.month import Month
from conduct_audit.settlement import difference

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from typing import Any

    import pandas as pd

    from conduct_audit.books import Closing, Correction, Ledger
    from conduct_audit.books.checks_owed import Expected, Touched


@dataclass(frozen=True)
class Before:
    """A person's closed month before a decision: `deductions` is what it would take with the violations of then."""

    month: AsClosed
    employee_id: str
    deductions: Mapping[str, int]


def before(ledger: Ledger, row: Mapping[Hashable, Any]) -> Before | None:
    """Give the closed month of a record (a row of VIOLATIONS), None where its month is open or unknown.

    Raises `NotOnClosedRosterError` where its person has no line in it.
    """
    closing = ledger.closing(Month.parse(row["month"])) if row["month"] and row["employee_id"] else None
    if closing is None:
        return None
    who = str(row["employee_id"])
    if not (closing.lines["employee_id"] == who).any():
        raise NotOnClosedRosterError(id=row["id"], employee=who, name=row["name"], month=closing.month)
    month = AsClosed.of(ledger, closing)
    return Before(month, who, month.deductions((who,)))


def differences(ledger: Ledger, then: Before, entry: int, number: int, verb: str) -> list[Difference]:
    """Give what the decision of `entry` on record `number` still takes or gives back of the closed month.

    Also of those who share it.
    """
    now = then.month.deductions((then.employee_id,))
    decided = Decided(then.month, entry, (number,), ledger.corrections())
    amounts = _differences(decided, then.deductions, now)
    return [Difference(who, then.month.closing.month, amount, CAUSES[verb]) for who, amount in amounts.items()]


def expected(ledger: Ledger) -> Expected:
    """Give the function with which `verify` asks what an entry should have booked of a closed month."""
    months: dict[int, AsClosed] = {}

    def found(closing: Closing, touched: Touched, booked: tuple[Correction, ...], entry: int) -> dict[str, int]:
        if closing.entry not in months:
            months[closing.entry] = AsClosed.of(ledger, closing)
        month, people = months[closing.entry], touched.people
        decided = Decided(month, entry, touched.records, booked)
        return _differences(decided, month.deductions(people, entry - 1), month.deductions(people, entry))

    return found


def _differences(decided: Decided, before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    """Give the corrections by person; of whom all was taken so far nothing is settled for good."""
    closing = decided.month.closing
    so_far = taken_so_far(closing.month, closing.lines, decided.booked)
    amounts = {}
    for who in after:
        fall, taken = before[who] - after[who], so_far.get(who, 0)
        settled, lost = decided.for_good(who, fall) if fall > 0 and taken != before[who] else (0, 0)
        amounts[who] = difference(before[who], after[who], taken, settled, lost)
    return {who: amount for who, amount in amounts.items() if amount}


def taken_so_far(month: Month, lines: pd.DataFrame, booked: Iterable[Correction]) -> dict[str, int]:
    """Give by person what was taken of a closed month (frozen `lines`), or is still due of it: what lapsed was not."""
    sums = {str(who): int(fen) for who, fen in zip(lines["employee_id"], lines["deduction"], strict=True)}
    for each in booked:
        if each.of_month == month:
            before = sums.get(each.employee_id, 0)
            sums[each.employee_id] = before + (each.amount if each.taken is None else each.taken)
    return sums


def taken(settled: pd.DataFrame) -> list[Settled]:
    """Give what a closing makes of the corrections (SETTLED) that were due; of people without a line they stay due."""
    paid = settled[settled["taken"].notna()]
    rows = zip(*(paid[name] for name in ("number", "taken", "carried")), strict=True)
    return [Settled(int(number), int(fen), int(rest)) for number, fen, rest in rows]
