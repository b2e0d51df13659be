"""What closed months still take in this one, or give back."""

from __future__ import annotations

from typing import Final

from conduct_audit.language import gettext as _
from conduct_audit.reports import corrected
from conduct_audit.reports.sheets.book import CORRECTED, Book, write_text
from conduct_audit.reports.sheets.rows import LOWEST_POINTS, write_table
from conduct_audit.reports.sheets.table import Column, Table

_FEN: Final = 100


def add_corrections(book: Book) -> Table | None:
    """Add the list of corrections and what they come to; a month without any has no such sheet."""
    if book.report.corrections.empty:
        return None
    sheet = book.sheet(CORRECTED)
    columns = _columns()
    top = book.title_block(sheet, _("Corrections of closed months"), len(columns))
    table = write_table(book, sheet, top, columns, corrected.listed(book.report))
    sheet.freeze_panes(table.first, 2)
    _write_foot(book, table)
    return table


def _columns() -> tuple[Column, ...]:
    return (
        Column("employee_id", _("Employee number"), "code", 12),
        Column("name", _("Name"), "text", 12),
        Column("department", _("Department"), "text", 18),
        Column("month_words", _("Belongs to month"), "code", 14),
        Column("slip", _("Corrects notice No."), "code", 15),
        Column("amount", _("Amount (negative: given back)"), "money", 14, total=True),
        Column("cause", _("Cause"), "text", 50),
        Column("decided_on", _("Decided on"), "code", 12),
        Column("decided_by", _("Decided by"), "text", 18),
    )


def _write_foot(book: Book, table: Table) -> None:
    """Write what is still taken and what is given back as live formulas, and how a correction stands to its slip."""
    amounts, cells, place = book.report.corrections["amount"], table.range("amount"), table.place("amount")
    sums = (
        (_("Still taken"), ">0", int(amounts[amounts > 0].sum())),
        (_("Given back"), "<0", int(amounts[amounts < 0].sum())),
    )
    for row, (words, wanted, fen) in enumerate(sums, start=table.below):
        table.sheet.set_row(row, LOWEST_POINTS)
        write_text(table.sheet, row, place - 1, words, book.formats["sum_text"])
        table.sheet.write_formula(row, place, f'=SUMIF({cells},"{wanted}")', book.formats["sum_money"], fen / _FEN)
    note = _(
        "The notice of a closed month never changes and keeps its number; what is corrected stands on this month's."
    )
    write_text(table.sheet, table.below + len(sums) + 1, 0, note, book.formats["note"])
