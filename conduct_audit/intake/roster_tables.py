"""Where the employees stand on the sheets of a roster: header, data rows, department around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter

from conduct_audit.intake.context import context_of
from conduct_audit.intake.footers import why_footer
from conduct_audit.intake.header import Header, header_of, row_texts
from conduct_audit.intake.headers import meaning
from conduct_audit.intake.when import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.intake.grid import Cell, Sheet

_NEEDED: Final = frozenset({"number", "name"})
_OF_INSPECTIONS: Final = frozenset({"text", "clause", "count", "severity"})
_ROWS_LOOKED_AT: Final = 40


@dataclass(frozen=True)
class RosterTable:
    """The table of a sheet: data rows (0-based) and the department that a label or the sheet's name gives."""

    sheet: Sheet
    header: Header
    rows: tuple[int, ...]
    department: str

    def cells(self, field: str) -> list[Cell]:
        """Give the cells of the surest column of `field`, blanks where there is none."""
        return [cell for _, cell in self.numbered(field)]

    def numbered(self, field: str) -> list[tuple[int, Cell]]:
        """Give the rows with their cells of `field`."""
        column = self.header.first(field)
        return [(row, self.sheet.rows[row][column.index] if column else None) for row in self.rows]

    def address(self, field: str, row: int) -> str:
        """Give the cell of `field` in `row` as a spreadsheet program shows it, with its sheet where that has a name."""
        column = self.header.first(field)
        cell = f"{get_column_letter(column.index + 1 if column else 1)}{row + 1}"
        return f"{self.sheet.name}!{cell}" if self.sheet.name else cell


def roster_tables(sheet: Sheet) -> Iterator[RosterTable]:
    """Find the table of employees on a sheet, if it has one."""
    row = next((row for row in range(min(len(sheet.rows), _ROWS_LOOKED_AT)) if _is_header(row_texts(sheet, row))), None)
    if row is None:
        return
    header = header_of(sheet, row, row + _is_second(sheet, row))
    context = context_of(sheet.name, [row_texts(sheet, above) for above in range(row)], NEVER)
    department = context.department or ("" if header.has("department") else context.hint)
    yield RosterTable(sheet, header, tuple(_data_rows(sheet, header)), department)


def _is_header(texts: list[str]) -> bool:
    """Tell a roster's header from that of an inspection sheet, which names numbers and names, too."""
    fields = {meaning(text).field for text in texts if text}
    return fields >= _NEEDED and ("bonus_base" in fields or not fields & _OF_INSPECTIONS)


def inspection_headings(sheet: Sheet) -> tuple[str, ...]:
    """Give the headings of a sheet that names employees and what they did; `()` for any other."""
    for row in range(min(len(sheet.rows), _ROWS_LOOKED_AT)):
        headings = [text for text in row_texts(sheet, row) if meaning(text).field]
        fields = {meaning(text).field for text in headings}
        if fields & _NEEDED and fields & _OF_INSPECTIONS and "bonus_base" not in fields:
            return tuple(dict.fromkeys(headings))
    return ()


def _is_second(sheet: Sheet, row: int) -> bool:
    """Tell whether the next row is a header, too: the other language, or sub-headings under merged groups."""
    if row + 1 >= len(sheet.rows):
        return False
    upper, lower = row_texts(sheet, row), row_texts(sheet, row + 1)
    return any(lower) and all(not text or text == upper[i] or meaning(text).exact for i, text in enumerate(lower))


def _data_rows(sheet: Sheet, header: Header) -> Iterator[int]:
    """Yield the rows with an employee: not the totals, signatures, notes and repeated headers."""
    who = [column.index for column in header.columns if column.field in {*_NEEDED, "serial", "department"}]
    needed = [column.index for column in header.columns if column.field in _NEEDED]
    for row in range(header.bottom + 1, len(sheet.rows)):
        texts = row_texts(sheet, row)
        is_data = any(texts[index] for index in needed) and not why_footer(texts, who, ())
        if not sheet.is_blank(row) and is_data and not _is_header(texts) and len(set(filter(None, texts))) > 1:
            yield row
