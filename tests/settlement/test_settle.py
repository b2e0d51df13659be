"""One line per employee of the roster; never more than the bonus; a zero-bonus month is a state."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from conduct_audit.settlement import NoRulebookError, Settlement, settle
from conduct_audit.timeline import Timeline
from tests.settlement.world import HUNDRED, RULEBOOKS, roster, rule, rulebook, violations


def line(settlement: Settlement, employee: str) -> dict[str, Any]:
    lines = settlement.lines
    return {str(key): value for key, value in lines[lines["employee_id"] == employee].iloc[0].items()}


def test_everybody_on_the_roster_has_a_line_in_the_order_of_the_numbers() -> None:
    result = settle(violations(), roster(b=1, c=2, a=3), RULEBOOKS, ("1", "2"))
    assert list(result.lines["employee_id"]) == ["a", "b", "c"]
    assert result.totals["deduction"] == 0


def test_counts_are_occurrences_per_category() -> None:
    seen = violations({"employee_id": "a", "count": 2}, {"employee_id": "a", "category": "2", "clause": "2.1.1"})
    found = line(settle(seen, roster(a=150_000), RULEBOOKS, ("1", "2")), "a")
    assert (found["count_1"], found["count_2"], found["violations"], found["assessed"]) == (2, 1, 3, 30_000)
    assert (found["deduction"], found["net_bonus"]) == (30_000, 120_000)


def test_the_deduction_never_exceeds_the_bonus() -> None:
    found = line(settle(violations({"employee_id": "a", "count": 9}), roster(a=50_000), RULEBOOKS, ("1", "2")), "a")
    assert (found["assessed"], found["deduction"], found["net_bonus"]) == (90_000, 50_000, 0)
    assert not found["zero_bonus"]


def test_a_serious_case_takes_the_bonus_and_absorbs_the_months_other_deductions() -> None:
    seen = violations({"employee_id": "a", "count": 2}, {"employee_id": "a", "serious": True})
    found = line(settle(seen, roster(a=150_000), RULEBOOKS, ("1", "2")), "a")
    assert found["zero_bonus"]
    assert (found["assessed"], found["deduction"], found["net_bonus"]) == (20_000, 150_000, 0)
    assert (found["violations"], found["serious"], found["count_1"]) == (3, 1, 3)


def test_a_bonus_of_zero_is_not_a_forfeited_bonus() -> None:
    found = line(settle(violations({"employee_id": "a"}), roster(a=0), RULEBOOKS, ("1", "2")), "a")
    assert (found["zero_bonus"], found["deduction"]) == (False, 0)


def test_a_blank_bonus_is_unknown_and_not_zero() -> None:
    seen = violations({"employee_id": "a"}, {"employee_id": "b", "serious": True})
    result = settle(seen, roster(a=None, b=None), RULEBOOKS, ("1", "2"))
    assert line(result, "a")["assessed"] == 10_000
    assert result.lines[["deduction", "net_bonus"]].isna().all().all()
    assert line(result, "b")["zero_bonus"]


def test_a_violation_of_somebody_who_is_not_on_the_roster_is_set_apart() -> None:
    result = settle(violations({"employee_id": "x"}, {"employee_id": "a"}), roster(a=1), RULEBOOKS, ("1", "2"))
    assert list(result.unplaced["employee_id"]) == ["x"]
    assert list(result.charges["id"]) == [2]


def test_each_violation_is_judged_by_the_rulebook_of_its_own_day() -> None:
    dear = rulebook(rule("forfeit", serious=True), rule("fixed", amount="200"))
    books = Timeline(((None, rulebook(*HUNDRED)), (date(2024, 3, 10), dear)))
    seen = violations(
        {"employee_id": "a", "occurred_on": date(2024, 3, 9)},
        {"employee_id": "a", "occurred_on": date(2024, 3, 10)},
        {"employee_id": "a", "occurred_on": None},
    )
    assert list(settle(seen, roster(a=150_000), books, ("1", "2")).charges["assessed"]) == [10_000, 20_000, 10_000]


@pytest.mark.parametrize("day", [date(2024, 2, 5), None])
def test_what_is_charged_to_another_month_is_judged_by_the_rulebook_of_its_own(day: date | None) -> None:
    dear = rulebook(rule("fixed", amount="300"))
    books = Timeline(((None, rulebook(*HUNDRED)), (date(2024, 3, 1), dear)))
    seen = violations({"employee_id": "a", "event_month": "2024-02", "occurred_on": day}, {"employee_id": "b"})
    assert list(settle(seen, roster(a=150_000, b=150_000), books, ("1", "2")).lines["assessed"]) == [10_000, 30_000]


def test_a_day_without_a_rulebook_is_a_defect_not_a_free_day() -> None:
    with pytest.raises(NoRulebookError):
        settle(violations({"employee_id": "a"}), roster(a=1), Timeline(), ("1", "2"))


CASES = st.lists(
    st.fixed_dictionaries(
        {
            "employee_id": st.sampled_from("abc"),
            "category": st.sampled_from("12"),
            "count": st.integers(1, 9),
            "serious": st.booleans(),
        }
    ),
    max_size=12,
)


@given(CASES, st.lists(st.integers(0, 300_000), min_size=3, max_size=3))
def test_every_line_equals_a_recomputation_by_hand(cases: list[dict[str, Any]], bonus: list[int]) -> None:
    result = settle(violations(*cases), roster(**dict(zip("abc", bonus, strict=True))), RULEBOOKS, ("1", "2"))
    for employee, base in zip("abc", bonus, strict=True):
        own = [case for case in cases if case["employee_id"] == employee]
        assessed = sum(10_000 * case["count"] for case in own if not case["serious"])
        taken = base if any(case["serious"] for case in own) else min(assessed, base)
        found = line(result, employee)
        assert (found["assessed"], found["deduction"], found["net_bonus"]) == (assessed, taken, base - taken)


@given(CASES, st.randoms())
def test_the_order_of_the_violations_does_not_matter(cases: list[dict[str, Any]], random: Any) -> None:
    seen = violations(*cases)
    shuffled = seen.sample(frac=1, random_state=random.randrange(2**32))
    people = roster(a=150_000, b=80_000, c=0)
    one, other = settle(seen, people, RULEBOOKS, ("1", "2")), settle(shuffled, people, RULEBOOKS, ("1", "2"))
    pd.testing.assert_frame_equal(one.lines, other.lines)


@given(CASES)
def test_the_lines_add_up_to_the_charges(cases: list[dict[str, Any]]) -> None:
    result = settle(violations(*cases), roster(a=1, b=2, c=3), RULEBOOKS, ("1", "2"))
    assert result.totals["assessed"] == result.charges["assessed"].sum()
    assert result.totals["violations"] == sum(case["count"] for case in cases)
