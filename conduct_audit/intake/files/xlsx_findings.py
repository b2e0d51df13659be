"""The extra pass over an xlsx: error cells, formulas without a stored value, hidden rows, the date system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.files.findings import Findings
from conduct_audit.intake.files.opc import Package
from conduct_audit.intake.files.xml_events import walk, without_prefix
from conduct_audit.intake.grid import ErrorCell, NoValue

if TYPE_CHECKING:
    import zipfile
    from typing import IO

    from conduct_audit.intake.files.xml_events import Attributes

_WORTH_A_PASS: Final = (b't="e"', b"t='e'", b" hidden=", b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b"\x00<\x00")
"""Errors, hidden rows, formulas under any prefix, and a file in UTF-16, which none of the others would show."""
_CHUNK: Final = 1 << 20
_OVERLAP: Final = 64
_TRUE: Final = frozenset({"1", "true"})
_COLUMNS: Final = 16384
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_UNSET_UNLESS_CALCULATED: Final = frozenset({"", "0"})
"""Libraries that cannot calculate store 0 and ask the program that opens the workbook to calculate everything."""
_FAR: Final = re.compile(rb' r="(?:[A-Z]{3}[0-9]+|[A-Z]{1,2}(?:1[2-9][0-9]{4}|[2-9][0-9]{5}|[0-9]{7}))"')
"""A cell so far right or below that the table around it may be too large to be built at all."""
_BEFORE_A: Final = ord("A") - 1
_LETTERS: Final = 26


class XlsxFindings:
    """Knows where the sheets of an xlsx lie and what calamine does not tell of them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Read the workbook part. Raises `UnreadableError`, `UnsafeFileError` (without facts), `LookupError`."""
        self._package = Package(archive)
        self._ids: dict[str, str] = {}
        self._date_1904 = False
        self._unset = frozenset({""})
        workbook = self._package.main_part("workbook.xml")
        with self._package.open(workbook) as part:
            walk(part, self._of_workbook)
        self._paths = self._package.relations(workbook)

    def of(self, name: str, index: int) -> Findings:  # noqa: ARG002  # the other formats go by the sheet's index
        """Give what lies in the sheet called `name`. Raises `LookupError` where its part is missing."""
        path = self._paths[self._ids[name]]
        findings = Findings(date_1904=self._date_1904)
        with self._package.open(path) as part:
            worth_it = _mentions(part)
        if worth_it:
            scan = _SheetScan(findings, self._unset)
            with self._package.open(path) as part:
                walk(part, scan.start, scan.end, scan.text)
        return findings

    def _of_workbook(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            self._ids[without_prefix(attributes, "name")] = without_prefix(attributes, "id")
        elif tag == "workbookPr":
            self._date_1904 = attributes.get("date1904", "") in _TRUE
        elif tag == "calcPr" and attributes.get("fullCalcOnLoad", "") in _TRUE:
            self._unset = _UNSET_UNLESS_CALCULATED


class _SheetScan:
    """Follows the rows and cells of a sheet and notes what calamine leaves out."""

    def __init__(self, findings: Findings, unset: frozenset[str]) -> None:
        self._findings = findings
        self._unset = unset
        self._row = self._column = -1
        self._type = ""
        self._within = ""
        self._content: dict[str, str] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a row, a cell, a formula or a value."""
        if tag == "c":
            self._row, self._column = _position(attributes.get("r", ""), self._row, self._column + 1)
            self._type, self._content = attributes.get("t", "n"), {}
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            self._findings.hidden_columns.update(_columns(attributes))
        elif tag == "is":
            self._content[tag] = tag
        elif tag in {"f", "v"}:
            self._within = tag
            self._content[tag] = ""

    def text(self, characters: str) -> None:
        """Keep the characters of a formula or a value."""
        if self._within:
            self._content[self._within] += characters

    def end(self, tag: str) -> None:
        """End a formula, a value or a cell."""
        if tag == "c":
            self._note()
        elif tag == self._within:
            self._within = ""

    def _start_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        self._row, self._column = int(number) - 1 if number.isdecimal() else self._row + 1, -1
        if attributes.get("hidden") in _TRUE:
            self._findings.hidden_rows.add(self._row)

    def _note(self) -> None:
        value = self._content.get("v", "")
        if value or "is" in self._content:
            self._findings.height = max(self._findings.height, self._row + 1)
            self._findings.width = max(self._findings.width, self._column + 1)
        if self._type == "e":
            self._findings.cells[self._row, self._column] = ErrorCell(value or "#N/A")
        elif "f" in self._content and value in self._unset and self._type != "str":
            self._findings.cells[self._row, self._column] = NoValue(self._content["f"])


def _columns(attributes: Attributes) -> range:
    """Give the columns that a range of widths speaks of; no more than a sheet can have."""
    first, last = attributes.get("min", ""), attributes.get("max", "")
    is_range = first.isdecimal() and last.isdecimal() and int(last) <= _COLUMNS
    return range(int(first) - 1, int(last)) if is_range else range(0)


def _position(reference: str, row: int, column: int) -> tuple[int, int]:
    """Read `B5` as (4, 1); a cell without a reference lies behind the one before."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return row, column
    index = 0
    for letter in found[1]:
        index = index * _LETTERS + ord(letter) - _BEFORE_A
    return int(found[2]) - 1, index - 1


def _mentions(part: IO[bytes]) -> bool:
    """Tell whether anything in the sheet is worth the slower pass: what calamine hides, or what it would choke on."""
    tail = b""
    while chunk := part.read(_CHUNK):
        window = tail + chunk
        if any(sign in window for sign in _WORTH_A_PASS) or _FAR.search(window):
            return True
        tail = chunk[-_OVERLAP:]
    return False
