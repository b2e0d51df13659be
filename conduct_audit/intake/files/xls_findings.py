"""The extra pass over an xls (MS-XLS): error cells, formulas never calculated, hidden rows, the date system."""

from __future__ import annotations

import struct
from contextlib import suppress
from typing import Final

from conduct_audit.intake.errors import NotASpreadsheetError, PasswordNeededError, UnreadableError
from conduct_audit.intake.files.budget import Budget
from conduct_audit.intake.files.findings import Findings
from conduct_audit.intake.files.ole2 import CompoundFile
from conduct_audit.intake.files.records import ERRORS, biff
from conduct_audit.intake.grid import ErrorCell, NoValue

_ENCRYPTED: Final = frozenset({"EncryptedPackage", "EncryptionInfo"})
_BOF: Final = 0x0809
_EOF: Final = 0x000A
_DATE_MODE: Final = 0x0022
_EXCEL_97: Final = b"\x00\x06"
_CODE_PAGE: Final = 0x0042
_CODE_PAGE_RECORD: Final = struct.pack("<HH", _CODE_PAGE, 2)
_UTF_16: Final = struct.pack("<H", 1200)
_FILE_PASS: Final = 0x002F
_BOUND_SHEET: Final = 0x0085
_ROW: Final = 0x0208
_ROW_HIDDEN: Final = 0x20
_BOOL_OR_ERROR: Final = 0x0205
_STRAY_FORMULAS: Final = frozenset({0x0206, 0x0406})
"""Records of Excel 3 and 4; where a newer file has them, calamine gives blanks."""
_FORMULAS: Final = frozenset({0x0006, *_STRAY_FORMULAS})
_NUMBERS: Final = 0x00BD
_AROUND_NUMBERS: Final = 6
_PACKED_NUMBER: Final = 6
_WITH_VALUES: Final = frozenset({*_FORMULAS, _BOOL_OR_ERROR, _NUMBERS, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x027E})
"""Formulas, truths and errors, packed numbers, formatted and shared and plain texts, numbers (MS-XLS 2.3)."""
_ERROR_RESULT: Final = 2
_NO_RESULT: Final = 3
"""An empty text; libraries that cannot calculate write it as well."""
_SUMMARY: Final = "\x05SummaryInformation"
"""Every spreadsheet program writes this stream, xlwt does not: its formulas were never calculated."""
_NO_NUMBER: Final = 0xFFFF


class XlsFindings:
    """Knows where the sheets of an xls begin and what calamine does not tell of them."""

    def __init__(self, content: bytes) -> None:
        """Read the globals. Raises (without facts) `PasswordNeededError`, `NotASpreadsheetError`, `UnreadableError`."""
        file = CompoundFile(content)
        if file.names & _ENCRYPTED:
            raise PasswordNeededError
        name = next((name for name in ("Workbook", "WORKBOOK", "Book", "BOOK") if name in file.names), None)
        if name is None:
            raise NotASpreadsheetError
        self._stream = file.stream(name)
        self._calculated = _SUMMARY in file.names
        self._starts: list[int] = []
        self._found: dict[int, Findings] = {}
        self._is_unicode = self._stream[4:6] == _EXCEL_97
        self._code_page = b""
        self._date_1904 = False
        try:
            self._read_globals()
        except struct.error as error:
            raise UnreadableError from error

    def mended(self, content: bytes) -> bytes:
        """Give the file with the code page that its texts really have: since Excel 97 it is UTF-16, whatever is said.

        Some exporters say 936 or 1252, which calamine believes.
        """
        said = _CODE_PAGE_RECORD + self._code_page
        if not self._is_unicode or self._code_page in {b"", _UTF_16} or content.count(said) != 1:
            return content
        return content.replace(said, _CODE_PAGE_RECORD + _UTF_16)

    def check(self) -> None:
        """Raise `SheetTooLargeError`, with the sheet's number for its name, for what calamine would choke on."""
        for index in range(len(self._starts)):
            with suppress(LookupError, struct.error):
                found = self.of("", index)
                Budget().check(str(index + 1), found.height, found.width)

    def of(self, name: str, index: int) -> Findings:  # noqa: ARG002  # names of old files are in unknown code pages
        """Give what lies in the sheet at `index`. Raises `LookupError`, `struct.error` for a broken one."""
        if index not in self._found:
            self._found[index] = self._look(index)
        return self._found[index]

    def _look(self, index: int) -> Findings:
        findings = Findings(date_1904=self._date_1904)
        depth = 0
        for kind, record in biff(self._stream, self._starts[index]):
            depth += (kind == _BOF) - (kind == _EOF)
            if depth == 0:
                break
            if depth == 1 and kind in _WITH_VALUES:
                _reach(findings, kind, record)
            if depth == 1:
                _note(findings, kind, record, calculated=self._calculated)
        return findings

    def _read_globals(self) -> None:
        for kind, record in biff(self._stream, 0):
            if kind == _FILE_PASS:
                raise PasswordNeededError
            if kind == _BOUND_SHEET:
                self._starts.append(struct.unpack_from("<I", record)[0])
            elif kind == _CODE_PAGE:
                self._code_page = record
            elif kind == _DATE_MODE:
                self._date_1904 = record[:1] == b"\x01"
            elif kind == _EOF:
                return


def _reach(findings: Findings, kind: int, record: bytes) -> None:
    """Keep how far down and right the values reach; a record of several numbers ends further right."""
    row, column = struct.unpack_from("<HH", record)
    further = (len(record) - _AROUND_NUMBERS) // _PACKED_NUMBER - 1 if kind == _NUMBERS else 0
    findings.height, findings.width = max(findings.height, row + 1), max(findings.width, column + further + 1)


def _note(findings: Findings, kind: int, record: bytes, *, calculated: bool) -> None:
    if kind == _ROW:
        row, flags = struct.unpack_from("<H10xH", record)
        if flags & _ROW_HIDDEN:
            findings.hidden_rows.add(row)
    elif kind == _BOOL_OR_ERROR:
        row, column, code, is_error = struct.unpack_from("<HH2xBB", record)
        if is_error:
            findings.cells[row, column] = ErrorCell(ERRORS.get(code, "#N/A"))
    elif kind in _STRAY_FORMULAS:
        findings.cells[struct.unpack_from("<HH", record)] = NoValue("")
    elif kind in _FORMULAS:
        row, column, what, code, mark = struct.unpack_from("<HH2xBxB3xH", record)
        if mark == _NO_NUMBER and what == _ERROR_RESULT:
            findings.cells[row, column] = ErrorCell(ERRORS.get(code, "#N/A"))
        elif mark == _NO_NUMBER and what == _NO_RESULT and not calculated:
            findings.cells[row, column] = NoValue("")
