"""Whatever is done to a file, it is read or refused in a sentence; nothing crashes and nothing hangs."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from conduct_audit.intake.errors import ParserDiedError, TooManyCellsError, UnreadableError
from conduct_audit.intake.files import limits
from conduct_audit.intake.files.ole2 import CompoundFile
from conduct_audit.intake.files.parsers import parts_of
from conduct_audit.intake.grid import ErrorCell, Workbook
from conduct_audit.intake.reader import read
from tests.intake.intake_files import ods, rezipped, saved, spreadsheet_xml, workbook, xlsb, xlsx

xlwt: Any = pytest.importorskip("xlwt")


def xls() -> bytes:
    """Give a small xls."""
    book = xlwt.Workbook()
    book.add_sheet("三月").write(0, 0, "姓名")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


NAME = "三月.dat"
SHEET = "xl/worksheets/sheet1.xml"
SOUND = {
    "xlsx": xlsx(),
    "xls": xls(),
    "xlsb": xlsb(),
    "ods": ods('<table:table table:name="a"><table:table-row><table:table-cell/></table:table-row></table:table>'),
    "csv": "姓名,次数\n张三,1\n".encode("gbk"),
    "xml": spreadsheet_xml('<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>'),
    "html": b"<table><tr><td>a<td>b</table>",
}


def outcome(content: bytes) -> Workbook | UnreadableError:
    """Give the workbook or the refusal."""
    try:
        return read(content, NAME)
    except UnreadableError as error:
        return error


def is_fine(content: bytes) -> bool:
    """Tell whether the file was read or refused in a complete sentence."""
    done = outcome(content)
    return isinstance(done, Workbook) or NAME in str(done)


@pytest.mark.parametrize("content", SOUND.values(), ids=SOUND)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_with_changed_bytes_is_read_or_refused(content: bytes, data: st.DataObject) -> None:
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 8))):
        changed[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    assert is_fine(bytes(changed))


@pytest.mark.parametrize("content", SOUND.values(), ids=SOUND)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_that_is_cut_is_read_or_refused(content: bytes, data: st.DataObject) -> None:
    assert is_fine(content[: data.draw(st.integers(0, len(content)))])


@settings(max_examples=50)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<table>"]))
def test_any_bytes_are_read_or_refused(content: bytes, magic: bytes) -> None:
    assert is_fine(magic + content)


@pytest.mark.parametrize("value", ["b", "#N/A"])
def test_a_value_in_the_last_corner_does_not_fill_the_memory(value: str) -> None:
    book, sheet = workbook()
    sheet.append(["a"])
    sheet["XFD1048576"] = value

    assert isinstance(outcome(saved(book)), (TooManyCellsError, ParserDiedError))


def test_more_cells_than_are_read_are_refused_and_no_sheet_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 8)

    with pytest.raises(TooManyCellsError):
        list(parts_of(SOUND["xlsx"]))


def test_cells_and_rows_without_their_place_follow_each_other() -> None:
    sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
    sheet += '<c><v>1</v></c><c t="e"><v></v></c></row></sheetData></worksheet>'

    book = outcome(rezipped(xlsx(), {SHEET: sheet}))

    assert isinstance(book, Workbook)
    assert book.sheets[0].rows == [[1, ErrorCell("#N/A")]]


def test_ranges_over_each_other_cost_no_time() -> None:
    book, sheet = workbook()
    for _ in range(2000):
        sheet.append(["a", None, "b"])
    merges = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 9000 + "</mergeCells>"
    content = saved(book)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        merged = archive.read(SHEET).replace(b"</sheetData>", b"</sheetData>" + merges.encode())

    assert isinstance(outcome(rezipped(content, {SHEET: merged})), Workbook)


def test_an_old_file_whose_chain_bites_its_tail_is_refused() -> None:
    content = bytearray(xls())
    table = int.from_bytes(content[0x4C:0x50], "little")
    content[(table + 1) * 512 : (table + 1) * 512 + 4] = bytes(4)

    with pytest.raises(UnreadableError):
        CompoundFile(bytes(content)).stream("Workbook")


def test_small_streams_lie_in_the_small_sectors() -> None:
    content = bytearray(xls())
    content[0x38:0x3C] = (10**6).to_bytes(4, "little")

    with pytest.raises(UnreadableError):
        CompoundFile(bytes(content)).stream("Workbook")
