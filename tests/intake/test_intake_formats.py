"""Every format becomes the same grid: values, merged ranges, hidden things, errors, the date system."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings, strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from conduct_audit.intake.errors import NoRowsError, NotASpreadsheetError, PasswordNeededError, UnreadableError
from conduct_audit.intake.files.sandbox import SANDBOX, Sandbox
from conduct_audit.intake.grid import Cell, ErrorCell, Merge, NoValue, Sheet, Workbook
from conduct_audit.intake.reader import read
from tests.intake.intake_files import HERE, ROWS, ods, rezipped, saved, spreadsheet_xml, workbook, xlsb, xlsx

xlwt: Any = pytest.importorskip("xlwt")


def only(content: bytes) -> Sheet:
    """Give the one sheet of a file."""
    (sheet,) = read(content, "三月.dat", HERE).sheets
    return sheet


def xls(*, date_1904: bool = False) -> bytes:
    """Give an xls with a merged range, an error, a hidden row and a hidden sheet."""
    book = xlwt.Workbook()
    book.dates_1904 = date_1904
    sheet = book.add_sheet("三月")
    sheet.write_merge(0, 1, 0, 0, "城东厅")
    sheet.write(0, 1, "姓名")
    sheet.row(1).set_cell_error(1, 42)
    sheet.write(2, 1, dt.date(2024, 3, 5), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.row(2).hidden = True
    book.add_sheet("底").visibility = 1
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def renamed(content: bytes, name: str) -> bytes:
    """Give an xls whose only stream has another name."""
    at = content.index("Workbook".encode("utf-16-le"))
    entry = name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)
    return content[:at] + entry + content[at + len(entry) :]


def test_an_xlsx_gives_values_as_they_were_typed() -> None:
    book = read(xlsx(), "三月.xls", HERE)

    assert (book.name, book.kind, book.encoding, book.untyped) == ("三月.xls", "xlsx", None, False)
    assert book.sheets[0].rows == ROWS


def test_leading_blank_rows_and_columns_are_kept_and_trailing_ones_cut() -> None:
    assert only(xlsx([[], [None, None], [None, "a", None], [None, " "]])).rows == [
        [None, None],
        [None, None],
        [None, "a"],
    ]


def test_merged_ranges_are_filled_and_their_rows_stay_blank() -> None:
    book, sheet = workbook()
    sheet.append(["城东厅", "张三"])
    sheet.append([None, None])
    sheet.append([None, "李四"])
    sheet.merge_cells("A1:A9")

    read_sheet = only(saved(book))

    assert [row[0] for row in read_sheet.rows] == ["城东厅"] * 3
    assert read_sheet.merges == (Merge(0, 0, 2, 0),)
    assert [read_sheet.is_blank(row) for row in range(3)] == [False, True, False]


def test_errors_and_formulas_without_a_value_are_not_blank() -> None:
    book, sheet = workbook()
    sheet.append(["a", "=1+1", "#REF!", None])

    read_sheet = only(saved(book))

    assert read_sheet.rows == [["a", NoValue("1+1"), ErrorCell("#REF!")]]
    assert not read_sheet.is_blank(0)


def test_formulas_with_a_stored_value_are_that_value() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for column, value in enumerate([2, "二", "#DIV/0!"]):
            sheet.write_formula(0, column, "=A9", None, value)

    assert only(target.getvalue()).rows == [[2, "二", ErrorCell("#DIV/0!")]]


def test_hidden_sheets_and_rows_are_read_and_told() -> None:
    book, sheet = workbook()
    sheet.append(["a"])
    sheet.append(["b"])
    sheet.row_dimensions[2].hidden = True
    book.create_sheet("底").sheet_state = "veryHidden"
    book.create_chartsheet("图")

    first, second = read(saved(book), "x", HERE).sheets

    assert (first.hidden, set(first.hidden_rows)) == (False, {1})
    assert (second.name, second.hidden, second.rows, second.width) == ("底", True, [], 0)


@pytest.mark.parametrize("epoch", [CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900])
def test_the_date_system_is_told_and_dates_are_right_in_both(epoch: dt.datetime) -> None:
    book, sheet = workbook()
    book.epoch = epoch
    sheet.append([dt.date(2024, 3, 5), 45356])

    read_sheet = only(saved(book))

    assert read_sheet.rows == [[dt.date(2024, 3, 5), 45356]]
    assert read_sheet.date_1904 == (epoch == CALENDAR_MAC_1904)


def test_elapsed_times_and_clock_times_are_told_apart() -> None:
    assert only(xlsx([[dt.time(9, 30), dt.timedelta(hours=36, minutes=5)]])).rows == [[dt.time(9, 30), "36:05:00"]]


@pytest.mark.parametrize("date_1904", [False, True])
def test_an_xls_is_read_with_all_that_is_hidden_in_it(*, date_1904: bool) -> None:
    book = read(xls(date_1904=date_1904), "三月.xlsx", HERE)

    sheet = book.sheets[0]
    assert (book.kind, [sheet.hidden for sheet in book.sheets]) == ("xls", [False, True])
    assert sheet.rows == [["城东厅", "姓名"], ["城东厅", ErrorCell("#N/A")], [None, dt.date(2024, 3, 5)]]
    assert (set(sheet.hidden_rows), sheet.date_1904, set(sheet.filled)) == ({2}, date_1904, {(1, 0)})


@pytest.mark.parametrize("date_1904", [False, True])
def test_an_xlsb_is_read_with_all_that_is_hidden_in_it(*, date_1904: bool) -> None:
    book = read(xlsb(date_1904=date_1904), "x", HERE)

    sheet = book.sheets[0]
    assert (book.kind, sheet.name) == ("xlsb", "三月")
    assert sheet.rows == [["姓名", 45356], ["姓名", ErrorCell("#N/A")], [None, "末"]]
    assert (set(sheet.hidden_rows), sheet.date_1904) == ({2}, date_1904)


def text(value: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{value}</text:p></table:table-cell>'


def test_an_ods_is_read_with_all_that_is_hidden_in_it() -> None:
    number = 'table:formula="of:=A9" office:value-type="float" office:value="{}"'
    content = ods(
        '<table:table table:name="三月"><table:table-row>'
        + text("城东厅", 'table:number-rows-spanned="2"')
        + text("#DIV/0!", 'table:formula="of:=1/0" calcext:value-type="error"')
        + f"<table:table-cell {number.format(0)}><text:p>#REF!</text:p></table:table-cell>"
        + '</table:table-row><table:table-row table:visibility="collapse"><table:covered-table-cell/>'
        + '<table:table-cell table:number-columns-repeated="2" table:formula="of:=A1"/>'
        + f"<table:table-cell {number.format(7)}><text:p>7</text:p></table:table-cell>"
        + '</table:table-row></table:table><table:table table:name="空"/>'
    )

    sheet = read(content, "x", HERE).sheets[0]

    assert sheet.rows[0] == ["城东厅", ErrorCell("#DIV/0!"), ErrorCell("#REF!"), None]
    assert sheet.rows[1] == ["城东厅", NoValue("A1"), NoValue("A1"), 7]
    assert (set(sheet.hidden_rows), sheet.merges) == ({1}, (Merge(0, 0, 1, 0),))


def test_one_broken_sheet_costs_the_others_nothing() -> None:
    book, sheet = workbook()
    sheet.append(["a"])
    book.create_sheet("坏").append(["b"])
    content = rezipped(saved(book), {"xl/worksheets/sheet2.xml": "<worksheet><sheetData><row><c t='e'"})

    read_book = read(content, "x", HERE)

    assert [sheet.name for sheet in read_book.sheets] == ["Sheet"]
    assert read_book.unreadable == ("坏",)


def test_a_workbook_of_which_nothing_can_be_read_is_refused() -> None:
    with pytest.raises(UnreadableError):
        read(rezipped(xlsx(), {"xl/worksheets/sheet1.xml": "<worksheet"}), "x", HERE)


@pytest.mark.parametrize("content", [xlsx([]), b"\n\n,,\n", spreadsheet_xml(""), b"<table></table>"])
def test_a_file_without_rows_is_no_success(content: bytes) -> None:
    with pytest.raises(NoRowsError):
        read(content, "x", HERE)


def test_an_open_document_in_one_file_of_xml_is_read_like_a_zipped_one() -> None:
    table = '<table:table table:name="三月"><table:table-row><table:table-cell office:value-type="float" '
    table += 'office:value="2"/><table:table-cell table:formula="of:=1/0"/></table:table-row></table:table>'
    with zipfile.ZipFile(io.BytesIO(ods(table))) as archive:
        flat = archive.read("content.xml").replace(b"office:document-content", b"office:document")

    book = read(flat, "三月.fods", HERE)

    assert (book.kind, book.sheets[0].rows) == ("ods", [[2, NoValue("1/0")]])


@pytest.mark.parametrize(("value", "cell"), [(0, NoValue("B1+1")), ("", NoValue("B1+1")), (3, 3)])
def test_a_zero_that_a_library_stored_for_want_of_a_result_is_no_value(value: object, cell: Cell) -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet().write_formula(0, 0, "=B1+1", None, value)

    assert only(target.getvalue()).rows[0][0] == cell


def test_an_old_file_with_a_password_says_so() -> None:
    locked = bytearray(xls())
    at = locked.index(b"\x09\x08\x10\x00") + 20
    locked[at : at + 4] = b"\x2f\x00" + locked[at + 2 : at + 4]

    with pytest.raises(PasswordNeededError):
        read(bytes(locked), "x", HERE)


@pytest.mark.parametrize("code_page", [936, 1252])
def test_since_excel_97_texts_are_unicode_whatever_code_page_an_exporter_names(code_page: int) -> None:
    record = b"\x42\x00\x02\x00"
    content = xls().replace(record + struct.pack("<H", 1200), record + struct.pack("<H", code_page))

    assert read(content, "x.xls", HERE).sheets[0].rows[0] == ["城东厅", "姓名"]


def test_an_old_file_that_is_no_workbook_says_so() -> None:
    with pytest.raises(NotASpreadsheetError):
        read(renamed(xls(), "WordDocument"), "x", HERE)


def test_an_encrypted_new_file_says_so() -> None:
    with pytest.raises(PasswordNeededError):
        read(renamed(xls(), "EncryptedPackage"), "x", HERE)


def test_text_files_tell_their_encoding_and_that_their_cells_have_no_type() -> None:
    book = read("姓名,次数\n张三,1\n".encode("gbk"), "x.csv", HERE)

    assert (book.kind, book.encoding, book.untyped, book.sheets[0].name) == ("csv", "GB18030", True, "")


@pytest.mark.parametrize(
    "content", [xlsx(), xls(), xlsb(), spreadsheet_xml("<Row><Cell/></Row>"), b"<table><tr><td>1</table>"]
)
def test_the_child_process_hands_on_the_very_same_grid(content: bytes) -> None:
    assert outcome(content) == outcome(content, HERE)


def outcome(content: bytes, sandbox: Sandbox = SANDBOX) -> Workbook | type[UnreadableError]:
    """Give the workbook or the kind of refusal."""
    try:
        return read(content, "x", sandbox)
    except UnreadableError as error:
        return type(error)


VALUES = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=9).filter(
        lambda text: text.strip() == text and text[0] not in "=#_E"
    ),
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9).map(lambda number: round(number, 3)),
    st.booleans(),
    st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)),
)


@settings(max_examples=25)
@given(st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=5))
def test_calamine_and_openpyxl_agree_on_what_a_workbook_says(rows: list[list[Any]]) -> None:
    content = xlsx([["头", "头", "头"], *rows])

    again: Any = openpyxl.load_workbook(io.BytesIO(content)).active
    theirs = [[cell.date() if isinstance(cell, dt.datetime) else cell for cell in row] for row in again.values]
    ours: Workbook = read(content, "x", HERE)

    assert ours.sheets[0].rows == theirs[: len(ours.sheets[0].rows)]
