"""A workbook of questions that comes back filled in: its lines, cell by cell, each cell with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter

from conduct_audit.intake.table_errors import NoQuestionsError
from conduct_audit.intake.texts import text_of
from conduct_audit.normal import squeezed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from conduct_audit.intake.grid import Cell, Sheet, Workbook

_ROWS_LOOKED_AT: Final = 20


@dataclass(frozen=True)
class AnswerLine:
    """A line of the sheet: its row as a program shows it, its cells by key; a key without a column is blank."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]

    def cell(self, key: str) -> Cell:
        """Give the cell of `key`."""
        return self.sheet.rows[self.row - 1][self.columns[key]] if key in self.columns else None

    def text(self, key: str) -> str:
        """Give the text of the cell of `key`, `""` for a blank."""
        return text_of(self.cell(key))

    def place(self, key: str) -> str:
        """Name the cell of `key` as a program does: `Sheet!C5`."""
        letters = get_column_letter(self.columns[key] + 1) if key in self.columns else ""
        return f"{self.sheet.name}!{letters}{self.row}" if self.sheet.name else f"{letters}{self.row}"


def answer_lines(
    workbook: Workbook, headings: Mapping[str, Collection[str]], needed: Collection[str]
) -> tuple[AnswerLine, ...]:
    """Give the lines of the sheet whose header has all keys `needed`; `headings` are the words for each key.

    Raises `NoQuestionsError` when no sheet has such a header.
    """
    keys = {squeezed(word): key for key, words in headings.items() for word in words}
    for sheet in workbook.sheets:
        for top, columns in _headers(sheet, keys):
            if set(needed) <= columns.keys():
                rows = (row for row in range(top + 1, len(sheet.rows)) if not sheet.is_blank(row))
                return tuple(AnswerLine(sheet, row + 1, columns) for row in rows)
    raise NoQuestionsError(name=workbook.name)


def _headers(sheet: Sheet, keys: Mapping[str, str]) -> Iterator[tuple[int, dict[str, int]]]:
    for row in range(min(len(sheet.rows), _ROWS_LOOKED_AT)):
        heard = [(keys.get(squeezed(text_of(cell))), column) for column, cell in enumerate(sheet.rows[row])]
        yield row, {key: column for key, column in reversed(heard) if key}
