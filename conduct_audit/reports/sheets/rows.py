"""Write a table into a sheet: headings, rows, totals as live formulas with their stored values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from xlsxwriter.utility import xl_col_to_name

from conduct_audit.language import gettext as _
from conduct_audit.reports.errors import SheetTooLongError
from conduct_audit.reports.measure import lines_of
from conduct_audit.reports.sheets.book import Book, fitting, write_text
from conduct_audit.reports.sheets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROWS_OF_A_SHEET: Final = 1_048_576
_ROOM_BELOW: Final = 40
_FEN: Final = 100
_EM_PER_WIDTH: Final = 0.55  # a column's width counts digits, a Chinese character of the table is as wide as two
_INDENT_EM: Final = 0.7
_LINE_POINTS: Final = 13.5
LOWEST_POINTS: Final = 19.5
_HIGHEST_POINTS: Final = 409.0  # Excel's own limit


def write_table(book: Book, sheet: Any, top: int, columns: tuple[Column, ...], frame: pd.DataFrame) -> Table:
    """Write `frame` under `columns` from row `top`; headings stay in view and are repeated on every printed page.

    Raises `SheetTooLongError`.
    """
    table = Table(sheet, columns, top, len(frame))
    if table.last + _ROOM_BELOW > ROWS_OF_A_SHEET:
        raise SheetTooLongError(sheet=sheet.get_name(), rows=len(frame), limit=ROWS_OF_A_SHEET)
    _set_up(book, table)
    _write_rows(book, table, frame)
    _write_totals(book, table, frame)
    return table


def _set_up(book: Book, table: Table) -> None:
    sheet = table.sheet
    sheet.set_row(table.top, 42)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        write_text(sheet, table.top, place, column.heading, book.formats["heading"])
    sheet.repeat_rows(table.top)
    sheet.autofilter(table.top, 0, table.last, len(table.columns) - 1)
    texts = {xl_col_to_name(p): c for p, c in enumerate(table.columns) if c.kind in {"text", "code"}}
    ranges = " ".join(f"{letter}{table.first + 1}:{letter}{table.last + 1}" for letter in texts)
    sheet.ignore_errors({"number_stored_as_text": ranges})


def _write_rows(book: Book, table: Table, frame: pd.DataFrame) -> None:
    writers = [_writer(book, table, place) for place in range(len(table.columns))]
    values = [_values(column, frame) for column in table.columns]
    texts = [
        (place, column.width * _EM_PER_WIDTH - _INDENT_EM)
        for place, column in enumerate(table.columns)
        if column.kind == "text"
    ]
    for row, cells in enumerate(zip(*values, strict=True), start=table.first):
        table.sheet.set_row(row, height_of([(cells[place], room) for place, room in texts]))
        for write, value in zip(writers, cells, strict=True):
            write(row, value)
    if frame.empty:
        _write_none(book, table)


def height_of(texts: list[tuple[str, float]]) -> float:
    """Give the height of a row in points that shows its wrapped texts whole; each comes with the em of its column."""
    lines = max((lines_of(text, room) for text, room in texts if len(text) > room / 2), default=1)
    return min(max(lines * _LINE_POINTS + _LINE_POINTS / 2, LOWEST_POINTS), _HIGHEST_POINTS)


def _write_none(book: Book, table: Table) -> None:
    for place, column in enumerate(table.columns):
        text = _("none") if place == 0 else ""
        write_text(table.sheet, table.first, place, text, book.formats["code" if place == 0 else column.kind])


def _values(column: Column, frame: pd.DataFrame) -> list[Any]:
    """Give the values as cells hold them: yuan for fen, `None` where nothing is known."""
    values = frame[column.key].tolist()
    if column.kind in {"text", "code"}:
        return [fitting(str(value)) for value in values]
    known = (None if value is None or value is pd.NA else value for value in values)
    if column.kind == "money":
        return [None if value is None else value / _FEN for value in known]
    return list(known)


def _writer(book: Book, table: Table, place: int) -> Callable[[int, Any], None]:
    """Give the function that writes a value into a row of the column at `place`."""
    column, sheet, style = table.columns[place], table.sheet, book.formats[table.columns[place].kind]
    put = _putter(sheet, column, table)

    def write(row: int, value: Any) -> None:
        if value is None:
            sheet.write_string(row, place, column.blank, style)
        else:
            put(row, place, value, style)

    return write


def _putter(sheet: Any, column: Column, table: Table) -> Callable[..., None]:
    """Give what writes a known value of `column`."""
    if column.formula:
        return _formula_writer(sheet, column, table)
    by_kind = {"text": sheet.write_string, "code": sheet.write_string, "day": _day_writer(sheet)}
    put: Callable[..., None] = by_kind.get(column.kind, sheet.write_number)
    return put


def _formula_writer(sheet: Any, column: Column, table: Table) -> Callable[..., None]:
    letters = {other.key: xl_col_to_name(place) for place, other in enumerate(table.columns)}
    template = column.formula.format(**{key: f"{letter}{{row}}" for key, letter in letters.items()})

    def write(row: int, place: int, value: Any, style: Any) -> None:
        sheet.write_formula(row, place, template.format(row=row + 1), style, value)

    return write


def _day_writer(sheet: Any) -> Callable[..., None]:
    """Write a date as one and a month, where the day is not known, as text."""

    def write(row: int, place: int, value: Any, style: Any) -> None:
        if isinstance(value, str):
            sheet.write_string(row, place, value, style)
        else:
            sheet.write_datetime(row, place, value, style)

    return write


def _write_totals(book: Book, table: Table, frame: pd.DataFrame) -> None:
    row = table.last + 1
    table.sheet.set_row(row, LOWEST_POINTS)
    for place, column in enumerate(table.columns):
        text = _("Total") if place == 0 else ""
        if not column.total:
            write_text(table.sheet, row, place, text, book.formats["sum_text"])
    for place, formula, value, style in _sums(table, frame):
        table.sheet.write_formula(row, place, formula, book.formats[style], value)


def _sums(table: Table, frame: pd.DataFrame) -> Iterator[tuple[int, str, float, str]]:
    """Give each total: column, formula, stored value, style."""
    for place, column in enumerate(table.columns):
        if column.total:
            letter, exact = xl_col_to_name(place), int(frame[column.key].sum())
            value, style = (exact / _FEN, "sum_money") if column.kind == "money" else (exact, "sum_count")
            yield place, f"=SUM({letter}{table.first + 1}:{letter}{table.last + 1})", value, style
