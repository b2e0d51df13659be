"""What the open month takes of the corrections of closed ones: a rule a test, then whatever Hypothesis thinks of."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, strategies as st

from conduct_audit.settlement import DUE, Settlement, difference, settle, with_corrections
from tests.settlement.world import RULEBOOKS, roster, violations

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

FEN = st.integers(-500, 500).filter(bool)


def settled(bonus: int | None, *amounts: int, carry: bool = False, times: int = 0) -> Settlement:
    """Settle corrections of one person with the bonus, after `times` violations of 100 yuan."""
    seen = violations(*({"employee_id": "a", "count": 1} for _ in range(times)))
    month = settle(seen, roster(a=bonus), RULEBOOKS, ("1", "2"))
    return with_corrections(month, due(*amounts), carry=carry)


def due(*amounts: int, who: str = "a") -> pd.DataFrame:
    rows = enumerate(amounts, 1)
    return DUE.frame({"number": n, "employee_id": who, "of_month": "2024-02", "amount": fen} for n, fen in rows)


def taken(settlement: Settlement) -> Sequence[Any]:
    return list(settlement.corrections["taken"])


def figures(settlement: Settlement) -> tuple[Any, ...]:
    return tuple(settlement.lines.loc[0, ["deduction", "corrections", "net_bonus"]])


@pytest.mark.parametrize(
    ("bonus", "amounts", "takes"),
    [
        (30000, (-10000,), [-10000]),
        (0, (-10000,), [-10000]),
        (30000, (10000,), [10000]),
        (5000, (10000,), [5000]),
        (5000, (4000, 4000), [4000, 1000]),
        (0, (10000, -4000), [4000, -4000]),
    ],
    ids=["a refund", "a refund without a bonus", "late", "late, cut", "in the order of booking", "refunds first"],
)
def test_refunds_are_whole_and_late_deductions_stop_at_the_bonus(bonus: int, amounts: Any, takes: list[int]) -> None:
    found = settled(bonus, *amounts)

    assert taken(found) == takes
    assert figures(found) == (0, sum(takes), bonus - sum(takes))


def test_the_months_own_deduction_comes_first() -> None:
    assert figures(settled(15000, 10000, times=1)) == (10000, 5000, 0)


@pytest.mark.parametrize(("carry", "rest"), [(False, 0), (True, 7000)])
def test_what_finds_no_bonus_lapses_unless_it_is_carried(carry: bool, rest: int) -> None:  # noqa: FBT001  # a case
    assert list(settled(3000, 10000, carry=carry).corrections["carried"]) == [rest]


def test_of_a_blank_bonus_nothing_is_taken_but_refunds_count() -> None:
    found = settled(None, 10000, -4000)

    assert taken(found) == [4000, -4000]
    assert found.lines["net_bonus"].isna().all()


def test_a_person_without_a_line_keeps_their_correction() -> None:
    month = settle(violations(), roster(a=10000), RULEBOOKS, ("1", "2"))

    found = with_corrections(month, due(-4000, who="gone"), carry=True)

    assert found.corrections["taken"].isna().all()
    assert list(found.corrections["carried"]) == [0]
    assert figures(found) == (0, 0, 10000)


@given(st.integers(0, 300), st.lists(FEN, max_size=6), st.booleans())
def test_no_net_bonus_falls_below_zero_and_no_refund_is_cut(bonus: int, amounts: list[int], carry: bool) -> None:  # noqa: FBT001  # drawn
    found = settled(bonus, *amounts, carry=carry)
    rows = found.corrections

    assert figures(found) == (0, sum(rows["taken"]), bonus - sum(rows["taken"]))
    assert sum(rows["taken"]) <= bonus
    assert all(t == a if a < 0 else 0 <= t <= a for t, a in zip(rows["taken"], rows["amount"], strict=True))
    rest = [int(a - t) if carry else 0 for t, a in zip(rows["taken"], rows["amount"], strict=True)]
    assert list(rows["carried"]) == rest


@pytest.mark.parametrize(
    ("before", "after", "so_far", "correction"),
    [
        (300, 200, 300, -100),
        (1500, 200, 1500, -1300),
        (200, 200, 200, 0),
        (200, 300, 200, 100),
        (200, 100, 100, 0),
        (200, 0, 100, -100),
        (200, 300, 100, 100),
        (100, 0, 0, 0),
    ],
    ids=[
        "falls",
        "serious falls",
        "cut by bonus",
        "late",
        "lapsed, falls",
        "lapsed, all fall",
        "lapsed, late",
        "given",
    ],
)
def test_nothing_is_given_back_that_was_never_taken(before: int, after: int, so_far: int, correction: int) -> None:
    assert difference(before, after, so_far) == correction


@pytest.mark.parametrize(
    ("deductions", "so_far", "settled", "lost", "correction"),
    [
        ((300, 200), 200, 100, 0, -100),
        ((300, 100), 200, 0, 100, -100),
        ((200, 0), 100, 0, 100, -100),
        ((500, 300), 200, 100, 200, 0),
        ((300, 200), 200, 0, 0, 0),
        ((300, 300), 200, 0, 0, 0),
        ((300, 0), 50, 0, 100, -50),
    ],
    ids=[
        "another falls while what lapsed stands",
        "the late one falls: what it took",
        "the last one falls: what it took",
        "in part, less than lapsed of it",
        "another takes the place of what fell before",
        "a forfeiture absorbs what falls",
        "never more than was taken",
    ],
)
def test_what_lapsed_is_settled_for_good(
    deductions: tuple[int, int], so_far: int, settled: int, lost: int, correction: int
) -> None:
    assert difference(*deductions, so_far, settled, lost) == correction


@pytest.mark.parametrize(
    ("before", "after", "so_far", "correction"),
    [(400, 300, 100, -100), (300, 200, 0, 0), (400, 200, 100, -100), (300, 400, 0, 100)],
    ids=["late falls", "first falls", "both fall", "late"],
)
def test_what_clean_months_gave_back_is_taken_no_more(before: int, after: int, so_far: int, correction: int) -> None:
    assert difference(before, after, so_far, settled=300) == correction


@given(st.lists(st.integers(0, 1500), min_size=1, max_size=8))
def test_corrections_add_up_to_what_is_right(deductions: list[int]) -> None:
    so_far = deductions[0]
    for before, after in itertools.pairwise(deductions):
        so_far += difference(before, after, so_far)
    assert so_far == deductions[-1]
