"""Several acts in one text.

Where the writer set sentences apart (`；`, `。`, a new line, `1、… 2、…`), each is read alone: those that would be
accepted alone tell the acts, which are certain when no other sentence is left open. Elsewhere the text is cut at
commas and words such as 还: two acts are told when some cut gives two parts that are each fairly sure of a clause and
the whole text speaks for just these two. They are certain when the writer himself says that one more act follows (还),
each part alone is very sure, and the clauses lie in different sections: a comma alone often parts two halves of one
act, and a second act seen by mistake is a second deduction. What is told and not certain waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from conduct_audit.mapping.reading import Ranked, ranked
from conduct_audit.mapping.segments import cuts, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.mapping.overlap import Overlaps
    from conduct_audit.mapping.table import Table

_FAIRLY_SURE: Final = 0.75
_BOTH: Final = 0.91
_SPOKEN_FOR: Final = -0.7
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Told:
    """The clauses of the acts in the text's order (none: one act at most), and whether each is certain."""

    clauses: tuple[str, ...] = ()
    certain: bool = False


class Way(NamedTuple):
    """The two parts of a cut as they were read, and whether the writer joined them by a word for one more act."""

    left: Ranked
    right: Ranked
    besides: bool


@dataclass(frozen=True)
class Acts:
    """Finds the acts of texts with the eyes of a table; `threshold` is the score from which a reading is certain."""

    table: Table
    overlaps: Overlaps
    threshold: float

    def of(self, texts: Sequence[str], wholes: Sequence[Ranked]) -> list[Told]:
        """Tell the acts of each text, which as a whole was read as `wholes` say."""
        apart = [sentences(text) for text in texts]
        ways = [cuts(text) if _may_be_two(whole) else [] for text, whole in zip(texts, wholes, strict=True)]
        parts = [*chain.from_iterable(apart), *(part for way in chain.from_iterable(ways) for part in way[:_TWO])]
        read = dict(zip(parts, ranked(self.table, parts), strict=True)) if parts else {}
        return [
            self._in_sentences([read[part] for part in said])
            or self._between_words(
                [Way(read[cut.left], read[cut.right], cut.besides) for cut in way], whole.clauses[:_TWO]
            )
            for said, way, whole in zip(apart, ways, wholes, strict=True)
        ]

    def _in_sentences(self, found: Sequence[Ranked]) -> Told | None:
        """Take sentence by sentence; None when fewer than two different acts are certain."""
        sure = [each for each in found if each.best and each.certainty.score >= self.threshold]
        clauses = tuple(dict.fromkeys(each.clauses[0] for each in sure))
        if len(clauses) < _TWO or self._all_together(clauses):
            return None
        return Told(clauses, certain=len(sure) == len(found))

    def _between_words(self, ways: Sequence[Way], most: Sequence[str]) -> Told:
        """Take the cut whose weaker part is surest; certain when the writer says “besides” and both parts are sure."""
        told = [way for way in ways if self._differ(way, most)]
        best = max(told, key=_weaker, default=None)
        if best is None or _weaker(best) < _FAIRLY_SURE:
            return Told()
        one, other = best.left.clauses[0], best.right.clauses[0]
        apart = best.besides and _section(one) != _section(other)
        return Told((one, other), certain=apart and _weaker(best) >= max(_BOTH, self.threshold))

    def _differ(self, way: Way, most: Sequence[str]) -> bool:
        """Tell whether the parts tell the two clauses that the whole speaks for most, and not one act twice."""
        return {way.left.best, way.right.best} == set(most) and not self._all_together(most)

    def _all_together(self, clauses: Sequence[str]) -> bool:
        return all(self.overlaps.together(clauses[0], other) for other in clauses[1:])


def _may_be_two(whole: Ranked) -> bool:
    return len(whole.clauses) >= _TWO and whole.heights[1] >= _SPOKEN_FOR


def _section(clause: str) -> str:
    return clause.rpartition(".")[0]


def _weaker(way: Way) -> float:
    return min(way.left.certainty.score, way.right.certainty.score)
