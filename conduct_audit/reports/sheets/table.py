"""A table in a sheet: its columns, and where its cells are for charts, names and formulas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

Kind = Literal["text", "code", "count", "order", "money", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` of the frame, heading, kind of value, width in characters, and what is computed.

    `total` asks for a sum below; `formula` computes each cell from others of its row, named by key in braces; `blank`
    stands where a figure is not known.
    """

    key: str
    heading: str
    kind: Kind
    width: float
    total: bool = False
    formula: str = ""
    blank: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table stands: sheet, row of the headings, first and last row of data, all counted from 0."""

    sheet: Any
    columns: tuple[Column, ...]
    top: int
    rows: int

    @property
    def first(self) -> int:
        """The first row of data."""
        return self.top + 1

    @property
    def last(self) -> int:
        """The last row of data; an empty table has one empty row, so that every range holds."""
        return self.top + max(self.rows, 1)

    @property
    def below(self) -> int:
        """The first free row, after the totals."""
        return self.last + 2

    def place(self, key: str) -> int:
        """Give the number of the column `key`."""
        return [column.key for column in self.columns].index(key)

    def letter(self, key: str) -> str:
        """Give the letter of the column `key`."""
        return str(xl_col_to_name(self.place(key)))

    def cells(self, key: str) -> list[Any]:
        """Give the data of a column as a chart wants it."""
        return [self.sheet.get_name(), self.first, self.place(key), self.last, self.place(key)]

    def range(self, key: str) -> str:
        """Give the data of a column as a formula of another sheet names it."""
        letter = self.letter(key)
        return f"'{self.sheet.get_name()}'!${letter}${self.first + 1}:${letter}${self.last + 1}"

    def total(self, key: str) -> str:
        """Give the total of a column as a formula of another sheet names it."""
        cell = xl_rowcol_to_cell(self.last + 1, self.place(key), row_abs=True, col_abs=True)
        return f"'{self.sheet.get_name()}'!{cell}"

    def whole(self) -> str:
        """Give headings and data as a name of the workbook holds them."""
        end = xl_rowcol_to_cell(self.last, len(self.columns) - 1, row_abs=True, col_abs=True)
        return f"'{self.sheet.get_name()}'!{xl_rowcol_to_cell(self.top, 0, row_abs=True, col_abs=True)}:{end}"
