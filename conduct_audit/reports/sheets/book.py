"""A workbook in the making: its sheets are set up for A4 paper and every text in them is text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook

from conduct_audit.language import N_, gettext as _
from conduct_audit.reports.sheets.formats import formats_of
from conduct_audit.reports.titles import heading, seal_words, state_words
from conduct_audit.reports.words import month_words, visible

if TYPE_CHECKING:
    from conduct_audit.reports.month_report import MonthReport

PAYROLL: Final = N_("Payroll deductions")
DETAILS: Final = N_("Violation details")
DEPARTMENTS: Final = N_("By department")
CLAUSES: Final = N_("By clause")
CORRECTED: Final = N_("Corrections")
CHECKS: Final = N_("Tie-out")
NOTES: Final = N_("Settings and notes")

LONGEST_TEXT: Final = 32_767
_A4: Final = 9
_MANY_ROWS: Final = 20_000
_LONGEST_FOOTER: Final = 60
_SAFE: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Book:
    """The workbook, the report it shows and its formats by name."""

    report: MonthReport
    workbook: Workbook
    formats: dict[str, Any]
    target: BytesIO

    def sheet(self, name: str) -> Any:
        """Add a sheet ready for print; `name` is one of the constants above."""
        sheet = self.workbook.add_worksheet(_(name))
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
        sheet.hide_gridlines(2)
        sheet.set_footer(self._footer(_(name)))
        return sheet

    def title_block(self, sheet: Any, title: str, width: int) -> int:
        """Write whose, which month's and how final the sheet is, over `width` columns; give the first free row."""
        sheet.set_row(0, 30)
        sheet.merge_range(0, 0, 0, width - 1, "", self.formats["title"])
        write_text(sheet, 0, 0, heading(self.report, title), self.formats["title"])
        write_text(sheet, 1, 0, state_words(self.report), self.formats["closed" if self.report.closed else "draft"])
        write_text(sheet, 2, 0, seal_words(self.report), self.formats["seal"])
        return 4

    def finished(self) -> bytes:
        """Close the workbook; give its bytes."""
        self.workbook.close()
        return self.target.getvalue()

    def _footer(self, name: str) -> str:
        """State left, page in the middle, sheet and month right; `&` would be a code of Excel's."""
        state = _("Closed") if self.report.closed else _("Draft, not closed")
        pages = _("Page {page} of {pages}").format(page="&P", pages="&N")
        company = self.report.company[:_LONGEST_FOOTER].replace("&", "&&")
        return f"&L{visible(company)} {state}&C{pages}&R{name} {month_words(self.report.month)}"


def new_book(report: MonthReport) -> Book:
    """Begin the workbook of `report`; the same report gives the same bytes.

    A long month is written row by row to the disk, so that memory does not grow with it.
    """
    long = len(report.lines) + len(report.violations) > _MANY_ROWS
    target = BytesIO()
    workbook = Workbook(target, {**_SAFE, "constant_memory": long, "in_memory": not long})
    created = datetime.combine(report.month.last_day, time())  # the clock would change the bytes
    title = heading(report, _("Payroll of bonus deductions"))
    workbook.set_properties({"title": visible(title), "company": visible(report.company), "created": created})
    return Book(report, workbook, formats_of(workbook), target)


def write_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """Write `text` as text, whatever it looks like; what Excel has no room for is cut with a visible mark."""
    sheet.write_string(row, column, fitting(text), style)


def fitting(text: str) -> str:
    """Give `text` as a cell can hold it: without control characters, at most 32,767 units of UTF-16."""
    plain = visible(text)
    units = plain.encode("utf-16-le") if len(plain) > LONGEST_TEXT // 2 else b""
    if len(units) <= 2 * LONGEST_TEXT:
        return plain
    mark = _("… (cut: {length} characters in all, the whole text is in the books)").format(length=len(plain))
    return units[: 2 * (LONGEST_TEXT - len(mark))].decode("utf-16-le", "ignore") + mark
