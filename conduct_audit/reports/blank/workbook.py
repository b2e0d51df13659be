"""The blank workbooks: the sheet to fill in first, then the explanations, then the choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.language import N_, gettext as _
from conduct_audit.reports.blank.book import Book, format_of, new_book
from conduct_audit.reports.blank.explanation import add_explanation
from conduct_audit.reports.blank.fields import INSPECTION, MATRIX, ROSTER, TICK
from conduct_audit.reports.blank.model import ROWS, Field, Said
from conduct_audit.reports.words import month_words

if TYPE_CHECKING:
    from conduct_audit.reports.blank.model import Blank, Kind

_FIELDS: Final[dict[Kind, tuple[Field, ...]]] = {"inspection": INSPECTION, "matrix": MATRIX, "roster": ROSTER}
_TITLES: Final = {
    "inspection": N_("{month} inspections"),
    "matrix": N_("{month} inspections: marks"),
    "roster": N_("{month} roster"),
}
_SHEETS: Final[dict[Kind, Said]] = {
    "inspection": Said("检查表", "Inspections"),
    "matrix": Said("检查表", "Inspections"),
    "roster": Said("花名册", "Roster"),
}
_LEGEND: Final = Said(
    "√ 表示违规一次；数字表示违规次数；没有违规的不填", "√ = one violation; a number = number of violations"
)
_HEADING_HEIGHT: Final = 30
_UPRIGHT_HEIGHT: Final = 200
_MARK_WIDTH: Final = 5
_TOP: Final = 2
"""The row of the headings (0-based), below title and hint."""


def blank_workbook(blank: Blank) -> bytes:
    """Give a blank workbook as the bytes of an `.xlsx`."""
    book = new_book(blank)
    sheet = book.sheet(str(_SHEETS[blank.kind]))
    fields = _FIELDS[blank.kind]
    add_explanation(book, fields, str(_LEGEND) if blank.kind == "matrix" else "")
    book.add_lists()
    _add_title(book, sheet)
    for column, field in enumerate(fields):
        _add_column(book, sheet, column, field)
    if blank.kind == "matrix":
        _add_marks(book, sheet, len(fields))
    sheet.set_row(_TOP, _UPRIGHT_HEIGHT if blank.kind == "matrix" else _HEADING_HEIGHT)
    sheet.freeze_panes(_TOP + 1, 1 if blank.kind == "matrix" else 0)
    sheet.repeat_rows(_TOP)
    return book.finished()


def _add_title(book: Book, sheet: Any) -> None:
    title = _(_TITLES[book.blank.kind]).format(month=month_words(book.blank.month))
    book.write(sheet, (0, 0), " ".join(filter(None, (book.blank.company, title))), "title")
    if book.blank.kind == "matrix":
        book.write(sheet, (1, 0), _LEGEND, "hint")


def _add_column(book: Book, sheet: Any, column: int, field: Field) -> None:
    """Add a column: format for all its cells, heading, drop-down or rule for the rows below."""
    sheet.set_column(column, column, field.width, book.formats[format_of(field.shape)])
    book.write(sheet, (_TOP, column), field.heading, "heading")
    book.offer(sheet, (_TOP + 1, column, _TOP + ROWS, column), field.choices)


def _add_marks(book: Book, sheet: Any, first: int) -> None:
    """Add a column of marks for each clause, and a row for everybody on the roster."""
    for column, (code, label) in enumerate(book.blank.clauses, first):
        book.write(sheet, (_TOP, column), f"{code} {label}", "upright")
    last = first + len(book.blank.clauses) - 1
    sheet.set_column(first, last, _MARK_WIDTH, book.formats["mark"])
    rule = {"validate": "list", "source": [TICK], "show_error": False}
    sheet.data_validation(_TOP + 1, first, _TOP + max(ROWS, len(book.blank.people)), last, rule)
    for row, person in enumerate(book.blank.people, _TOP + 1):
        book.write(sheet, (row, 0), person.choice, "text")
        book.write(sheet, (row, 1), person.department, "text")
