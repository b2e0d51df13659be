"""The sheet that is signed: one row for everybody on the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conduct_audit.language import gettext as _
from conduct_audit.reports import corrected, what_is_taken, words
from conduct_audit.reports.sheets.book import PAYROLL, Book, write_text
from conduct_audit.reports.sheets.rows import write_table
from conduct_audit.reports.sheets.table import Column, Table
from conduct_audit.reports.statistics import totals
from conduct_audit.reports.titles import open_points

if TYPE_CHECKING:
    import pandas as pd

    from conduct_audit.reports.month_report import MonthReport

_NAMED_TOTALS = ("bonus_base", "violations", "assessed", "deduction", "corrections", "net_bonus")
_NET = "={bonus_base}-{deduction}-{corrections}"
_COLUMNS_IN_VIEW = 3


def add_payroll(book: Book) -> Table:
    """Add the payroll sheet and the names by which other workbooks can link to it."""
    sheet = book.sheet(PAYROLL)
    columns = _columns(book.report)
    top = book.title_block(sheet, _("Payroll of bonus deductions"), len(columns))
    table = write_table(book, sheet, top, columns, _frame(book.report))
    sheet.freeze_panes(table.first, _COLUMNS_IN_VIEW)
    _mark_forfeited(book, table)
    _define_names(book, table)
    _write_foot(book, table)
    return table


def _columns(report: MonthReport) -> tuple[Column, ...]:
    counts = report.count_columns
    together = "=" + "+".join(f"{{{name}}}" for name in counts) if counts else ""
    return (
        Column("order", _("No."), "order", 5),
        Column("employee_id", _("Employee number"), "code", 10),
        Column("name", _("Name"), "text", 10),
        Column("department", _("Department"), "text", 14),
        Column("post", _("Post"), "text", 12),
        Column("bonus_base", _("Bonus base"), "money", 12, total=True, blank=_(words.NOT_STATED)),
        *(
            Column(key, name, "count", 9, total=True)
            for key, (_code, name) in zip(counts, report.categories, strict=True)
        ),
        Column("serious", _("Serious"), "count", 7, total=True),
        Column("violations", _("Occurrences in all"), "count", 9, total=True, formula=together),
        Column("assessed", _("Assessed per occurrence"), "money", 11, total=True),
        Column("deduction", _("Deducted"), "money", 11, total=True, blank="—"),
        Column("corrections", _("Corrections"), "money", 10, total=True),
        Column("net_bonus", _("Net bonus"), "money", 12, total=True, formula=_NET, blank="—"),
        Column("why_note", _("Taken otherwise: reason"), "text", 26),
        Column("signature", _("Signature"), "text", 12),
    )


def _frame(report: MonthReport) -> pd.DataFrame:
    order = range(1, len(report.lines) + 1)
    return report.lines.assign(order=order, why_note=what_is_taken.notes(report), signature="")


def _mark_forfeited(book: Book, table: Table) -> None:
    """Tint the rows of those who get no bonus; the reason stands in the row as well."""
    letter = table.letter("why_note")
    rule = {"type": "formula", "criteria": f"=LEN(${letter}{table.first + 1})>0", "format": book.formats["forfeited"]}
    table.sheet.conditional_format(table.first, 0, table.last, len(table.columns) - 1, rule)


def _define_names(book: Book, table: Table) -> None:
    for key in _NAMED_TOTALS:
        book.workbook.define_name(f"total_{key}", f"={table.total(key)}")
    book.workbook.define_name("payroll_table", f"={table.whole()}")


def _write_foot(book: Book, table: Table) -> None:
    """Write what is taken in capitals, what is not in the figures, and who signs."""
    row = _write_lines(book, table.sheet, table.below + 1, _sums_in_capitals(book.report), "capitals")
    row = _write_lines(book, table.sheet, row, tuple(filter(None, (corrected.balance(book.report),))), "capitals")
    row = _write_lines(book, table.sheet, row, (_("All amounts in yuan (CNY)."),), "note")
    row = _write_lines(book, table.sheet, row, open_points(book.report), "warning")
    table.sheet.set_row(row + 1, 36)
    places = (1, 5, 9, table.place("net_bonus") - 1, len(table.columns) - 2)
    for place, who in zip(places, _signatories(), strict=True):
        signed = f"{book.report.house.said(who)} ________________"
        write_text(table.sheet, row + 1, place, signed, book.formats["sign"])


def _write_lines(book: Book, sheet: Any, row: int, lines: tuple[str, ...], style: str) -> int:
    for line, text in enumerate(lines, start=row):
        sheet.set_row(line, 18)
        write_text(sheet, line, 0, text, book.formats[style])
    return row + len(lines)


def _sums_in_capitals(report: MonthReport) -> tuple[str, ...]:
    sums = totals(report)
    return (
        _("Deducted in all, in capitals: {capitals}").format(capitals=words.capitals(sums["deduction"])),
        _("Net bonus in all, in capitals: {capitals}").format(capitals=words.capitals(sums["net_bonus"])),
    )


def _signatories() -> tuple[str, ...]:
    return (_("Prepared by:"), _("Checked by:"), _("Reviewed by:"), _("Approved by:"), _("Date:"))
