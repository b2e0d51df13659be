"""What a company decided besides the tariff: a factor for dispatched staff, a share for leaders, refunds."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from conduct_audit.settings import Settings
from conduct_audit.settlement import Settlement, settle
from conduct_audit.settlement.terms import leaders_of, share_of
from conduct_audit.tables import EMPLOYED
from tests.settlement.world import RULEBOOKS, violations

AGENCY = {"employee_id": "a", "name": "安", "employment": "劳务派遣", "leader": "b"}
LEADER = {"employee_id": "b", "name": "白", "employment": "合同工"}


def settled(settings: Settings, *seen: dict[str, Any], people: tuple[dict[str, Any], ...] = ()) -> Settlement:
    employed = ({**AGENCY}, {**LEADER}, *people)
    roster = EMPLOYED.frame({"department": "厅", "bonus_base": 150_000, **each} for each in employed)
    return settle(violations(*seen), roster, RULEBOOKS, ("1", "2"), settings)


def money(settlement: Settlement, column: str = "assessed") -> dict[str, int]:
    return dict(zip(settlement.lines["employee_id"], map(int, settlement.lines[column]), strict=True))


@pytest.mark.parametrize("word", ["劳务派遣", "劳务派遣（甲公司）", "派遣工", "Dispatched", "勞務派遣"])
def test_dispatched_staff_bear_the_factor_of_the_tariff(word: str) -> None:
    seen = {"employee_id": "a", "count": 2}
    found = settled(Settings(dispatched_factor=60), seen, people=({"employee_id": "c", "employment": word},))
    assert money(found)["a"] == 12_000
    assert int(found.charges["assessed"].iloc[0]) == 12_000


@pytest.mark.parametrize("word", ["非劳务派遣", "派遣转正", "原劳务派遣", "合同工", ""])
def test_words_that_may_mean_the_opposite_lower_nothing(word: str) -> None:
    found = settled(
        Settings(dispatched_factor=60), {"employee_id": "c"}, people=({"employee_id": "c", "employment": word},)
    )
    assert money(found)["c"] == 10_000


def test_others_bear_the_whole_tariff_and_a_forfeited_bonus_stays_forfeited() -> None:
    found = settled(
        Settings(dispatched_factor=60), {"employee_id": "b"}, {"employee_id": "a", "serious": True, "count": 1}
    )
    assert money(found)["b"] == 10_000
    assert money(found, "deduction")["a"] == 150_000


def test_the_leader_bears_the_share_of_what_is_charged_and_it_adds_no_occurrence() -> None:
    found = settled(Settings(manager_share=10, dispatched_factor=60), {"employee_id": "a", "count": 2})
    assert (money(found), money(found, "violations")) == ({"a": 12_000, "b": 1_200}, {"a": 2, "b": 0})
    assert found.shares.to_dict("records") == [{"id": 1, "of_employee": "a", "employee_id": "b", "assessed": 1_200}]


def test_nobody_bears_a_share_of_their_own_violation_nor_of_a_forfeited_bonus() -> None:
    found = settled(Settings(manager_share=10), {"employee_id": "b"}, {"employee_id": "a", "serious": True})
    assert found.shares.empty
    assert money(found)["b"] == 10_000


def test_a_share_takes_no_more_than_the_leaders_bonus() -> None:
    found = settled(Settings(manager_share=100), *[{"employee_id": "a", "count": 9}] * 2)
    assert (money(found)["b"], money(found, "deduction")["b"]) == (180_000, 150_000)


@pytest.mark.parametrize(
    ("leader", "meant"),
    [("b", "b"), ("白", "b"), ("B", "b"), ("丁", None), ("a", None), ("", None), ("双", None)],
)
def test_a_leader_is_a_number_or_a_name_that_one_person_alone_has(leader: str, meant: str | None) -> None:
    twins = [{"employee_id": "x", "name": "双"}, {"employee_id": "y", "name": "双"}]
    roster = EMPLOYED.frame([{**AGENCY, "leader": leader}, LEADER, *twins])
    assert leaders_of(roster).get("a") == meant


@given(st.integers(0, 10**9), st.integers(0, 100))
def test_a_share_is_rounded_half_up_to_the_fen_and_never_more_than_the_whole(amount: int, percent: int) -> None:
    found = int(share_of(pd.Series([amount], dtype="Int64"), percent).iloc[0])
    assert 0 <= found <= amount
    assert abs(found * 100 - amount * percent) <= 50
