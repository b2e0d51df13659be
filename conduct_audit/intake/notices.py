"""What a user should know about how a file was read, in sentences."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from conduct_audit.intake.grid import is_blank
from conduct_audit.language import N_, gettext as _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conduct_audit.intake.grid import Sheet, Workbook
    from conduct_audit.intake.header import Column
    from conduct_audit.intake.layout import Table

_HIDDEN_SHEET = N_("Sheet “{sheet}” is hidden; it was read all the same.")
_UNREADABLE = N_("Sheet “{sheet}” could not be read; the others were.")
_HIDDEN_COLUMNS = N_("Sheet “{sheet}” has hidden columns; they were read, too: {columns}.")
_UNREAD = N_("Sheet “{sheet}”: nothing was read from the columns {columns}; their headings are not known.")
_QUESTION = N_("The heading “{heading}” (cell {cell}) could mean two things; the column was not used.")


def notices_of(workbook: Workbook, tables: Sequence[Table]) -> tuple[str, ...]:
    """Give the notices about a file: what is hidden or unreadable, headings of two meanings or of none."""
    found = [
        *(_(_UNREADABLE).format(sheet=name) for name in workbook.unreadable),
        *(notice for sheet in workbook.sheets for notice in _of_sheet(sheet)),
        *(notice for table in tables for notice in _of_table(table)),
    ]
    return tuple(dict.fromkeys(found))


def _of_sheet(sheet: Sheet) -> Iterator[str]:
    if sheet.hidden:
        yield _(_HIDDEN_SHEET).format(sheet=sheet.name)
    hidden = sum(not sheet.is_blank(row) for row in sheet.hidden_rows if row < len(sheet.rows))
    if hidden:
        sentence = ngettext(
            "Sheet “{sheet}” has {number} hidden row; it was read, too.",
            "Sheet “{sheet}” has {number} hidden rows; they were read, too.",
            hidden,
        )
        yield sentence.format(sheet=sheet.name, number=hidden)
    columns = [
        column for column in sorted(sheet.hidden_columns) if any(not is_blank(row[column]) for row in sheet.rows)
    ]
    if columns:
        letters = "、".join(map(get_column_letter, (column + 1 for column in columns)))
        yield _(_HIDDEN_COLUMNS).format(sheet=sheet.name, columns=letters)


def _of_table(table: Table) -> Iterator[str]:
    unread = [column.heading for column in _unread(table)]
    if unread:
        yield _(_UNREAD).format(sheet=table.sheet.name, columns="、".join(dict.fromkeys(unread)))
    for column in table.header.questions:
        sheet = f"{table.sheet.name}!" if table.sheet.name else ""
        cell = f"{sheet}{get_column_letter(column.index + 1)}{table.header.bottom + 1}"
        yield _(_QUESTION).format(heading=column.heading, cell=cell)


def _unread(table: Table) -> Iterator[Column]:
    """Yield the columns with something in them whose heading is not known; marks and dates have been read."""
    marks = {column.index for column in table.marks}
    rows = table.sheet.rows[table.start : table.end]
    for column in table.header.unknown:
        cells = [row[column.index] for row in rows if not is_blank(row[column.index])]
        if column.index not in marks and not column.meaning.rivals and any(not isinstance(c, date) for c in cells):
            yield column
