"""A blank workbook in the making: its formats, its lists of choices under names, its texts as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook

from conduct_audit.language import current
from conduct_audit.reports.blank.fields import ANSWERS, SEXES
from conduct_audit.reports.blank.model import Said
from conduct_audit.reports.words import visible

if TYPE_CHECKING:
    from conduct_audit.reports.blank.model import Blank, Shape, Source

LISTS: Final = Said("选项", "Lists")
_SAFE: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_FONTS: Final = {"zh": "宋体", "en": "Calibri"}
_LINE: Final = {"border": 1, "border_color": "#8E99A6"}
_STYLES: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 16},
    "hint": {"font_color": "#33414F"},
    "heading": {
        **_LINE,
        "bold": True,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
        "bg_color": "#DCE4EC",
    },
    "upright": {**_LINE, "bold": True, "rotation": 90, "valign": "bottom", "text_wrap": True, "bg_color": "#DCE4EC"},
    "text": {"num_format": "@"},
    "date": {"num_format": "yyyy-mm-dd"},
    "count": {"num_format": "0", "align": "center"},
    "money": {"num_format": "#,##0.00"},
    "mark": {"align": "center"},
    "wrapped": {**_LINE, "text_wrap": True, "valign": "top"},
}


@dataclass(frozen=True)
class Book:
    """The workbook, its formats by name, and the ranges that drop-downs may use."""

    blank: Blank
    workbook: Workbook
    formats: dict[str, Any]
    target: BytesIO
    named: set[str] = field(default_factory=set)

    def sheet(self, name: str) -> Any:
        """Add a sheet for A4 paper, as wide as the page."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def write(self, sheet: Any, place: tuple[int, int], text: object, style: str) -> None:
        """Write a text as text."""
        sheet.write_string(*place, visible(str(text)), self.formats[style])

    def add_lists(self) -> None:
        """Add the sheet with the choices; each list has a name, since what is written into a rule may not be long."""
        sheet = self.sheet(str(LISTS))
        choices = {name: values for name, values in choices_of(self.blank).items() if values}
        for column, (name, values) in enumerate(choices.items()):
            for row, value in enumerate(values):
                self.write(sheet, (row, column), value, "text")
            sheet.set_column(column, column, max(10, min(44, 2 * max(map(len, values)))))
            letter = chr(ord("A") + column)
            place = f"'{LISTS}'!${letter}$1:${letter}${len(values)}"
            self.workbook.define_name(_name(name), f"={place}")
            self.named.add(name)

    def offer(self, sheet: Any, area: tuple[int, int, int, int], source: Source) -> None:
        """Let the cells of `area` choose from a list; anything else may be written too."""
        if source in self.named:
            rule = {"validate": "list", "source": f"={_name(source)}", "show_error": False}
            sheet.data_validation(*area, rule)

    def finished(self) -> bytes:
        """Close the workbook; give its bytes."""
        self.workbook.close()
        return self.target.getvalue()


def new_book(blank: Blank) -> Book:
    """Begin a blank workbook."""
    target = BytesIO()
    workbook = Workbook(target, _SAFE)
    font = {"font_name": _FONTS[current()], "font_size": 11}
    return Book(blank, workbook, {name: workbook.add_format(font | look) for name, look in _STYLES.items()}, target)


def choices_of(blank: Blank) -> dict[Source, tuple[str, ...]]:
    """Give the choices of every list."""
    return {
        "people": tuple(person.choice for person in blank.people),
        "departments": blank.departments,
        "clauses": tuple(f"{code} {label}" for code, label in blank.clauses) if blank.kind != "roster" else (),
        "answers": tuple(map(str, ANSWERS)) if blank.kind == "inspection" else (),
        "sexes": tuple(map(str, SEXES)) if blank.kind == "roster" else (),
    }


def format_of(shape: Shape) -> str:
    """Name the format of a column's cells."""
    return "text" if shape == "text" else shape


def _name(source: str) -> str:
    return f"list_{source}"
