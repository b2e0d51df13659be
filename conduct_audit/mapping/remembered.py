"""Phrases word for word, circumstances aside: what somebody has said of a text holds for the same text again.

A company's own phrases stand beside the shipped ones. Where two of them give the same words to different clauses,
neither decides: the text waits until a person takes one of them away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.mapping.features import SOMEBODY, neutral, neutral_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class CompanyPhrases:
    """What people of a company said: the pairs (clause, text) they taught, and the shipped pairs they took away."""

    learned: tuple[tuple[str, str], ...] = ()
    removed: tuple[tuple[str, str], ...] = ()


NO_COMPANY_PHRASES: Final = CompanyPhrases()


@dataclass(frozen=True, slots=True)
class Said:
    """What phrases say of a text: their clauses (or `-`; more than one: they disagree), and whether a person here did.

    `own` is true as soon as one of the phrases is the company's.
    """

    clauses: tuple[str, ...] = ()
    own: bool = False

    @property
    def disputed(self) -> bool:
        """Whether phrases disagree."""
        return len(self.clauses) > 1


class Remembered:
    """The phrases of a rulebook, shipped and a company's own."""

    def __init__(
        self,
        shipped: Mapping[str, str],
        own: Iterable[tuple[str, str]] = (),
        removed: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Remember the `shipped` words (see `word_for_word`), the `own` pairs; forget the shipped pairs `removed`."""
        self._shipped = shipped
        self._own = _clauses_by_words(own)
        self._removed = _clauses_by_words(removed)

    def said(self, text: str) -> Said:
        """Give what the phrases that `text` repeats say of it; no clauses where it repeats none."""
        words = words_of(text)
        own, shipped = self._own.get(words, ()), self._shipped.get(words)
        kept = (shipped,) if shipped and shipped not in self._removed.get(words, ()) else ()
        return Said(tuple(dict.fromkeys((*own, *kept))), own=bool(own))


def words_of(text: str) -> str:
    """Give the words of a note without window, time and name: `3号窗口小李未戴工牌` repeats `未戴工牌`."""
    return neutral(text).replace(SOMEBODY, "")


def word_for_word(phrases: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give the clause (or `-`) of each phrase by its words; those that disagree are left out.

    `phrases` are shipped ones: thousands, in simplified script.
    """
    known = tuple(phrases)
    found: dict[str, str | None] = {}
    for (clause, _), phrase in zip(known, neutral_each(phrase for _, phrase in known), strict=False):
        words = phrase.replace(SOMEBODY, "")
        found[words] = clause if found.get(words, clause) == clause else None
    return {words: clause for words, clause in found.items() if words and clause}


def _clauses_by_words(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for clause, phrase in pairs:
        words = words_of(phrase)
        found[words] = tuple(dict.fromkeys((*found.get(words, ()), clause)))
    return found
