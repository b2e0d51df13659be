"""Phrases: how people write the violation of a clause. Two columns, `clause` and `phrase`; `-` is no violation."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from conduct_audit.mapping.errors import PhrasesFaultyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NO_VIOLATION: Final = "-"
_COLUMNS: Final = 2
_HEADINGS: Final = {"clause", "条款", "条款编号"}


def read_phrases(text: str) -> tuple[tuple[str, str], ...]:
    """Read the pairs (clause, phrase) of a CSV text; blank lines and the heading are left out.

    Raises `PhrasesFaultyError` naming the line that is no pair.
    """
    return pairs_of(csv.reader(text.removeprefix("\ufeff").splitlines()))


def pairs_of(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """Give the pairs (clause, phrase) of a table's rows; blank rows and the heading are left out.

    Raises `PhrasesFaultyError` naming the row that is no pair.
    """
    return tuple(_pairs((line, row) for line, row in enumerate(rows, 1) if any(cell.strip() for cell in row)))


def _pairs(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[str, str]]:
    for line, row in rows:
        cells = [cell.strip() for cell in row[:_COLUMNS]]
        if len(cells) < _COLUMNS or not all(cells):
            raise PhrasesFaultyError(line=line)
        if cells[0].casefold() not in _HEADINGS:
            yield cells[0], cells[1]
