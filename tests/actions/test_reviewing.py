"""Rows that wait are decided by people; what a person says is checked and recorded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit import Audit, language
from conduct_audit.actions.errors import (
    AmbiguousEmployeeError,
    NothingToSetError,
    RosterMissingError,
    UnknownClauseError,
    UnknownEmployeeError,
)
from conduct_audit.books.record_errors import AlreadyConfirmedError, StillUnknownError, UnknownRecordError
from tests.actions.world import line, roster, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def queue(audit: Audit, tmp_path: Path) -> list[dict[str, Any]]:
    rows = [
        seen("", name="王芳"),
        seen(day="3月32日"),
        seen("0102", count="多次"),
        seen("0102", "", text="用户被开水烫伤送医院"),
        seen("0202", "9.9.9", text=""),
    ]
    audit.import_files([sheet(tmp_path / "一.xlsx", *rows)])
    return audit.waiting()["items"]


def test_each_row_says_why_it_waits_and_who_may_be_meant(queue: list[dict[str, Any]]) -> None:
    reasons = [row["reasons"] for row in queue]
    assert reasons[0] == ["ambiguous_employee"]
    assert [person["employee_id"] for person in queue[0]["people"]] == ["0201", "0301"]
    assert reasons[1:3] == [["bad_date"], ["bad_count"]]
    assert "suspected_serious" in reasons[3]
    assert reasons[4] == ["not_in_force"]
    assert all(row["message"] for row in queue)


def test_a_name_that_stands_in_another_department_is_not_called_several_people(audit: Audit, tmp_path: Path) -> None:
    language.activate("en")
    row = ("2024-03-05", "赵敏", "收费大厅", "2.1.2", "未戴工牌")
    file = sheet(tmp_path / "二.xlsx", row, header=("日期", "姓名", "部门", "条款", "违规事实"))
    told = audit.import_files([file])["files"][0]["pending"][0]
    assert told["reasons"] == ["ambiguous_employee"]
    assert told["message"].startswith("The sheet says “赵敏” of “收费大厅”, and nobody on the roster is surely that")
    assert "Perhaps meant: 0202 赵敏 客服中心." in told["message"]


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        (0, {"employee": "0301"}),
        (1, {"day": date(2024, 3, 31)}),
        (2, {"count": 4}),
        (3, {"clause": "4.3.10", "serious": False}),
        (4, {"clause": "2.1.1"}),
    ],
)
def test_what_a_person_sets_confirms_the_row(audit: Audit, queue: Any, place: int, facts: dict[str, Any]) -> None:
    decided = audit.set_row(int(queue[place]["id"]), reason="核实", **facts)
    assert (decided["status"], decided["reasons"], decided["message"]) == ("confirmed", [], "")
    assert decided["decisions"][-1]["reason"] == "核实"
    assert decided["decisions"][-1]["actor"] == "李会计"


def test_a_row_waits_on_while_something_is_open(audit: Audit, queue: Any) -> None:
    decided = audit.set_row(int(queue[3]["id"]), clause="4.3.10")
    assert (decided["status"], decided["reasons"]) == ("pending", ["suspected_serious"])


def test_only_a_person_makes_a_case_serious(audit: Audit, queue: Any) -> None:
    audit.set_row(int(queue[3]["id"]), clause="4.3.10", serious=True)
    assert line(audit, "0102")["zero_bonus"]
    assert line(audit, "0102")["deduction"] == "1500.00"


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({}, NothingToSetError),
        ({"clause": "2.1.9"}, UnknownClauseError),
        ({"employee": "0999"}, UnknownEmployeeError),
        ({"employee": "王芳"}, AmbiguousEmployeeError),
    ],
)
def test_what_cannot_be_right_is_refused(audit: Audit, queue: Any, facts: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        audit.set_row(int(queue[0]["id"]), **facts)
    assert len(audit.waiting()["items"]) == len(queue)


def test_a_day_in_whose_month_the_number_is_somebody_elses_is_refused(audit: Audit, tmp_path: Path) -> None:
    audit.import_roster(roster(tmp_path / "新.xlsx", (("0101", "钱多", "收费大厅", 900),)), month="2024-04")
    audit.import_files([sheet(tmp_path / "一.xlsx", seen(name="张三", count="多次"), seen("0102", count="多次"))])
    with pytest.raises(AmbiguousEmployeeError, match="钱多"):
        audit.set_row(1, day=date(2024, 4, 5))
    with pytest.raises(UnknownEmployeeError, match="2024-04"):
        audit.set_row(2, day=date(2024, 4, 5))


def test_without_a_roster_nobody_can_be_named(tmp_path: Path) -> None:
    audit = Audit(tmp_path / "空.db", actor="李会计")
    audit.init()
    audit.import_files([sheet(tmp_path / "一.xlsx", seen())])
    with pytest.raises(RosterMissingError):
        audit.set_row(1, employee="0101")


def test_a_dismissed_row_leaves_the_queue_and_stays_visible(audit: Audit, queue: Any) -> None:
    audit.dismiss_row(int(queue[1]["id"]), "查无此事")
    assert len(audit.waiting()["items"]) == len(queue) - 1
    assert audit.violations(status="dismissed")["violations"][0]["id"] == queue[1]["id"]


def test_a_row_with_something_unknown_cannot_be_admitted(audit: Audit, queue: Any) -> None:
    with pytest.raises(StillUnknownError):
        audit.admit_row(int(queue[0]["id"]))


def test_a_twin_that_was_skipped_can_be_admitted(audit: Audit, tmp_path: Path) -> None:
    file = sheet(tmp_path / "二.xlsx", seen("0202"))
    audit.import_files([file])
    twin = audit.import_files([file])["files"][0]["skipped"][0]
    assert audit.admit_row(int(twin["id"]), "两次不同的事")["status"] == "confirmed"
    assert line(audit, "0202")["deduction"] == "200.00"


def test_what_is_decided_is_not_decided_again(audit: Audit, tmp_path: Path) -> None:
    audit.import_files([sheet(tmp_path / "二.xlsx", seen("0202"))])
    with pytest.raises(AlreadyConfirmedError):
        audit.set_row(1, count=2)
    with pytest.raises(UnknownRecordError):
        audit.set_row(99, count=2)


def test_a_waived_violation_costs_nothing_and_stays_visible(audit: Audit, tmp_path: Path) -> None:
    audit.import_files([sheet(tmp_path / "二.xlsx", seen("0202"))])
    page = audit.waive(1, "查实有误")
    assert (page["status"], page["cells"]["工号"], page["decisions"][-1]["reason"]) == ("waived", "0202", "查实有误")
    assert line(audit, "0202")["deduction"] == "0.00"
