"""Settings as dated facts: nothing is overwritten, the later beginning holds, the past keeps what it knew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pandas import isna

from conduct_audit import books
from conduct_audit.month import Month
from conduct_audit.settings import SHIPPED
from conduct_audit.tables import EMPLOYED

if TYPE_CHECKING:
    from tests.books.world import Desk

MARCH, APRIL, MAY = Month(2024, 3), Month(2024, 4), Month(2024, 5)


def put(desk: Desk, name: str, text: str, start: Month | None = None) -> int:
    with desk.entry("settings set") as entry:
        entry.set(name, text, start)
    return len(desk.ledger.entries())


def test_everything_is_off_in_a_new_ledger(desk: Desk) -> None:
    assert desk.ledger.settings(MARCH) == SHIPPED


@pytest.mark.parametrize(("month", "least"), [(MARCH, 190_000), (APRIL, 201_050), (MAY, 201_050)])
def test_a_value_holds_from_its_month_on(desk: Desk, month: Month, least: int) -> None:
    put(desk, "minimum_wage", "2010.50", APRIL)
    put(desk, "minimum_wage", "1900.00")
    assert desk.ledger.settings(month).minimum_wage == least


def test_of_two_values_from_the_same_month_the_one_set_last_holds(desk: Desk) -> None:
    put(desk, "two_people", "on", APRIL)
    put(desk, "two_people", "off", APRIL)
    assert not desk.ledger.settings(APRIL).two_people


def test_the_books_of_then_know_the_settings_of_then(desk: Desk) -> None:
    then = put(desk, "manager_share", "10")
    put(desk, "manager_share", "20")
    assert desk.ledger.settings(MARCH, as_of=then).manager_share == 10
    assert desk.ledger.settings(MARCH, as_of=then - 1) == SHIPPED
    assert desk.ledger.settings(MARCH).manager_share == 20


def test_the_history_tells_who_set_what_and_when(desk: Desk) -> None:
    put(desk, "region", "广东", APRIL)
    put(desk, "region", "off")
    told = [(kept.name, kept.text, kept.start, kept.actor) for kept in desk.ledger.setting_history()]
    assert told == [("region", "广东", APRIL, "王主管"), ("region", "off", None, "王主管")]


def test_the_books_remain_clean(desk: Desk) -> None:
    put(desk, "region", "山东\ud800")
    assert books.verify(desk.ledger).ok


def test_a_roster_keeps_employment_wage_and_leader_where_it_says_so(desk: Desk) -> None:
    agency = {"employee_id": "0012", "name": "张三", "employment": "劳务派遣", "wage": 350_000, "leader": "0013"}
    with desk.entry() as entry:
        entry.add_roster(EMPLOYED.frame([agency, {"employee_id": "0013", "name": "李四"}]), None, "r.xlsx", b"r")
    kept = desk.ledger.rosters().at(MARCH.first_day)
    assert kept is not None
    assert kept[["employment", "leader"]].to_numpy().tolist() == [["劳务派遣", "0013"], ["", ""]]
    assert [None if isna(wage) else int(wage) for wage in kept["wage"]] == [350_000, None]
