"""Workbooks as an office makes them: a title, a header, a frame around every cell; the same bytes every time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from tools.sample.truth import NOTHING, Says

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tools.sample.truth import Truth

_MADE: Final = datetime(2026, 4, 1, 9, 0)  # noqa: DTZ001  # office files know no time zone
_A4: Final = 9
_BOX: Final = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_name": "宋体", "font_size": 10}
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "align": "center", "valign": "vcenter", "font_name": "黑体", "font_size": 15},
    "label": {"font_name": "宋体", "font_size": 10, "valign": "vcenter"},
    "header": {**_BOX, "bold": True, "align": "center", "bg_color": "#D9E2EC"},
    "cell": _BOX,
    "date": {**_BOX, "num_format": "yyyy-mm-dd"},
    "money": {**_BOX, "num_format": "#,##0.00"},
}


class Paper:
    """One workbook; every sheet of it notes in `truth` what its rows mean."""

    def __init__(self, path: Path, truth: Truth, name: str = "") -> None:
        """Begin the workbook `path`, known to the truth as `name` where it is converted afterwards."""
        self.name = name or path.name
        self.truth = truth
        self._book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
        self._book.set_properties({"author": "云岭热电(虚构)", "created": _MADE})
        self.looks = {look: self._book.add_format(dict(facts)) for look, facts in _LOOKS.items()}

    def sheet(self, name: str, widths: Sequence[float]) -> Page:
        """Add a sheet with columns of these widths."""
        page = Page(self, self._book.add_worksheet(name), len(widths))
        for column, width in enumerate(widths):
            page.grid.set_column(column, column, width)
        page.grid.set_paper(_A4)
        page.grid.set_landscape()
        page.grid.fit_to_pages(1, 0)
        return page

    def close(self) -> None:
        """Write the file."""
        self._book.close()


@dataclass
class Page:
    """A sheet that is written from top to bottom; `at` is the next row, 0-based."""

    paper: Paper
    grid: Any
    width: int
    at: int = 0

    def title(self, text: str) -> None:
        """Write a title across the whole width."""
        self.grid.merge_range(self.at, 0, self.at, self.width - 1, text, self.paper.looks["title"])
        self.grid.set_row(self.at, 26)
        self.end_row()

    def labels(self, cells: Mapping[int, str]) -> None:
        """Write words into single cells, by column, without a frame: labels above a table, signatures below it."""
        for column, text in cells.items():
            self.grid.write_string(self.at, column, text, self.paper.looks["label"])
        self.end_row()

    def header(self, names: Sequence[str]) -> None:
        """Write a row of headings; blank ones are left to a merged range."""
        for column, name in enumerate(names):
            if name:
                self.grid.write_string(self.at, column, name, self.paper.looks["header"])
        self.end_row()

    def row(self, cells: Iterable[object], says: Says = NOTHING) -> None:
        """Write a row of the table: dates as dates, numbers as numbers, None as a blank cell in its frame."""
        for column, value in enumerate(cells):
            self.put(column, value)
        self.end_row(says)

    def put(self, column: int, value: object) -> None:
        """Write one cell of the row at hand."""
        look = self.paper.looks["date" if isinstance(value, date) else "cell"]
        if value is None or value == "":
            self.grid.write_blank(self.at, column, None, look)
        elif isinstance(value, str):
            self.grid.write_string(self.at, column, value, look)
        elif isinstance(value, date):
            self.grid.write_datetime(self.at, column, value, look)
        else:
            self.grid.write_number(self.at, column, value, look)

    def merge(self, first: int, last: int, column: int, text: str, look: str = "cell") -> None:
        """Merge the cells of `column` from row `first` to `last` (0-based) under one text."""
        if first == last:
            self.grid.write_string(first, column, text, self.paper.looks[look])
        else:
            self.grid.merge_range(first, column, last, column, text, self.paper.looks[look])

    def gap(self) -> None:
        """Leave a row blank."""
        self.at += 1

    def end_row(self, says: Says = NOTHING) -> None:
        """Go to the next row and note what became of this one."""
        self.at += 1
        self.paper.truth.note((self.paper.name, self.grid.get_name(), self.at), says)


def typed(text: str) -> object:
    """Give what a spreadsheet makes of typed text: a whole number, a date in ISO form, else the text itself."""
    if text.isdecimal():
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
