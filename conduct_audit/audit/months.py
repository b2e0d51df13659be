"""A month: settled, closed, explained, printed, handed to payroll."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from conduct_audit.actions import (
    changes,
    closing,
    explaining,
    export_document,
    exporting,
    noticing,
    overriding,
    picturing,
    reporting,
    settling,
)
from conduct_audit.audit.door import Door, month_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.month import Month


class Months(Door):
    """A month: settled, closed, explained, printed, handed to payroll."""

    def settle(self, month: Month | str) -> settling.SettlementDocument:
        """Compute a month; changes nothing."""
        return settling.settle(self.desk, month_of(month))

    def close(self, month: Month | str, *, override: Sequence[str] = (), reason: str = "") -> closing.ClosingDocument:
        """Freeze a month; the document holds the seal. `override` are codes of warnings that would hold it up."""
        return closing.close(self.desk, month_of(month), overriding.Overriding(tuple(override), reason))

    def report(
        self,
        month: Month | str,
        folder: Path,
        *,
        department: str | None = None,
        employee: str | None = None,
        templates: Path | None = None,
        **printing: bool,
    ) -> reporting.ReportDocument:
        """Write workbook, page and slips of a month into `folder`; `printing` are the fields of `reports.Printing`."""
        asked = reporting.Selection.of(department, employee, templates, **printing)
        return reporting.report(self.desk, month_of(month), folder, asked)

    def notice(self, number: int, folder: Path, *, templates: Path | None = None) -> noticing.PaperDocument:
        """Write the notice of violation `number` into `folder`."""
        return noticing.notice(self.desk, number, folder, templates)

    def publicity(
        self, month: Month | str, folder: Path, *, full_names: bool = False, templates: Path | None = None
    ) -> noticing.PaperDocument:
        """Write the list of a month that is posted in the company into `folder`."""
        return noticing.publicity(self.desk, month_of(month), folder, templates, full_names=full_names)

    def what_changed(self, month: Month | str, seal: str) -> changes.ChangesDocument:
        """Compare a month with the state of the books whose head was `seal`."""
        return changes.changes(self.desk, month_of(month), seal)

    def statistics(self, month: Month | str) -> picturing.StatisticsDocument:
        """Count a month by department, clause and beside the months before."""
        return picturing.statistics(self.desk, month_of(month))

    def export(
        self, month: Month | str, form: str, file: str | Path, *, encoding: str = "", overwrite: bool = False
    ) -> export_document.ExportedDocument:
        """Hand a closed month over: `form` is csv, frappe, beancount, sap0015 or u8-voucher."""
        return exporting.export(self.desk, month_of(month), exporting.Wanted(form, Path(file), encoding, overwrite))

    def explain(self, employee: str, month: Month | str) -> explaining.ExplanationDocument:
        """Explain every yuan of an employee's month."""
        return explaining.explain(self.desk, employee, month_of(month))
