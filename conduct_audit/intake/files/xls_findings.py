"""The extra pass over an xls (MS-XLS): error cells, hidden rows, the date system, whether it is encrypted."""

from __future__ import annotations

import struct
from typing import Final

from conduct_audit.intake.errors import NotASpreadsheetError, PasswordNeededError, UnreadableError
from conduct_audit.intake.files.findings import Findings
from conduct_audit.intake.files.ole2 import CompoundFile
from conduct_audit.intake.files.records import ERRORS, biff
from conduct_audit.intake.grid import ErrorCell

_ENCRYPTED: Final = frozenset({"EncryptedPackage", "EncryptionInfo"})
_BOF: Final = 0x0809
_EOF: Final = 0x000A
_DATE_MODE: Final = 0x0022
_FILE_PASS: Final = 0x002F
_BOUND_SHEET: Final = 0x0085
_ROW: Final = 0x0208
_ROW_HIDDEN: Final = 0x20
_BOOL_OR_ERROR: Final = 0x0205
_FORMULAS: Final = frozenset({0x0006, 0x0206, 0x0406})
_ERROR_RESULT: Final = 2
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
        self._starts: list[int] = []
        self._date_1904 = False
        try:
            self._read_globals()
        except struct.error as error:
            raise UnreadableError from error

    def of(self, name: str, index: int) -> Findings:  # noqa: ARG002  # names of old files are in unknown code pages
        """Give what lies in the sheet at `index`. Raises `LookupError`, `struct.error` for a broken one."""
        findings = Findings(date_1904=self._date_1904)
        depth = 0
        for kind, record in biff(self._stream, self._starts[index]):
            depth += (kind == _BOF) - (kind == _EOF)
            if depth == 0:
                break
            if depth == 1:
                _note(findings, kind, record)
        return findings

    def _read_globals(self) -> None:
        for kind, record in biff(self._stream, 0):
            if kind == _FILE_PASS:
                raise PasswordNeededError
            if kind == _BOUND_SHEET:
                self._starts.append(struct.unpack_from("<I", record)[0])
            elif kind == _DATE_MODE:
                self._date_1904 = record[:1] == b"\x01"
            elif kind == _EOF:
                return


def _note(findings: Findings, kind: int, record: bytes) -> None:
    if kind == _ROW:
        row, flags = struct.unpack_from("<H10xH", record)
        if flags & _ROW_HIDDEN:
            findings.hidden_rows.add(row)
    elif kind == _BOOL_OR_ERROR:
        row, column, code, is_error = struct.unpack_from("<HH2xBB", record)
        if is_error:
            findings.cells[row, column] = ErrorCell(ERRORS.get(code, "#N/A"))
    elif kind in _FORMULAS:
        row, column, what, code, mark = struct.unpack_from("<HH2xBxB3xH", record)
        if mark == _NO_NUMBER and what == _ERROR_RESULT:
            findings.cells[row, column] = ErrorCell(ERRORS.get(code, "#N/A"))
