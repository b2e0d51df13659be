"""Where on a sheet the notes of a returned copy stand, and which cells they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.intake.grid import ErrorCell, NoValue, is_blank
from conduct_audit.intake.texts import text_of
from conduct_audit.receipts import NOTE_HEADING, RECEIPT_HEADING
from conduct_audit.reports.returned import PlainSheet

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from conduct_audit.intake.grid import Cell, Sheet
    from conduct_audit.intake.reading import SheetReading
    from conduct_audit.intake.taken_out import OwnCells

_MARKS: Final = ""
"""The field of columns that hold marks: `ColumnReading` knows none for them."""

_OPEN: Final = {
    "unknown_employee": ("name", "number"),
    "ambiguous_employee": ("number", "name"),
    "bad_date": ("date", "month"),
    "bad_count": ("count", _MARKS),
    "unclear_clause": ("clause", "text", "criterion", _MARKS),
    "clause_conflict": ("clause", _MARKS),
    "not_in_force": ("clause", _MARKS),
    "suspected_serious": ("severity", "text"),
    "unclear_mark": (_MARKS, "result"),
}
"""The fields whose cells are open for each reason: of a person both, else the first that the sheet has."""

_WRITTEN: Final = {
    "name": "written_name",
    "number": "number",
    "date": "date_text",
    "count": "count_text",
    "clause": "clause_text",
    "text": "text",
}
_ALPHABET: Final = 26


def own_columns(sheet: Sheet, own: OwnCells) -> tuple[int, int]:
    """Give the columns of notes and receipts (0-based): those there are, else the first free ones."""
    there = [own.column_of(heading) for heading in (NOTE_HEADING, RECEIPT_HEADING)]
    free = (column for column in range(sheet.width, sheet.width + 2 * len(there)) if column not in there)
    note, receipt = (next(free) if column is None else column for column in there)
    return note, receipt


def heading_row(reading: SheetReading, rows: Iterable[int]) -> int:
    """Give the row (0-based) for our headings: that of the table's, always above the first row that has a note."""
    return max(0, min((reading.header_row or 1) - 1, min(rows) - 1))


def open_cells(sheet: Sheet, reading: SheetReading, at: int, row: Mapping[Hashable, Any]) -> Iterator[tuple[int, int]]:
    """Give the cells (0-based) that say what is open about a record (VIOLATIONS) of row `at`.

    A merged range is named by its first cell.
    """
    columns = _columns_of(reading)
    for reason in row["reasons"]:
        fields = [field for field in _OPEN.get(reason, ()) if columns.get(field)]
        wanted = fields if "employee" in reason else fields[:1]
        found = [column for field in wanted for column in _within(sheet, at, columns[field], field, row)]
        found = [column for column in found if not is_blank(sheet.rows[at][column])] or found
        yield from (_anchor(sheet, at, column) for column in found or _saying(sheet, at, reason, row))


def _columns_of(reading: SheetReading) -> dict[str, list[int]]:
    """Give the columns of each field, surest heading first."""
    found: dict[str, list[int]] = {}
    for column in reading.columns:
        found.setdefault(column.field, []).append(_index(column.letters))
    return found


def _within(sheet: Sheet, at: int, columns: list[int], field: str, row: Mapping[Hashable, Any]) -> list[int]:
    """Give those of a field's columns that say it: of marks those with the mark, else the first one."""
    known = [column for column in columns if column < sheet.width]
    if field != _MARKS:
        return known[:1]
    written = str(row["count_text"] or "")
    return [column for column in known if written and text_of(sheet.rows[at][column]) == written]


def _saying(sheet: Sheet, at: int, reason: str, row: Mapping[Hashable, Any]) -> list[int]:
    """Find the cells of a row by what was read in them, where no heading says where it stands, as in a form."""
    facts = (str(row[_WRITTEN[field]] or "") for field in _OPEN.get(reason, ()) if field in _WRITTEN)
    texts = {fact for fact in facts if fact}
    return [column for column, cell in enumerate(sheet.rows[at]) if not is_blank(cell) and text_of(cell) in texts]


def _anchor(sheet: Sheet, row: int, column: int) -> tuple[int, int]:
    over = (m for m in sheet.merges if m.top <= row <= m.bottom and m.left <= column <= m.right)
    return next(((merge.top, merge.left) for merge in over), (row, column))


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _ALPHABET + ord(letter) - ord("A") + 1
    return number - 1


def plain_sheet(sheet: Sheet) -> PlainSheet:
    """Give the rows of a sheet as a new workbook may hold them: errors and formulas without a value as their text."""
    odd = ErrorCell | NoValue
    rows = [[text_of(cell) if isinstance(cell, odd) else cell for cell in cells] for cells in sheet.rows]
    merges = [(merge.top, merge.left, merge.bottom, merge.right) for merge in sheet.merges]
    return PlainSheet(sheet.name, rows, merges, sheet.filled, sheet.hidden, sheet.hidden_rows, sheet.date_1904)


def same_cells(one: Iterable[Sheet], other: Iterable[Sheet]) -> bool:
    """Tell whether two files say the same in the same places, whatever their sheets are called."""
    return [_texts(sheet) for sheet in one] == [_texts(sheet) for sheet in other]


def _texts(sheet: Sheet) -> list[list[str]]:
    return [
        [_text(cell) if (row, column) not in sheet.filled else "" for column, cell in enumerate(cells)]
        for row, cells in enumerate(sheet.rows)
    ]


def _text(cell: Cell) -> str:
    """Give the text of a cell; of a fraction those digits that every program keeps."""
    return f"{cell:.14g}" if isinstance(cell, float) and not cell.is_integer() else text_of(cell)
