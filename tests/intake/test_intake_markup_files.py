"""`.xls` files that are HTML or XML inside."""

from __future__ import annotations

import datetime as dt

import pytest

from conduct_audit.intake.errors import TooManyCellsError, UnreadableError, UnsafeFileError
from conduct_audit.intake.files.html_tables import html_rows
from conduct_audit.intake.files.spreadsheet_xml import xml_sheets
from conduct_audit.intake.grid import ErrorCell, Merge, NoValue, Sheet
from conduct_audit.intake.reader import read
from tests.intake.intake_files import HERE, MORNING, SPREADSHEET_XML, spreadsheet_xml


def only(content: bytes) -> Sheet:
    """Give the one sheet of a file."""
    (sheet,) = read(content, "三月.xls", HERE).sheets
    return sheet


def test_a_table_of_a_page_is_a_sheet_of_texts() -> None:
    page = "<html><meta charset=gb2312><table><tr><th>姓名<th>次数<tr><td>张三&nbsp;<td>01</table>".encode("gbk")

    book = read(page, "三月.xls", HERE)

    assert (book.kind, book.untyped) == ("html", True)
    assert book.sheets[0].rows == [["姓名", "次数"], ["张三", "01"]]


def test_titles_and_several_tables_stand_below_each_other() -> None:
    page = b"<title>x</title><h2>A</h2><p>B <b>C</b></p><table><tr><td>1</td></tr></table>D<table><tr><td>2</table>E"

    assert [row[0] for row in only(page).rows] == ["A", "B C", "1", "D", "2", "E"]


def test_spans_of_cells_are_merged_ranges() -> None:
    sheet = only(b"<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>#N/A</table>")

    assert sheet.rows == [["a", "b", "b"], ["a", "c", ErrorCell("#N/A")]]
    assert sheet.merges == (Merge(0, 0, 1, 0), Merge(0, 1, 0, 2))


def test_breaks_inside_a_cell_are_kept_and_line_ends_of_the_source_are_not() -> None:
    assert only(b"<table><tr><td>1\r\n 2<br>3<p>4</p></td></tr></table>").rows == [["1 2\n3\n4"]]


def test_scripts_are_not_text_and_hidden_rows_are_told() -> None:
    sheet = only(b"<script>x</script><table><tr style='display: NONE'><td>a<style>y</style></tr><tr><td>b</table>")

    assert sheet.rows == [["a"], ["b"]]
    assert sheet.hidden_rows == {0}


def test_tables_in_tables_lose_no_row() -> None:
    sheet = only(b"<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>")

    assert sorted(str(row[0]) for row in sheet.rows) == ["a", "b"]


def test_cells_without_a_row_and_spans_without_sense_are_read() -> None:
    assert only(b"<table><td rowspan=x colspan=0>a</table><table><br></table>").rows == [["a"]]


def test_a_page_too_wide_is_refused() -> None:
    with pytest.raises(TooManyCellsError):
        list(html_rows("<table><tr>" + "<td colspan=1000>1" * 20))


CELL = '<Cell{}><Data ss:Type="{}">{}</Data></Cell>'


def test_every_type_of_spreadsheet_xml_is_read() -> None:
    typed = [
        ("String", "张三"),
        ("Number", "2"),
        ("Number", "x"),
        ("DateTime", "2024-03-05T00:00:00.000"),
        ("DateTime", "2024-03-06T09:30:00"),
        ("DateTime", "1899-12-31T09:30:00.000"),
        ("Boolean", "1"),
        ("Error", "#REF!"),
    ]
    row = "".join(CELL.format("", kind, text) for kind, text in typed)

    assert only(spreadsheet_xml(f"<Row>{row}</Row>")).rows == [
        [
            "张三",
            2,
            ErrorCell("x"),
            dt.date(2024, 3, 5),
            MORNING,
            dt.time(9, 30),
            True,
            ErrorCell("#REF!"),
        ]
    ]


def test_places_merged_ranges_and_hidden_things_of_spreadsheet_xml() -> None:
    rows = (
        f'<Row ss:Index="2" ss:Hidden="1">{CELL.format(" ss:Index=" + chr(34) + "2" + chr(34), "String", "a")}</Row>'
        f'<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">b</Data></Cell>{CELL.format("", "String", "c")}</Row>'
    )
    options = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    workbook = "<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook>"

    sheet = only(spreadsheet_xml(rows, workbook, options))

    assert sheet.rows == [[None] * 3, [None, "a", None], ["b", "b", "c"]]
    assert (sheet.hidden, set(sheet.hidden_rows), sheet.date_1904) == (True, {1}, True)


def test_formulas_and_comments_of_spreadsheet_xml() -> None:
    rows = (
        '<Row><Cell ss:Formula="=RC[1]"/><Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data>'
        '<Comment><ss:Data>记得</ss:Data></Comment></Cell><Cell/><Cell><Data ss:Type="String"/></Cell>'
        f"{CELL.format('', 'String', 'z')}</Row>"
    )

    assert only(spreadsheet_xml(rows)).rows == [[NoValue("RC[1]"), 2, None, None, "z"]]


def test_a_document_type_is_not_opened() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + SPREADSHEET_XML.partition("?>\n")[2]

    with pytest.raises(UnsafeFileError):
        list(xml_sheets(bomb.format(before="", rows="", after="")))


@pytest.mark.parametrize("content", [spreadsheet_xml("<Row>"), spreadsheet_xml("<Row>")[:-40]])
def test_broken_xml_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(content, "x", HERE)


def test_a_place_far_away_is_refused() -> None:
    with pytest.raises(TooManyCellsError):
        read(spreadsheet_xml('<Row><Cell ss:Index="99999"><Data ss:Type="String">a</Data></Cell></Row>'), "x", HERE)
