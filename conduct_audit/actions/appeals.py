"""`appeal file`, `decide`, `list`: an employee contests a violation; the decision moves the money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conduct_audit.actions.appeal_documents import AppealDocument, Moved, appeal_document
from conduct_audit.actions.deciding import decided, one
from conduct_audit.actions.documents import PartDocument, in_part, records
from conduct_audit.books import Ruling
from conduct_audit.books.appeal_errors import (
    EarlyReceiptError,
    FutureReceiptError,
    OutcomeOptionsError,
    SamePersonError,
)
from conduct_audit.month import Month, judged_on
from conduct_audit.settings import last_day

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import date

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Appeal, Ledger
    from conduct_audit.books.appeals import RulingOutcome


class AppealListDocument(PartDocument):
    """Every appeal, in the order in which they were filed."""

    appeals: list[AppealDocument]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided: `count` occurrences remain, or the case is `ordinary`; `decided_by` is who really did."""

    outcome: RulingOutcome
    reason: str
    count: int | None = None
    ordinary: bool = False
    decided_by: str = ""


def file(desk: Desk, number: int, reason: str, received_on: date | None) -> AppealDocument:
    """File an appeal against violation `number`, received today unless `received_on` says otherwise.

    Raises `AlreadyAppealedError`, `FutureReceiptError`, `EarlyReceiptError`, and what the books refuse of a record that
    does not count.
    """
    today = desk.clock().date()
    received = received_on or today
    if received > today:
        raise FutureReceiptError(day=received)
    with desk.writing() as ledger:
        detail = {"id": number, "reason": reason, "received_on": received.isoformat()}
        with desk.entry(ledger, "appeal file", **detail) as entry:
            row = one(ledger, number)
            entry.file_appeal(number, reason, received, late=is_late(ledger, row, received))
            _refuse_early(row, received_on)
        return _of_record(ledger, number)


def decide(desk: Desk, number: int, verdict: Verdict) -> AppealDocument:
    """Decide the appeal against violation `number`; a closed month's money moves in the open one.

    Raises `OutcomeOptionsError`, `UnknownRecordError`, `SamePersonError`, `NotAppealedError`, `AlreadyDecidedError`,
    and what `decided` does.
    """
    _refuse_options(verdict)
    ruling = Ruling(
        verdict.outcome,
        verdict.reason,
        verdict.decided_by.strip() or desk.actor,
        verdict.count,
        False if verdict.ordinary else None,
    )
    with desk.writing() as ledger:
        one(ledger, number)
        detail = {"id": number, "outcome": verdict.outcome, "reason": verdict.reason, "decided_by": ruling.decided_by}
        with desk.entry(ledger, "appeal decide", **detail) as entry:
            appeal = entry.rule(number, ruling)
            _refuse_same_person(ledger, appeal, (desk.actor, ruling.decided_by))
            decided(ledger, entry, number, ruling.decision)
        return _of_record(ledger, number)


def list_appeals(desk: Desk) -> AppealListDocument:
    """List the appeals."""
    with desk.reading(part=True) as ledger, ledger.snapshot():
        appeals = ledger.appeals()
        rows = {row["id"]: row for row in records(ledger.violations(ids=[appeal.record for appeal in appeals]))}
        moved = Moved.of(ledger, (row["month"] for row in rows.values()))
        return {
            "appeals": [appeal_document(appeal, rows[appeal.record], moved) for appeal in appeals],
            **in_part(ledger),
        }


def window_ends(ledger: Ledger, month: Month) -> date | None:
    """Give the last day on which appeals against violations of a closed month are in time; None: no limit.

    The window begins when the month is closed: then its slips have their numbers and go out.
    """
    closing = ledger.closing(month)
    settings = ledger.settings(month, as_of=closing.entry if closing else None)
    return last_day(closing.at.date(), settings) if closing else None


def is_late(ledger: Ledger, row: Mapping[Hashable, Any], received: date) -> bool:
    """Whether an appeal against a record (a row of VIOLATIONS) came in after the window; it is marked, not refused."""
    until = window_ends(ledger, Month.parse(row["month"])) if row["month"] else None
    return until is not None and received > until


def _refuse_early(row: Mapping[Hashable, Any], stated: date | None) -> None:
    """Refuse a day that a person stated before the event; of an event whose day is wrong the appeal comes in today."""
    event = judged_on(row["occurred_on"], row["event_month"])
    if stated and stated < event:
        raise EarlyReceiptError(id=row["id"], event=event, day=stated)


def _refuse_options(verdict: Verdict) -> None:
    said = verdict.count is not None or verdict.ordinary
    if said != (verdict.outcome == "partly"):
        raise OutcomeOptionsError


def _refuse_same_person(ledger: Ledger, appeal: Appeal, deciding: tuple[str, str]) -> None:
    filed = Month.of(appeal.filed_at.date())
    month = max(filed, ledger.open_month() or filed)  # what is set now holds from there on, perhaps not begun yet
    if ledger.settings(month).two_people and appeal.filed_by in deciding:
        raise SamePersonError(person=appeal.filed_by, appeal=appeal.number)


def _of_record(ledger: Ledger, number: int) -> AppealDocument:
    row = one(ledger, number)
    return appeal_document(ledger.appeals(number)[0], row, Moved.of(ledger, (row["month"],)))
