"""Marking cells of one sheet and writing notes beside its rows, every other byte of it left as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter

from conduct_audit.receipts import NOTE_HEADING
from conduct_audit.reports.returned.model import MOST_COLUMNS, NOTE_WIDTH, RECEIPT_WIDTH, CannotMarkError
from conduct_audit.reports.returned.splice import (
    Edit,
    Tag,
    end_of,
    spliced,
    walk,
    with_attribute,
    without_attribute,
    xml_text,
)

if TYPE_CHECKING:
    from conduct_audit.reports.returned.model import SheetNotes
    from conduct_audit.reports.returned.styles import Styles

_LETTERS: Final = re.compile(r"([A-Za-z]{1,3})(\d+)")
_ALPHABET: Final = 26


@dataclass
class _Cell:
    """A cell of the row at hand: its column (0-based), its start tag and where its bytes end."""

    column: int
    tag: Tag
    end: int = 0


@dataclass
class _Row:
    """The row at hand: its number (0-based), its start tag and its cells."""

    number: int
    tag: Tag
    cells: list[_Cell] = field(default_factory=list)


def marked(data: bytes, notes: SheetNotes, styles: Styles) -> bytes:
    """Give the part of a sheet with what `notes` say. Raises `CannotMarkError`."""
    if notes.receipt_column >= MOST_COLUMNS:
        raise CannotMarkError
    marker = _Marker(data, notes, styles)
    try:
        walk(data, marker.opened, marker.closed)
    except (KeyError, ValueError) as error:  # numbers and places that are none
        raise CannotMarkError from error
    return spliced(data, marker.finished())


class _Marker:
    """Follows a sheet from top to bottom and gathers the edits."""

    def __init__(self, data: bytes, notes: SheetNotes, styles: Styles) -> None:
        self._data, self._notes, self._styles = data, notes, styles
        self._edits: list[Edit] = []
        self._row: _Row | None = None
        self._last_row = -1
        self._columns: list[Tag] = []
        self._around_columns: Tag | None = None
        self._written: set[int] = set()
        self._wanted = {notes.top, *notes.notes, *notes.receipts, *(row for row, _column in notes.marked)}

    def opened(self, tag: Tag) -> None:
        """Take a start tag."""
        if tag.local == "row":
            self._last_row = int(tag.attributes.get("r", self._last_row + 2)) - 1
            self._row = _Row(self._last_row, tag)
        elif tag.local == "c" and self._row:
            self._row.cells.append(_Cell(self._column_of(tag), tag))
        elif tag.local == "col":
            self._columns.append(tag)
        elif tag.local == "cols":
            self._around_columns = tag
        elif tag.local == "sheetData":
            self._edits.append(Edit(tag.start, tag.start, self._column_widths(tag.prefix)))
        elif tag.local == "dimension":
            self._edits += [Edit(tag.start, tag.end, b"")] * tag.is_empty

    def closed(self, name: str, place: int) -> None:
        """Take an end tag that begins at `place`."""
        local = name.rpartition(":")[2]
        if local == "c" and self._row:
            last = self._row.cells[-1]
            last.end = last.tag.end if last.tag.is_empty else end_of(self._data, place)
        elif local == "row" and self._row:
            self._finish_row(self._row, place)
            self._row = None
        elif local == "cols" and self._around_columns:
            tag = self._around_columns
            self._edits.append(Edit(tag.start, tag.end if tag.is_empty else end_of(self._data, place), b""))

    def finished(self) -> list[Edit]:
        """Give the edits. Raises `CannotMarkError` where a row that is spoken of is not there."""
        if not self._written >= self._wanted:
            raise CannotMarkError
        return self._edits

    def _column_of(self, tag: Tag) -> int:
        found = _LETTERS.fullmatch(tag.attributes.get("r", ""))
        if not found:
            cells = self._row.cells if self._row else []
            return cells[-1].column + 1 if cells else 0
        number = 0
        for letter in found[1].upper():
            number = number * _ALPHABET + ord(letter) - ord("A") + 1
        return number - 1

    def _finish_row(self, row: _Row, place: int) -> None:
        """Write into a row what is said of it; old notes go."""
        wanted = self._cells_of(row)
        ours = (self._notes.note_column, self._notes.receipt_column)
        old = [cell for cell in row.cells if cell.column in ours and row.number >= self._notes.top]
        if wanted or old:
            self._written.add(row.number)
            self._open_row(row)
            kept = [cell for cell in row.cells if cell not in old]
            self._edits += [Edit(cell.tag.start, cell.end, b"") for cell in old]
            self._put(row, kept, wanted, place)

    def _open_row(self, row: _Row) -> None:
        """Take from a row how far it reaches, and make room in one that had no cells."""
        tag = self._data[row.tag.start : row.tag.end]
        plain = without_attribute(tag, "spans")
        if row.tag.is_empty:
            plain = plain[:-2].rstrip() + b">"
        self._edits.append(Edit(row.tag.start, row.tag.end, plain))

    def _put(self, row: _Row, cells: list[_Cell], wanted: dict[int, str | None], place: int) -> None:
        """Put texts, and marks (None), into their columns, new cells before the next one to the right."""
        end = row.tag.end if row.tag.is_empty else place
        for column, text in sorted(wanted.items()):
            there = next((cell for cell in cells if cell.column == column), None)
            if there and text is None:
                self._mark(there)
                continue
            behind = next((cell.tag.start for cell in cells if cell.column > column), end)
            self._edits.append(Edit(behind, behind, self._new_cell(row, column, text)))
        if row.tag.is_empty:
            self._edits.append(Edit(end, end, f"</{row.tag.name}>".encode()))

    def _cells_of(self, row: _Row) -> dict[int, str | None]:
        """Give what is to be written into a row, by column; None for a cell that is marked."""
        notes, number = self._notes, row.number
        wanted: dict[int, str | None] = {column: None for at, column in notes.marked if at == number}
        headings = {notes.note_column: NOTE_HEADING, notes.receipt_column: notes.receipt_heading}
        wanted |= headings if number == notes.top else {}
        wanted |= {notes.note_column: notes.notes[number]} if number in notes.notes else {}
        return wanted | ({notes.receipt_column: notes.receipts[number]} if number in notes.receipts else {})

    def _mark(self, cell: _Cell) -> None:
        base = int(cell.tag.attributes.get("s", 0))
        tag = with_attribute(self._data[cell.tag.start : cell.tag.end], "s", self._styles.marked(base))
        self._edits.append(Edit(cell.tag.start, cell.tag.end, tag))

    def _new_cell(self, row: _Row, column: int, text: str | None) -> bytes:
        prefix, place = row.tag.prefix, f"{get_column_letter(column + 1)}{row.number + 1}"
        if text is None:
            base = int(row.tag.attributes.get("s", 0))
            return f'<{prefix}c r="{place}" s="{self._styles.marked(base)}"/>'.encode()
        style = self._styles.note if column == self._notes.note_column else self._styles.receipt
        return (
            f'<{prefix}c r="{place}" s="{style}" t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">'
            f"{xml_text(text)}</{prefix}t></{prefix}is></{prefix}c>"
        ).encode()

    def _column_widths(self, prefix: str) -> bytes:
        """Give the widths of all columns anew, with those of the notes and of the receipts, which are hidden."""
        ours = {
            self._notes.note_column + 1: f'<{prefix}col min="{{n}}" max="{{n}}" width="{NOTE_WIDTH}" customWidth="1"/>',
            self._notes.receipt_column + 1: f'<{prefix}col min="{{n}}" max="{{n}}" width="{RECEIPT_WIDTH}"'
            ' hidden="1" customWidth="1"/>',
        }
        told = {number: text.format(n=number).encode() for number, text in ours.items()}
        for tag in self._columns:
            told |= self._without(tag, set(ours))
        return b"<%bcols>%b</%bcols>" % (prefix.encode(), b"".join(told[n] for n in sorted(told)), prefix.encode())

    def _without(self, tag: Tag, ours: set[int]) -> dict[int, bytes]:
        """Cut our columns out of a range of columns; give the pieces by their first column."""
        first, last = int(tag.attributes["min"]), int(tag.attributes["max"])
        raw = self._data[tag.start : tag.end]
        raw = raw if tag.is_empty else raw[:-1] + b"/>"
        stops = [first - 1, *sorted(number for number in ours if first <= number <= last), last + 1]
        pieces = [(low + 1, high - 1) for low, high in pairwise(stops) if high - low > 1]
        return {low: with_attribute(with_attribute(raw, "min", low), "max", high) for low, high in pieces}
