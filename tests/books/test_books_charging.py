"""To which month a violation is charged, and whether `verify` finds it charged to another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit.books.charging import ALL_OPEN, Calendar
from conduct_audit.books.checks_charging import charged
from conduct_audit.books.state import states, write
from conduct_audit.month import Month
from tests.books.world import BOTH

if TYPE_CHECKING:
    from tests.books.world import Desk

ON = BOTH
FEBRUARY, MARCH = Month(2024, 2), Month(2024, 3)
LATE: dict[str, Any] = {"occurred_on": dt.date(2024, 2, 5), "month": "2024-02", "date_text": "2月5日"}
ONLY_MONTH: dict[str, Any] = {"occurred_on": None, "month": "2024-02", "date_text": ""}


@pytest.mark.parametrize(
    ("calendar", "month", "expected"),
    [
        (ALL_OPEN, "2024-02", "2024-02"),
        (ALL_OPEN, None, None),
        (Calendar(frozenset({"2024-02"})), "2024-02", "2024-02"),
        (Calendar(frozenset({"2024-02"}), "2024-03"), "2024-02", "2024-03"),
        (Calendar(frozenset({"2024-02"}), "2024-03"), "2024-01", "2024-01"),
        (Calendar(frozenset({"2024-02"}), "2024-03"), "2024-04", "2024-04"),
        (Calendar(frozenset({"2024-02"}), "2024-03"), None, None),
        (Calendar(frozenset({"2024-01", "2024-03"}), "2024-04"), "2024-02", "2024-02"),
    ],
)
def test_only_a_closed_month_gives_way_to_the_open_one(calendar: Calendar, month: str, expected: str) -> None:
    assert calendar.charged(month) == expected


def by_decision(desk: Desk) -> None:
    with desk.entry("settings set") as entry:
        entry.set("payroll_month", "decision", None)
    desk.close(FEBRUARY)


def months(desk: Desk) -> list[tuple[Any, ...]]:
    found = desk.ledger.violations()
    return list(zip(found["status"], found["event_month"], found["month"], strict=True))


@pytest.mark.parametrize("when", [LATE, ONLY_MONTH])
def test_the_record_keeps_both_months(desk: Desk, when: dict[str, Any]) -> None:
    by_decision(desk)
    told = desk.book("late.xlsx", when)
    assert (list(told["month"]), list(told["charged_to"])) == (["2024-02"], ["2024-03"])
    assert months(desk) == [("confirmed", "2024-02", "2024-03")]
    assert desk.ledger.charged("2024-02") == "2024-03"


@pytest.mark.parametrize("when", [LATE, ONLY_MONTH])
def test_twins_are_known_by_the_month_in_which_it_happened(desk: Desk, when: dict[str, Any]) -> None:
    by_decision(desk)
    desk.book("late.xlsx", when)
    assert list(desk.book("again.xlsx", when, when)["status"]) == ["skipped", "confirmed"]
    others = desk.book("others.xlsx", {**when, "text": "没有戴工牌"}, {"text": "没有戴工牌"})
    assert list(others["reasons"]) == [("possible_duplicate",), ()]


def test_an_unclear_row_of_the_same_event_is_told_of_it_once_it_is_clear(desk: Desk) -> None:
    by_decision(desk)
    desk.book("late.xlsx", ONLY_MONTH)
    desk.book("b.xlsx", {**ONLY_MONTH, "text": "无牌", "clause": None, "category": None, "clause_text": ""})
    assert desk.decide(2, "set", clause="2.1.2", category="2").related == (1,)


@pytest.mark.parametrize("when", [LATE, ONLY_MONTH, {}])
def test_what_was_charged_rightly_is_clean(desk: Desk, when: dict[str, Any]) -> None:
    desk.book("before.xlsx", when)
    by_decision(desk)
    desk.book("late.xlsx", {**when, "text": "别的"}, {**when, "text": "又一件", "clause": None, "category": None})
    desk.decide(3, "set", clause="2.1.2")
    assert list(charged(desk.ledger)) == []


@pytest.mark.parametrize("month", ["2024-02", "2024-05", None])
def test_another_month_is_found(desk: Desk, month: str | None) -> None:
    by_decision(desk)
    desk.book("late.xlsx", {**LATE, "clause": None, "category": None})
    with desk.entry("review set") as entry:
        [state] = states(desk.ledger.store, [1]).values()
        write(entry._pen, [replace(state, action="set", status="confirmed", month=month)])
    [problem] = charged(desk.ledger)
    assert (problem.code, "2024-03" in problem.message) == ("charged", True)
