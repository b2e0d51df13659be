"""The payroll workbook of a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.reports.sheets.book import new_book
from conduct_audit.reports.sheets.check_formulas import Tables
from conduct_audit.reports.sheets.checks import add_checks
from conduct_audit.reports.sheets.clauses import add_clauses
from conduct_audit.reports.sheets.corrections import add_corrections
from conduct_audit.reports.sheets.departments import add_departments
from conduct_audit.reports.sheets.details import add_details
from conduct_audit.reports.sheets.notes import add_notes
from conduct_audit.reports.sheets.payroll import add_payroll

if TYPE_CHECKING:
    from conduct_audit.reports.month_report import MonthReport


def workbook(report: MonthReport) -> bytes:
    """Give the workbook as the bytes of an `.xlsx`, the payroll sheet first. Raises `SheetTooLongError`."""
    book = new_book(report)
    tables = Tables(
        add_payroll(book), add_details(book), add_departments(book), add_clauses(book), add_corrections(book)
    )
    add_checks(book, tables)
    add_notes(book)
    return book.finished()
