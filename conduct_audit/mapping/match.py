"""What the mapping says of one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST_CANDIDATES: Final = 5
Candidates = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a text would be mapped.

    `clause` is the best guess even when it is not accepted, None when the text tells no violation; `category` is its
    category. `clauses` lists every act the text tells (several in the order they stand there). `score` is the
    probability (0–1) of being right. `accepted`: would be booked without asking. `candidates`: at most five (clause,
    score), best first. `absent`: a code the text names that the rulebook does not have.
    """

    text: str
    clause: str | None
    category: str | None
    clauses: tuple[str, ...]
    score: float
    accepted: bool
    suspected_serious: bool
    candidates: Candidates
    absent: tuple[str, ...] = ()


def category_of(clause: str | None) -> str | None:
    """Give the category in which a code lies."""
    return clause.split(".")[0] if clause else None
