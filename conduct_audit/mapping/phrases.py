"""Phrases: how people write the violation of a clause. Two columns, `clause` and `phrase`; `-` is no violation."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from conduct_audit.mapping.errors import PhrasesFaultyError
from conduct_audit.mapping.features import SOMEBODY, neutral, neutral_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NO_VIOLATION: Final = "-"
_COLUMNS: Final = ("clause", "phrase")


def read_phrases(text: str) -> tuple[tuple[str, str], ...]:
    """Read the pairs (clause, phrase) of a CSV text; blank lines and the heading are left out.

    Raises `PhrasesFaultyError` naming the line that is no pair.
    """
    rows = enumerate(csv.reader(text.removeprefix("\ufeff").splitlines()), 1)
    return tuple(_pairs((line, row) for line, row in rows if any(cell.strip() for cell in row)))


def _pairs(rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[str, str]]:
    for line, row in rows:
        cells = tuple(cell.strip() for cell in row[:2])
        if len(cells) < len(_COLUMNS) or not all(cells):
            raise PhrasesFaultyError(line=line)
        if cells != _COLUMNS:
            yield cells[0], cells[1]


class Remembered:
    """Phrases word for word, circumstances aside: what somebody has said of a text holds for the same text again."""

    def __init__(self, shipped: Iterable[tuple[str, str]], own: Iterable[tuple[str, str]]) -> None:
        """Remember the shipped phrases and, before them, the company's own."""
        known, said = tuple(shipped), tuple(own)
        self._shipped = _by_words((clause for clause, _ in known), neutral_each(phrase for _, phrase in known))
        self._own = _by_words((clause for clause, _ in said), [neutral(phrase) for _, phrase in said])

    def clause_of(self, text: str) -> str | None:
        """Give the clause (or `-`) of the phrase that `text` repeats, None where none does or two disagree."""
        plain = _key(neutral(text))
        return self._own[plain] if plain in self._own else self._shipped.get(plain)


def _key(neutral_text: str) -> str:
    """Give the words of a note without window, time and name: `3号窗口小李未戴工牌` repeats `未戴工牌`."""
    return neutral_text.replace(SOMEBODY, "")


def _by_words(clauses: Iterable[str], phrases: Iterable[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for clause, words in zip(clauses, map(_key, phrases), strict=False):
        found[words] = clause if found.get(words, clause) == clause else None
    return found
