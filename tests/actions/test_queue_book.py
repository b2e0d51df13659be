"""The queue goes out as a workbook and comes back with decisions: all of them are taken, or none."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from conduct_audit import language
from conduct_audit.actions import queue_words
from conduct_audit.actions.errors import (
    AnswersRefusedError,
    NotCalledXlsxError,
    OutputExistsError,
)
from conduct_audit.intake.table_errors import NoQuestionsError
from tests.actions.world import MARCH, line, roster, seen, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conduct_audit import Audit

KEYS = [question.key for question in queue_words.columns()]


@pytest.fixture
def queue(audit: Audit, tmp_path: Path) -> Path:
    """Five rows that wait: whose (1), when (2), how often (3), serious or not (4), which clause (5)."""
    rows = [
        seen("", name="王芳"),
        seen(day="3月32日"),
        seen("0102", count="多次"),
        seen("0102", "", text="用户被开水烫伤送医院"),
        seen("0202", "9.9.9", text=""),
    ]
    audit.import_files([sheet(tmp_path / "一.xlsx", *rows)])
    audit.export_queue(tmp_path / "待处理.xlsx")
    return tmp_path / "待处理.xlsx"


def filled(file: Path, *answers: dict[str, Any]) -> Path:
    """Fill the lines of the workbook in, from the first; a key is that of a column."""
    book = load_workbook(file)
    page = book.worksheets[0]
    for row, answer in enumerate(answers, start=2):
        for key, value in answer.items():
            page.cell(row, KEYS.index(key) + 1, value)
    book.save(file)
    return file


def statuses(audit: Audit) -> dict[str, str]:
    return {row["id"]: row["status"] for row in audit.violations()["violations"]}


RIGHT: tuple[dict[str, Any], ...] = (
    {"employee": "0301 王芳 维修班"},
    {"day": date(2024, 3, 31), "verb": "set"},
    {"count": 4},
    {"clause": "4.3.10", "serious": "否"},
    {"clause": "2.1.1", "reason": "写错条款"},
)


def test_what_is_filled_in_is_decided_in_one_entry(audit: Audit, queue: Path) -> None:
    entries = audit.verify()["entries"]
    told = audit.apply_queue(filled(queue, *RIGHT))
    assert [row["status"] for row in told["applied"]] == ["confirmed"] * 5
    assert set(statuses(audit).values()) == {"confirmed"}
    assert audit.verify()["entries"] == entries + 1
    assert line(audit, "0102")["counts"] == {"1": 0, "2": 4, "3": 0, "4": 1}


def test_applying_the_same_workbook_again_changes_nothing(audit: Audit, queue: Path) -> None:
    audit.apply_queue(filled(queue, *RIGHT))
    head = audit.verify()["head"]
    told = audit.apply_queue(queue)
    assert (told["applied"], told["already"]) == ([], ["1", "2", "3", "4", "5"])
    assert audit.verify()["head"] == head


def test_a_blank_line_goes_on_waiting(audit: Audit, queue: Path) -> None:
    told = audit.apply_queue(filled(queue, {}, {"verb": "dismiss", "reason": "查无此事"}))
    assert (told["blank"], len(told["applied"])) == (4, 1)
    assert statuses(audit) == {"1": "pending", "2": "dismissed", "3": "pending", "4": "pending", "5": "pending"}


def test_a_row_with_something_still_open_waits_on_and_is_told(audit: Audit, queue: Path) -> None:
    told = audit.apply_queue(filled(queue, {}, {}, {}, {"clause": "4.3.10"}))
    assert [row["status"] for row in told["applied"]] == ["pending"]
    assert told["applied"][0]["message"]


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"employee": "路人"}, "N"),
    ({"employee": "王芳"}, "N"),
    ({"employee": "0301 张三"}, "N"),
    ({"clause": "没有这一条"}, "O"),
    ({"clause": "2.1.2 上班聊天"}, "O"),
    ({"day": "31日"}, "P"),
    ({"count": "多次"}, "Q"),
    ({"count": 0}, "Q"),
    ({"serious": "也许"}, "R"),
    ({"verb": "随便"}, "M"),
    ({"verb": "set"}, "M"),
    ({"verb": "admit", "count": 2}, "Q"),
    ({"verb": "admit"}, "M"),
    ({"verb": "dismiss"}, "S"),
    ({"reason": "只有理由"}, "M"),
    ({"reason": "=1+1", "verb": "dismiss"}, "S"),
    ({"id": "99", "count": 2}, "A"),
    ({"id": "很多", "count": 2}, "A"),
    ({"text": "换了一行", "count": 2}, "A"),
    ({"row": "77", "count": 2}, "A"),
)


def test_every_cell_that_is_not_understood_is_named_and_no_line_is_applied(audit: Audit, tmp_path: Path) -> None:
    rows = (seen("", name="王芳", text=f"第{number}件事") for number in range(len(WRONG) + 1))
    audit.import_files([sheet(tmp_path / "一.xlsx", *rows)])
    audit.export_queue(tmp_path / "待.xlsx")
    head = audit.verify()["head"]
    with pytest.raises(AnswersRefusedError) as refused:
        audit.apply_queue(filled(tmp_path / "待.xlsx", *(answer for answer, _column in WRONG), {"employee": "0201"}))
    named = re.findall(r"!([A-Z]+\d+)", str(refused.value))
    assert named == [f"{column}{row}" for row, (_answer, column) in enumerate(WRONG, start=2)]
    assert audit.verify()["head"] == head


def test_of_very_many_wrong_cells_the_first_are_named(audit: Audit, tmp_path: Path) -> None:
    audit.import_files([sheet(tmp_path / "一.xlsx", *(seen("", text=f"第{n}件事") for n in range(60)))])
    audit.export_queue(tmp_path / "待.xlsx")
    with pytest.raises(AnswersRefusedError, match="10") as refused:
        audit.apply_queue(filled(tmp_path / "待.xlsx", *[{"verb": "随便"}] * 60))
    assert len(str(refused.value).splitlines()) == 1 + 50 + 1


def test_a_row_decided_meanwhile_is_told_and_none_is_applied(audit: Audit, queue: Path) -> None:
    audit.dismiss_row(1, "已核实")
    with pytest.raises(AnswersRefusedError, match="M2"):
        audit.apply_queue(filled(queue, *RIGHT))
    assert statuses(audit)["2"] == "pending"


def test_a_record_in_two_lines_is_refused(audit: Audit, queue: Path) -> None:
    with pytest.raises(AnswersRefusedError, match="A3"):
        audit.apply_queue(filled(queue, {"count": 1}, {"id": "1", "count": 2}))


def test_lines_may_be_sorted_and_deleted(audit: Audit, queue: Path) -> None:
    book = load_workbook(filled(queue, *RIGHT))
    page = book.worksheets[0]
    page.move_range("A2:V2", rows=10)
    page.delete_rows(3, 2)
    book.save(queue)
    assert [row["id"] for row in audit.apply_queue(queue)["applied"]] == ["1", "4", "5"]


def test_choices_are_those_of_the_rows_own_month_and_hold_everybody(audit: Audit, queue: Path) -> None:
    lists = load_workbook(queue).worksheets[2]
    columns = [[cell.value for cell in column if cell.value] for column in lists.columns]
    assert columns[2][:2] == ["0101 张三 收费大厅", "0102 李四 收费大厅"]
    assert len(columns[3]) == len(audit.rulebook("thermal-power")["clauses"])


def test_every_choice_of_the_lists_is_understood(audit: Audit, tmp_path: Path) -> None:
    """A month with a roster of its own, every person and every clause of its drop-downs in a row of its own."""
    codes = [clause["code"] for clause in audit.rulebook("thermal-power")["clauses"]]
    audit.import_files([sheet(tmp_path / "一.xlsx", *(seen("", text=f"某事{code}", count=2) for code in codes))])
    audit.export_queue(tmp_path / "全.xlsx")
    lists = load_workbook(tmp_path / "全.xlsx").worksheets[2]
    people, clauses = ([cell.value for cell in column if cell.value] for column in list(lists.columns)[2:4])
    answers = [{"clause": clause, "employee": people[n % len(people)]} for n, clause in enumerate(clauses)]
    audit.apply_queue(filled(tmp_path / "全.xlsx", *answers))
    assert {row["clause"] for row in audit.violations(status="confirmed")["violations"]} == set(codes)


def test_hostile_texts_stay_text(audit: Audit, tmp_path: Path) -> None:
    hostile = ("=cmd|'/C calc'!A0", "@SUM(A1)", "\x07\u202e", "_x0007_", "+1")
    lines = [
        "日期,工号,姓名,条款,违规事实",
        *(f"2024-03-0{n},,{text},2.1.2,{text}" for n, text in enumerate(hostile, 1)),
    ]
    (tmp_path / "一.csv").write_text("\n".join(lines), encoding="utf-8")
    audit.import_files([tmp_path / "一.csv"])
    audit.export_queue(tmp_path / "待.xlsx")
    cells = [cell for row in load_workbook(tmp_path / "待.xlsx").worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    told = audit.apply_queue(filled(tmp_path / "待.xlsx", *[{"employee": "0101", "clause": "2.1.2"}] * len(hostile)))
    assert [row["status"] for row in told["applied"]] == ["confirmed"] * len(hostile)


@pytest.fixture(params=["zh", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    before = language.current()
    language.activate(request.param)
    yield request.param
    language.activate(before)


def test_a_workbook_is_understood_whatever_language_is_spoken(spoken: str, audit: Audit, tmp_path: Path) -> None:
    audit.import_files([sheet(tmp_path / "一.xlsx", seen("", name="王芳"))])
    audit.export_queue(tmp_path / "待.xlsx")
    choice = load_workbook(tmp_path / "待.xlsx").worksheets[2]["A1"].value
    language.activate("en" if spoken == "zh" else "zh")
    told = audit.apply_queue(filled(tmp_path / "待.xlsx", {"verb": choice, "employee": "0201"}))
    assert [row["status"] for row in told["applied"]] == ["confirmed"]


def test_another_sheet_is_no_queue(audit: Audit, tmp_path: Path) -> None:
    with pytest.raises(NoQuestionsError):
        audit.apply_queue(roster(tmp_path / "名单.xlsx"))


def test_the_workbook_is_named_xlsx_and_never_written_over(audit: Audit, queue: Path, tmp_path: Path) -> None:
    before = queue.read_bytes()
    with pytest.raises(OutputExistsError):
        audit.export_queue(queue)
    with pytest.raises(NotCalledXlsxError):
        audit.export_queue(tmp_path / "待处理.csv")
    assert queue.read_bytes() == before
    assert audit.export_queue(queue, overwrite=True)["rows"] == 5


def test_without_a_waiting_row_nothing_is_written(audit: Audit, tmp_path: Path) -> None:
    assert audit.export_queue(tmp_path / "空.xlsx") == {"file": "", "rows": 0}
    assert not (tmp_path / "空.xlsx").exists()


def test_a_line_of_a_closed_month_books_a_correction(audit: Audit, tmp_path: Path) -> None:
    audit.close(MARCH)
    audit.import_files([sheet(tmp_path / "晚.xlsx", seen())])
    audit.export_queue(tmp_path / "待.xlsx")
    told = audit.apply_queue(filled(tmp_path / "待.xlsx", {"verb": "admit"}))
    assert [row["status"] for row in told["applied"]] == ["confirmed"]
    assert audit.verify()["ok"]
