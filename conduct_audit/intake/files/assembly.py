"""From parts to a workbook: rows gathered, blank ends cut, merged ranges filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.intake.errors import NoRowsError, UnreadableError
from conduct_audit.intake.files.parts import FileStart, LostSheet, Rows, SheetStart
from conduct_audit.intake.grid import Merge, Sheet, Workbook, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conduct_audit.intake.files.parts import Part
    from conduct_audit.intake.grid import FileKind, Row


def workbook_of(parts: Iterable[Part], name: str) -> Workbook:
    """Build the workbook that `parts` describe.

    Raises (without facts) `UnreadableError` where no sheet could be read, `NoRowsError` where none has a value.
    """
    gathered = _Gathered()
    for part in parts:
        gathered.take(part)
    sheets = tuple(sheet_of(start, rows) for start, rows in gathered.sheets)
    if not any(sheet.rows for sheet in sheets):
        raise UnreadableError if gathered.lost else NoRowsError
    return Workbook(name, gathered.kind, gathered.encoding, sheets, tuple(gathered.lost))


class _Gathered:
    """The parts of a file so far."""

    def __init__(self) -> None:
        self.kind: FileKind = "xlsx"
        self.encoding: str | None = None
        self.sheets: list[tuple[SheetStart, list[Row]]] = []
        self.lost: list[str] = []

    def take(self, part: Part) -> None:
        """Take the next part; a lost sheet takes back what had come of it."""
        if isinstance(part, Rows):
            self.sheets[-1][1].extend(part.rows)
        elif isinstance(part, SheetStart):
            self.sheets.append((part, []))
        elif isinstance(part, FileStart):
            self.kind, self.encoding = part.kind, part.encoding
        elif isinstance(part, LostSheet):
            self.sheets = [sheet for sheet in self.sheets if sheet[0].name != part.name]
            self.lost.append(part.name)


def sheet_of(start: SheetStart, rows: list[Row]) -> Sheet:
    """Build a sheet from its rows, all of the same width."""
    height, width = _extent(rows)
    kept = [row[:width] if len(row) > width else row for row in rows[:height]]
    merges = tuple(_cut(merge, height, width) for merge in start.merges if merge.top < height and merge.left < width)
    filled = _fill(kept, merges)
    hidden_rows = frozenset(row for row in start.hidden_rows if row < height)
    hidden_columns = frozenset(column for column in start.hidden_columns if column < width)
    return Sheet(start.name, kept, start.hidden, hidden_rows, start.date_1904, merges, filled, hidden_columns)


def _extent(rows: list[Row]) -> tuple[int, int]:
    """Give height and width without the blank rows and columns at the ends."""
    height = next((index + 1 for index in reversed(range(len(rows))) if not all(map(is_blank, rows[index]))), 0)
    width = len(rows[0]) if height else 0
    while width and all(is_blank(row[width - 1]) for row in rows[:height]):
        width -= 1
    return height, width


def _cut(merge: Merge, height: int, width: int) -> Merge:
    return Merge(merge.top, merge.left, min(merge.bottom, height - 1), min(merge.right, width - 1))


def _fill(rows: list[Row], merges: Iterable[Merge]) -> frozenset[tuple[int, int]]:
    """Put the first cell's value into the blank cells of each range; give the places of those cells.

    Sound ranges lie side by side, so together they are no larger than the sheet; what goes beyond is a trick.
    """
    filled: set[tuple[int, int]] = set()
    cells_left = sum(map(len, rows))
    for merge in merges:
        value = rows[merge.top][merge.left]
        cells_left -= (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
        if is_blank(value) or cells_left < 0:
            continue
        for row in range(merge.top, merge.bottom + 1):
            for column in range(merge.left, merge.right + 1):
                if rows[row][column] is None:
                    rows[row][column] = value
                    filled.add((row, column))
    return frozenset(filled)
