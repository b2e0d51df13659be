"""Copies of sheets that go back: that very workbook with marks and notes, every other byte as it was."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.styles import Font

from conduct_audit import language
from conduct_audit.receipts import NOTE_HEADING, RECEIPT_HEADING
from conduct_audit.reports.returned import PlainSheet, SheetNotes, copy_of, place, prepare
from conduct_audit.reports.returned.copying import _marked_copy
from conduct_audit.reports.returned.errors import ReturnFolderError
from conduct_audit.reports.returned.marking import marked
from conduct_audit.reports.returned.model import MARKED, CannotMarkError
from conduct_audit.reports.returned.plain import plain_copy
from conduct_audit.reports.returned.splice import walk
from conduct_audit.reports.returned.styles import Styles

if TYPE_CHECKING:
    from pathlib import Path

NOTES = SheetNotes(
    "检查表", 1, 3, 4, {2: "=1+1 <看不明白> \x07"}, {2: "CA1-0x", 3: "CA2-0x"}, frozenset({(2, 0), (2, 2)})
)
NINE = datetime(2026, 3, 5, 9, 30)  # noqa: DTZ001  # spreadsheets know no time zones
STYLES = (
    b'<styleSheet xmlns="x"><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    b'<cellXfs count="2"><xf fillId="0"/><xf fontId="1" fillId="0"><alignment wrapText="1"/></xf></cellXfs>'
    b"</styleSheet>"
)
HEAD = '<worksheet xmlns="x"><dimension ref="A1:C4"/>'
EMPTY = SheetNotes("S", 0, 1, 2, {1: "note"}, {1: "CA1-0x"}, frozenset({(1, 0)}))


def workbook() -> Workbook:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "检查表"
    for row in (["3月检查表"], ["姓名", "违规行为", "次数"], ["张叁", "未戴工牌", None], ["李四", "吃零食", "=1+1"]):
        page.append(row)
    page["A3"].font = Font(bold=True)
    page.merge_cells("A1:C1")
    page.column_dimensions.group("A", "H", hidden=False)
    page.add_chart(BarChart(), "B9")
    book.create_sheet("别的").append(["不动"])
    return book


def content(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


class TestTheVeryWorkbook:
    def test_marks_cells_and_writes_notes_beside_the_rows(self) -> None:
        page = load_workbook(io.BytesIO(_marked_copy(content(workbook()), [NOTES])))["检查表"]

        assert [cell.value for cell in page[2]][3:] == [NOTE_HEADING, RECEIPT_HEADING]
        assert [cell.value for cell in page[3]] == ["张叁", "未戴工牌", None, "=1+1 <看不明白> ␇", "CA1-0x"]
        assert [cell.fill.fgColor.rgb == MARKED for cell in page[3]][:4] == [True, False, True, False]

    def test_leaves_looks_and_values_as_they_are(self) -> None:
        page = load_workbook(io.BytesIO(_marked_copy(content(workbook()), [NOTES])))["检查表"]

        assert page["A3"].font.bold
        assert (page["C4"].value, [str(area) for area in page.merged_cells.ranges]) == ("=1+1", ["A1:C1"])

    def test_hides_the_receipts_and_writes_texts_as_texts(self) -> None:
        page = load_workbook(io.BytesIO(_marked_copy(content(workbook()), [NOTES])))["检查表"]

        assert (page.column_dimensions["E"].hidden, page.column_dimensions["D"].hidden) == (True, False)
        assert page["D3"].data_type in {"s", "inlineStr"}

    def test_leaves_every_other_part_to_the_byte(self) -> None:
        before = content(workbook())

        after = parts(_marked_copy(before, [NOTES]))

        changed = {name for name, data in parts(before).items() if after[name] != data}
        assert changed == {"xl/worksheets/sheet1.xml", "xl/styles.xml"}

    def test_a_second_round_writes_its_notes_over_the_first(self) -> None:
        once = _marked_copy(content(workbook()), [NOTES])
        again = SheetNotes("检查表", 1, 3, 4, {3: "还有一处"}, {3: "CA9-0x"})

        page = load_workbook(io.BytesIO(_marked_copy(once, [again])))["检查表"]

        assert [page[f"{column}{row}"].value for row in (3, 4) for column in "DE"] == [None, None, "还有一处", "CA9-0x"]
        assert page["D2"].value == NOTE_HEADING

    @pytest.mark.parametrize(
        "notes",
        [
            SheetNotes("没有这张", 1, 3, 4, {2: "x"}),
            SheetNotes("检查表", 1, 3, 4, {700: "x"}),
            SheetNotes("检查表", 1, 16_383, 16_384, {2: "x"}),
        ],
    )
    def test_is_not_made_where_something_would_be_lost(self, notes: SheetNotes) -> None:
        with pytest.raises(CannotMarkError):
            _marked_copy(content(workbook()), [notes])

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", content(workbook())[:900]])
    def test_is_not_made_of_what_is_no_workbook(self, data: bytes) -> None:
        with pytest.raises(CannotMarkError):
            _marked_copy(data, [NOTES])


class TestASheetOfAnotherProgram:
    @pytest.mark.parametrize(
        "sheet",
        [
            '<sheetData><row r="1"/><row r="2"><c r="A2"/></row></sheetData>',
            "<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>",
            '<cols><col min="1" max="9" width="8"/></cols><sheetData><row r="1"/><row r="2"/></sheetData>',
            '<cols><col min="2" max="2"></col></cols><sheetData><row r="1"/><row r="2"/></sheetData>',
            '<sheetData><row r="1" spans="1:1"/><row r="2"><c r="D2" s="1"/></row></sheetData>',
        ],
    )
    def test_gets_the_same_cells(self, sheet: str) -> None:
        made = marked(f"{HEAD}{sheet}</worksheet>".encode(), EMPTY, Styles(STYLES))

        texts, places = _texts(made), _places(made)
        assert texts == [NOTE_HEADING, RECEIPT_HEADING, "note", "CA1-0x"]
        assert places == sorted(places)

    def test_keeps_its_prefixes(self) -> None:
        sheet = b'<x:worksheet xmlns:x="x"><x:sheetData><x:row r="1"/><x:row r="2"/></x:sheetData></x:worksheet>'

        made = marked(
            sheet, EMPTY, Styles(STYLES.replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"xmlns=", b"xmlns:x="))
        )

        assert b'<x:c r="B1"' in made
        assert b"</x:row>" in made

    @pytest.mark.parametrize(
        "sheet",
        [
            b"<worksheet><sheetData><row r='x'/></sheetData></worksheet>",
            b"<worksheet><sheetData><row r='1'/><row r='2'><c r='A2' s='x'/></row></sheetData></worksheet>",
            b"<worksheet><sheetData>",
            b"<?xml version='1.0' encoding='UTF-16'?><worksheet/>",
            b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>",
        ],
    )
    def test_is_refused_where_it_cannot_be_read(self, sheet: bytes) -> None:
        with pytest.raises(CannotMarkError):
            marked(sheet, EMPTY, Styles(STYLES))

    @pytest.mark.parametrize("styles", [b"<styleSheet/>", STYLES.replace(b"fills", b"filled"), b"<"])
    def test_without_formats_is_refused(self, styles: bytes) -> None:
        with pytest.raises(CannotMarkError):
            Styles(styles)


class TestANewWorkbookOfTheSameRows:
    def test_holds_values_and_texts_in_their_places(self) -> None:
        values = ["=1+1", "0012", 3, 1.5, True, date(2026, 3, 5), NINE, time(8, 0), None, 10**18]
        page = _page(
            PlainSheet("检查表", [[], values, ["x"]]), SheetNotes("检查表", 1, 10, 11, {2: "=x"}, {2: "CA1-0x"})
        )

        read = [cell.value for cell in page[2]][:10]
        assert read[:5] + read[7:] == ["=1+1", "0012", 3, 1.5, True, time(8, 0), None, str(10**18)]
        assert [str(value) for value in read[5:7]] == ["2026-03-05 00:00:00", "2026-03-05 09:30:00"]
        assert (page["A2"].data_type, page["K3"].value, page["L3"].value) == ("s", "=x", "CA1-0x")

    def test_keeps_merged_ranges_and_hidden_things(self) -> None:
        rows = [["城东厅", "a"], ["城东厅", "b"], ["", "c"]]
        sheet = PlainSheet("a/b", rows, [(0, 0, 1, 0)], frozenset({(1, 0)}), hidden_rows=frozenset({2}))
        made = plain_copy([PlainSheet("藏", [["x"]], hidden=True), sheet], [])

        book = load_workbook(io.BytesIO(made))
        page = book["a_b"]
        assert (book["藏"].sheet_state, book.active.title if book.active else "") == ("hidden", "a_b")
        assert ([str(area) for area in page.merged_cells.ranges], page.row_dimensions[3].hidden) == (["A1:A2"], True)

    def test_marks_cells_also_where_nothing_stands(self) -> None:
        page = _page(PlainSheet("检查表", [["a"], ["b"], [None]]), NOTES)

        assert page["A3"].fill.fgColor.rgb == MARKED

    @pytest.mark.parametrize(
        "sheets", [[PlainSheet("a", [["x"]])] * 2, [PlainSheet("a", [["x"], ["y"]], [(0, 0, 1, 1), (1, 1, 2, 2)])]]
    )
    def test_is_refused_where_it_would_not_be_the_same(self, sheets: list[PlainSheet]) -> None:
        with pytest.raises(CannotMarkError):
            plain_copy(sheets, [])


class TestTheCopyThatIsGiven:
    def test_is_the_very_workbook_where_that_reads_alike(self) -> None:
        made = copy_of(content(workbook()), [], [NOTES], lambda _copy: True)

        assert made
        assert made[1]

    def test_is_a_new_one_where_the_file_cannot_be_written(self) -> None:
        made = copy_of(b"a,b", [PlainSheet("", [["a", "b"]])], [], lambda _copy: True)

        assert made
        assert not made[1]

    def test_is_none_where_neither_reads_alike(self) -> None:
        assert copy_of(b"a,b", [PlainSheet("", [["a"]])], [], lambda _copy: False) is None


class TestTheFolder:
    def test_never_writes_over_anything(self, tmp_path: Path) -> None:
        language.activate("en")

        names = [place(tmp_path, "检查表.xls", ".xlsx", bytes([number])).name for number in range(3)]

        assert names == ["检查表 (returned).xlsx", "检查表 (returned 2).xlsx", "检查表 (returned 3).xlsx"]
        assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == [b"\0", b"\1", b"\2"]

    def test_is_made_and_tried_before_anything_is_booked(self, tmp_path: Path) -> None:
        prepare(tmp_path / "a" / "b")

        assert list((tmp_path / "a" / "b").iterdir()) == []

    def test_that_is_a_file_is_refused_in_a_sentence(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_text("x", encoding="utf-8")

        for attempt in (lambda: prepare(tmp_path / "a"), lambda: place(tmp_path / "a", "x", ".xlsx", b"")):
            with pytest.raises(ReturnFolderError, match="--returns"):
                attempt()


def _page(sheet: PlainSheet, notes: SheetNotes) -> Any:
    return load_workbook(io.BytesIO(plain_copy([sheet], [notes])))[sheet.name]


def _texts(data: bytes) -> list[str]:
    return [part.split(">", 1)[1] for part in data.decode().split("</t>")[:-1] for part in [part[part.rindex("<t") :]]]


def _places(data: bytes) -> list[tuple[int, str]]:
    """Give row and letters of each cell in the order in which they stand."""
    found: list[str] = []
    walk(data, lambda tag: found.append(tag.attributes.get("r", "")) if tag.local == "c" else None, lambda *_: None)
    return [(int(place[1:]), place[0]) for place in found if place]
