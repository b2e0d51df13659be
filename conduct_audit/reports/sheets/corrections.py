"""What closed months still take in this one, or give back."""

from __future__ import annotations

from conduct_audit.language import gettext as _
from conduct_audit.reports.sheets.book import CORRECTED, Book
from conduct_audit.reports.sheets.rows import write_table
from conduct_audit.reports.sheets.table import Column


def add_corrections(book: Book) -> None:
    """Add the list of corrections; a month without any has no such sheet."""
    if book.report.corrections.empty:
        return
    sheet = book.sheet(CORRECTED)
    columns = _columns()
    top = book.title_block(sheet, _("Corrections of closed months"), len(columns))
    table = write_table(book, sheet, top, columns, book.report.corrections)
    sheet.freeze_panes(table.first, 2)


def _columns() -> tuple[Column, ...]:
    return (
        Column("employee_id", _("Employee number"), "code", 12),
        Column("name", _("Name"), "text", 12),
        Column("department", _("Department"), "text", 18),
        Column("of_month", _("Belongs to month"), "code", 12),
        Column("amount", _("Amount (negative: given back)"), "money", 14, total=True),
        Column("cause", _("Cause"), "text", 60),
    )
