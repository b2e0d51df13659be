"""Settings are a closed set: each has a kind, reads what it writes, and is off as shipped."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from conduct_audit import language
from conduct_audit.settings import (
    CATALOGUE,
    SHIPPED,
    SettingNameError,
    Settings,
    SettingTextError,
    WorkingDaysUnknownError,
    in_season,
    last_day,
    made_of,
    setting,
)
from conduct_audit.settings.names import TITLES
from conduct_audit.settings.values import OFF, canonical

VALUES: list[tuple[str, str, Any]] = [
    ("shortfall", "CARRY", "carry"),
    ("manager_share", "10%", 10),
    ("dispatched_factor", "60", 60),
    ("dispatched_factor", "0", 0),
    ("refund_after_clean_months", "3", 3),
    ("open_appeal", "hold", "hold"),
    ("appeal_window", " 5 ", 5),
    ("appeal_days", "working", "working"),
    ("two_people", "on", True),
    ("two_people", "是", True),
    ("acceptance", "0.95", 0.95),
    ("region", "广东", "广东"),
    ("minimum_wage", "2,010.5元", 201_050),
    ("rulebook_adopted", "2024-01-02", date(2024, 1, 2)),
    ("strict_warnings", "w08、W02,W02", ("W02", "W08")),
    ("payroll_month", "决定", "decision"),
    ("payroll_month", "认定月份", "decision"),
    ("strict_warnings", "none", ()),
    ("strict_warnings", "无", ()),
    ("two_inspectors", "开启", True),
    ("heating_season", "11月15日至3月15日", ("11-15", "03-15")),
    ("heating_season", "11-15..03-15", ("11-15", "03-15")),
    ("open_appeal", "暂缓结账", "hold"),
    ("appeal_days", "Working days", "working"),
    ("accounting_model", "c", "C"),
    ("account_payable", "221101", "221101"),
    ("account_payable", "2211.01", "2211.01"),
    ("account_expense", "6601-02.A3", "6601-02.A3"),
    ("sap_wage_type", "9q01", "9Q01"),
    ("sap_refund_type", "/101", "/101"),
]
NO_VALUES = [
    ("shortfall", "maybe"),
    ("manager_share", "101"),
    ("manager_share", "-1"),
    ("dispatched_factor", "1.5"),
    ("refund_after_clean_months", "0"),
    ("appeal_window", "0"),
    ("appeal_window", "a week"),
    ("two_people", "2"),
    ("acceptance", "1.01"),
    ("acceptance", "nan"),
    ("minimum_wage", "0"),
    ("minimum_wage", "a lot"),
    ("minimum_wage", "0.001"),
    ("rulebook_adopted", "2024-02-30"),
    ("strict_warnings", "W18"),
    ("strict_warnings", ","),
    ("heating_season", "11-31..03-15"),
    ("heating_season", "winter"),
    ("open_appeal", "暂缓"),
    ("accounting_model", "G"),
    ("account_payable", "2211."),
    ("account_payable", "2211..01"),
    ("account_payable", ".01"),
    ("account_payable", "2211.a"),
    ("account_payable", "2211:01"),
    ("account_payable", "1234567890.12345"),
    ("account_payable", "2211\u0661"),
    ("sap_wage_type", "9Q1"),
    ("sap_wage_type", "9Q/1"),
    ("sap_wage_type", "9Q012"),
    ("region", "x" * 61),
    ("region", "a\nb"),
]


@pytest.mark.parametrize(("name", "text", "value"), VALUES)
def test_a_value_is_read_however_people_write_it(name: str, text: str, value: Any) -> None:
    assert getattr(made_of({name: canonical(name, text)}), name) == value


@pytest.mark.parametrize(("name", "text", "value"), VALUES)
def test_what_is_kept_reads_as_itself(name: str, text: str, value: Any) -> None:
    kept = canonical(name, text)
    assert canonical(name, kept) == kept
    assert replace(SHIPPED, **{name: value}).on() == ((name, kept),)


@pytest.mark.parametrize(("name", "text"), NO_VALUES)
def test_what_is_no_value_is_refused_and_the_sentence_says_what_is_wanted(name: str, text: str) -> None:
    language.activate("en")
    with pytest.raises(SettingTextError, match=rf"no value of .+ \({name}\)\. Give ") as refused:
        canonical(name, text)
    assert refused.value.exit_code == 2


def test_everything_is_off_as_shipped_and_off_takes_a_value_back() -> None:
    assert SHIPPED.on() == ()
    assert made_of(dict.fromkeys((each.name for each in CATALOGUE), OFF)) == SHIPPED
    assert {canonical("two_people", text) for text in ("off", "OFF", "default", "关", "关闭")} == {OFF}


def test_the_catalogue_and_the_values_are_of_the_same_names() -> None:
    assert [each.name for each in CATALOGUE] == [field.name for field in fields(Settings)]
    assert all(each.meaning and each.group for each in CATALOGUE)


def test_a_name_may_be_written_with_hyphens_and_an_unknown_one_is_refused() -> None:
    assert setting("Appeal-Window").name == "appeal_window"
    with pytest.raises(SettingNameError):
        setting("appeal_windows")


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_every_setting_has_a_title_of_its_own_that_names_it(spoken: str) -> None:
    language.activate(spoken)
    assert {setting(each.title).name for each in CATALOGUE} == {each.name for each in CATALOGUE} == set(TITLES)
    assert all(each.name in each.label for each in CATALOGUE)


@pytest.mark.parametrize(
    ("day", "season", "where"),
    [
        (date(2026, 1, 1), ("11-15", "03-15"), "inside"),
        (date(2026, 3, 15), ("11-15", "03-15"), "inside"),
        (date(2026, 3, 16), ("11-15", "03-15"), "outside"),
        (date(2026, 11, 14), ("11-15", "03-15"), "outside"),
        (date(2026, 7, 1), ("06-01", "08-31"), "inside"),
        (date(2026, 9, 1), ("06-01", "08-31"), "outside"),
    ],
)
def test_a_season_may_cross_the_turn_of_the_year(day: date, season: tuple[str, str], where: str) -> None:
    assert in_season(day, season) == (where == "inside")


def test_a_setting_of_a_later_release_is_left_alone() -> None:
    assert made_of({"of_the_future": "1"}) == SHIPPED


@pytest.mark.parametrize(
    ("days", "kind", "end"),
    [
        (3, "calendar", date(2026, 2, 16)),
        (3, "working", date(2026, 2, 25)),  # the 14th is a moved working Saturday, the 15th to 23rd the spring festival
        (1, "working", date(2026, 2, 14)),
    ],
)
def test_the_window_counts_the_days_after(days: int, kind: Any, end: date) -> None:
    asked = Settings(appeal_window=days, appeal_days=kind)
    assert last_day(date(2026, 2, 13), asked) == end


def test_without_a_window_there_is_no_last_day() -> None:
    assert last_day(date(2026, 2, 13), SHIPPED) is None


def test_working_days_of_a_year_whose_holidays_are_not_announced_are_not_guessed() -> None:
    with pytest.raises(WorkingDaysUnknownError):
        last_day(date(2099, 12, 30), Settings(appeal_window=3, appeal_days="working"))
