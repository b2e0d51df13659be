"""Employee numbers are text, whatever a spreadsheet program made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.cells import lost_digits, parse_number

if TYPE_CHECKING:
    from conduct_audit.intake.grid import Cell


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (1001, "1001"),
        (1001.0, "1001"),
        ("1001.0", "1001"),
        ("0012", "0012"),
        ("'0012", "0012"),
        (" １０ ０１ ", "1001"),
        ("A-01", "A-01"),
        ("12\u200b34", "1234"),
        (None, ""),
        ("1.00023E+09", "1.00023E+09"),
    ],
)
def test_a_number_is_text_to_the_letter(value: Cell, number: str) -> None:
    assert parse_number(value) == number


@pytest.mark.parametrize(
    ("value", "lost"), [(1e15, True), ("1.00023E+09", True), (123456789012345, False), ("1001", False), ("12E3", False)]
)
def test_lost_digits_are_noticed(value: Cell, *, lost: bool) -> None:
    assert lost_digits(value) is lost


@given(st.from_regex(r"[0-9A-Z]{1,15}", fullmatch=True))
def test_a_number_that_was_typed_as_text_survives(number: str) -> None:
    assert parse_number(number) == number
