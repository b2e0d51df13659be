"""The month by clause, with a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.language import gettext as _
from conduct_audit.reports.palette import COLOURS
from conduct_audit.reports.sheets.book import CLAUSES, Book
from conduct_audit.reports.sheets.charts import add_bar_chart
from conduct_audit.reports.sheets.rows import write_table
from conduct_audit.reports.sheets.table import Column, Table
from conduct_audit.reports.statistics import by_clause

if TYPE_CHECKING:
    import pandas as pd

    from conduct_audit.reports.month_report import MonthReport

_SHOWN: Final = 15


def add_clauses(book: Book) -> Table:
    """Add one row per clause that was violated, most occurrences first, and a chart of the leading ones."""
    sheet = book.sheet(CLAUSES)
    columns = _columns()
    top = book.title_block(sheet, _("By clause"), len(columns))
    table = write_table(book, sheet, top, columns, _frame(book.report))
    sheet.freeze_panes(table.first, 2)
    add_bar_chart(book, table, _("Leading clauses by occurrences"), _series(table))
    return table


def _columns() -> tuple[Column, ...]:
    return (
        Column("clause", _("Clause"), "code", 10),
        Column("label", _("Clause label"), "text", 44),
        Column("category_name", _("Category"), "text", 24),
        Column("records", _("Records"), "count", 10, total=True),
        Column("occurrences", _("Occurrences"), "count", 10, total=True),
        Column("people", _("Employees concerned"), "count", 10),
        Column("departments", _("Departments concerned"), "count", 10),
        Column("assessed", _("Amount"), "money", 14, total=True),
    )


def _frame(report: MonthReport) -> pd.DataFrame:
    clauses, names = by_clause(report), dict(report.categories)
    return clauses.assign(category_name=[names.get(code, code) for code in clauses["category"]])


def _series(table: Table) -> list[dict[str, Any]]:
    last = min(table.last, table.first + _SHOWN - 1)
    sheet, first, place, *_rest = table.cells("occurrences")
    return [
        {
            "categories": [sheet, first, table.place("label"), last, table.place("label")],
            "values": [sheet, first, place, last, place],
            "fill": {"color": COLOURS[0]},
            "data_labels": {"value": True},
            "gap": 60,
        }
    ]
