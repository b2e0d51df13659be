"""`close`: freeze the month; refused while anything is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from conduct_audit import money
from conduct_audit.actions import settling
from conduct_audit.actions.correcting import taken
from conduct_audit.actions.correction_documents import CorrectionDocument, Corrections
from conduct_audit.actions.desk import refuse_altered
from conduct_audit.actions.improving import book_refunds
from conduct_audit.actions.month_errors import ContradictedPeopleError, UnplacedViolationsError
from conduct_audit.actions.month_view import MonthView, late_rows, view
from conduct_audit.actions.overriding import Overriding, hold, hold_appeals
from conduct_audit.actions.proving import facts_of
from conduct_audit.actions.warning import WarningDocument, documents, warnings_of
from conduct_audit.books.proof import MONEY, TITLES, checks_of
from conduct_audit.language import gettext as _
from conduct_audit.settings import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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
    """What closing a month gives: its totals, its tie-out, its warnings and the seal, the head right after.

    `late_waiting` are rows of closed months that go on waiting: they hold up no close.
    """

    month: str
    seal: str
    at: str
    actor: str
    totals: dict[str, Any]
    tie_out: list[CheckDocument]
    late_waiting: list[str]
    corrections_not_on_roster: list[CorrectionDocument]
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
            today = desk.clock().date()
            last_day(today, seen.settings)  # slips must be able to name it, now and ever after
            found = warnings_of(ledger, seen, today)
            _write(ledger, entry, seen, found, overriding)
        return _document(ledger, seen, found)


def _write(
    ledger: Ledger, entry: Entry, seen: MonthView, found: Sequence[MonthWarning], overriding: Overriding
) -> None:
    """Close the month with its warnings; whatever refuses it leaves nothing behind of what was written before."""
    settlement = seen.settlement
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
        "late_waiting": late_rows(ledger),
        "corrections_not_on_roster": Corrections(ledger, None).owed(closing),
        "warnings": documents(found, seen.violations),
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
        ids = ", ".join(map(str, unplaced["id"]))
        raise UnplacedViolationsError(month=seen.month, people=", ".join(people), ids=ids, first=unplaced["id"].iloc[0])


def _refuse_contradicted(seen: MonthView) -> None:
    if len(seen.contradicted):
        first = seen.contradicted.iloc[0]
        people = {"first": first["id"], "now": first["name"], "then": first["belonged_to"]}
        raise ContradictedPeopleError(month=seen.month, count=len(seen.contradicted), **people)
