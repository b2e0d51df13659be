"""What a clerk's trial month found: each of these once cost somebody money or a morning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit.actions.errors import NotOnTheMonthError
from tests.actions.world import MARCH, line, seen, sheet
from tests.cli.world import run

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit


def test_a_number_in_the_column_of_names_contradicts_nobody(audit: Audit, tmp_path: Path) -> None:
    rows = sheet(tmp_path / "一.xlsx", ("2024-03-05", "0101", "2.1.2"), header=("日期", "姓名", "条款"))

    audit.import_files([rows])

    assert audit.settle(MARCH)["contradicted"] == []
    assert audit.close(MARCH)["totals"]["deduction"] == "100.00"


def test_the_heading_of_a_column_of_marks_teaches_nothing(audit: Audit, tmp_path: Path) -> None:
    header = ("工号", "姓名", "工装整洁", "普通话标准")
    matrix = sheet(tmp_path / "表.xlsx", ("0101", "张三", "√", ""), ("0102", "李四", "", "√"), header=header)
    audit.import_files([matrix], month=MARCH, mark_means="violation")

    number = int(audit.waiting()["items"][0]["id"])
    audit.set_row(number, clause="2.1.1")

    assert audit.phrases()["phrases"] == []


def test_there_is_no_notice_of_what_was_waived_after_the_close(audit: Audit, tmp_path: Path) -> None:
    audit.import_files([sheet(tmp_path / "一.xlsx", seen())])
    audit.close(MARCH)
    audit.waive(1, "查实有误")

    with pytest.raises(NotOnTheMonthError):
        audit.notice(1, tmp_path)


def test_a_skipped_row_that_equals_a_waived_one_is_told(audit: Audit, tmp_path: Path) -> None:
    audit.import_files([sheet(tmp_path / "一.xlsx", seen())])
    audit.waive(1, "查实有误")

    again = audit.import_files([sheet(tmp_path / "二.xlsx", seen())])

    assert any("review admit 2" in notice for notice in again["files"][0]["notices"])


def test_a_late_row_that_the_bonus_no_longer_covers_is_told(audit: Audit, tmp_path: Path) -> None:
    audit.import_files([sheet(tmp_path / "一.xlsx", seen("0201", count=3))])
    audit.close(MARCH)
    audit.import_files([sheet(tmp_path / "二.xlsx", seen("0201", "3.2.1", text="说脏话"))])

    assert audit.admit_rows([2])["moved"] == "0.00"
    assert line(audit, "0201")["deduction"] == "200.00"


def test_the_trail_of_several_rows_decided_together_can_be_read(
    audit: Audit, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    audit.import_files([sheet(tmp_path / "一.xlsx", seen("9998"), seen("9999"))])
    audit.dismiss_rows([1, 2], "查无此人")
    monkeypatch.chdir(tmp_path)

    assert run(capsys, "log")[0] == 0


def test_a_person_as_our_own_lists_write_them_is_understood(audit: Audit, tmp_path: Path) -> None:
    header = ("日期", "姓名", "条款")
    audit.import_files([sheet(tmp_path / "一.xlsx", ("2024-03-05", "0301 王芳 维修班", "2.1.2"), header=header)])

    assert [each["employee_id"] for each in audit.violations()["violations"]] == ["0301"]


def test_a_column_of_call_times_gives_the_days(audit: Audit, tmp_path: Path) -> None:
    header = ("通话时间", "工号", "条款")
    audit.import_files([sheet(tmp_path / "一.xlsx", ("2024/3/10 9:15", "0101", "2.1.2"), header=header)])

    assert [each["occurred_on"] for each in audit.violations()["violations"]] == ["2024-03-10"]
