"""Grids of cells: what every file becomes, whatever its format.

Indexes are 0-based: `rows[0]` is the spreadsheet's row 1, blank leading rows and columns are kept, every row of a sheet
has the same width. Blank rows and columns behind the last value are cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from conduct_audit.intake.profile import Profile

FileKind = Literal["xlsx", "xls", "xlsb", "ods", "csv", "html", "xml"]


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that holds an error instead of a value; `text` as the sheet shows it (`#REF!`, `#N/A`)."""

    text: str


@dataclass(frozen=True, slots=True)
class NoValue:
    """A formula whose result was never stored; `formula` without the `=`, empty where it is shared."""

    formula: str


Cell: TypeAlias = str | int | float | bool | date | datetime | time | ErrorCell | NoValue | None
Row: TypeAlias = list[Cell]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, 0-based and with both ends: `Merge(top, left, bottom, right)`."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook; merged ranges are already filled down and right with their first cell's value.

    `hidden_rows` and `hidden_columns` are 0-based. `date_1904`: serial numbers of this sheet count from 1904. `merges`
    as in the file, cut to the grid; `filled` are the cells (row, column) that hold a value only because they lie in a
    merged range. `profile` is what a person said about such sheets.
    """

    name: str
    rows: list[Row]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    date_1904: bool = False
    merges: tuple[Merge, ...] = ()
    filled: frozenset[tuple[int, int]] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    profile: Profile | None = None

    @property
    def width(self) -> int:
        """Number of columns, the same for every row."""
        return len(self.rows[0]) if self.rows else 0

    def is_blank(self, row: int) -> bool:
        """Tell whether nothing was written in `row` (0-based); what a merged range fills in was not written there."""
        return all(is_blank(cell) or (row, column) in self.filled for column, cell in enumerate(self.rows[row]))


@dataclass(frozen=True)
class Workbook:
    """A file that was read: `name` without folders, its kind, the encoding (text files only) and its sheets.

    `unreadable` names the sheets that could not be read while others could.
    """

    name: str
    kind: FileKind
    encoding: str | None
    sheets: tuple[Sheet, ...]
    unreadable: tuple[str, ...] = ()

    @property
    def untyped(self) -> bool:
        """Tell whether numbers and texts look alike in it, as they do in CSV and HTML."""
        return self.kind in {"csv", "html"}


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell holds nothing or only blanks; an error or a formula without a value is not blank."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
