"""A returned sheet as it was before: the notes and receipts that the program wrote beside its rows are taken out.

What stays is read like any other file, so that no row shifts and no note is taken for something seen. Receipts are
found wherever they stand: rows may have been sorted, copied or saved by another program meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.grid import Merge, is_blank
from conduct_audit.receipts import NOTE_HEADING, RECEIPT_HEADING, asked_in, is_receipt

if TYPE_CHECKING:
    from conduct_audit.intake.grid import Row, Sheet, Workbook

_HEADINGS: Final = (NOTE_HEADING, RECEIPT_HEADING)
_SIGN: Final = "CA"


@dataclass(frozen=True)
class OwnCells:
    """What the program wrote on a sheet (0-based): row and column of each heading, the receipts by row and column.

    `asked` is what the import was told when the sheet was read first.
    """

    headings: dict[str, tuple[int, int]] = field(default_factory=dict)
    receipts: dict[tuple[int, int], str] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)

    def column_of(self, heading: str) -> int | None:
        """Give the column under one of our headings."""
        found = self.headings.get(heading)
        return found[1] if found else None


@dataclass(frozen=True)
class TakenOut:
    """The workbook without what the program wrote, and what that was, sheet by sheet."""

    workbook: Workbook
    own: tuple[OwnCells, ...]

    @property
    def receipts(self) -> dict[tuple[str, int], str]:
        """The receipt of each row, by sheet and row as a spreadsheet program shows it; of several the leftmost."""
        return {
            (sheet.name, row + 1): text
            for sheet, own in zip(self.workbook.sheets, self.own, strict=True)
            for (row, _column), text in sorted(own.receipts.items(), reverse=True)
        }

    @property
    def asked(self) -> dict[str, str]:
        """What the import was told when the file was read first: `month`, `marks`, `profile`."""
        return {name: value for own in reversed(self.own) for name, value in own.asked.items()}


def taken_out(workbook: Workbook) -> TakenOut:
    """Take notes and receipts out of a workbook; a sheet that holds none stays the very same."""
    own = tuple(map(_own_cells, workbook.sheets))
    if not any(cells.headings or cells.receipts for cells in own):
        return TakenOut(workbook, own)
    sheets = (_without(sheet, cells) for sheet, cells in zip(workbook.sheets, own, strict=True))
    return TakenOut(replace(workbook, sheets=tuple(sheets)), own)


def _own_cells(sheet: Sheet) -> OwnCells:
    found = OwnCells()
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if not isinstance(cell, str):
                continue
            heading = _heading(cell)
            if heading:
                found.headings.setdefault(heading, (row, column))
                found.asked.update(asked_in(cell) or {})
            elif cell.startswith(_SIGN) and is_receipt(cell.strip()):
                found.receipts[row, column] = cell.strip()
    return found


def _heading(cell: str) -> str | None:
    return next((heading for heading in _HEADINGS if cell.startswith(heading)), None)


def _without(sheet: Sheet, own: OwnCells) -> Sheet:
    """Blank what is ours: everything below a heading of ours, and every receipt."""
    if not own.headings and not own.receipts:
        return sheet
    below = {column: row for row, column in own.headings.values()}
    rows = [_blanked(cells, row, below, own) for row, cells in enumerate(sheet.rows)]
    height = next((row + 1 for row in reversed(range(len(rows))) if not all(map(is_blank, rows[row]))), 0)
    width = max((_length(cells) for cells in rows[:height]), default=0)
    merges = tuple(_cut(merge, height, width) for merge in sheet.merges if merge.top < height and merge.left < width)
    filled = frozenset((row, column) for row, column in sheet.filled if row < height and column < width)
    hidden = frozenset(row for row in sheet.hidden_rows if row < height)
    columns = frozenset(column for column in sheet.hidden_columns if column < width)
    kept = [cells[:width] for cells in rows[:height]]
    return replace(sheet, rows=kept, merges=merges, filled=filled, hidden_rows=hidden, hidden_columns=columns)


def _blanked(cells: Row, row: int, below: dict[int, int], own: OwnCells) -> Row:
    ours = {column for column, top in below.items() if row >= top}
    ours |= {column for column in range(len(cells)) if (row, column) in own.receipts}
    return [None if column in ours else cell for column, cell in enumerate(cells)] if ours else cells


def _length(cells: Row) -> int:
    """Count the cells up to the last one that is not blank."""
    return next((index + 1 for index in reversed(range(len(cells))) if not is_blank(cells[index])), 0)


def _cut(merge: Merge, height: int, width: int) -> Merge:
    return Merge(merge.top, merge.left, min(merge.bottom, height - 1), min(merge.right, width - 1))
