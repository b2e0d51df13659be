"""A workbook of questions: what is known of each row, and cells with drop-downs for the answers.

Everything from a sheet is written as text, whatever it looks like.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Literal

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from conduct_audit.reports.errors import SheetTooLongError
from conduct_audit.reports.sheets.book import fitting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Kind = Literal["known", "text", "day", "count"]
"""`known` cells tell, the others are filled in."""

_MOST_ROWS: Final = 1_048_576
_SAFE: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "heading": {"bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF", "border": 1, "text_wrap": True},
    "asked": {"bold": True, "bg_color": "#7F6000", "font_color": "#FFFFFF", "border": 1, "text_wrap": True},
    "known": {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF", "bg_color": "#F2F2F2"},
    "text": {"text_wrap": True, "valign": "top", "border": 1, "num_format": "@", "bg_color": "#FFF2CC"},
    "day": {"valign": "top", "border": 1, "num_format": "yyyy-mm-dd", "bg_color": "#FFF2CC"},
    "count": {"valign": "top", "border": 1, "num_format": "0", "bg_color": "#FFF2CC"},
    "note": {"text_wrap": True, "valign": "top"},
}
_TALL: Final = 32
_NOTE_WIDTH: Final = 100


@dataclass(frozen=True, slots=True)
class Question:
    """A column: the `key` of its cells, heading, width in characters, kind; `strict`: nothing but the list is taken."""

    key: str
    heading: str
    width: int
    kind: Kind = "known"
    strict: bool = False


@dataclass(frozen=True)
class QuestionBook:
    """The sheets of the workbook by their names: the table, the explanation, the lists to choose from.

    `rows` give the cells of each row by key. `lists` are the choices by name; `choices` say, for each row, which list
    belongs to which key.
    """

    name: str
    columns: Sequence[Question]
    rows: Sequence[Mapping[str, str]]
    notes_name: str
    notes: Sequence[str]
    lists_name: str
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    choices: Sequence[Mapping[str, str]] = ()


def question_book(book: QuestionBook) -> bytes:
    """Give the workbook as the bytes of an `.xlsx`. Raises `SheetTooLongError`."""
    longest = 1 + max(len(book.rows), *map(len, book.lists.values()), 0)
    if longest > _MOST_ROWS:
        raise SheetTooLongError(sheet=book.name, rows=longest, limit=_MOST_ROWS)
    target = BytesIO()
    workbook = Workbook(target, _SAFE)
    looks = {name: workbook.add_format(look) for name, look in _LOOKS.items()}
    table = workbook.add_worksheet(book.name)
    _table(table, book, looks)
    _notes(workbook.add_worksheet(book.notes_name), book.notes, looks["note"])
    places = _lists(workbook.add_worksheet(book.lists_name), book)
    for column, question in enumerate(book.columns):
        _choices(table, book, column, question, places)
    workbook.close()
    return target.getvalue()


def _table(sheet: Any, book: QuestionBook, looks: Mapping[str, Any]) -> None:
    for column, question in enumerate(book.columns):
        sheet.set_column(column, column, question.width)
        sheet.write_string(0, column, question.heading, looks["heading" if question.kind == "known" else "asked"])
        for row, cells in enumerate(book.rows, start=1):
            text = fitting(cells.get(question.key, ""))
            _write(sheet, row, column, text, looks[question.kind])
    sheet.set_row(0, _TALL)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(book.rows), len(book.columns) - 1)


def _write(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    if text:
        sheet.write_string(row, column, text, look)
    else:
        sheet.write_blank(row, column, None, look)


def _notes(sheet: Any, notes: Sequence[str], look: Any) -> None:
    sheet.set_column(0, 0, _NOTE_WIDTH)
    for row, note in enumerate(notes):
        sheet.write_string(row, 0, fitting(note), look)


def _lists(sheet: Any, book: QuestionBook) -> dict[str, str]:
    """Write each list into a column; give where it stands, as a formula."""
    places = {}
    for column, (name, values) in enumerate(book.lists.items()):
        for row, value in enumerate(values):
            sheet.write_string(row, column, fitting(value))
        letters = xl_col_to_name(column)
        quoted = book.lists_name.replace("'", "''")
        places[name] = f"='{quoted}'!${letters}$1:${letters}${max(len(values), 1)}"
    return places


def _choices(sheet: Any, book: QuestionBook, column: int, question: Question, places: Mapping[str, str]) -> None:
    """Give runs of rows with the same list one drop-down: a sheet holds 65,530 of them."""
    listed = ((row, choice.get(question.key)) for row, choice in enumerate(book.choices, start=1))
    for name, run in groupby(listed, key=lambda pair: pair[1]):
        rows = [row for row, _name in run]
        if name and book.lists[name]:
            rule = {"validate": "list", "source": places[name], "show_error": question.strict}
            sheet.data_validation(rows[0], column, rows[-1], column, rule)
