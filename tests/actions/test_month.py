"""A month: settled as often as one likes, closed once, unchanged ever after, explained to the yuan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit.actions.errors import (
    AmbiguousEmployeeError,
    RosterMissingError,
    UnknownDepartmentError,
    UnknownEmployeeError,
)
from conduct_audit.actions.month_errors import UnplacedViolationsError
from conduct_audit.books.closing_errors import BonusBlankError, MonthAlreadyClosedError, RowsStillWaitError
from tests.actions.world import MARCH, PEOPLE, line, roster, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit


@pytest.fixture
def booked(audit: Audit, tmp_path: Path) -> Audit:
    rows = [
        seen(),
        seen("0101", "1.3.3", text="上班聊天", count=2),
        seen("0102", "4.3.10", text="损坏用户地板不赔", serious="是"),
        seen("0102", "2.1.1", text="工装有油渍", serious="否"),
        seen("0201", "3.2.1", text="对用户说脏话", count=3),
    ]
    audit.import_files([sheet(tmp_path / "一.xlsx", *rows)])
    return audit


@pytest.mark.parametrize(
    ("employee", "counts", "money"),
    [
        ("0101", {"1": 2, "2": 1, "3": 0, "4": 0}, ("300.00", "300.00", "1200.00")),
        ("0102", {"1": 0, "2": 1, "3": 0, "4": 1}, ("100.00", "1500.00", "0.00")),
        ("0201", {"1": 0, "2": 0, "3": 3, "4": 0}, ("300.00", "200.00", "0.00")),
        ("0301", {"1": 0, "2": 0, "3": 0, "4": 0}, ("0.00", "0.00", "2000.00")),
    ],
)
def test_everybody_has_the_figures_of_the_contract(booked: Audit, employee: str, counts: Any, money: Any) -> None:
    found = line(booked, employee)
    assert (found["counts"], found["corrections"]) == (counts, "0.00")
    assert (found["assessed"], found["deduction"], found["net_bonus"]) == money
    assert found["zero_bonus"] == (employee == "0102")


def test_totals_are_the_sums_of_the_lines(booked: Audit) -> None:
    totals = booked.settle("2024-03")["totals"]
    assert (totals["employees"], totals["violations"], totals["serious"], totals["zero_bonus"]) == (5, 8, 1, 1)
    assert (totals["bonus_base"], totals["deduction"], totals["net_bonus"]) == ("7000.00", "2000.00", "5000.00")


def test_a_month_without_a_roster_is_unknown(booked: Audit) -> None:
    with pytest.raises(RosterMissingError, match="2024-02"):
        booked.settle("2024-02")


def test_closing_freezes_the_month_and_gives_the_seal(booked: Audit) -> None:
    before = booked.settle(MARCH)
    closed = booked.close(MARCH)
    after = booked.settle(MARCH)
    assert (before["lines"], before["totals"]) == (after["lines"], after["totals"])
    assert (after["status"], closed["seal"]) == ("closed", booked.verify(closed["seal"])["head"])
    assert booked.verify()["ok"]


def test_nothing_that_comes_later_changes_a_closed_month(booked: Audit, tmp_path: Path) -> None:
    booked.close(MARCH)
    frozen = booked.settle(MARCH)
    late = booked.import_files([sheet(tmp_path / "晚.xlsx", seen("0301"))])["files"][0]["pending"]
    booked.import_roster(roster(tmp_path / "新.xlsx", ((*PEOPLE[0][:3], 9999),)), month=MARCH)
    booked.use_rulebook("thermal-power", date(2024, 3, 1))
    assert late[0]["reasons"] == ["closed_month"]
    assert {**booked.settle(MARCH), "pending": 0} == frozen
    assert booked.verify()["ok"]


def test_a_closed_months_papers_stay_the_same_to_the_byte(booked: Audit, tmp_path: Path) -> None:
    booked.close(MARCH)
    booked.report(MARCH, tmp_path / "甲")
    booked.import_files([sheet(tmp_path / "晚.xlsx", seen("0301"))])
    booked.report(MARCH, tmp_path / "乙")
    for name in ("payroll-2024-03.html", "slips-2024-03.html", "payroll-2024-03.xlsx"):
        assert (tmp_path / "甲" / name).read_bytes() == (tmp_path / "乙" / name).read_bytes()


def test_a_closed_month_is_not_closed_again(booked: Audit) -> None:
    booked.close(MARCH)
    with pytest.raises(MonthAlreadyClosedError):
        booked.close(MARCH)


def test_a_month_with_rows_that_wait_is_not_closed(booked: Audit, tmp_path: Path) -> None:
    booked.import_files([sheet(tmp_path / "二.xlsx", seen("9999"))])
    with pytest.raises(RowsStillWaitError):
        booked.close(MARCH)
    assert booked.settle(MARCH)["status"] == "open"


def test_a_month_with_a_blank_bonus_is_settled_but_not_closed(booked: Audit, tmp_path: Path) -> None:
    people = (*PEOPLE[:-1], (*PEOPLE[-1][:3], None))
    told = booked.import_roster(roster(tmp_path / "缺.xlsx", people), month=MARCH)
    assert len(told["problems"]) == 1
    assert (line(booked, "0301")["bonus_base"], line(booked, "0301")["net_bonus"]) == (None, None)
    with pytest.raises(BonusBlankError, match="0301"):
        booked.close(MARCH)


def test_a_month_with_a_violation_of_somebody_off_the_roster_is_not_closed(booked: Audit, tmp_path: Path) -> None:
    booked.import_roster(roster(tmp_path / "少.xlsx", PEOPLE[1:]), month=MARCH)
    assert booked.settle(MARCH)["not_on_roster"] == ["1", "2"]
    with pytest.raises(UnplacedViolationsError, match="0101"):
        booked.close(MARCH)
    assert booked.settle(MARCH)["status"] == "open"


def test_an_explanation_names_rule_source_and_decision_of_every_yuan(booked: Audit) -> None:
    story = booked.explain("张三", MARCH)
    first = story["violations"][0]
    assert (story["employee_id"], story["line"]["deduction"]) == ("0101", "300.00")
    assert [each["assessed"] for each in story["violations"]] == ["100.00", "200.00"]
    assert first["source"] == {"file": "一.xlsx", "sheet": "Sheet", "row": 2}
    assert (first["rule"], first["decisions"][0]["actor"]) == ("第五部分第2项", "李会计")


def test_whose_month_is_explained_must_be_certain(booked: Audit) -> None:
    with pytest.raises(AmbiguousEmployeeError, match=r"0201.*0301"):
        booked.explain("王芳", MARCH)
    with pytest.raises(UnknownEmployeeError):
        booked.explain("路人", MARCH)


def test_reports_may_be_one_departments_or_one_employees(booked: Audit, tmp_path: Path) -> None:
    own = booked.report(MARCH, tmp_path / "部门", department="客服中心")
    slip = booked.report(MARCH, tmp_path / "个人", employee="赵敏")
    assert (own["draft"], len(own["files"]), len(slip["files"])) == (True, 3, 1)
    assert "0202" in slip["files"][0]
    with pytest.raises(UnknownDepartmentError, match="收费大厅"):
        booked.report(MARCH, tmp_path / "无", department="财务部")


def test_a_violation_is_judged_by_the_rulebook_of_its_own_day(audit: Audit, tmp_path: Path) -> None:
    dear = tmp_path / "新制度.toml"
    text = _shipped().replace('amount = "100.00"', 'amount = "200.00"').replace('version = "', 'version = "9-')
    dear.write_text(text, encoding="utf-8")
    audit.use_rulebook(str(dear), date(2024, 3, 10))
    audit.import_files([sheet(tmp_path / "一.xlsx", seen(day="2024-03-09"), seen(day="2024-03-10"))])
    assert [each["assessed"] for each in audit.explain("0101", MARCH)["violations"]] == ["100.00", "200.00"]


def test_figures_are_refused_when_the_books_were_altered(booked: Audit) -> None:
    import sqlite3  # noqa: PLC0415  # a stranger's hand, nothing the program does

    from conduct_audit.actions.errors import AlteredLedgerError  # noqa: PLC0415

    with sqlite3.connect(booked.desk.place) as stranger:
        stranger.execute("DROP TRIGGER IF EXISTS decision_no_update")
        for (name,) in stranger.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            stranger.execute(f'DROP TRIGGER "{name}"')
        stranger.execute("UPDATE decision SET count = 9")
    stranger.close()
    with pytest.raises(AlteredLedgerError):
        booked.settle(MARCH)
    assert not booked.verify()["ok"]


def _shipped() -> str:
    from conduct_audit import resources  # noqa: PLC0415  # one test's own data

    return (resources.library() / "thermal-power" / "rulebook.toml").read_text(encoding="utf-8")


def test_late_rows_of_a_closed_month_are_counted_as_waiting(booked: Audit, tmp_path: Path) -> None:
    booked.close(MARCH)

    booked.import_files([sheet(tmp_path / "迟报.xlsx", seen("0202", text="迟报的一条"))])

    assert (booked.settle(MARCH)["status"], booked.settle(MARCH)["pending"]) == ("closed", 1)
