"""Dates: every shape inspectors write, and never a guess."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.cells import DateContext, parse_date
from conduct_audit.intake.grid import Cell, ErrorCell, NoValue
from conduct_audit.month import Month

MARCH = Month(2024, 3)
IN_MARCH = DateContext(month=MARCH)
IN_2024 = DateContext(year=2024)
NOWHERE = DateContext()
FIFTH = dt.date(2024, 3, 5)

COMPLETE: list[Cell] = [
    FIFTH,
    dt.datetime.combine(FIFTH, dt.time(9, 30)),
    "2024年3月5日",
    "2024年03月05日上午",
    "2024年3月5日星期二上午9:30左右",
    "2024年3月5日10时-11时",
    "２０２４年３月５日",
    "2024 年 3 月 5 日",
    "2024.3.5",
    "24.3.5",
    "24年3月5日",
    "2024/3/5 上午",
    "2024-3-5 9:30",
    "2024-03-05T09:30:00",
    "2024-03-05T09:30:00+08:00",
    "2024 03 05",
    "20240305",
    20240305.0,
    "240305",
    "二〇二四年三月五日",
    "二零二四年三月五號",
    45356,
    45356.4,
    "45356",
    "5 Mar 2024",
    "Mar 5, 2024",
    "5-Mar-24",
    "2024-03-05 - 2024-03-05",
]
WITH_YEAR: list[Cell] = [
    "3月5日",
    "3月5号",
    "三月五日",
    "三月五",
    "3月5日(周二)",
    "3.5",
    3.5,
    3.05,
    "3/5",
    "3-5",
    "5 March",
]
MONTH_ONLY: list[Cell] = ["3月上旬", "3月份", "三月", "3月底", "3月5日-7日", "3月5日至3月7日", "3.5-3.7", "3.5—7"]
UNCLEAR: list[Cell] = [
    "2024年2月30日",
    "2月30日",
    "1999-1-1",
    "2101-01-01",
    "05/03/2024",
    "05.03.24",
    "201112",
    "3月30日-4月2日",
    "3月7日-5日",
    "3月5日、3月6日",
    "20240305-0307",
    "2024-3-15:30",
    "9:30",
    "上午",
    "今天",
    "2-30",
    "1e5",
    "5" * 61,
    3.1,
    3.3,
    2024.1,
    -5,
    float("nan"),
    float("inf"),
    True,
    dt.time(9, 30),
    ErrorCell("#N/A"),
    NoValue("TODAY()"),
]


@pytest.mark.parametrize("context", [IN_MARCH, IN_2024, NOWHERE])
@pytest.mark.parametrize("value", COMPLETE)
def test_a_complete_date_needs_no_context_and_is_overridden_by_none(value: Cell, context: DateContext) -> None:
    assert parse_date(value, context) == parse_date(FIFTH, NOWHERE)
    assert parse_date(value, DateContext(month=Month(2023, 11))).day == FIFTH


@pytest.mark.parametrize("context", [IN_MARCH, IN_2024])
@pytest.mark.parametrize("value", WITH_YEAR)
def test_a_date_without_a_year_takes_it_from_the_context(value: Cell, context: DateContext) -> None:
    assert parse_date(value, context).day == FIFTH


@pytest.mark.parametrize("value", [*WITH_YEAR, *MONTH_ONLY, "5日", 5, "", None])
def test_without_any_context_what_lacks_a_year_waits(value: Cell) -> None:
    assert not parse_date(value, NOWHERE).ok


@pytest.mark.parametrize("value", MONTH_ONLY)
def test_what_only_names_the_month_or_days_within_it_is_the_month(value: Cell) -> None:
    reading = parse_date(value, IN_2024)

    assert (reading.day, reading.month, reading.ok) == (None, MARCH, True)


@pytest.mark.parametrize("value", ["2024-03", "2024年3月", "202403", 202403, "2024.3", 2024.03, "Mar 2024", "24年3月"])
def test_a_month_with_its_year_needs_no_context(value: Cell) -> None:
    assert parse_date(value, NOWHERE) == parse_date(None, IN_MARCH)


@pytest.mark.parametrize("value", ["5日", "5号", "五日", "5", 5, 5.0])
def test_a_bare_day_needs_the_month(value: Cell) -> None:
    assert parse_date(value, IN_MARCH).day == FIFTH
    assert not parse_date(value, IN_2024).ok


@pytest.mark.parametrize("value", ["", "  ", None])
def test_a_blank_is_booked_on_the_month_of_the_context(value: Cell) -> None:
    assert parse_date(value, IN_MARCH).month == MARCH
    assert parse_date(value, IN_MARCH).day is None


@pytest.mark.parametrize("context", [IN_MARCH, IN_2024, NOWHERE])
@pytest.mark.parametrize("value", UNCLEAR)
def test_what_is_not_certain_waits(value: Cell, context: DateContext) -> None:
    assert not parse_date(value, context).ok


@pytest.mark.parametrize(("text", "day"), [("3.1", 1), ("3.10", 10), ("3.2", 2), ("3.20", 20)])
def test_a_point_date_is_taken_as_typed_only_where_the_cell_is_text(text: str, day: int) -> None:
    assert parse_date(text, IN_2024).day == dt.date(2024, 3, day)
    assert parse_date(text, DateContext(year=2024, untyped=True)).ok == (len(text) == len("3.10"))


@pytest.mark.parametrize("value", [4.5, "4.5", "4/5", "4-5"])
def test_a_loose_shape_must_agree_with_the_month_of_the_context(value: Cell) -> None:
    assert not parse_date(value, IN_MARCH).ok
    assert parse_date(value, IN_2024).month == Month(2024, 4)


def test_a_month_half_a_year_away_may_belong_to_another_year() -> None:
    assert not parse_date("12月30日", DateContext(month=Month(2024, 1))).ok
    assert parse_date("4月2日", IN_MARCH).day == dt.date(2024, 4, 2)


def test_the_only_possible_order_of_day_and_month_is_taken() -> None:
    assert parse_date("13/03/2024", NOWHERE).day == dt.date(2024, 3, 13)
    assert parse_date("03/13/2024", NOWHERE).day == dt.date(2024, 3, 13)
    assert parse_date("03/03/2024", NOWHERE).day == dt.date(2024, 3, 3)


def test_serial_numbers_count_from_1904_where_the_workbook_says_so() -> None:
    assert parse_date(45356 - 1462, DateContext(date_1904=True)).day == FIFTH


DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2049, 12, 31))
DIGITS = "〇一二三四五六七八九"
SHAPES = [
    "{d:%Y-%m-%d}",
    "{d:%Y/%m/%d}",
    "{d.year}.{d.month}.{d.day}",
    "{d.year}年{d.month}月{d.day}日",
    "{d:%y}.{d.month}.{d.day}",
    "{d:%y}年{d.month}月{d.day}日",
    "{d:%Y%m%d}",
    "{d:%Y-%m-%d} 23:59:59",
    "{d.year}年{d.month}月{d.day}日下午3点半",
    "{d.day} {d:%b} {d.year}",
    "{d:%B} {d.day}, {d.year}",
]


@given(DAYS, st.sampled_from(SHAPES))
def test_a_day_written_in_any_shape_is_read_back(day: dt.date, shape: str) -> None:
    assert parse_date(shape.format(d=day), NOWHERE).day == day


@given(DAYS)
def test_a_day_in_chinese_numerals_is_read_back(day: dt.date) -> None:
    def spelt(number: int) -> str:
        tens, ones = divmod(number, 10)
        return (("" if tens == 1 else DIGITS[tens]) + "十" if tens else "") + (DIGITS[ones] if ones else "")

    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    assert parse_date(f"{year}年{spelt(day.month)}月{spelt(day.day)}日", NOWHERE).day == day


@given(DAYS, st.booleans())
def test_a_serial_number_is_read_back_in_both_date_systems(day: dt.date, date_1904: bool) -> None:  # noqa: FBT001  # Hypothesis gives it by position
    epoch = dt.date(1904, 1, 1) if date_1904 else dt.date(1899, 12, 30)
    assert parse_date((day - epoch).days, DateContext(date_1904=date_1904)).day == day


@given(DAYS)
def test_month_and_day_are_completed_by_the_month_they_lie_in(day: dt.date) -> None:
    assert parse_date(f"{day.month}月{day.day}日", DateContext(month=Month.of(day))).day == day
    assert parse_date(f"{day.day}日", DateContext(month=Month.of(day))).day == day


@given(st.text(max_size=70) | st.integers() | st.floats())
def test_nothing_breaks_the_reading_and_every_day_lies_in_its_month(value: Cell) -> None:
    reading = parse_date(value, IN_MARCH)

    assert reading.ok == (reading.month is not None)
    assert reading.day is None or Month.of(reading.day) == reading.month
