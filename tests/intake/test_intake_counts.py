"""Counts: blank is one, a dash is none, and what is unclear waits."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.cells import parse_count
from conduct_audit.intake.grid import Cell, ErrorCell, NoValue

TWO: list[Cell] = [
    2,
    2.0,
    "2",
    "2次",
    "二次",
    "两次",
    "×2",
    "x2",
    "X 2",
    "2人次",
    "2.0",
    "２次",
    "2次/人",
    "共2次",
    "贰次",
    "2 times",
]
NOTHING: list[Cell] = [0, 0.0, "0", "0次", "零", "/", "／", "—", "——", "-", "无", "無", "没有", "N/A", "none"]
UNCLEAR: list[Cell] = [
    "多次",
    "若干",
    "第二次",
    "三五次",
    "3-5次",
    "2次/月",
    "约3次",
    "2.5",
    2.5,
    -1,
    "-1",
    100,
    "一百次",
    float("nan"),
    float("inf"),
    True,
    dt.date(2024, 3, 5),
    ErrorCell("#REF!"),
    NoValue("A1+1"),
]


@pytest.mark.parametrize("value", TWO)
def test_a_count_is_read_in_every_notation(value: Cell) -> None:
    assert (parse_count(value).count, parse_count(value).ok) == (2, True)


@pytest.mark.parametrize("value", [None, "", "  ", "　"])
def test_a_blank_count_is_one(value: Cell) -> None:
    assert parse_count(value) == parse_count(1)


@pytest.mark.parametrize("value", NOTHING)
def test_zero_and_dashes_say_that_nothing_occurred(value: Cell) -> None:
    reading = parse_count(value)

    assert (reading.count, reading.nothing, reading.ok) == (None, True, True)


@pytest.mark.parametrize("value", UNCLEAR)
def test_what_is_no_certain_count_waits(value: Cell) -> None:
    reading = parse_count(value)

    assert (reading.count, reading.nothing, reading.ok) == (None, False, False)


@given(st.integers(1, 99), st.sampled_from(["{}", "{}次", "×{}", "{}人次", "{} 起", "累计{}次", "{}次/人"]))
def test_a_count_is_read_back(count: int, shape: str) -> None:
    assert parse_count(shape.format(count)).count == count
