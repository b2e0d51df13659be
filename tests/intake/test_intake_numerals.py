"""Chinese numerals, everyday and of vouchers."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.numerals import digits, to_int


@given(st.integers(0, 10**12 - 1), st.sampled_from(["low", "up"]))
def test_what_another_library_spells_is_read_back(number: int, mode: str) -> None:
    assert to_int(cn2an.an2cn(str(number), mode)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三", 3),
        ("十", 10),
        ("廿五", 25),
        ("卅", 30),
        ("卅一", 31),
        ("两百", 200),
        ("一千一百", 1100),
        ("两千零二十四", 2024),
    ],
)
def test_everyday_numerals(text: str, number: int) -> None:
    assert to_int(text) == number


@pytest.mark.parametrize(
    "text", ["", "一百二", "三五", "十十", "百", "二百零十", "廿十", "3", "三个", "二〇二四", "万"]
)
def test_nothing_is_completed(text: str) -> None:
    assert to_int(text) is None


def test_years_are_spelt_digit_by_digit() -> None:
    assert digits("二〇二四") == digits("二零二四") == digits("二○二四") == "2024"
    assert digits("二十") is None
