"""The month by department, with a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.language import gettext as _
from conduct_audit.reports.palette import COLOURS
from conduct_audit.reports.sheets.book import DEPARTMENTS, Book
from conduct_audit.reports.sheets.charts import add_bar_chart
from conduct_audit.reports.sheets.rows import write_table
from conduct_audit.reports.sheets.table import Column, Table
from conduct_audit.reports.statistics import by_department

if TYPE_CHECKING:
    from conduct_audit.reports.month_report import MonthReport

_SHOWN: Final = 20


def add_departments(book: Book) -> Table:
    """Add one row per department, most occurrences first, and a chart of the leading ones by category."""
    sheet = book.sheet(DEPARTMENTS)
    columns = _columns(book.report)
    top = book.title_block(sheet, _("By department"), len(columns))
    table = write_table(book, sheet, top, columns, by_department(book.report))
    sheet.freeze_panes(table.first, 1)
    add_bar_chart(book, table, _("Occurrences by department and category"), _series(book.report, table))
    return table


def _columns(report: MonthReport) -> tuple[Column, ...]:
    named = zip(report.count_columns, report.categories, strict=True)
    return (
        Column("department", _("Department"), "text", 18),
        Column("employees", _("Employees"), "order", 8, total=True),
        Column("with_violations", _("With violations"), "count", 9, total=True),
        *(Column(key, name, "count", 10, total=True) for key, (_code, name) in named),
        Column("violations", _("Occurrences in all"), "count", 9, total=True),
        Column("serious", _("Serious"), "count", 7, total=True),
        Column("zero_bonus", _("No bonus"), "count", 8, total=True),
        Column("bonus_base", _("Bonus base"), "money", 13, total=True),
        Column("assessed", _("Assessed per occurrence"), "money", 12, total=True),
        Column("deduction", _("Deducted"), "money", 12, total=True),
        Column("corrections", _("Corrections"), "money", 11, total=True),
        Column("net_bonus", _("Net bonus"), "money", 13, total=True),
    )


def _series(report: MonthReport, table: Table) -> list[dict[str, Any]]:
    last = min(table.last, table.first + _SHOWN - 1)
    return [
        {
            "name": name,
            "categories": [*table.cells("department")[:3], last, table.place("department")],
            "values": [*table.cells(key)[:3], last, table.place(key)],
            "fill": {"color": COLOURS[number % len(COLOURS)]},
            "gap": 60,
        }
        for number, (key, (_code, name)) in enumerate(zip(report.count_columns, report.categories, strict=True))
    ]
