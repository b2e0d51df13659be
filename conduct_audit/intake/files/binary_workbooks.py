"""xlsx, xlsm, xlsb, ods and xls: values through calamine, and through an extra pass what calamine does not tell."""

from __future__ import annotations

import io
from collections import defaultdict
from datetime import timedelta
from itertools import islice, starmap
from typing import TYPE_CHECKING, Final, Protocol
from zipfile import ZipFile

import python_calamine as calamine

from conduct_audit.intake.errors import PasswordNeededError, TooManyCellsError, UnsafeFileError
from conduct_audit.intake.files.budget import Budget
from conduct_audit.intake.files.ods_findings import OdsFindings
from conduct_audit.intake.files.parts import FileStart, LostSheet, Rows, SheetStart
from conduct_audit.intake.files.values import duration_cell, number_cell, text_cell
from conduct_audit.intake.files.xls_findings import XlsFindings
from conduct_audit.intake.files.xlsb_findings import XlsbFindings
from conduct_audit.intake.files.xlsx_findings import XlsxFindings
from conduct_audit.intake.files.zip_guard import opened, workbook_kind
from conduct_audit.intake.grid import Cell, Merge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from conduct_audit.intake.files.findings import Findings
    from conduct_audit.intake.files.parts import Part
    from conduct_audit.intake.grid import FileKind, Row

_CELLS_A_MESSAGE: Final = 20_000
_REMEMBERED: Final = 100_000


class _Findings(Protocol):
    def of(self, name: str, index: int) -> Findings: ...


_ZIPPED: Final[dict[FileKind, Callable[[ZipFile], _Findings]]] = {
    "xlsx": XlsxFindings,
    "xlsb": XlsbFindings,
    "ods": OdsFindings,
}


def zipped(content: bytes) -> Iterator[Part]:
    """Yield the parts of a zipped workbook. Raises subclasses of `UnreadableError`, without facts."""
    archive = opened(content)
    kind = workbook_kind(archive)
    yield from _parts(content, kind, _ZIPPED[kind](archive))


def flat_ods(content: bytes) -> Iterator[Part]:
    """Yield the parts of an OpenDocument in one XML file, which has the same tables as the one inside a zipped ods."""
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    yield from zipped(target.getvalue())


def ole2(content: bytes) -> Iterator[Part]:
    """Yield the parts of an xls. Raises subclasses of `UnreadableError`, without facts."""
    findings = XlsFindings(content)
    findings.check()
    yield from _parts(findings.mended(content), "xls", findings)


def _parts(content: bytes, kind: FileKind, findings: _Findings) -> Iterator[Part]:
    try:
        workbook = calamine.load_workbook(io.BytesIO(content))
    except calamine.PasswordError as error:
        raise PasswordNeededError from error
    yield FileStart(kind)
    reader = _Reader(workbook, findings)
    for index, sheet in enumerate(workbook.sheets_metadata):
        if sheet.typ == calamine.SheetTypeEnum.WorkSheet:
            yield from reader.sheet(sheet, index)


class _Reader:
    """Reads the sheets of one workbook; counts their cells and gives equal texts the same object."""

    def __init__(self, workbook: calamine.CalamineWorkbook, findings: _Findings) -> None:
        self._workbook = workbook
        self._findings = findings
        self._budget = Budget()
        self._texts = _Texts()

    def sheet(self, metadata: calamine.SheetMetadata, index: int) -> Iterator[Part]:
        """Yield the parts of a sheet; a broken one is lost, and the others may be sound."""
        try:
            yield from self._sheet(metadata, index)
        except (TooManyCellsError, UnsafeFileError, MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException:  # noqa: BLE001  # a panic of the Rust reader is no Exception
            yield LostSheet(metadata.name)

    def _sheet(self, metadata: calamine.SheetMetadata, index: int) -> Iterator[Part]:
        found = self._findings.of(metadata.name, index)
        self._budget.check(metadata.name, found.height, found.width)
        sheet = self._workbook.get_sheet_by_index(index)
        height, width = _extent(sheet, found)
        self._budget.take(metadata.name, height, width)
        merges = found.merges if found.merges is not None else starmap(_merge, sheet.merged_cell_ranges or ())
        yield SheetStart(
            metadata.name,
            hidden=metadata.visible != calamine.SheetVisibleEnum.Visible,
            hidden_rows=frozenset(found.hidden_rows),
            hidden_columns=frozenset(found.hidden_columns),
            date_1904=found.date_1904,
            merges=tuple(merges),
        )
        rows = self._rows(sheet, found, height, width)
        while batch := list(islice(rows, 1 + _CELLS_A_MESSAGE // (width + 1))):
            yield Rows(batch)

    def _rows(self, sheet: calamine.CalamineSheet, found: Findings, height: int, width: int) -> Iterator[Row]:
        """Yield the rows from the first on; calamine leaves out blank columns in front, though not blank rows."""
        written: defaultdict[int, dict[int, Cell]] = defaultdict(dict)
        for (row, column), cell in found.cells.items():
            written[row][column] = cell
        texts, values, in_front = self._texts, sheet.iter_rows(), [None] * (sheet.start or (0, 0))[1]
        for row in range(height):
            cells: Row = [texts[value] if type(value) is str else _plain(value) for value in next(values, ())]
            cells = [*in_front, *cells, *[None] * (width - len(in_front) - len(cells))]
            for column, found_cell in written.get(row, {}).items():
                cells[column] = found_cell
            yield cells


def _extent(sheet: calamine.CalamineSheet, found: Findings) -> tuple[int, int]:
    """Give height and width, errors that calamine does not count included."""
    corners = [*found.cells, sheet.end or (-1, -1)]
    return max(row for row, _ in corners) + 1, max(column for _, column in corners) + 1


class _Texts(dict[str, Cell]):
    """Texts of a workbook as cells, made once each."""

    def __missing__(self, text: str) -> Cell:
        cell = text_cell(text)
        if len(self) < _REMEMBERED:
            self[text] = cell
        return cell


def _plain(value: Any) -> Cell:
    """Give a value of calamine that is no text as a cell."""
    kind = type(value)
    if kind is float:
        return number_cell(value)
    return duration_cell(value) if kind is timedelta else value


def _merge(first: tuple[int, int], last: tuple[int, int]) -> Merge:
    return Merge(*first, *last)
