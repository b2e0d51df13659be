"""`close`: freeze the month; refused while anything is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from conduct_audit import money
from conduct_audit.actions import settling
from conduct_audit.actions.correcting import taken
from conduct_audit.actions.desk import refuse_altered
from conduct_audit.actions.errors import ContradictedPeopleError, UnplacedViolationsError
from conduct_audit.actions.improving import book_refunds
from conduct_audit.actions.month_view import MonthView, view
from conduct_audit.actions.overriding import Overriding, hold, hold_appeals
from conduct_audit.actions.proving import facts_of
from conduct_audit.actions.warning import WarningDocument, documents, warnings_of
from conduct_audit.books.proof import MONEY, TITLES, checks_of
from conduct_audit.language import gettext as _
from conduct_audit.settings import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Closing, Entry, Ledger
    from conduct_audit.month import Month
    from conduct_audit.settlement.warning_facts import MonthWarning


class CheckDocument(TypedDict):
    """A check of the tie-out: what is compared, and the figure reached by two ways: a number, or yuan as text."""

    check: str
    title: str
    ours: int | str
    theirs: int | str


class ClosingDocument(TypedDict):
    """What closing a month gives: its totals, its tie-out, its warnings and the seal, the head right after."""

    month: str
    seal: str
    at: str
    actor: str
    totals: dict[str, Any]
    tie_out: list[CheckDocument]
    warnings: list[WarningDocument]


def close(desk: Desk, month: Month, asked: Overriding | None = None) -> ClosingDocument:
    """Freeze `month`: figures, inputs, settings, rulebook, digest; `asked` are warnings that the actor overrides.

    Raises `MonthAlreadyClosedError`, `RowsStillWaitError`, `BonusBlankError`, `TieOutError` (of the books),
    `UnplacedViolationsError`, `ContradictedPeopleError`, `AppealsHoldError`, `WarningsHoldError` and what else
    `overriding` raises.
    """
    overriding = (asked or Overriding()).checked()
    with desk.writing() as ledger:
        refuse_altered(ledger)
        with desk.entry(ledger, "close", month=str(month)) as entry:
            seen = view(ledger, month)
            last_day(desk.clock().date(), seen.settings)  # slips must be able to name it, now and ever after
            found = _write(ledger, entry, seen, overriding)
        return _document(ledger, seen, found)


def _write(ledger: Ledger, entry: Entry, seen: MonthView, overriding: Overriding) -> tuple[MonthWarning, ...]:
    """Close the month and give its warnings; whatever refuses it leaves nothing behind of what was written before."""
    found, settlement = warnings_of(ledger, seen), seen.settlement
    entry.close(
        seen.month,
        settlement.lines,
        rulebook_digest=seen.rulebook.digest,
        settled=taken(settlement.corrections),
        facts=facts_of(seen, found),
    )
    _refuse_unplaced(seen)
    _refuse_contradicted(seen)
    hold_appeals(ledger, seen)
    hold(entry, seen, found, overriding)
    book_refunds(ledger, entry, seen)
    return found


def _document(ledger: Ledger, seen: MonthView, found: Iterable[MonthWarning]) -> ClosingDocument:
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
        "tie_out": _tie_out(closing),
        "warnings": documents(found),
    }


def _tie_out(closing: Closing) -> list[CheckDocument]:
    return [
        {
            "check": check.name,
            "title": _(TITLES[check.name]),
            "ours": _figure(check.name, check.ours),
            "theirs": _figure(check.name, check.theirs),
        }
        for check in checks_of(closing.facts)
    ]


def _figure(check: str, value: int) -> int | str:
    return money.yuan(value) if check in MONEY else value


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
