"""Amounts: exact fen with the sign that was written, and no amount where none is."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.cells import parse_amount
from conduct_audit.intake.grid import Cell, ErrorCell
from conduct_audit.money import capitals, yuan

HUNDRED: list[Cell] = [
    100,
    100.0,
    99.99999999999999,
    "100",
    "100元",
    "１００",
    "¥100",
    "￥100.00",
    "壹佰元",
    "壹佰元整",
    "人民币壹佰圆整",
    "一百元",
    "100/次",
    "100元/人次",
]
UNCLEAR: list[Cell] = [
    "免",
    "另议",
    "一百",
    "百元",
    "一百二元",
    33.333,
    1e20,
    float("nan"),
    True,
    ErrorCell("#REF!"),
    "扣",
]


@pytest.mark.parametrize("value", HUNDRED)
def test_an_amount_is_read_in_every_notation(value: Cell) -> None:
    reading = parse_amount(value)

    assert (reading.fen, reading.direction, reading.ok) == (10000, None, True)


@pytest.mark.parametrize(
    ("text", "fen", "direction"),
    [
        ("扣100", 10000, "taken"),
        ("罚款：100元", 10000, "taken"),
        ("奖100", 10000, "given"),
        ("返还壹佰元", 10000, "given"),
    ],
)
def test_a_word_beside_the_amount_tells_its_direction(text: str, fen: int, direction: str) -> None:
    reading = parse_amount(text)

    assert (reading.fen, reading.direction) == (fen, direction)


def test_the_sign_that_was_written_stays() -> None:
    assert parse_amount("-100").fen == parse_amount(-100).fen == -10000


@pytest.mark.parametrize("value", [None, "", " "])
def test_a_blank_is_no_amount_and_never_zero(value: Cell) -> None:
    assert (parse_amount(value).fen, parse_amount(value).ok) == (None, True)
    assert parse_amount(0).fen == 0


@pytest.mark.parametrize("value", UNCLEAR)
def test_what_is_no_exact_amount_is_none(value: Cell) -> None:
    assert (parse_amount(value).fen, parse_amount(value).ok) == (None, False)


@given(st.integers(0, 10**9))
def test_figures_and_capitals_are_read_back(fen: int) -> None:
    assert parse_amount(yuan(fen)).fen == parse_amount(f"{yuan(fen)}元").fen == fen


@given(st.integers(1, 10**8))
def test_capitals_of_whole_yuan_are_read_back(whole: int) -> None:
    assert parse_amount(capitals(whole * 100)).fen == whole * 100
