"""Windows of clean months: which deductions before them are given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit.month import Month
from conduct_audit.settlement.clean_months import ClosedMonth, refunds

if TYPE_CHECKING:
    from collections.abc import Sequence

ALL = "abc"


def closed(clean: int, broke: str = "", people: str = ALL, **taken: int) -> ClosedMonth:
    return ClosedMonth(clean, set(people), set(broke), dict.fromkeys(people, 0) | taken)


def march(clean: int) -> ClosedMonth:
    return closed(clean, "ac", a=200, c=100)


@pytest.mark.parametrize(
    ("months", "due"),
    [
        ([march(1), closed(1)], {"a": (3, 200), "c": (3, 100)}),
        ([march(2), closed(2)], {}),
        ([march(2), closed(2), closed(2)], {"a": (3, 200), "c": (3, 100)}),
        ([march(2), closed(2), closed(2, "c", c=100)], {"a": (3, 200)}),
        ([march(2), closed(2, people="bc"), closed(2)], {"c": (3, 100)}),
        ([march(2), closed(2), closed(2, people="bc")], {"c": (3, 100)}),
        ([march(0), closed(0)], {}),
        ([closed(1), closed(1)], {}),
        ([march(1), closed(1), closed(1)], {"a": (3, 200), "c": (3, 100)}),
        ([march(1), closed(1), closed(2)], {"a": (3, 200), "c": (3, 100)}),
        ([march(0), closed(0), closed(1)], {}),
        ([march(1), closed(1), closed(1, "b"), closed(0)], {"a": (3, 200), "c": (3, 100)}),
        ([march(1), closed(1, "a", a=50), closed(1)], {"a": (4, 50), "c": (3, 100)}),
    ],
    ids=[
        "clean",
        "too few",
        "two clean",
        "one of them broke a clause",
        "was not there in the first",
        "was not there in the last",
        "off",
        "nothing was taken",
        "once",
        "windows of two sizes give once",
        "set from a later month",
        "an earlier window, judged again",
        "each by its own window",
    ],
)
def test_clean_months_give_back_what_is_kept_of_the_month_before_them(
    months: Sequence[ClosedMonth], due: dict[str, tuple[int, int]]
) -> None:
    found = list(refunds({Month(2024, number): month for number, month in enumerate(months, 3)}))

    assert {each.employee_id: (each.month.number, each.amount) for each in found} == due
    assert len(found) == len(due)


def test_a_gap_judges_nothing_before_it_is_closed() -> None:
    months = {Month(2024, 3): march(2), Month(2024, 5): closed(2)}

    assert list(refunds(months)) == []
    assert len(list(refunds({**months, Month(2024, 4): closed(2)}))) == 2
