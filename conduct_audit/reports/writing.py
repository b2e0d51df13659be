"""Write the papers of a month: for the company, and for each department what concerns it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.reports import slips
from conduct_audit.reports.folders import folder_names
from conduct_audit.reports.page import page
from conduct_audit.reports.pdf import pdf_parts
from conduct_audit.reports.placing import tray
from conduct_audit.reports.workbook import workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from markupsafe import Markup

    from conduct_audit.reports.month_report import MonthReport
    from conduct_audit.reports.placing import Tray


@dataclass(frozen=True, slots=True)
class Printing:
    """How slips are printed: for whom, two on a page, and whether there are a file for each, or a PDF, besides."""

    only_with_violations: bool = False
    two_up: bool = False
    separate: bool = False
    pdf: bool = False


AS_USUAL: Final = Printing()


def write(report: MonthReport, folder: Path, printing: Printing = AS_USUAL) -> tuple[Path, ...]:
    """Write workbook, page and slips into `folder`, and those of each department into `departments/NAME/`.

    All files are finished before the first of an older report is replaced. Gives the files written. Raises
    `ReportFolderError`, `ReportOpenError`, `SheetTooLongError` and `TemplatesFolderError`.
    """
    pages = _slips(report, printing)
    folders = {} if report.department else folder_names(report.departments)
    with tray() as held:
        _park(held, report, folder, pages, printing)
        for name in folders:
            _park(held, report.of_department(name), folder / "departments" / folders[name], pages, printing)
        return held.place()


def write_department(report: MonthReport, name: str, folder: Path, printing: Printing = AS_USUAL) -> tuple[Path, ...]:
    """Write the papers of one department alone, where `write` puts them. Gives and raises the same."""
    own = report.of_department(name)
    with tray() as held:
        pages = _slips(own, printing)
        _park(held, own, folder / "departments" / folder_names(report.departments)[name], pages, printing)
        return held.place()


def write_slip(report: MonthReport, employee_id: str, folder: Path) -> tuple[Path, ...]:
    """Write the slip of one employee alone, as `slips-MONTH-NUMBER.html`. Gives and raises the same as `write`."""
    own = report.of_employees((employee_id,))
    with tray() as held:
        _park_each(held, own, folder, slips.fragments(own))
        return held.place()


def _slips(report: MonthReport, printing: Printing) -> Mapping[str, Markup]:
    if not printing.only_with_violations:
        return slips.fragments(report)
    return slips.fragments(report.of_employees(tuple(slips.with_violations(report))))


def _park(held: Tray, report: MonthReport, folder: Path, pages: Mapping[str, Markup], printing: Printing) -> None:
    """Park the papers of `report`; `pages` holds the slips of its people and maybe of others."""
    held.park(folder / f"payroll-{report.month}.xlsx", workbook(report))
    held.park(folder / f"payroll-{report.month}.html", page(report).encode("utf-8"))
    bound = slips.document(report, pages, two_up=printing.two_up)
    held.park(folder / f"slips-{report.month}.html", bound.encode("utf-8"))
    if printing.pdf:
        _park_pdf(held, report, folder, pages, printing)
    if printing.separate:
        _park_each(held, report, folder / f"slips-{report.month}", pages)


def _park_each(held: Tray, report: MonthReport, folder: Path, pages: Mapping[str, Markup]) -> None:
    """Park a file for each employee of `report` who has a slip among `pages`."""
    people = [number for number in report.lines["employee_id"] if number in pages]
    names = folder_names(people)
    for number in people:
        own = slips.bound(report, [pages[number]])
        held.park(folder / f"slips-{report.month}-{names[number]}.html", own.encode("utf-8"))


def _park_pdf(held: Tray, report: MonthReport, folder: Path, pages: Mapping[str, Markup], printing: Printing) -> None:
    """Park the slips as PDF, of many people in numbered parts."""
    people = report.of_employees(tuple(number for number in report.lines["employee_id"] if number in pages))
    parts = pdf_parts(people, two_up=printing.two_up)
    marks = [f"-{number}" for number in range(1, len(parts) + 1)] if len(parts) > 1 else [""]
    for mark, part in zip(marks, parts, strict=True):
        held.park(folder / f"slips-{report.month}{mark}.pdf", part)
