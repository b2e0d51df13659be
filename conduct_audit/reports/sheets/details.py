"""Each violation with what was seen, what it costs and where it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conduct_audit.language import gettext as _
from conduct_audit.month import charged_words
from conduct_audit.reports.sheets.book import DETAILS, Book
from conduct_audit.reports.sheets.rows import write_table
from conduct_audit.reports.sheets.table import Column, Table

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS_IN_VIEW = 3


def add_details(book: Book) -> Table:
    """Add the list of violations, in the order of the payroll sheet."""
    sheet = book.sheet(DETAILS)
    frame = _frame(book.report.cases)
    columns = _columns(charged=bool(frame["charged_words"].any()))
    top = book.title_block(sheet, _("Violations one by one"), len(columns))
    table = write_table(book, sheet, top, columns, frame)
    sheet.freeze_panes(table.first, _COLUMNS_IN_VIEW)
    book.workbook.define_name("violations_table", f"={table.whole()}")
    return table


def _columns(*, charged: bool) -> tuple[Column, ...]:
    """Give the columns; that of another month charged only where there is one."""
    month = (Column("charged_words", _("Month charged"), "text", 20),) * charged
    return (
        Column("day", _("Date"), "day", 11),
        Column("employee_id", _("Employee number"), "code", 10),
        Column("name", _("Name"), "text", 10),
        Column("department", _("Department"), "text", 13),
        Column("clause", _("Clause"), "code", 8),
        Column("label", _("Clause label"), "text", 20),
        Column("text", _("Observation"), "text", 34),
        Column("count", _("Occurrences"), "count", 7, total=True),
        Column("assessed", _("Amount"), "money", 10, total=True),
        Column("serious_words", _("Serious"), "code", 8),
        Column("rule", _("Basis"), "text", 16),
        Column("place", _("Seen at"), "text", 12),
        Column("inspector", _("Inspected by"), "text", 10),
        Column("file", _("Source file"), "text", 18),
        Column("sheet", _("Sheet"), "text", 9),
        Column("row", _("Row"), "order", 6),
        Column("id", _("Record"), "order", 7),
        *month,
    )


def _frame(cases: pd.DataFrame) -> pd.DataFrame:
    days = [_day(day, month) for day, month in zip(cases["occurred_on"], cases["event_month"], strict=True)]
    serious = cases["serious"].map({True: _("yes"), False: ""}).astype(object)
    charged = [charged_words(*months) for months in zip(cases["event_month"], cases["month"], strict=True)]
    clauses = cases["clause"].fillna("").astype(object)
    return cases.assign(day=days, serious_words=serious, clause=clauses, charged_words=charged)


def _day(day: Any, month: Any) -> Any:
    return day or month or ""
