"""A text read by a table or by nearest phrases: every clause with what speaks for it, cut down to what may be meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from conduct_audit.mapping.certainty import Calibration, Certainty, shares
from conduct_audit.mapping.match import MOST_CANDIDATES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from conduct_audit.mapping.overlap import Overlaps

_CLOSE: Final = 0.1


class Reader(Protocol):
    """What reads texts: a trained `Table` or `Nearest`."""

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses, in the order of the outputs; the output after them is that of no violation."""

    @property
    def calibration(self) -> Calibration:
        """How outputs become probabilities."""

    @property
    def threshold(self) -> float:
        """The lowest score that is accepted without a person."""

    def outputs(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give what speaks for each clause: texts × outputs."""

    def strongest(self, text: str, one: int, other: int) -> float:
        """Give how much the most telling features speak for one output rather than for the other."""

    def contributions(self, text: str, output: int) -> list[tuple[str, float]]:
        """Give what each feature of `text` adds to an output, most first."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A text's clauses, best first, and how sure the first is."""

    clauses: tuple[str, ...]
    heights: tuple[float, ...]
    certainty: Certainty

    @property
    def best(self) -> str | None:
        """The best clause; None when the text rather tells no violation, or when no clause may be meant."""
        return self.clauses[0] if self.clauses and not self.certainty.none else None

    @property
    def candidates(self) -> tuple[tuple[str, float], ...]:
        """The five best with their probabilities, which add up to one at most."""
        part = shares(self.heights).tolist()
        rest = (1 - self.certainty.score) / max(1e-9, 1 - part[0]) if part else 0.0
        scores = [self.certainty.score, *(min(self.certainty.score, share * rest) for share in part[1:])]
        return tuple(zip(self.clauses[:MOST_CANDIDATES], (round(x, 4) for x in scores), strict=False))


def ranked(reader: Reader, text: str, row: NDArray[np.float32], may_be: Callable[[str], bool] | None = None) -> Ranked:
    """Rank the clauses that may be meant (all of them without `may_be`) by what speaks for them.

    How far the first leads is measured within them, unless a clause that may not be meant is spoken for more: what
    contradicts the text is never certain.
    """
    heights, calm = row[:-1], float(row[-1])
    order = np.argsort(-heights, kind="stable").tolist()
    inside = [place for place in order if may_be(reader.clauses[place])] if may_be else order
    if not inside:
        return Ranked((), (), reader.calibration.judge(-1.0, -1.0, -1.0, calm))
    first = inside[0]
    rival = next((place for place in (order[0], *inside[1:], *order) if place != first), None)
    lead = float(heights[first] - heights[rival]) if rival is not None else 1.0
    rest = lead - (reader.strongest(text, first, rival) if rival is not None else 0.0)
    certainty = reader.calibration.judge(float(heights[first]), lead, rest, calm)
    kept = inside[: MOST_CANDIDATES + 1]
    return Ranked(tuple(reader.clauses[place] for place in kept), tuple(heights[kept].tolist()), certainty)


def settled(found: Ranked, text: str, overlaps: Overlaps) -> Ranked:
    """Let the circumstances decide between the first two where one act touches both and little lies between them."""
    if len(found.clauses) < 2 or found.heights[0] - found.heights[1] > _CLOSE:  # noqa: PLR2004  # two to compare
        return found
    first, second = found.clauses[:2]
    if not overlaps.together(first, second) or overlaps.preferred(text, first, second) == first:
        return found
    return Ranked((second, first, *found.clauses[2:]), found.heights, found.certainty)
