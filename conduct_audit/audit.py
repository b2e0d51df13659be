"""`Audit`: the library's one door. The command line is a thin skin over it.

Every method runs one command of the public interface and gives its document: a dictionary with money as strings in
yuan, days as `YYYY-MM-DD`, exactly what `--json` prints. Failures are `ConductAuditError`s whose text is a sentence in
the language spoken (`conduct_audit.language.activate`).
"""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING, Any, Literal

from conduct_audit.actions import (
    checking,
    classifying,
    closing,
    explaining,
    importing,
    initialising,
    reporting,
    reviewing,
    rosters,
    settling,
    using_rulebooks,
    violations,
)
from conduct_audit.actions.desk import Desk, now
from conduct_audit.intake.reading import Hints
from conduct_audit.month import Month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from conduct_audit.actions.import_document import ImportDocument
    from conduct_audit.actions.violations import ViolationPage
    from conduct_audit.rulebook.document import RulebookDocument


class Audit:
    """The audit kept in one ledger, on behalf of one person.

    `ledger` is a path or `sqlite:///…`; `actor` is recorded with every change (default: the operating system's user);
    `clock` tells the time of an entry.
    """

    def __init__(
        self, ledger: str | Path = "conduct.db", *, actor: str = "", clock: Callable[[], datetime] = now
    ) -> None:
        """Keep where to work; nothing is opened yet."""
        self.desk = Desk(str(ledger), actor or _user(), clock)

    def init(self, *, rulebook: str = "thermal-power", company: str = "") -> initialising.LedgerDocument:
        """Make an empty ledger with `rulebook` (a shipped id or a file) in force."""
        return initialising.init(self.desk, rulebook, company)

    def rulebooks(self) -> using_rulebooks.RulebookListDocument:
        """List the shipped rulebooks and those in force."""
        return using_rulebooks.list_rulebooks(self.desk)

    def rulebook(self, name: str, code: str | None = None) -> RulebookDocument:
        """Show a rulebook, of one category, section or clause alone with `code`."""
        return using_rulebooks.show_rulebook(self.desk, name, code)

    def check_rulebook(self, file: Path) -> using_rulebooks.CheckDocument:
        """Report every fault of a rulebook file."""
        return using_rulebooks.check_rulebook(file)

    def use_rulebook(self, name: str, start: date) -> dict[str, Any]:
        """Put a rulebook in force from `start`."""
        return using_rulebooks.use_rulebook(self.desk, name, start)

    def import_roster(self, file: Path, *, month: Month | None = None) -> rosters.RosterDocument:
        """Put the roster of `file` in force from `month` (None: for all months)."""
        return rosters.import_roster(self.desk, file, month)

    def roster(self, month: Month | str) -> rosters.RosterDocument:
        """Show the roster that holds for `month`."""
        return rosters.show_roster(self.desk, _month(month))

    def import_files(  # noqa: PLR0913  # the options of the command
        self,
        files: Iterable[Path],
        *,
        month: Month | None = None,
        mark_means: Literal["violation", "ok"] | None = None,
        strict: bool = False,
        dry_run: bool = False,
        progress: Callable[[Path], None] = lambda _file: None,
    ) -> ImportDocument:
        """Book inspection sheets; `progress` is told of each file before it is read."""
        options = importing.ImportOptions(Hints(month=month, mark_means=mark_means), strict=strict, dry_run=dry_run)
        return importing.import_files(self.desk, files, options, progress)

    def waiting(self) -> reviewing.QueueDocument:
        """List the rows that wait for a person."""
        return reviewing.waiting(self.desk)

    def waiting_row(self, number: int) -> reviewing.WaitingDocument:
        """Show one row, its cells and who or which clause may be meant."""
        return reviewing.show(self.desk, number)

    def set_row(self, number: int, *, reason: str = "", **facts: Any) -> reviewing.WaitingDocument:
        """Say what is right about a row; `facts` are those of `reviewing.Facts`."""
        return reviewing.set_row(self.desk, number, reviewing.Facts(**facts), reason)

    def dismiss_row(self, number: int, reason: str) -> reviewing.WaitingDocument:
        """Drop a row from the queue, visibly."""
        return reviewing.dismiss(self.desk, number, reason)

    def admit_row(self, number: int, reason: str = "") -> reviewing.WaitingDocument:
        """Book a row as it stands."""
        return reviewing.admit(self.desk, number, reason)

    def classify(self, texts: Sequence[str]) -> classifying.ClassificationDocument:
        """Show where texts would be mapped, changing nothing."""
        return classifying.classify(self.desk, texts)

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

    def waive(self, number: int, reason: str) -> ViolationPage:
        """Take a violation off the books; it stays visible."""
        return violations.waive(self.desk, number, reason)

    def settle(self, month: Month | str) -> settling.SettlementDocument:
        """Compute a month; changes nothing."""
        return settling.settle(self.desk, _month(month))

    def close(self, month: Month | str) -> closing.ClosingDocument:
        """Freeze a month; the document holds the seal."""
        return closing.close(self.desk, _month(month))

    def report(
        self,
        month: Month | str,
        folder: Path,
        *,
        department: str | None = None,
        employee: str | None = None,
        only_with_violations: bool = False,
    ) -> reporting.ReportDocument:
        """Write workbook, page and slips of a month into `folder`."""
        asked = reporting.Selection(department, employee, only_with_violations=only_with_violations)
        return reporting.report(self.desk, _month(month), folder, asked)

    def explain(self, employee: str, month: Month | str) -> explaining.ExplanationDocument:
        """Explain every yuan of an employee's month."""
        return explaining.explain(self.desk, employee, _month(month))

    def verify(self, seal: str | None = None) -> checking.VerdictDocument:
        """Recompute every digest of the books."""
        return checking.verify(self.desk, seal)

    def log(self) -> checking.LogDocument:
        """Give the audit trail."""
        return checking.log(self.desk)


def _user() -> str:
    """Give the name of the operating system's user, its number where it has no name."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "?"


def _month(month: Month | str) -> Month:
    return Month.parse(month) if isinstance(month, str) else month
