"""Marks of a matrix are told apart; what they mean is decided elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit.intake.cells import Mark, mark_of

if TYPE_CHECKING:
    from conduct_audit.intake.grid import Cell


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        (None, Mark("none", 0)),
        ("", Mark("none", 0)),
        ("—", Mark("none", 0)),
        ("/", Mark("none", 0)),
        (0, Mark("none", 0)),
        ("√", Mark("tick")),
        ("✓", Mark("tick")),
        ("✔️", Mark("tick")),
        ("√√", Mark("tick", 2)),
        ("×", Mark("cross")),
        ("x", Mark("cross")),
        ("○", Mark("circle")),
        ("●", Mark("dot")),
        ("是", Mark("yes")),
        ("Y", Mark("yes")),
        (True, Mark("yes")),
        ("否", Mark("no")),
        ("no", Mark("no")),
        (False, Mark("no")),
        (1, Mark("number")),
        (2.0, Mark("number", 2)),
        ("3次", Mark("number", 3)),
        ("√×", Mark("other")),
        ("迟到", Mark("other")),
        (0.5, Mark("other")),
    ],
)
def test_a_mark_is_told_by_its_kind(value: Cell, mark: Mark) -> None:
    assert mark_of(value) == mark
