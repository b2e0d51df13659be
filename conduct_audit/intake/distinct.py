"""Reading a column once per distinct cell: a month holds 100,000 rows but 31 dates and 400 names."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conduct_audit.intake.grid import Cell

T = TypeVar("T")


def each(cells: Sequence[Cell], read: Callable[[Cell], T]) -> list[T]:
    """Give `read(cell)` for every cell, reading each distinct one once (1, 1.0 and True are three)."""
    keys = list(zip(map(type, cells), cells, strict=True))
    known = {key: read(key[1]) for key in dict.fromkeys(keys)}
    return [known[key] for key in keys]


def each_row(rows: Sequence[tuple[Cell, ...]], read: Callable[[tuple[Cell, ...]], T]) -> list[T]:
    """Give `read(cells)` for the cells of every row, reading each distinct row once."""
    keys = [(cells, tuple(map(type, cells))) for cells in rows]
    known = {key: read(key[0]) for key in dict.fromkeys(keys)}
    return [known[key] for key in keys]
