"""Bars for the page's pictures: lengths in hundredths of the longest, ready for plain SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

COLOURS: Final = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A coloured piece of a bar: what it counts, how many, where it begins and how long it is (0–100)."""

    name: str
    count: int
    colour: int
    begin: float
    length: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its label and what it counts in all."""

    label: str
    count: int
    pieces: tuple[Piece, ...]


def stacked(rows: pd.DataFrame, label: str, columns: Sequence[tuple[str, str]]) -> tuple[Bar, ...]:
    """Draw a bar per row of `rows`: a piece for each of `columns` (column and its name), the longest bar 100 long."""
    longest = int(rows[[column for column, _name in columns]].sum(axis=1).max() or 0) if len(rows) else 0
    return tuple(_bar(row, row[label], columns, longest) for row in rows.to_dict("records"))


def _bar(row: dict[Any, Any], label: str, columns: Sequence[tuple[str, str]], longest: int) -> Bar:
    pieces, begin = [], 0
    for number, (column, name) in enumerate(columns):
        count = int(row[column])
        pieces.append(Piece(name, count, number % COLOURS + 1, _share(begin, longest), _share(count, longest)))
        begin += count
    return Bar(label, begin, tuple(piece for piece in pieces if piece.count))


def _share(count: int, longest: int) -> float:
    return round(100 * count / longest, 2) if longest else 0.0
