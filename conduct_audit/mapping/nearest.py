"""The modest reader for a rulebook without a trained table: the phrase or label that resembles a note most.

Resemblance is the cosine of the weighted features (`features.weighted`), found through an inverted index; a clause is
as near as its nearest phrase. Good enough to propose, seldom sure: only a note that nearly repeats a phrase is
accepted.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

from conduct_audit.mapping.certainty import Calibration
from conduct_audit.mapping.features import grams, idf_of, weighted
from conduct_audit.mapping.phrases import NO_VIOLATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CAUTIOUS: Final = Calibration(
    right=-8.0, right_best=9.0, right_lead=5.0, right_rest=0.0, violation=4.0, violation_best=4.0, violation_calm=-8.0
)
CAUTIOUS_THRESHOLD: Final = 0.98


class Nearest:
    """Finds the nearest phrases of each clause."""

    calibration = CAUTIOUS
    threshold = CAUTIOUS_THRESHOLD

    def __init__(self, examples: Sequence[tuple[str, str]]) -> None:
        """Index `examples`, pairs of a clause (or `-`) and a phrase or label."""
        self.clauses: tuple[str, ...] = tuple(sorted({clause for clause, _ in examples} - {NO_VIOLATION}))
        self._examples = tuple(examples)
        self._idf = idf_of(grams(phrase) for _, phrase in examples)
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (_, phrase) in enumerate(examples):
            for gram, value in weighted(grams(phrase), self._idf).items():
                self._holders[gram].append((number, value))

    def outputs(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give how near each clause is to each text (0–1): texts × (clauses and, last, no violation)."""
        rows = [self._near(text) for text in texts]
        columns = (*self.clauses, NO_VIOLATION)
        return np.array([[row.get(clause, 0.0) for clause in columns] for row in rows], np.float32).reshape(
            -1, len(columns)
        )

    def contributions(self, text: str, output: int) -> list[tuple[str, float]]:
        """Give what each feature adds to the likeness of `text` and the nearest phrase of a clause, most first."""
        clause = (*self.clauses, NO_VIOLATION)[output]
        likeness = {
            number: near for number, near in self._likeness(text).items() if self._examples[number][0] == clause
        }
        if not likeness:
            return []
        phrase = self._examples[max(likeness, key=lambda number: (likeness[number], -number))][1]
        theirs, ours = weighted(grams(phrase), self._idf), weighted(grams(text), self._idf)
        shared = {gram: value * theirs[gram] for gram, value in ours.items() if gram in theirs}
        return sorted(shared.items(), key=lambda part: (-part[1], part[0]))

    def strongest(self, text: str, one: int, other: int) -> float:
        """Give nothing: a near phrase is near as a whole."""
        del text, one, other
        return 0.0

    def _near(self, text: str) -> dict[str, float]:
        near: dict[str, float] = {}
        for number, value in self._likeness(text).items():
            clause = self._examples[number][0]
            near[clause] = max(near.get(clause, 0.0), value)
        return near

    def _likeness(self, text: str) -> dict[int, float]:
        found: dict[int, float] = defaultdict(float)
        for gram, value in weighted(grams(text), self._idf).items():
            for number, theirs in self._holders[gram]:
                found[number] += value * theirs
        return found
