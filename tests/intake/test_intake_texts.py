"""The text of a cell, to the letter and in plain form."""

from __future__ import annotations

import datetime as dt

import pytest

from conduct_audit.intake.cells import plain, text_of
from conduct_audit.intake.grid import Cell, ErrorCell, NoValue


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (" Ａ 繁體\n", "Ａ 繁體"),
        (1001.0, "1001"),
        (1.5, "1.5"),
        (7, "7"),
        (True, "TRUE"),
        (dt.date(2024, 3, 5), "2024-03-05"),
        (dt.datetime.combine(dt.date(2024, 3, 5), dt.time()), "2024-03-05"),
        (dt.datetime.combine(dt.date(2024, 3, 5), dt.time(9, 30)), "2024-03-05 09:30"),
        (dt.time(9, 30), "09:30"),
        (ErrorCell("#REF!"), "#REF!"),
        (NoValue("A1+1"), "=A1+1"),
    ],
)
def test_a_cell_is_written_as_people_see_it(value: Cell, text: str) -> None:
    assert text_of(value) == text


def test_the_plain_form_serves_comparison() -> None:
    assert plain(" Ａ\u200bＢ　\n１ ") == "AB 1"
