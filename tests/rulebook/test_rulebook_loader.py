"""Loading what is right: formatting makes no difference, nothing is bent, numbers stay exact."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError

from conduct_audit.rulebook.loader import faults, load
from conduct_audit.rulebook.model import Rulebook, TariffRule, Words


def test_the_small_rulebook_has_no_fault(small: str) -> None:
    assert faults(small, "small.toml") == ()


def test_byte_order_mark_and_windows_line_ends_are_no_fault(small: str) -> None:
    windows = "\ufeff" + small.replace("\n", "\r\n")

    assert load(windows, "small.toml") == load(small, "small.toml")


def test_formatting_does_not_change_the_digest(small: str) -> None:
    other = "# a remark\n" + small.replace('amount = "100.00"', "amount = 1e2").replace(
        "value = 10,", 'value = "10.0",'
    )

    assert load(other, "b.toml").digest == load(small, "a.toml").digest


@pytest.mark.parametrize(
    ("old", "new"), [("100.00", "100.01"), ("迟到", "早退"), ("2024-01-01", "2024-01-02"), ('on = "1"', 'on = "2"')]
)
def test_every_change_of_the_content_changes_the_digest(small: str, old: str, new: str) -> None:
    assert load(small.replace(old, new, 1), "b.toml").digest != load(small, "a.toml").digest


@given(st.integers(min_value=1, max_value=99_999_999_999))
def test_amounts_are_exact_however_they_are_written(fen: int) -> None:
    exact = Decimal(fen) / 100
    words = Words(zh="甲", en="A")

    rules = [
        TariffRule(title=words, citation=words, kind="fixed", amount=given) for given in (exact, Decimal(str(exact)))
    ]

    assert [rule.amount for rule in rules] == [exact, exact]


def test_numbers_in_and_without_quotation_marks_are_the_same(small: str) -> None:
    amounts = [load(small.replace('"100.00"', text), "a").tariff[1].amount for text in ("100", "100.0", '"100"')]

    assert amounts == [Decimal(100)] * 3


def test_dates_of_a_rule_are_days(small: str) -> None:
    rule = load(small, "a").tariff[1]

    assert (rule.start, rule.until) == (dt.date(2024, 1, 1), None)


def test_rules_may_follow_one_another_in_time(small: str) -> None:
    rule = small[small.index('[[tariff]]\ntitle = { zh = "一般"') : small.index("[[overlaps]]")]
    earlier = rule.replace("from = 2024-01-01", "until = 2023-12-31").replace("100.00", "50")

    assert faults(small.replace("[[overlaps]]", earlier + "[[overlaps]]"), "a") == ()


def test_a_special_rule_may_stand_before_a_general_one(small: str) -> None:
    special = (
        '[[tariff]]\ntitle = { zh = "特", en = "S" }\ncitation = { zh = "特", en = "S" }\nkind = "fixed"\n'
        'categories = ["2"]\namount = 50\n'
    )

    assert faults(small.replace("[[tariff]]", special + "[[tariff]]", 1), "a") == ()


def test_a_rulebook_made_in_python_keeps_the_same_rules(small: str) -> None:
    parts = load(small, "a").model_dump(by_alias=True)

    with pytest.raises(ValidationError, match="repeated"):
        Rulebook.model_validate(parts | {"clauses": [*parts["clauses"], parts["clauses"][0]]})


def test_nothing_of_a_rulebook_can_be_changed(small: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load(small, "a").tariff[1].__setattr__("amount", Decimal(1))  # a type checker refuses "="


def test_words_are_spoken_in_the_language_asked_for() -> None:
    words = Words(zh="迟到", en="Late")

    assert (words.spoken("zh"), words.spoken("en")) == ("迟到", "Late")


@given(st.text())
def test_arbitrary_text_is_a_fault_and_never_a_crash(text: str) -> None:
    assert faults(text, "a.toml")
