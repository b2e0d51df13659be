"""The table of a rulebook that nobody trained one for: made on the spot from its labels and whatever phrases there are.

Each clause speaks as the mean of its examples does (the centroid of their weighted features); a text is as near to a
clause as its features are. With labels alone that is a modest guess, which only proposes; with thirty phrases a clause
it is almost what training gives. The curves and the threshold were fitted by `bench/foreign_rulebook.py` on the heating
company's phrases, as if theirs were an unknown rulebook with 3, 10 and 30 phrases a clause.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from conduct_audit.mapping.certainty import Calibration
from conduct_audit.mapping.features import grams, idf_of, weighted
from conduct_audit.mapping.phrases import NO_VIOLATION
from conduct_audit.mapping.table import Table, quantised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CAUTIOUS: Final = Calibration(
    right=-2.359514,
    right_best=9.146468,
    right_lead=23.957092,
    right_rest=2.454173,
    violation=1.618025,
    violation_best=12.373534,
    violation_calm=-9.307949,
)
CAUTIOUS_THRESHOLD: Final = 0.97
ENOUGH: Final = 10
"""Examples of the clause in the middle; with fewer nothing is accepted, and nothing is taken for no violation."""


def table_from(examples: Sequence[tuple[str, str]]) -> Table:
    """Make the table of `examples`, pairs of a clause (or `-`) and a phrase or label."""
    enough = _is_enough(examples)
    examples = [pair for pair in examples if enough or pair[0] != NO_VIOLATION]
    held = [grams(phrase) for _, phrase in examples]
    idf = idf_of(held)
    clauses = tuple(sorted({clause for clause, _ in examples} - {NO_VIOLATION}))
    weights, scale = quantised(_centroids([weighted(each, idf) for each in held], examples, clauses, idf))
    return Table(
        clauses=clauses,
        features=tuple(idf),
        idf=np.array(list(idf.values()), np.float32),
        weights=weights,
        scale=scale,
        bias=np.zeros(len(clauses) + 1, np.float32),
        calibration=CAUTIOUS,
        threshold=CAUTIOUS_THRESHOLD if enough else 1.0,
        digest="",
    )


def _is_enough(examples: Sequence[tuple[str, str]]) -> bool:
    counted = sorted(Counter(clause for clause, _ in examples if clause != NO_VIOLATION).values())
    return bool(counted) and counted[len(counted) // 2] >= ENOUGH


def _centroids(
    vectors: Sequence[dict[str, float]],
    examples: Sequence[tuple[str, str]],
    clauses: tuple[str, ...],
    idf: dict[str, float],
) -> NDArray[np.float32]:
    """Add up the vectors of each clause, and of no violation, and give them length one: features × outputs."""
    place = {gram: number for number, gram in enumerate(idf)}
    column = {clause: number for number, clause in enumerate((*clauses, NO_VIOLATION))}
    sums = np.zeros((len(idf), len(column)), np.float32)
    for vector, (clause, _) in zip(vectors, examples, strict=True):
        sums[[place[gram] for gram in vector], column[clause]] += np.fromiter(vector.values(), np.float32, len(vector))
    return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=0), 1e-9), np.float32)
