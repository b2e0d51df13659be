"""Who may be meant by a row that waits, and months without a roster, in words."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pandas as pd
import pytest

from conduct_audit.actions.candidates import Candidates, without_roster
from conduct_audit.actions.errors import UnknownEmployeeError
from conduct_audit.actions.people import meant
from conduct_audit.month import Month
from conduct_audit.tables import EMPLOYEES
from conduct_audit.timeline import Timeline

PEOPLE: Final = (("0003", "王芳", "城东营业厅"), ("0004", "王芳", "客服部"), ("0005", "赵敏", ""))
ROSTER: Final = EMPLOYEES.frame({"employee_id": i, "name": n, "department": d} for i, n, d in PEOPLE)
FROM_MARCH: Final = Timeline(((date(2024, 3, 1), ROSTER),))
NOBODY: Final[Timeline[pd.DataFrame]] = Timeline(())


@pytest.mark.parametrize(
    ("month", "people", "named"),
    [
        ("2024-03", ("0003", "0004"), ["0003 王芳 城东营业厅", "0004 王芳 客服部"]),
        (None, ("0005",), ["0005 赵敏"]),
        ("2024-03", (), []),
        ("2024-02", ("0003",), []),
    ],
)
def test_those_who_may_be_meant_are_named_by_number_name_and_department(
    month: str | None, people: tuple[str, ...], named: list[str]
) -> None:
    told = Candidates(FROM_MARCH).perhaps({"event_month": month, "people": people})
    assert bool(told) == bool(named)
    assert all(person in told for person in named)


def months(*values: str | None) -> pd.Series[Any]:
    return pd.Series([*values], dtype=object)


def test_months_without_a_roster_are_named_once_with_what_to_do() -> None:
    told = without_roster(months("2024-02", "2024-03", "2024-02", None), FROM_MARCH)
    assert len(told) == 1
    assert "2024-02" in told[0]
    assert "roster import" in told[0]
    assert "2024-03" not in told[0]


def test_a_ledger_without_any_roster_says_so_even_of_rows_without_a_month() -> None:
    assert "roster import" in without_roster(months(None), NOBODY)[0]
    assert without_roster(months(), NOBODY) == []


def test_nothing_is_told_where_every_month_has_its_roster() -> None:
    assert without_roster(months("2024-03", "2024-04", None), FROM_MARCH) == []


def test_without_a_month_nobody_is_sent_to_the_roster_of_a_month_in_words() -> None:
    with pytest.raises(UnknownEmployeeError) as refused:
        meant(ROSTER, "钱九", "最近一个月")
    assert "--month 最近一个月" not in str(refused.value)
    with pytest.raises(UnknownEmployeeError, match="--month 2024-03"):
        meant(ROSTER, "钱九", Month(2024, 3))
