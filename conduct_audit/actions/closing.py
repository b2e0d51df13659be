"""`close`: freeze the month; refused while anything is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from conduct_audit.actions import settling
from conduct_audit.actions.desk import refuse_altered
from conduct_audit.actions.errors import ContradictedPeopleError, UnplacedViolationsError
from conduct_audit.actions.month_view import MonthView, view

if TYPE_CHECKING:
    from typing import Any

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger
    from conduct_audit.month import Month


class ClosingDocument(TypedDict):
    """What closing a month gives: its totals and the seal, the head right after."""

    month: str
    seal: str
    at: str
    actor: str
    totals: dict[str, Any]


def close(desk: Desk, month: Month) -> ClosingDocument:
    """Freeze `month`: figures, inputs, rulebook, digest.

    Raises `MonthAlreadyClosedError`, `RowsStillWaitError`, `BonusBlankError` (of the books), `UnplacedViolationsError`,
    `ContradictedPeopleError`.
    """
    with desk.writing() as ledger:
        refuse_altered(ledger)
        with desk.entry(ledger, "close", month=str(month)) as entry:
            seen = view(ledger, month)
            entry.close(month, seen.settlement.lines, rulebook_digest=seen.rulebook.digest)
            _refuse_unplaced(seen)
            _refuse_contradicted(seen)
        return _document(ledger, seen)


def _document(ledger: Ledger, seen: MonthView) -> ClosingDocument:
    closing = ledger.closing(seen.month)
    if closing is None:
        raise LookupError(f"the closing of {seen.month} was not written")
    at = closing.at.isoformat()
    return {
        "month": str(seen.month),
        "seal": closing.seal,
        "at": at,
        "actor": closing.actor,
        "totals": settling.totals(seen),
    }


def _refuse_unplaced(seen: MonthView) -> None:
    unplaced = seen.settlement.unplaced
    if len(unplaced):
        people = list(dict.fromkeys(unplaced["employee_id"] + " " + unplaced["name"]))
        raise UnplacedViolationsError(month=seen.month, people=", ".join(people))


def _refuse_contradicted(seen: MonthView) -> None:
    if len(seen.contradicted):
        first = seen.contradicted.iloc[0]
        people = {"first": first["id"], "now": first["name"], "then": first["written_name"]}
        raise ContradictedPeopleError(month=seen.month, count=len(seen.contradicted), **people)
