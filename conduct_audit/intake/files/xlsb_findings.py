"""The extra pass over an xlsb (MS-XLSB): error cells, merged ranges, hidden rows, the date system."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.files.findings import Findings
from conduct_audit.intake.files.opc import Package
from conduct_audit.intake.files.records import ERRORS, biff12
from conduct_audit.intake.grid import ErrorCell, Merge

if TYPE_CHECKING:
    import zipfile

_ROW: Final = 0
_ROW_HIDDEN: Final = 0x10
_ERRORS: Final = frozenset({3, 11})
"""BrtCellError and BrtFmlaError."""
_WORKBOOK: Final = 153
_SHEET: Final = 156
_MERGE: Final = 176


class XlsbFindings:
    """Knows where the sheets of an xlsb lie and what calamine does not tell of them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Read the workbook part. Raises `LookupError`, `struct.error` for a broken one."""
        self._package = Package(archive)
        workbook = self._package.main_part("workbook.bin")
        paths = self._package.relations(workbook)
        self._paths: list[str] = []
        self._date_1904 = False
        for kind, record in biff12(self._part(workbook)):
            if kind == _SHEET:
                self._paths.append(paths[_relation(record)])
            elif kind == _WORKBOOK:
                self._date_1904 = bool(record[0] & 1)

    def of(self, name: str, index: int) -> Findings:  # noqa: ARG002  # the index is as good
        """Give what lies in the sheet at `index`. Raises `LookupError`, `struct.error` for a broken one."""
        findings = Findings(merges=[], date_1904=self._date_1904)
        row = -1
        for kind, record in biff12(self._part(self._paths[index])):
            if kind == _ROW:
                (row,) = struct.unpack_from("<I", record)
            _note(findings, row, kind, record)
        return findings

    def _part(self, path: str) -> bytes:
        with self._package.open(path) as part:
            return part.read()


def _note(findings: Findings, row: int, kind: int, record: bytes) -> None:
    if kind in _ERRORS:
        column, code = struct.unpack_from("<I4xB", record)
        findings.cells[row, column] = ErrorCell(ERRORS.get(code, "#N/A"))
    elif kind == _MERGE and findings.merges is not None:
        top, bottom, left, right = struct.unpack_from("<IIII", record)
        findings.merges.append(Merge(top, left, bottom, right))
    elif kind == _ROW and record[11] & _ROW_HIDDEN:
        findings.hidden_rows.add(row)


def _relation(record: bytes) -> str:
    """Give the relation id of a BrtBundleSh record."""
    (length,) = struct.unpack_from("<I", record, 8)
    return record[12 : 12 + 2 * length].decode("utf-16-le")
