"""SpreadsheetML, the XML that Excel 2003 wrote and old systems still send as `.xls`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.files.budget import Budget
from conduct_audit.intake.files.parts import Rows, SheetStart
from conduct_audit.intake.files.values import number_cell, text_cell
from conduct_audit.intake.files.xml_events import walk, without_prefix
from conduct_audit.intake.grid import ErrorCell, Merge, NoValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conduct_audit.intake.files.parts import Part
    from conduct_audit.intake.files.xml_events import Attributes
    from conduct_audit.intake.grid import Cell

_TEXTS: Final = frozenset({"Data", "Visible", "Date1904"})


@dataclass
class _Sheet:
    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden: bool = False


def xml_sheets(text: str) -> Iterator[Part]:
    """Yield the sheets of a SpreadsheetML file. Raises subclasses of `UnreadableError`, without facts."""
    scan = _Scan()
    walk(text, scan.start, scan.end, scan.text)
    budget = Budget()
    for sheet in scan.sheets:
        height = max((row + 1 for row, _ in sheet.cells), default=0)
        width = max((column + 1 for _, column in sheet.cells), default=0)
        budget.take(sheet.name, height, width)
        yield SheetStart(sheet.name, sheet.hidden, frozenset(sheet.hidden_rows), scan.date_1904, tuple(sheet.merges))
        yield Rows([[sheet.cells.get((row, column)) for column in range(width)] for row in range(height)])


class _Scan:
    """Follows sheets, rows and cells; comments have texts of their own and are left out."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self.date_1904 = False
        self._row = self._column = -1
        self._cell: Attributes | None = None
        self._type = ""
        self._text: list[str] | None = None
        self._within = False
        self._comments = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a sheet, a row, a cell or a value."""
        if tag == "Worksheet":
            self.sheets.append(_Sheet(without_prefix(attributes, "Name")))
            self._row = -1
        elif tag == "Comment":
            self._comments += 1
        elif tag in _TEXTS and not self._comments:
            self._within, self._text = True, []
            self._type = without_prefix(attributes, "Type") if tag == "Data" else ""
        elif self.sheets:
            self._start_in_table(tag, attributes)

    def text(self, characters: str) -> None:
        """Keep the characters of a value."""
        if self._within and self._text is not None:
            self._text.append(characters)

    def end(self, tag: str) -> None:
        """End a cell, a value or a comment."""
        if tag == "Comment":
            self._comments -= 1
        elif tag == "Date1904":
            self.date_1904 = True
        elif tag == "Visible" and self.sheets:
            self.sheets[-1].hidden = "".join(self._text or ()) != "SheetVisible"
        elif tag == "Cell" and self._cell is not None:
            self._end_cell(self._cell)
        self._within = self._within and tag not in _TEXTS

    def _start_in_table(self, tag: str, attributes: Attributes) -> None:
        if tag == "Row":
            self._row, self._column = _index(attributes, self._row), -1
            if without_prefix(attributes, "Hidden") == "1":
                self.sheets[-1].hidden_rows.add(self._row)
        elif tag == "Cell":
            self._column = _index(attributes, self._column)
            self._cell, self._type, self._text = attributes, "", None

    def _end_cell(self, attributes: Attributes) -> None:
        sheet, place = self.sheets[-1], (self._row, self._column)
        value = _value(self._type, "".join(self._text or ()))
        formula = without_prefix(attributes, "Formula")
        sheet.cells[place] = NoValue(formula.lstrip("=")) if formula and self._text is None else value
        down, across = _number(attributes, "MergeDown"), _number(attributes, "MergeAcross")
        if down or across:
            sheet.merges.append(Merge(*place, self._row + down, self._column + across))
        self._column += across
        self._cell = self._text = None


def _value(kind: str, text: str) -> Cell:
    reader = _READERS.get(kind, text_cell)
    try:
        return reader(text)
    except ValueError:
        return ErrorCell(text or "#VALUE!")


def _moment(text: str) -> Cell:
    """Read a DateTime; a bare time of day lies on the last day of 1899."""
    moment = datetime.fromisoformat(text)
    if moment.date() == date(1899, 12, 31):
        return moment.time()
    return moment.date() if moment.time() == time() else moment


_READERS: Final[dict[str, Callable[[str], Cell]]] = {
    "Number": lambda text: number_cell(float(text)),
    "DateTime": _moment,
    "Boolean": lambda text: text.strip() == "1",
    "Error": lambda text: ErrorCell(text or "#N/A"),
}


def _index(attributes: Attributes, before: int) -> int:
    return _number(attributes, "Index") - 1 if _number(attributes, "Index") else before + 1


def _number(attributes: Attributes, name: str) -> int:
    text = without_prefix(attributes, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len("12345678") else 0
