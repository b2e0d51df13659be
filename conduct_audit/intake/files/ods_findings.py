"""The extra pass over an ods: error cells, formulas without a value, merged ranges, hidden rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.files.findings import Findings
from conduct_audit.intake.files.values import is_error
from conduct_audit.intake.files.xml_events import walk
from conduct_audit.intake.grid import ErrorCell, Merge, NoValue

if TYPE_CHECKING:
    import zipfile

    from conduct_audit.intake.files.xml_events import Attributes

_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})
_HIDDEN: Final = frozenset({"collapse", "filter"})
_FILLER: Final = 10_000
"""More equal rows or cells than this behind each other are the empty rest of the sheet."""
_NUMBER: Final = re.compile("[0-9]{1,7}")


class OdsFindings:
    """Reads content.xml once; knows what calamine does not tell of each sheet."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Read `archive`. Raises `UnreadableError`, `UnsafeFileError` (without facts)."""
        scan = _Scan()
        with archive.open("content.xml") as part:
            walk(part, scan.start, scan.end, scan.text)
        self._sheets = scan.sheets

    def of(self, name: str, index: int) -> Findings:  # noqa: ARG002  # the other formats go by the sheet's index
        """Give what lies in the sheet called `name`. Raises `LookupError` where there is none."""
        return self._sheets[name]


class _Scan:
    """Follows tables, rows and cells; a repeated row or cell counts as many times as it says."""

    def __init__(self) -> None:
        self.sheets: dict[str, Findings] = {}
        self._sheet = Findings()
        self._depth = 0
        self._row = self._column = 0
        self._rows = 1
        self._cell: Attributes = {}
        self._text: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a table, a row or a cell."""
        if tag == "table":
            self._depth += 1
        if self._depth != 1:
            return
        if tag == "table":
            self._sheet = self.sheets[attributes.get("table:name", "")] = Findings(merges=[])
            self._row = 0
        elif tag == "table-row":
            self._start_row(attributes)
        elif tag in _CELLS:
            self._cell, self._text = attributes, []

    def text(self, characters: str) -> None:
        """Keep what a formula shows."""
        if "table:formula" in self._cell:
            self._text.append(characters)

    def end(self, tag: str) -> None:
        """End a cell, a row or a table."""
        if self._depth == 1 and tag in _CELLS:
            self._end_cell()
        elif self._depth == 1 and tag == "table-row":
            self._row += self._rows
        elif tag == "table":
            self._depth -= 1

    def _start_row(self, attributes: Attributes) -> None:
        self._rows, self._column = _number(attributes, "table:number-rows-repeated"), 0
        if attributes.get("table:visibility") in _HIDDEN and self._rows < _FILLER:
            self._sheet.hidden_rows.update(range(self._row, self._row + self._rows))

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, {}
        columns = _number(cell, "table:number-columns-repeated")
        finding = _finding(cell, "".join(self._text))
        if finding and columns * self._rows < _FILLER:
            places = (
                (self._row + row, self._column + column) for row in range(self._rows) for column in range(columns)
            )
            self._sheet.cells.update(dict.fromkeys(places, finding))
        self._note_merge(cell)
        self._column += columns

    def _note_merge(self, cell: Attributes) -> None:
        height, width = _number(cell, "table:number-rows-spanned"), _number(cell, "table:number-columns-spanned")
        if (height > 1 or width > 1) and self._sheet.merges is not None:
            corner = (self._row + height - 1, self._column + width - 1)
            self._sheet.merges.append(Merge(self._row, self._column, *corner))


def _finding(cell: Attributes, shown: str) -> ErrorCell | NoValue | None:
    """Tell what calamine hides: LibreOffice types an error as a string, OpenOffice as the number 0."""
    if "table:formula" not in cell:
        return None
    if cell.get("calcext:value-type") == "error" or is_error(shown):
        return ErrorCell(shown or "#N/A")
    return None if "office:value-type" in cell else NoValue(cell["table:formula"].partition("=")[2])


def _number(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "")
    return max(1, int(text)) if _NUMBER.fullmatch(text) else 1
