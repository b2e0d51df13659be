"""Write the papers of a month: for the company, and for each department what concerns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.reports import slips
from conduct_audit.reports.folders import folder_names
from conduct_audit.reports.page import page
from conduct_audit.reports.placing import tray
from conduct_audit.reports.workbook import workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from markupsafe import Markup

    from conduct_audit.reports.month_report import MonthReport
    from conduct_audit.reports.placing import Tray


def write(report: MonthReport, folder: Path, *, only_with_violations: bool = False) -> tuple[Path, ...]:
    """Write workbook, page and slips into `folder`, and those of each department into `departments/NAME/`.

    All files are finished before the first of an older report is replaced. Gives the files written. Raises
    `ReportFolderError`, `ReportOpenError` and `SheetTooLongError`.
    """
    pages = _slips(report, only_with_violations=only_with_violations)
    folders = {} if report.department else folder_names(report.departments)
    with tray() as held:
        _park(held, report, folder, pages)
        for name in folders:
            _park(held, report.of_department(name), folder / "departments" / folders[name], pages)
        return held.place()


def write_department(
    report: MonthReport, name: str, folder: Path, *, only_with_violations: bool = False
) -> tuple[Path, ...]:
    """Write the papers of one department alone, where `write` puts them. Gives and raises the same."""
    own = report.of_department(name)
    with tray() as held:
        pages = _slips(own, only_with_violations=only_with_violations)
        _park(held, own, folder / "departments" / folder_names(report.departments)[name], pages)
        return held.place()


def write_slip(report: MonthReport, employee_id: str, folder: Path) -> tuple[Path, ...]:
    """Write the slip of one employee alone, as `slips-MONTH-NUMBER.html`. Gives and raises the same as `write`."""
    own = report.of_employees((employee_id,))
    number = folder_names([employee_id])[employee_id]
    with tray() as held:
        held.park(folder / f"slips-{report.month}-{number}.html", slips.slips(own).encode("utf-8"))
        return held.place()


def _slips(report: MonthReport, *, only_with_violations: bool) -> Mapping[str, Markup]:
    if not only_with_violations:
        return slips.fragments(report)
    return slips.fragments(report.of_employees(tuple(slips.with_violations(report))))


def _park(held: Tray, report: MonthReport, folder: Path, pages: Mapping[str, Markup]) -> None:
    """Park the three papers of `report`; `pages` holds the slips of its people and maybe of others."""
    held.park(folder / f"payroll-{report.month}.xlsx", workbook(report))
    held.park(folder / f"payroll-{report.month}.html", page(report).encode("utf-8"))
    held.park(folder / f"slips-{report.month}.html", slips.document(report, pages).encode("utf-8"))
