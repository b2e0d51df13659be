"""Several acts in one text.

Where the writer set sentences apart (`；`, `。`, a new line), each is read alone: those that would be accepted alone
tell the acts, which are certain when no other sentence is left open. Elsewhere the text is cut at commas and words such
as 还: two acts are told when some cut gives two parts that are each fairly sure of a clause and the whole text speaks
for just these two. Those are never certain: a second act seen by mistake is a second deduction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.mapping.reading import Ranked, Reader, ranked
from conduct_audit.mapping.segments import SHORTEST, cuts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.mapping.overlap import Overlaps

_FAIRLY_SURE: Final = 0.9
_SPOKEN_FOR: Final = -0.5
_SET_APART: Final = re.compile(r"[；;。\n]+")
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Told:
    """The clauses of the acts in the text's order (none: one act at most), and whether each is certain."""

    clauses: tuple[str, ...] = ()
    certain: bool = False


@dataclass(frozen=True)
class Acts:
    """Finds the acts of a text with a reader's eyes; `threshold` is the score from which a reading is certain."""

    reader: Reader
    overlaps: Overlaps
    threshold: float

    def of(self, text: str, whole: Ranked) -> Told:
        """Tell the acts of `text`, which as a whole was read as `whole`."""
        return self._in_sentences(text) or Told(self._between_words(text, whole))

    def _in_sentences(self, text: str) -> Told | None:
        """Read sentence by sentence; None when fewer than two different acts are certain."""
        sentences = [part for part in _SET_APART.split(text) if len(part.strip()) >= SHORTEST]
        found = self._ranked(sentences) if len(sentences) >= _TWO else []
        sure = [each for each in found if each.best and each.certainty.score >= self.threshold]
        clauses = tuple(dict.fromkeys(each.clauses[0] for each in sure))
        if len(clauses) < _TWO or self._all_together(clauses):
            return None
        return Told(clauses, certain=len(sure) == len(found))

    def _between_words(self, text: str, whole: Ranked) -> tuple[str, ...]:
        if len(whole.clauses) < _TWO or whole.heights[1] < _SPOKEN_FOR:
            return ()
        ways = cuts(text)
        parts = self._ranked([part for way in ways for part in way])
        told = [way for way in zip(parts[::2], parts[1::2], strict=True) if self._differ(way, whole.clauses[:_TWO])]
        best = max(told, key=_weaker, default=None)
        return (best[0].clauses[0], best[1].clauses[0]) if best and _weaker(best) >= _FAIRLY_SURE else ()

    def _ranked(self, texts: list[str]) -> list[Ranked]:
        rows = self.reader.outputs(texts)
        return [ranked(self.reader, text, row) for text, row in zip(texts, rows, strict=True)]

    def _differ(self, way: tuple[Ranked, Ranked], most: Sequence[str]) -> bool:
        """Tell whether the parts tell the two clauses that the whole speaks for most, and not one act twice."""
        return {way[0].best, way[1].best} == set(most) and not self._all_together(most)

    def _all_together(self, clauses: Sequence[str]) -> bool:
        return all(self.overlaps.together(clauses[0], other) for other in clauses[1:])


def _weaker(way: tuple[Ranked, Ranked]) -> float:
    return min(found.certainty.score for found in way)
