"""Whether corrections are those that decisions about closed months cause, and were settled as they should."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

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

    Expected = Callable[[Closing, set[str], tuple[Correction, ...], int], Mapping[str, int]]

_CAUSELESS: Final = N_("Its entry holds no decision that causes it.")
_CARRIED: Final = N_("It carries something else than what was left of correction {carries}.")
_OVERTAKEN: Final = N_("It was settled for {taken} fen of {amount}.")
_SUM: Final = N_("The corrections settled are not the amount of the line.")
_OWED: Final = N_("It corrects {month} by {amount} fen; {right} fen would be right.")
_NOT_COMPUTED: Final = N_("The month cannot be computed again: {why}")
_DECIDED: Final = ("confirmed", "waived", "overturned")


def causes(ledger: Ledger) -> Iterator[Problem]:
    """Look for the decision beside each correction, or for what was left of the one that it carries."""
    booked = {each.number: each for each in ledger.corrections()}
    made = _decisions(ledger.store)
    for each in booked.values():
        if each.cause == CARRIED:
            before = booked.get(each.carries or 0)
            left = None if before is None or before.taken is None else before.amount - before.taken
            if before is None or left != each.amount or before.settled_entry != each.entry:
                yield Problem("correction", _where(each), _(_CARRIED).format(carries=each.carries))
        elif each.record is not None and (each.entry, each.record, str(each.of_month)) not in made:
            yield Problem("correction", _where(each), _(_CAUSELESS))


def settled(ledger: Ledger) -> Iterator[Problem]:
    """Compare what closings took of corrections with what was due, and with their lines."""
    sums: defaultdict[tuple[int, str], int] = defaultdict(int)
    for each in ledger.corrections():
        if each.taken is not None and each.settled_entry is not None:
            sums[each.settled_entry, each.employee_id] += each.taken
            if not min(each.amount, 0) <= each.taken <= max(each.amount, 0) or each.settled_entry <= each.entry:
                yield Problem("settled", _where(each), _(_OVERTAKEN).format(taken=each.taken, amount=each.amount))
    for closing in ledger.closings():
        for who, amount in zip(closing.lines["employee_id"], closing.lines["corrections"], strict=True):
            if int(amount) != sums.pop((closing.entry, who), 0):
                yield Problem("settled", f"{closing.month}, {who}", _(_SUM))


def owed(ledger: Ledger, expected: Expected) -> Iterator[Problem]:
    """Compute again what each entry that touches a closed month should have booked of it."""
    booked = ledger.corrections()
    for closing in ledger.closings():
        own = [each for each in booked if each.of_month == closing.month]
        for entry, people in sorted(_touched(ledger.store, closing, own).items()):
            yield from _compared(expected, closing, people, own, entry)


def _compared(
    expected: Expected, closing: Closing, people: set[str], own: list[Correction], entry: int
) -> Iterator[Problem]:
    try:
        right = expected(closing, people, as_of(own, entry), entry)
    except ConductAuditError as error:
        yield Problem("correction", str(closing.month), _(_NOT_COMPUTED).format(why=error))
        return
    sums = dict.fromkeys(right, 0)
    for each in own:
        if each.entry == entry and _caused(each):
            sums[each.employee_id] = sums.get(each.employee_id, 0) + each.amount
    for who, amount in sums.items():
        if amount != right.get(who, 0):
            told = _(_OWED).format(amount=amount, right=right.get(who, 0), month=closing.month)
            yield Problem("correction", f"{_('entry {seq}').format(seq=entry)}, {who}", told)


def _touched(store: Store, closing: Closing, booked: Iterable[Correction]) -> dict[int, set[str]]:
    """Give the people whose closed month was decided about or corrected, by the entries after the closing."""
    made = schema.decision.c
    later = (made.month == str(closing.month), made.entry > closing.entry, made.status.in_(_DECIDED))
    touched: defaultdict[int, set[str]] = defaultdict(set)
    for entry, who in store.rows(select(made.entry, made.employee_id).where(*later).distinct()):
        touched[entry].add(who)
    for each in booked:
        if _caused(each):
            touched[each.entry].add(each.employee_id)
    return dict(touched)


def _caused(each: Correction) -> bool:
    """Whether a decision about a violation causes the correction."""
    return each.cause != CARRIED and each.record is not None


def _decisions(store: Store) -> set[tuple[int, int, str | None]]:
    made = schema.decision.c
    entries = select(schema.correction.c.entry)
    rows = store.rows(select(made.entry, made.observation, made.month).where(made.entry.in_(entries)))
    return {(entry, record, month) for entry, record, month in rows}


def _where(each: Correction) -> str:
    return _("correction {number}").format(number=each.number)
