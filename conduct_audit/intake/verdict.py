"""Columns that say whether a row found anything: 检查结果, 是否合格, and the outcome of an appeal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conduct_audit.intake.legend_text import Sense, sense_of, word_alone
from conduct_audit.intake.texts import text_of
from conduct_audit.intake.vocabulary import words
from conduct_audit.normal import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.intake.grid import Cell, Row
    from conduct_audit.intake.header import Column, Header

Verdict = Literal["found", "in_order", "unclear"]


def verdicts(header: Header, rows: Sequence[Row]) -> list[Verdict]:
    """Tell of each row whether it found something. `unclear`: it says both, or that the finding was taken back.

    A row that says nothing about it has found what it names.
    """
    results, appeals = header.of("result"), header.of("appeal")
    return [
        _verdict([_sense(column, row[column.index]) for column in results], [row[column.index] for column in appeals])
        for row in rows
    ]


def is_verdict(cell: Cell) -> bool:
    """Tell whether a cell holds nothing but a verdict; any other words say what was seen."""
    text = folded(text_of(cell))
    return bool(word_alone(text)) or text in words("verdict", "yes") | words("verdict", "no")


def _verdict(senses: Sequence[Sense | None], appeals: Sequence[Cell]) -> Verdict:
    said = set(senses) - {None}
    if any(folded(text_of(cell)) in words("verdict", "withdrawn") for cell in appeals) or len(said) > 1:
        return "unclear"
    return "found" if said <= {"violation"} else "in_order"


def _sense(column: Column, cell: Cell) -> Sense | None:
    """Read 合格 by itself and 是 or √ by its heading: 是否合格 or 是否违规."""
    text = folded(text_of(cell))
    asked = sense_of(column.parts[-1])
    if text in words("verdict", "yes") | words("verdict", "no"):
        opposite: Sense = "ok" if asked == "violation" else "violation"
        return (asked if text in words("verdict", "yes") else opposite) if asked else None
    return word_alone(text) if text else None
