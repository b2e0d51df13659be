"""The first rule of the tariff that fits decides."""

from __future__ import annotations

from datetime import date

import pytest

from conduct_audit.settlement import Charge, NoTariffError, charge
from tests.settlement.world import HUNDRED, rule, rulebook

DAY = date(2024, 3, 5)


def test_each_occurrence_of_an_ordinary_violation_costs_the_fixed_amount() -> None:
    assert charge(rulebook(*HUNDRED), "1", DAY, count=3, serious=False) == Charge(
        30_000, forfeits=False, refers=False, rule=2
    )


def test_a_serious_case_forfeits_and_is_referred_and_adds_no_amount() -> None:
    assert charge(rulebook(*HUNDRED), "1", DAY, count=2, serious=True) == Charge(0, forfeits=True, refers=True, rule=1)


@pytest.mark.parametrize(
    ("day", "fen"),
    [(date(2023, 12, 31), 5_000), (date(2024, 1, 1), 10_000), (date(2024, 12, 31), 10_000), (date(2025, 1, 1), 20_000)],
)
def test_a_rule_holds_from_its_first_to_its_last_day(day: date, fen: int) -> None:
    book = rulebook(
        rule("fixed", amount="50", until=date(2023, 12, 31)),
        rule("fixed", amount="100", start=date(2024, 1, 1), until=date(2024, 12, 31)),
        rule("fixed", amount="200", start=date(2025, 1, 1)),
    )
    assert charge(book, "2", day, count=1, serious=False).assessed == fen


def test_a_day_before_the_first_rule_is_a_defect_not_a_free_violation() -> None:
    book = rulebook(rule("fixed", amount="100", start=date(2024, 3, 6)))
    with pytest.raises(NoTariffError):
        charge(book, "2", DAY, count=1, serious=False)


def test_where_the_tariff_knows_no_seriousness_a_serious_case_costs_what_an_ordinary_one_does() -> None:
    found = charge(rulebook(rule("fixed", amount="100")), "1", DAY, count=1, serious=True)
    assert found == Charge(10_000, forfeits=False, refers=False, rule=1)
