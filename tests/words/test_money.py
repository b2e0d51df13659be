"""Money is exact: whole fen inside, yuan at the edges; blank is not zero."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from conduct_audit import money
from conduct_audit.errors import BadAmountError


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1500", 150_000),
        ("1500.5", 150_050),
        ("1,500.00", 150_000),
        ("1,234,567.89", 123_456_789),
        ("1500元", 150_000),
        ("￥1 500", 150_000),
        ("¥1500.00元整", 150_000),
        ("人民币1500圆", 150_000),
        ("RMB 20", 2_000),
        ("１５００．５０", 150_050),
        (".5", 50),
        ("0", 0),
        ("-100", -10_000),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, fen: int) -> None:
    assert money.parse_yuan(text) == fen


@pytest.mark.parametrize("text", ["", " ", "-", "元", "15,00", "1.5.0", "1e3", "nan", "inf", "100.001", "一百", "10%"])
def test_what_is_no_amount_is_refused_and_blank_is_not_zero(text: str) -> None:
    with pytest.raises(BadAmountError):
        money.parse_yuan(text)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "0.001", "x"])
def test_only_whole_fen_become_money(amount: str) -> None:
    with pytest.raises(BadAmountError):
        money.fen(amount)


@given(st.integers(-(10**14), 10**14))
def test_what_is_written_is_read_back(fen: int) -> None:
    assert money.fen(Decimal(money.yuan(fen))) == fen
    assert money.parse_yuan(money.yuan(fen)) == fen


@pytest.mark.parametrize(("fen", "text"), [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (30_000, "300.00")])
def test_yuan_always_have_two_decimals(fen: int, text: str) -> None:
    assert money.yuan(fen) == text


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("0", "零元整"),
        ("100", "壹佰元整"),
        ("110", "壹佰壹拾元整"),
        ("1000", "壹仟元整"),
        ("10000", "壹万元整"),
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("100100", "壹拾万零壹佰元整"),
        ("-300", "负叁佰元整"),
    ],
)
def test_capitals_follow_the_rules_of_vouchers(yuan: Any, words: str) -> None:
    assert money.capitals(money.fen(yuan)) == words
