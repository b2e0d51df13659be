"""A month is the period of the books."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from conduct_audit.errors import BadDateError, BadMonthError
from conduct_audit.month import Month, parse_day

MONTHS = st.builds(Month, st.integers(1900, 2999), st.integers(1, 12))


@given(MONTHS)
def test_a_month_is_written_and_read_back(month: Month) -> None:
    assert Month.parse(str(month)) == month


@pytest.mark.parametrize(
    "text", ["", "2024", "2024-3", "2024-13", "2024-00", "202403", "2024/03", "1899-12", "9999-12", "２０２４-03"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(BadMonthError, match="2024-03"):
        Month.parse(text)


@given(MONTHS)
def test_the_next_month_begins_the_day_after_the_last(month: Month) -> None:
    assert month.next().first_day.toordinal() == month.last_day.toordinal() + 1
    assert month.next().previous() == month


def test_months_sort_by_time_and_hold_their_days() -> None:
    assert Month(2023, 12) < Month(2024, 1)
    assert Month.of(date(2024, 2, 29)) == Month(2024, 2)
    assert Month(2024, 2).last_day == date(2024, 2, 29)


def test_days_of_commands_are_iso_dates() -> None:
    assert parse_day(" 2024-03-05 ") == date(2024, 3, 5)


@pytest.mark.parametrize("text", ["2024-02-30", "2024-3-5", "20240305", "9999-12-31", "3月5日", ""])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadDateError):
        parse_day(text)
