"""Whether corrections are those that decisions about closed months cause, and were settled as they should."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from conduct_audit import money
from conduct_audit.books import schema
from conduct_audit.books.corrections import CARRIED, CAUSES, CLEAN
from conduct_audit.books.records import Problem
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conduct_audit.books.corrections import Correction
    from conduct_audit.books.ledger import Ledger
    from conduct_audit.books.records import Closing
    from conduct_audit.books.store import Store
    from conduct_audit.month import Month

_CAUSELESS: Final = N_("Its entry holds no decision that causes it.")
_CARRIED: Final = N_("It carries something else than what was left of correction {carries}.")
_NOT_CLOSED: Final = N_("It corrects {month}, which was not closed then.")
_ELSEWHERE: Final = N_("It was booked for {kept}, but the open month was {right}.")
_OVERTAKEN: Final = N_("It was settled for {taken} yuan of {amount}, or by a closing before it was booked.")
_SUM: Final = N_("The corrections settled are not the amount of the line.")


def causes(ledger: Ledger, closings: Iterable[Closing]) -> Iterator[Problem]:
    """Look for the decision or the closing beside each correction, or for what was left of the one that it carries."""
    booked = {each.number: each for each in ledger.corrections()}
    made, closed = _decisions(ledger.store), {each.entry: each.month for each in closings}
    for each in booked.values():
        if each.cause == CARRIED:
            yield from _wrongly_carried(each, booked.get(each.carries or 0))
        elif not _has_cause(each, made, closed):
            yield Problem("correction", _where(each), _(_CAUSELESS))
        yield from _wrong_months(each, closed)


def _wrongly_carried(each: Correction, before: Correction | None) -> Iterator[Problem]:
    if before is None or before.taken is None or not _goes_on(before, each):
        yield Problem("correction", _where(each), _(_CARRIED).format(carries=each.carries))


def _goes_on(before: Correction, each: Correction) -> bool:
    """Whether `each` is the rest of `before`, of the same person, month and decision, booked by what settled it."""
    same = all(getattr(before, name) == getattr(each, name) for name in ("employee_id", "of_month", "record"))
    return same and before.amount - (before.taken or 0) == each.amount and before.settled_entry == each.entry


def _has_cause(each: Correction, made: set[tuple[int, int, str | None]], closed: Mapping[int, Month]) -> bool:
    if each.record is None:
        return each.cause == CLEAN and each.entry in closed
    return each.cause == CAUSES.get(each.action) and (each.entry, each.record, str(each.of_month)) in made


def _wrong_months(each: Correction, closed: Mapping[int, Month]) -> Iterator[Problem]:
    """Name a correction of a month not closed before its entry, or due in another than the month open after it."""
    if each.of_month not in [month for entry, month in closed.items() if entry < each.entry]:
        yield Problem("correction", _where(each), _(_NOT_CLOSED).format(month=each.of_month))
        return
    right = max(month for entry, month in closed.items() if entry <= each.entry).next()
    if each.in_month != right:
        yield Problem("correction", _where(each), _(_ELSEWHERE).format(kept=each.in_month, right=right))


def settled(ledger: Ledger, closings: Iterable[Closing]) -> Iterator[Problem]:
    """Compare what closings took of corrections with what was due, and with their lines."""
    sums: defaultdict[tuple[int, str], int] = defaultdict(int)
    for each in ledger.corrections():
        if each.taken is not None and each.settled_entry is not None:
            sums[each.settled_entry, each.employee_id] += each.taken
            if not min(each.amount, 0) <= each.taken <= max(each.amount, 0) or each.settled_entry <= each.entry:
                yield Problem("settled", _where(each), _told_overtaken(each))
    for closing in closings:
        for who, amount in zip(closing.lines["employee_id"], closing.lines["corrections"], strict=True):
            if int(amount) != sums.pop((closing.entry, who), 0):
                yield Problem("settled", f"{closing.month}, {who}", _(_SUM))


def _told_overtaken(each: Correction) -> str:
    return _(_OVERTAKEN).format(taken=money.yuan(each.taken or 0), amount=money.yuan(each.amount))


def _decisions(store: Store) -> set[tuple[int, int, str | None]]:
    made = schema.decision.c
    entries = select(schema.correction.c.entry)
    rows = store.rows(select(made.entry, made.observation, made.month).where(made.entry.in_(entries)))
    return {(entry, record, month) for entry, record, month in rows}


def _where(each: Correction) -> str:
    return _("correction {number}").format(number=each.number)
