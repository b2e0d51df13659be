"""The sheet that explains a blank workbook: each column with what to write and an example, one below the other.

The example is laid out downwards and on a sheet of its own, so that no import can take it for something that happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.language import N_, gettext as _
from conduct_audit.reports.blank.model import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.reports.blank.book import Book
    from conduct_audit.reports.blank.model import Field, Kind

_SHEET: Final = Said("填表说明", "Instructions")
_WIDTHS: Final = (20, 70, 28)
_HEADINGS: Final = (N_("Column heading"), N_("What to write there"), N_("An example (it is not imported)"))
_HOW: Final[dict[Kind, tuple[str, ...]]] = {
    "inspection": (
        N_("One row for each thing seen of one person. Send the file as it is; the other sheets may stay."),
        N_("The lists are offers: whatever is not in them may be typed."),
    ),
    "matrix": (
        N_("One row for each person, one column for each clause. Rows without marks mean that nothing was found."),
        N_("Somebody with violations on several days may have several rows."),
    ),
    "roster": (N_("One row for each employee. Send the file as it is; the other sheets may stay."),),
}
_NO_PEOPLE: Final = N_("There is no roster yet for this month, so employees are typed in.")


def add_explanation(book: Book, fields: Sequence[Field], legend: str) -> None:
    """Add the sheet; `legend` says what marks mean."""
    sheet = book.sheet(str(_SHEET))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    row = 0
    for sentence in _sentences(book, legend):
        book.write(sheet, (row, 0), sentence, "hint")
        row += 1
    _add_table(book, sheet, row + 1, fields)


def _sentences(book: Book, legend: str) -> list[str]:
    no_people = [_(_NO_PEOPLE)] * (book.blank.kind != "roster" and not book.blank.people)
    return [*map(_, _HOW[book.blank.kind]), *filter(None, [legend]), *no_people]


def _add_table(book: Book, sheet: Any, top: int, fields: Sequence[Field]) -> None:
    rows = [tuple(map(_, _HEADINGS)), *((str(f.heading), _(f.what), str(f.example)) for f in fields)]
    for row, texts in enumerate(rows, top):
        for column, text in enumerate(texts):
            book.write(sheet, (row, column), text, "heading" if row == top else "wrapped")
