"""Whether every entry that touched a closed month booked what it then owed, to the fen."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import select

from conduct_audit import money
from conduct_audit.books import schema
from conduct_audit.books.corrections import CARRIED, as_of
from conduct_audit.books.records import Problem
from conduct_audit.errors import ConductAuditError
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from conduct_audit.books.corrections import Correction
    from conduct_audit.books.ledger import Ledger
    from conduct_audit.books.records import Closing
    from conduct_audit.books.store import Store

    Expected = Callable[[Closing, "Touched", tuple[Correction, ...], int], Mapping[str, int]]

_OWED: Final = N_("It corrects {month} by {amount} yuan; {right} yuan would be right.")
_NOT_COMPUTED: Final = N_("The month cannot be computed again: {why}")
_DECIDED: Final = ("confirmed", "waived", "overturned")


class Touched(NamedTuple):
    """Of whose closed month an entry decided, or booked a correction, and about which records."""

    people: set[str]
    records: set[int]


def owed(ledger: Ledger, closings: Iterable[Closing], expected: Expected) -> Iterator[Problem]:
    """Compute again what each entry that touches a closed month should have booked of it."""
    booked = ledger.corrections()
    for closing in closings:
        own = [each for each in booked if each.of_month == closing.month]
        for entry, touched in sorted(_touched(ledger.store, closing, own).items()):
            yield from _compared(expected, closing, touched, own, entry)


def _compared(
    expected: Expected, closing: Closing, touched: Touched, own: list[Correction], entry: int
) -> Iterator[Problem]:
    try:
        right = expected(closing, touched, as_of(own, entry), entry)
    except ConductAuditError as error:
        yield Problem("correction", str(closing.month), _(_NOT_COMPUTED).format(why=error))
        return
    sums = dict.fromkeys(right, 0)
    for each in own:
        if each.entry == entry and _caused(each):
            sums[each.employee_id] = sums.get(each.employee_id, 0) + each.amount
    for who, amount in sums.items():
        if amount != right.get(who, 0):
            amounts = {"amount": money.yuan(amount), "right": money.yuan(right.get(who, 0))}
            told = _(_OWED).format(month=closing.month, **amounts)
            yield Problem("correction", f"{_('entry {seq}').format(seq=entry)}, {who}", told)


def _touched(store: Store, closing: Closing, booked: Iterable[Correction]) -> dict[int, Touched]:
    """Give who and what of a closed month was decided about or corrected, by the entries after the closing."""
    made = schema.decision.c
    later = (made.month == str(closing.month), made.entry > closing.entry, made.status.in_(_DECIDED))
    found: defaultdict[int, Touched] = defaultdict(lambda: Touched(set(), set()))
    for entry, who, record in store.rows(select(made.entry, made.employee_id, made.observation).where(*later)):
        found[entry].people.add(who)
        found[entry].records.add(record)
    for each in booked:
        if _caused(each):
            found[each.entry].people.add(each.employee_id)
    return dict(found)


def _caused(each: Correction) -> bool:
    """Whether a decision about a violation causes the correction."""
    return each.cause != CARRIED and each.record is not None
