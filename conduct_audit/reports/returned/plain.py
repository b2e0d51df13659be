"""A new workbook of the same rows, for files that cannot be written back: values in their places, text as text."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from conduct_audit.receipts import NOTE_HEADING
from conduct_audit.reports.returned.model import MARKED, MOST_COLUMNS, NOTE_WIDTH, NOTED, RECEIPT_WIDTH, CannotMarkError
from conduct_audit.reports.words import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.reports.returned.model import PlainSheet, SheetNotes

_SAFE: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME: Final = 31
_NAMELESS: Final = "Sheet1"
_MOST_EXACT: Final = 10**15
_SHAPES: Final = {date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm", time: "hh:mm"}
_GROUNDS: Final = {"plain": {}, "marked": {"bg_color": f"#{MARKED[2:]}"}}


def plain_copy(sheets: Sequence[PlainSheet], notes: Sequence[SheetNotes]) -> bytes:
    """Give a workbook of `sheets` with what `notes` say of them. Raises `CannotMarkError`."""
    target = BytesIO()
    told = {each.sheet: each for each in notes}
    try:
        with Workbook(target, _SAFE | {"date_1904": any(sheet.date_1904 for sheet in sheets)}) as book:
            writer = _Writer(book)
            for sheet in sheets:
                writer.write(sheet, told.get(sheet.name))
    except (XlsxWriterException, ValueError) as error:  # a name twice, a date before 1900
        raise CannotMarkError from error
    return target.getvalue()


class _Writer:
    """Writes sheets into one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[str, type], Any] = {
            (ground, kind): book.add_format({**look, "num_format": shape})
            for ground, look in _GROUNDS.items()
            for kind, shape in {**_SHAPES, str: "@", int: "General"}.items()
        }
        self._note = book.add_format({"bg_color": f"#{NOTED[2:]}", "text_wrap": True, "valign": "top"})
        self._is_active = False

    def write(self, sheet: PlainSheet, notes: SheetNotes | None) -> None:
        """Write one sheet."""
        page = self._book.add_worksheet(_NOT_IN_A_NAME.sub("_", sheet.name)[:_LONGEST_NAME] or _NAMELESS)
        self._hide(page, sheet)
        marked = notes.marked if notes else frozenset()
        for top, left, bottom, right in sheet.merges:
            if (top, left) != (bottom, right):
                page.merge_range(top, left, bottom, right, "")
        for row, cells in enumerate(sheet.rows):
            for column, value in enumerate(cells):
                ground = "marked" if (row, column) in marked else "plain"
                if ground == "marked" or (value is not None and (row, column) not in sheet.filled):
                    self._write_value(page, row, column, value, ground)
        if notes:
            self._write_notes(page, notes)

    def _hide(self, page: Any, sheet: PlainSheet) -> None:
        """Hide what was hidden; a workbook must open on a sheet that is not."""
        if sheet.hidden:
            page.hide()
        elif not self._is_active:
            self._is_active = True
            page.activate()
            page.set_first_sheet()
        for row in sheet.hidden_rows:
            page.set_row(row, None, None, {"hidden": True})

    def _write_value(self, page: Any, row: int, column: int, value: Any, ground: str) -> None:
        kind = type(value)
        if isinstance(value, bool):
            page.write_boolean(row, column, value, self._formats[ground, int])
        elif kind in _SHAPES:
            page.write_datetime(row, column, value, self._formats[ground, kind])
        elif isinstance(value, int | float) and math.isfinite(value) and abs(value) < _MOST_EXACT:
            page.write_number(row, column, value, self._formats[ground, int])
        elif value is None:
            page.write_blank(row, column, None, self._formats[ground, str])
        else:
            page.write_string(row, column, visible(str(value)), self._formats[ground, str])

    def _write_notes(self, page: Any, notes: SheetNotes) -> None:
        if notes.receipt_column >= MOST_COLUMNS:
            raise CannotMarkError
        headings = {notes.note_column: NOTE_HEADING, notes.receipt_column: notes.receipt_heading}
        for column, text in headings.items():
            page.write_string(notes.top, column, text, self._note)
        for column, texts in ((notes.note_column, notes.notes), (notes.receipt_column, notes.receipts)):
            for row, text in texts.items():
                page.write_string(row, column, visible(text), self._note)
        page.set_column(notes.note_column, notes.note_column, NOTE_WIDTH)
        page.set_column(notes.receipt_column, notes.receipt_column, RECEIPT_WIDTH, None, {"hidden": True})
