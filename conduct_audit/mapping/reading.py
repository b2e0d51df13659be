"""A text read by a table: every clause with what speaks for it, cut down to what may be meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from conduct_audit.mapping.certainty import Certainty, shares
from conduct_audit.mapping.match import MOST_CANDIDATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from conduct_audit.mapping.overlap import Overlaps
    from conduct_audit.mapping.table import Table

_CLOSE: Final = 0.1
MayBe = Callable[[str], bool]


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


def ranked(table: Table, texts: Sequence[str], may_be: Sequence[MayBe | None] | None = None) -> list[Ranked]:
    """Rank for each text the clauses that may be meant (all of them for None) by what speaks for them.

    How far the first leads is measured within them, unless a clause that may not be meant is spoken for more: what
    contradicts the text is never certain.
    """
    page = table.read(texts)
    orders = np.argsort(-page.outputs[:, :-1], axis=1, kind="stable").tolist()
    insides = [_inside(table, order, each) for order, each in zip(orders, may_be or [None] * len(texts), strict=True)]
    firsts = [(inside or order)[0] for inside, order in zip(insides, orders, strict=True)]
    rivals = [_rival(first, inside, order) for first, inside, order in zip(firsts, insides, orders, strict=True)]
    strongest = page.strongest(firsts, rivals)
    return [
        _ranked(table, row, inside, rival, strong)
        for row, inside, rival, strong in zip(page.outputs, insides, rivals, strongest, strict=True)
    ]


def _inside(table: Table, order: list[int], may_be: MayBe | None) -> list[int]:
    return order if may_be is None else [place for place in order if may_be(table.clauses[place])]


def _rival(first: int, inside: list[int], order: list[int]) -> int:
    """Give the clause to which the first must be compared; itself where there is no other."""
    return next((place for place in (order[0], *inside[1:2], *order[:2]) if place != first), first)


def _ranked(table: Table, row: NDArray[np.float32], inside: list[int], rival: int, strongest: float) -> Ranked:
    heights, calm = row[:-1], float(row[-1])
    if not inside:
        return Ranked((), (), table.calibration.judge(-1.0, -1.0, -1.0, calm))
    first = inside[0]
    lead = float(heights[first] - heights[rival]) if rival != first else 1.0
    certainty = table.calibration.judge(float(heights[first]), lead, lead - strongest, calm)
    kept = inside[: MOST_CANDIDATES + 1]
    return Ranked(tuple(table.clauses[place] for place in kept), tuple(heights[kept].tolist()), certainty)


def settled(found: Ranked, text: str, overlaps: Overlaps) -> Ranked:
    """Let the circumstances decide between the first two where one act touches both and little lies between them."""
    if len(found.clauses) < 2 or found.heights[0] - found.heights[1] > _CLOSE:  # noqa: PLR2004  # two to compare
        return found
    first, second = found.clauses[:2]
    if not overlaps.together(first, second) or overlaps.preferred(text, first, second) == first:
        return found
    return Ranked((second, first, *found.clauses[2:]), found.heights, found.certainty)
