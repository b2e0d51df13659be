"""What waits for a person and what is on the books: review, violations, appeals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from conduct_audit.actions import (
    answering,
    appeals,
    applying,
    queue_book,
    reviewing,
    violations,
)
from conduct_audit.audit.door import Door

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from conduct_audit.actions.appeal_documents import AppealDocument
    from conduct_audit.actions.appeals import AppealListDocument
    from conduct_audit.actions.violations import ViolationPage, WaivedPage
    from conduct_audit.month import Month


class Records(Door):
    """What waits for a person and what is on the books: review, violations, appeals."""

    def waiting(self) -> reviewing.QueueDocument:
        """List the rows that wait for a person."""
        return reviewing.waiting(self.desk)

    def waiting_row(self, number: int) -> reviewing.WaitingDocument:
        """Show one row, its cells and who or which clause may be meant."""
        return reviewing.show(self.desk, number)

    def set_row(self, number: int, *, reason: str = "", **facts: Any) -> reviewing.WaitingDocument:
        """Say what is right about a row; `facts` are those of `answering.Facts`."""
        return self.set_rows([number], reason=reason, **facts)["items"][0]

    def dismiss_row(self, number: int, reason: str) -> reviewing.WaitingDocument:
        """Drop a row from the queue, visibly."""
        return self.dismiss_rows([number], reason)["items"][0]

    def admit_row(self, number: int, reason: str = "") -> reviewing.WaitingDocument:
        """Book a row as it stands."""
        return self.admit_rows([number], reason)["items"][0]

    def set_rows(self, numbers: Sequence[int], *, reason: str = "", **facts: Any) -> answering.DecidedDocument:
        """Say what is right about several rows, in one transaction."""
        return answering.set_rows(self.desk, numbers, answering.Facts(**facts), reason)

    def dismiss_rows(self, numbers: Sequence[int], reason: str) -> answering.DecidedDocument:
        """Drop several rows from the queue, in one transaction."""
        return answering.dismiss_rows(self.desk, numbers, reason)

    def admit_rows(self, numbers: Sequence[int], reason: str = "") -> answering.DecidedDocument:
        """Book several rows as they stand, in one transaction."""
        return answering.admit_rows(self.desk, numbers, reason)

    def export_queue(self, file: str | Path, *, overwrite: bool = False) -> queue_book.ExportedQueueDocument:
        """Write the rows that wait into a workbook with drop-downs."""
        return queue_book.export(self.desk, Path(file), overwrite=overwrite)

    def apply_queue(self, file: str | Path, *, passwords: tuple[str, ...] = ()) -> applying.AppliedQueueDocument:
        """Decide as a filled-in workbook of the queue says, in one transaction."""
        return applying.apply(self.desk, Path(file), passwords)

    def violations(
        self,
        *,
        month: Month | None = None,
        employee: str | None = None,
        department: str | None = None,
        status: str | None = None,
    ) -> violations.ViolationListDocument:
        """List what is on the books."""
        return violations.list_violations(self.desk, violations.Filter(month, employee, department, status))

    def violation(self, number: int) -> ViolationPage:
        """Show one violation with its source and decisions."""
        return violations.show(self.desk, number)

    def waive(self, number: int, reason: str) -> WaivedPage:
        """Take a violation off the books; it stays visible."""
        return violations.waive(self.desk, number, reason)

    def file_appeal(self, number: int, reason: str, *, received_on: date | None = None) -> AppealDocument:
        """Record an appeal against a violation, received today unless `received_on` says otherwise."""
        return appeals.file(self.desk, number, reason, received_on)

    def decide_appeal(  # noqa: PLR0913  # the options of the command
        self,
        number: int,
        outcome: Literal["upheld", "dismissed", "partly"],
        reason: str,
        *,
        count: int | None = None,
        ordinary: bool = False,
        decided_by: str = "",
    ) -> AppealDocument:
        """Decide the appeal against violation `number`; with `partly`, `count` occurrences remain or it is ordinary."""
        verdict = appeals.Verdict(outcome, reason, count, ordinary=ordinary, decided_by=decided_by)
        return appeals.decide(self.desk, number, verdict)

    def appeals(self) -> AppealListDocument:
        """List the appeals and what became of them."""
        return appeals.list_appeals(self.desk)
