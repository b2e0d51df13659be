from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from conduct_audit.mapping.certainty import shares
from tests.mapping.models import EAGER

HEIGHTS = st.floats(-3, 3)


@given(best=HEIGHTS, lead=st.floats(0, 3), rest=HEIGHTS, calm=HEIGHTS)
def test_a_score_is_a_probability(best: float, lead: float, rest: float, calm: float) -> None:
    sure = EAGER.judge(best, lead, rest, calm)

    assert 0 <= sure.score <= 1
    assert 0 <= sure.calm <= 1


def test_the_further_the_next_clause_lies_behind_the_surer() -> None:
    assert EAGER.judge(1, 2, 2, -1).score > EAGER.judge(1, 0.1, 0.1, -1).score


def test_a_calm_note_rather_holds_no_violation() -> None:
    assert EAGER.judge(0.5, 0.5, 0.5, 2).none
    assert not EAGER.judge(0.5, 0.5, 0.5, -1).none


def test_no_violation_and_a_right_clause_share_the_certainty() -> None:
    sure = EAGER.judge(0.5, 0.5, 0.5, -0.2)

    assert sure.score + sure.calm <= 1


def test_shares_add_up_to_one_and_keep_the_order() -> None:
    found = shares([0.5, 0.1, -1.0]).tolist()

    assert sum(found) == pytest.approx(1.0)
    assert found == sorted(found, reverse=True)


def test_nothing_has_no_shares() -> None:
    assert shares([]).tolist() == []
