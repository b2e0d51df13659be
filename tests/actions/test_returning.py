"""`import --returns`: what waits goes back marked; corrected and imported again it is booked once, in any format."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import xlwt  # type: ignore[import-untyped]  # has no types
from openpyxl import load_workbook
from openpyxl.styles import Font

from conduct_audit import language
from conduct_audit.actions import returning
from conduct_audit.actions.errors import StrictRefusedError
from conduct_audit.receipts import NOTE_HEADING
from conduct_audit.reports.returned.errors import ReturnFolderError
from conduct_audit.reports.returned.model import MARKED
from tests.actions.world import HEADER, line, seen, sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from conduct_audit import Audit

WRONG = seen("", "1.3.3", name="张叁", text="上班聊天")
ROWS = (seen(), WRONG, seen("0201", "1.3.3", text="上班聊天"), seen("0102", day="2024-03-45"))
NAME, DATE = 3, 1


@pytest.fixture(autouse=True)
def _english() -> None:
    language.activate("en")


def back(audit: Audit, folder: Path, *rows: tuple[Any, ...]) -> Path:
    """Import a sheet with returns; give the copy."""
    file = sheet(folder / "检查表.xlsx", *(rows or ROWS))
    returned = audit.import_files([file], returns=folder / "back")["files"][0]["returned"]
    assert returned
    return Path(returned)


def correct(copy: Path, change: Callable[[Any], None]) -> Path:
    book = load_workbook(copy)
    change(book.worksheets[0])
    book.save(copy)
    return copy


def right_name(page: Any) -> None:
    page.cell(3, NAME).value = "张三"


def right_date(page: Any) -> None:
    page.cell(5, DATE).value = "2024-03-15"


def both_right(page: Any) -> None:
    right_name(page)
    right_date(page)


def ends(document: Any) -> dict[str, int]:
    return dict(document["totals"])


def statuses(audit: Audit) -> dict[str, str]:
    found = (audit.violations(status=status)["violations"] for status in ("confirmed", "pending", "dismissed"))
    return {each["id"]: each["status"] for some in found for each in some}


class TestTheCopy:
    def test_marks_what_is_wrong_and_says_so_beside_the_row(self, audit: Audit, tmp_path: Path) -> None:
        page = load_workbook(back(audit, tmp_path)).worksheets[0]

        marked = [cell.coordinate for row in page.iter_rows() for cell in row if cell.fill.fgColor.rgb == MARKED]
        notes = [page.cell(row, len(HEADER) + 1).value for row in range(1, 6)]
        assert marked == ["C3", "A5"]
        assert notes[0] == NOTE_HEADING
        assert ["张叁" in str(notes[2]), "2024-03-45" in str(notes[4]), notes[1], notes[3]] == [True, True, None, None]

    def test_names_who_may_be_meant(self, audit: Audit, tmp_path: Path) -> None:
        page = load_workbook(back(audit, tmp_path, seen("", name="王芳"))).worksheets[0]

        note = str(page.cell(2, len(HEADER) + 1).value)
        assert "0201 王芳 客服中心" in note
        assert "0301 王芳 维修班" in note

    def test_proposes_clauses_in_words(self, audit: Audit, tmp_path: Path) -> None:
        page = load_workbook(back(audit, tmp_path, seen(clause="9.9.9", text="未戴工牌"))).worksheets[0]

        assert "2.1.2" in str(page.cell(2, len(HEADER) + 1).value)

    def test_is_not_written_where_nothing_waits(self, audit: Audit, tmp_path: Path) -> None:
        found = audit.import_files([sheet(tmp_path / "好.xlsx", seen())], returns=tmp_path / "back")

        assert found["files"][0]["returned"] is None
        assert list((tmp_path / "back").iterdir()) == []

    def test_is_written_again_while_rows_of_an_earlier_import_wait(self, audit: Audit, tmp_path: Path) -> None:
        copy = correct(back(audit, tmp_path), right_name)

        second = audit.import_files([copy], returns=tmp_path / "back")["files"][0]["returned"]

        page = load_workbook(second).worksheets[0]
        column = [page.cell(row, len(HEADER) + 1).value for row in range(2, 6)]
        assert [bool(note) for note in column] == [False, False, False, True]

    def test_is_not_written_by_a_rehearsal(self, audit: Audit, tmp_path: Path) -> None:
        found = audit.import_files([sheet(tmp_path / "a.xlsx", *ROWS)], returns=tmp_path / "back", dry_run=True)

        assert (found["files"][0]["returned"], (tmp_path / "back").exists()) == (None, False)

    def test_is_not_written_where_strict_refuses(self, audit: Audit, tmp_path: Path) -> None:
        with pytest.raises(StrictRefusedError):
            audit.import_files([sheet(tmp_path / "a.xlsx", *ROWS)], returns=tmp_path / "back", strict=True)

        assert list((tmp_path / "back").iterdir()) == []

    def test_asks_for_a_folder_before_anything_is_booked(self, audit: Audit, tmp_path: Path) -> None:
        file = sheet(tmp_path / "a.xlsx", *ROWS)

        with pytest.raises(ReturnFolderError):
            audit.import_files([file], returns=file)

        assert statuses(audit) == {}

    def test_that_cannot_be_written_is_told_and_the_rows_are_booked(
        self, audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> Path:
            raise ReturnFolderError(folder="back", problem="the disk is full")

        monkeypatch.setattr(returning, "place", full)
        found = audit.import_files([sheet(tmp_path / "a.xlsx", *ROWS)], returns=tmp_path / "back")["files"][0]

        assert (found["returned"], found["observations"]["confirmed"]) == (None, 2)
        assert "the disk is full" in found["notices"][-1]

    def test_of_too_many_cells_is_not_made(self, audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(returning, "MOST_CELLS", 39)

        found = audit.import_files([sheet(tmp_path / "a.xlsx", *ROWS)], returns=tmp_path / "back")["files"][0]

        assert (found["returned"], "more than 39 cells" in found["notices"][-1]) == (None, True)

    def test_that_would_not_read_alike_is_not_given(
        self, audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(returning, "same_cells", lambda *_: False)

        found = audit.import_files([sheet(tmp_path / "a.xlsx", *ROWS)], returns=tmp_path / "back")["files"][0]

        assert (found["returned"], "review list" in found["notices"][-1]) == (None, True)

    def test_keeps_formulas_with_their_values_and_looks(self, audit: Audit, tmp_path: Path) -> None:
        file = sheet(tmp_path / "a.xlsx", *ROWS)
        correct(file, lambda page: setattr(page["C3"], "font", Font(italic=True)))

        found = audit.import_files([file], returns=tmp_path / "back")["files"][0]

        assert load_workbook(found["returned"]).worksheets[0]["C3"].font.italic


class TestCorrectedAndImportedAgain:
    @pytest.mark.parametrize(
        ("change", "waiting"),
        [
            (right_name, ["4"]),
            (right_date, ["2"]),
            (both_right, []),
            (lambda _page: None, ["2", "4"]),
        ],
    )
    def test_books_only_what_was_corrected(
        self, audit: Audit, tmp_path: Path, change: Callable[[Any], None], waiting: list[str]
    ) -> None:
        copy = correct(back(audit, tmp_path), change)

        found = audit.import_files([copy])

        assert ends(found) == {"confirmed": 2 - len(waiting), "pending": 0, "skipped": 2 + len(waiting)}
        assert [number for number, status in statuses(audit).items() if status == "pending"] == waiting

    def test_takes_the_money_once(self, audit: Audit, tmp_path: Path) -> None:
        copy = correct(back(audit, tmp_path), right_name)

        for file in (copy, copy, tmp_path / "检查表.xlsx", copy):
            audit.import_files([file])

        assert (line(audit, "0101")["deduction"], line(audit, "0201")["deduction"]) == ("200.00", "100.00")

    @pytest.mark.parametrize(
        "change",
        [
            lambda page: page.delete_rows(2),
            lambda page: page.insert_rows(1, 2),
            lambda page: page.insert_cols(1),
            lambda page: page.move_range("A2:J2", rows=8),
            lambda page: setattr(page, "title", "改过的名字"),
            lambda page: page.append(seen("0202", "2.2.2", text="吃零食")),
        ],
    )
    def test_may_have_been_rearranged(self, audit: Audit, tmp_path: Path, change: Callable[[Any], None]) -> None:
        copy = correct(correct(back(audit, tmp_path), right_name), change)

        found = audit.import_files([copy.rename(tmp_path / "李检交回.xlsx")])

        new = 1 + line(audit, "0202")["violations"]
        assert (ends(found)["confirmed"], ends(found)["pending"]) == (new, 0)
        assert (line(audit, "0101")["violations"], statuses(audit)["2"], statuses(audit)["4"]) == (
            2,
            "dismissed",
            "pending",
        )

    def test_leaves_alone_what_a_person_has_decided_meanwhile(self, audit: Audit, tmp_path: Path) -> None:
        copy = correct(back(audit, tmp_path), right_name)
        audit.set_row(2, employee="0101")

        assert ends(audit.import_files([copy])) == {"confirmed": 0, "pending": 0, "skipped": 4}

    def test_needs_not_be_told_the_month_again(self, audit: Audit, tmp_path: Path) -> None:
        file = sheet(tmp_path / "检查表.xlsx", seen(day="5日"), seen("", name="张叁", day="6日"))
        copy = Path(audit.import_files([file], month="2024-03", returns=tmp_path)["files"][0]["returned"] or "")

        correct(copy, right_name)

        assert ends(audit.import_files([copy])) == {"confirmed": 1, "pending": 0, "skipped": 1}

    def test_is_told_the_month_that_is_given_now(self, audit: Audit, tmp_path: Path) -> None:
        file = sheet(tmp_path / "检查表.xlsx", seen("", name="张叁", day="6日"))
        copy = Path(audit.import_files([file], month="2024-03", returns=tmp_path)["files"][0]["returned"] or "")

        audit.import_files([correct(copy, lambda page: setattr(page.cell(2, NAME), "value", "张三"))], month="2024-04")

        assert [each["month"] for each in audit.violations(status="confirmed")["violations"]] == ["2024-04"]

    def test_a_mark_is_settled_by_a_legend_that_was_added(self, audit: Audit, tmp_path: Path) -> None:
        rows = (("张三", "0101", "√", None), ("李四", "0102", None, None))
        file = sheet(tmp_path / "打勾.xlsx", *rows, header=("姓名", "工号", "2.1.2", "1.3.3"))
        found = audit.import_files([file], month="2024-03", returns=tmp_path)["files"][0]
        copy = Path(found["returned"] or "")
        assert load_workbook(copy).worksheets[0]["C2"].fill.fgColor.rgb == MARKED

        def add_legend(page: Any) -> None:
            page.insert_rows(1)
            page["A1"] = "√ 表示违规"

        assert ends(audit.import_files([correct(copy, add_legend)])) == {"confirmed": 1, "pending": 0, "skipped": 0}


class TestFormatsThatCannotBeWrittenBack:
    @pytest.mark.parametrize("ending", ["csv", "xls", "html"])
    def test_go_back_as_a_workbook_of_the_same_rows(self, audit: Audit, tmp_path: Path, ending: str) -> None:
        file = _WRITERS[ending](tmp_path / f"检查表.{ending}")

        found = audit.import_files([file], returns=tmp_path / "back")["files"][0]
        copy = Path(found["returned"] or "")

        assert (copy.name, "new workbook" in found["notices"][-1]) == ("检查表 (returned).xlsx", True)
        assert ends(audit.import_files([correct(copy, right_name)])) == {"confirmed": 1, "pending": 0, "skipped": 3}

    def test_a_workbook_under_a_wrong_name_gets_a_right_one(self, audit: Audit, tmp_path: Path) -> None:
        file = tmp_path / "旧格式.xls"
        shutil.copy(sheet(tmp_path / "a.xlsx", *ROWS), file)

        assert audit.import_files([file], returns=tmp_path)["files"][0]["returned"] == str(
            tmp_path / "旧格式 (returned).xlsx"
        )


def _csv(path: Path) -> Path:
    lines = [",".join("" if value is None else str(value) for value in row) for row in (HEADER, *ROWS)]
    path.write_text("\n".join(lines), encoding="gb18030")
    return path


def _html(path: Path) -> Path:
    cells = ["".join(f"<td>{'' if value is None else value}</td>" for value in row) for row in (HEADER, *ROWS)]
    path.write_text(f"<table><tr>{'</tr><tr>'.join(cells)}</tr></table>", encoding="utf-8")
    return path


def _xls(path: Path) -> Path:
    book = xlwt.Workbook()
    page = book.add_sheet("检查表")
    for number, row in enumerate((HEADER, *ROWS)):
        for column, value in enumerate(row):
            page.write(number, column, value)
    book.save(str(path))
    return path


_WRITERS = {"csv": _csv, "xls": _xls, "html": _html}
