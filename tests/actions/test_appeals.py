"""An employee contests a violation: filed once, decided once, and the decision moves the money."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit import Audit, language
from conduct_audit.books import appeal_errors as wrong
from conduct_audit.books.record_errors import (
    AlreadyOverturnedError,
    AlreadyWaivedError,
    ReasonMissingError,
    StillWaitingError,
    UnknownRecordError,
)
from conduct_audit.month import Month
from tests.actions.world import MARCH, at_noon, line, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

FIRST, TWICE, SERIOUS, WAITS = 1, 2, 3, 4


@pytest.fixture
def booked(audit: Audit, tmp_path: Path) -> Audit:
    language.activate("en")
    rows = [seen(), seen(clause="1.3.3", text="上班聊天", count=2), seen("0102", "4.3.10", text="损坏", serious="是")]
    audit.import_files([sheet(tmp_path / "一.xlsx", *rows, seen("9999"))])
    return audit


@pytest.mark.parametrize(
    ("outcome", "more", "deduction", "status"),
    [
        ("upheld", {}, "100.00", "overturned"),
        ("dismissed", {}, "300.00", "confirmed"),
        ("partly", {"count": 1}, "200.00", "confirmed"),
    ],
)
def test_the_outcome_decides_what_an_open_month_takes(
    booked: Audit, outcome: Any, more: Any, deduction: str, status: str
) -> None:
    booked.file_appeal(TWICE, "当天请假")

    document = booked.decide_appeal(TWICE, outcome, "核实", **more)

    assert (document["status"], document["outcome"], document["moved"]) == (status, outcome, None)
    assert line(booked, "0101")["deduction"] == deduction
    assert booked.verify()["problems"] == []


def test_a_serious_case_may_become_an_ordinary_one(booked: Audit) -> None:
    booked.file_appeal(SERIOUS, "没有严重后果")

    booked.decide_appeal(SERIOUS, "partly", "后果不严重", ordinary=True)

    found = line(booked, "0102")
    assert (found["zero_bonus"], found["deduction"]) == (False, "100.00")


def test_after_the_close_the_money_moves_in_the_open_month(booked: Audit) -> None:
    booked.dismiss_row(WAITS, "查无此人")
    booked.file_appeal(SERIOUS, "不是我")
    booked.close(MARCH)

    document = booked.decide_appeal(SERIOUS, "upheld", "查实不是本人", decided_by="工会王主席")

    april = {each["employee_id"]: each["corrections"] for each in booked.settle(Month(2024, 4))["lines"]}
    assert (document["moved"], document["decided_by"], april["0102"]) == ("-1500.00", "工会王主席", "-1500.00")
    assert booked.settle(MARCH)["lines"][1]["deduction"] == "1500.00"


def test_a_closed_month_in_which_no_money_moves_says_so(booked: Audit) -> None:
    booked.dismiss_row(WAITS, "查无此人")
    booked.file_appeal(FIRST, "不是我")
    booked.close(MARCH)

    undecided = booked.appeals()["appeals"][0]["moved"]
    dismissed = booked.decide_appeal(FIRST, "dismissed", "监控可见")["moved"]

    assert (undecided, dismissed, booked.appeals()["appeals"][0]["moved"]) == (None, "0.00", "0.00")


def test_a_second_appeal_names_the_first(booked: Audit) -> None:
    first = booked.file_appeal(FIRST, "不是我")["appeal"]

    with pytest.raises(wrong.AlreadyAppealedError, match=f"appeal {first}, filed on 2024-04-02 by 李会计, not decided"):
        booked.file_appeal(FIRST, "真不是我")
    booked.decide_appeal(FIRST, "upheld", "核实")
    with pytest.raises(wrong.AlreadyAppealedError, match="upheld"):
        booked.file_appeal(FIRST, "还有")


def test_nothing_is_reversed_twice(booked: Audit) -> None:
    booked.file_appeal(FIRST, "不是我")
    booked.decide_appeal(FIRST, "upheld", "核实")

    with pytest.raises(wrong.AlreadyDecidedError, match="upheld"):
        booked.decide_appeal(FIRST, "dismissed", "反悔")
    with pytest.raises(AlreadyOverturnedError, match="核实"):
        booked.waive(FIRST, "再免一次")


@pytest.mark.parametrize(
    ("number", "error"),
    [(WAITS, StillWaitingError), (99, UnknownRecordError), (FIRST, AlreadyWaivedError)],
    ids=["waits", "unknown", "waived"],
)
def test_only_what_counts_can_be_contested(booked: Audit, number: int, error: type[Exception]) -> None:
    booked.waive(FIRST, "误报")
    with pytest.raises(error):
        booked.file_appeal(number, "不是我")
    assert booked.appeals()["appeals"] == []


@pytest.mark.parametrize(
    ("number", "outcome", "more", "error"),
    [
        (TWICE, "partly", {}, wrong.OutcomeOptionsError),
        (TWICE, "upheld", {"count": 1}, wrong.OutcomeOptionsError),
        (TWICE, "dismissed", {"ordinary": True}, wrong.OutcomeOptionsError),
        (TWICE, "partly", {"count": 2}, wrong.RemainingCountError),
        (TWICE, "partly", {"ordinary": True}, wrong.NotSeriousError),
        (SERIOUS, "upheld", {}, wrong.NotAppealedError),
        (99, "upheld", {}, UnknownRecordError),
    ],
)
def test_a_decision_that_cannot_be_meant_changes_nothing(
    booked: Audit, number: int, outcome: Any, more: Any, error: type[Exception]
) -> None:
    booked.file_appeal(TWICE, "当天请假")
    head = booked.verify()["head"]

    with pytest.raises(error):
        booked.decide_appeal(number, outcome, "核实", **more)

    assert booked.verify()["head"] == head


def test_grounds_and_a_day_that_has_been_are_asked_for(booked: Audit) -> None:
    with pytest.raises(ReasonMissingError):
        booked.file_appeal(FIRST, " ")
    with pytest.raises(wrong.FutureReceiptError, match="2024-04-03"):
        booked.file_appeal(FIRST, "不是我", received_on=date(2024, 4, 3))
    with pytest.raises(wrong.EarlyReceiptError, match=r"2024-03-05.+2024-03-04"):
        booked.file_appeal(FIRST, "不是我", received_on=date(2024, 3, 4))
    assert booked.file_appeal(FIRST, "不是我", received_on=date(2024, 3, 5))["received_on"] == "2024-03-05"


def test_the_list_tells_of_every_appeal(booked: Audit) -> None:
    for number in (FIRST, TWICE, SERIOUS):
        booked.file_appeal(number, f"理由 {number}", received_on=date(2024, 4, 1))
    booked.decide_appeal(FIRST, "dismissed", "核实")
    booked.waive(TWICE, "误报")

    found = booked.appeals()["appeals"]

    assert [(a["id"], a["state"], a["outcome"]) for a in found] == [
        ("1", "decided", "dismissed"),
        ("2", "moot", None),
        ("3", "open", None),
    ]
    assert (found[0]["grounds"], found[0]["received_on"], found[0]["late"]) == ("理由 1", "2024-04-01", False)


def test_with_two_people_whoever_filed_may_not_decide(booked: Audit) -> None:
    booked.set("two_people", "on")
    booked.file_appeal(FIRST, "不是我")
    second = Audit(booked.desk.place, actor="王主任", clock=at_noon)

    for audit, name in ((booked, ""), (booked, "王主任"), (second, "李会计")):
        with pytest.raises(wrong.SamePersonError, match="李会计"):
            audit.decide_appeal(FIRST, "upheld", "核实", decided_by=name)

    assert second.decide_appeal(FIRST, "upheld", "核实")["decided_by"] == "王主任"


def test_two_people_are_asked_for_as_soon_as_set_though_the_open_month_has_not_begun(booked: Audit) -> None:
    booked.dismiss_row(WAITS, "查无此人")
    early = _on(booked, date(2024, 3, 29))
    early.close(MARCH)

    early.set("two_people", "on")
    early.file_appeal(FIRST, "不是我")

    with pytest.raises(wrong.SamePersonError):
        early.decide_appeal(FIRST, "upheld", "核实")


@pytest.mark.parametrize(("received", "late"), [(date(2024, 3, 31), False), (date(2024, 4, 2), True)])
def test_an_appeal_after_the_window_is_marked_and_taken(booked: Audit, received: date, late: bool) -> None:  # noqa: FBT001  # a case
    booked.set("appeal_window", "3")
    booked.dismiss_row(WAITS, "查无此人")
    _on(booked, date(2024, 3, 29)).close(MARCH)

    assert booked.file_appeal(FIRST, "不是我", received_on=received)["late"] is late


def test_before_the_close_no_appeal_is_late(booked: Audit) -> None:
    booked.set("appeal_window", "1")

    assert booked.file_appeal(FIRST, "不是我")["late"] is False


def test_the_story_of_a_line_tells_of_the_appeal(booked: Audit) -> None:
    booked.file_appeal(TWICE, "当天请假")
    booked.decide_appeal(TWICE, "partly", "只有一次", count=1)

    told = booked.explain("0101", MARCH)["violations"][1]

    assert (told["count"], told["appeal"]["outcome"] if told["appeal"] else None) == (1, "partly")
    assert [made["action"] for made in told["decisions"]] == ["booked", "appeal_filed", "appeal_partly"]


def _on(audit: Audit, day: date) -> Audit:
    return Audit(audit.desk.place, actor="李会计", clock=lambda: at_noon().replace(month=day.month, day=day.day))
