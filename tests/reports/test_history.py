from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from conduct_audit.month import Month
from conduct_audit.reports.history import MOST_MONTHS, changes, development, earlier
from conduct_audit.reports.page import page
from tests.reports.test_page import words_of
from tests.reports.world import MARCH, case, month_report, person, usual_month

if TYPE_CHECKING:
    import pandas as pd

FEBRUARY = MARCH.previous()


def with_months(*months: Month) -> pd.DataFrame:
    lines = month_report([person("1", "甲"), person("2", "乙", "运行部")], [case("1", count=3)]).lines
    return earlier((month, lines) for month in months)


def test_a_month_is_added_up_by_department() -> None:
    rows = earlier([(FEBRUARY, usual_month().lines)]).set_index("department")
    assert rows["employees"].to_dict() == {"收费大厅": 2, "维修/一队": 2, "运行部": 3}
    assert rows["deduction"].to_dict() == {"收费大厅": 150_000, "维修/一队": 20_000, "运行部": 10_000}


def test_the_development_ends_with_the_reported_month_and_shows_a_year_at_most() -> None:
    months = [Month(2022, number) for number in range(1, 13)] + [FEBRUARY]
    shown = list(development(replace(usual_month(), history=with_months(*months)))["month"])
    assert shown[-2:] == ["2024-02", "2024-03"]
    assert len(shown) == MOST_MONTHS


@pytest.mark.parametrize(("before", "by"), [(FEBRUARY, 7), (FEBRUARY.previous(), None)])
def test_a_figure_is_compared_with_the_calendar_month_before_alone(before: Month, by: int | None) -> None:
    months = development(replace(usual_month(), history=with_months(before)))
    assert changes(months, MARCH).get("violations") == by


def test_the_page_shows_the_development_and_the_change() -> None:
    said = words_of(page(replace(usual_month(), history=with_months(FEBRUARY))))
    assert "2024-02" in said
    assert "+7" in said


def test_a_page_without_earlier_months_compares_nothing() -> None:
    assert 'id="development"' not in page(usual_month())


def test_a_department_sees_its_own_past_alone() -> None:
    own = replace(usual_month(), history=with_months(FEBRUARY)).of_department("运行部")
    assert list(own.history["department"]) == ["运行部"]
    assert list(development(own)["violations"]) == [0, 2]
