"""Whether each closed month, computed again from the books as they were, is what it was closed with."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from conduct_audit import money
from conduct_audit.books.checks_lines import differing
from conduct_audit.books.corrections import CARRIED, CLEAN
from conduct_audit.books.proof import TITLES, checks_of
from conduct_audit.books.records import Problem
from conduct_audit.errors import ConductAuditError
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conduct_audit.books.again import Recompute, Recomputed
    from conduct_audit.books.corrections import Correction
    from conduct_audit.books.ledger import Ledger
    from conduct_audit.books.records import Closing
    from conduct_audit.month import Month

_NOT_COMPUTED: Final = N_("The month cannot be computed again: {why}")
_RULEBOOK: Final = N_("The month was closed with another rulebook than the one that was in force.")
_SETTLED: Final = N_(
    "The closing of {month} took {taken} yuan of it and carried {carried} on; "
    "{right_taken} and {right_carried} yuan would be right."
)
_REFUND: Final = N_("The closing gives back {amount} yuan of {month} after clean months; {right} yuan would be right.")
_OTHER: Final = N_("{title}: the month was closed with other figures.")


def recomputed(ledger: Ledger, closings: Iterable[Closing], recompute: Recompute) -> Iterator[Problem]:
    """Compute each closed month again; compare lines, rulebook, settled corrections, refunds and figures."""
    booked = ledger.corrections()
    for closing in closings:
        try:
            again = recompute(closing)
        except ConductAuditError as error:
            yield Problem("recomputed", str(closing.month), _(_NOT_COMPUTED).format(why=error))
            continue
        yield from differing(closing, again.lines)
        yield from _facts(closing, again)
        yield from _settled(closing, again, booked)
        yield from _refunds(closing, again, booked)


def _facts(closing: Closing, again: Recomputed) -> Iterator[Problem]:
    """Compare the rulebook and the figures reached one by one; months closed before form 2 kept none of these."""
    if closing.rulebook_digest != again.rulebook_digest:
        yield Problem("recomputed", str(closing.month), _(_RULEBOOK))
    kept = {check.name: check for check in checks_of(closing.facts)}
    for check in again.checks if closing.facts else ():
        if kept.get(check.name) != check:
            yield Problem("tie_out", str(closing.month), _(_OTHER).format(title=_(TITLES[check.name])))


def _settled(closing: Closing, again: Recomputed, booked: Iterable[Correction]) -> Iterator[Problem]:
    """Compare correction by correction what was taken and what was carried on."""
    right = {each.number: (each.taken, each.carried) for each in again.settled}
    kept = _settled_by(closing, booked)
    for number in {**kept, **right}:
        (taken, carried), (right_taken, right_carried) = kept.get(number, (0, 0)), right.get(number, (0, 0))
        if number not in kept or number not in right or kept[number] != right[number]:
            amounts = {"taken": taken, "carried": carried, "right_taken": right_taken, "right_carried": right_carried}
            told = _(_SETTLED).format(month=closing.month, **{name: money.yuan(fen) for name, fen in amounts.items()})
            yield Problem("settled", _("correction {number}").format(number=number), told)


def _settled_by(closing: Closing, booked: Iterable[Correction]) -> dict[int, tuple[int, int]]:
    own = [each for each in booked if each.settled_entry == closing.entry]
    rest = {each.carries: each.amount for each in booked if each.entry == closing.entry and each.cause == CARRIED}
    return {each.number: (each.taken or 0, rest.get(each.number, 0)) for each in own}


def _refunds(closing: Closing, again: Recomputed, booked: Iterable[Correction]) -> Iterator[Problem]:
    right = {(each.employee_id, each.of_month): each.amount for each in again.refunds}
    kept: defaultdict[tuple[str, Month], int] = defaultdict(int)
    for each in booked:
        if each.entry == closing.entry and each.cause == CLEAN:
            kept[each.employee_id, each.of_month] += each.amount
    for who, month in {**kept, **right}:
        amount, due = kept.get((who, month), 0), right.get((who, month), 0)
        if amount != due:
            told = _(_REFUND).format(amount=money.yuan(-amount), right=money.yuan(-due), month=month)
            yield Problem("correction", f"{closing.month}, {who}", told)
