"""Words that differ from another one in one sign only: looked up, not compared one by one with a whole roster."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    Gap = tuple[str, str]

_SHORTEST: Final = 2
_LONGEST: Final = 12
"""Of longer and shorter words one sign says nothing."""


class OneSignOff:
    """An index of words by what is left of each when one sign is taken out."""

    def __init__(self, words: Iterable[str]) -> None:
        """Index `words`, which are distinct."""
        self._by_gap: defaultdict[Gap, list[tuple[int, str]]] = defaultdict(list)
        for place, word in enumerate(words):
            for gap in _gaps(word):
                self._by_gap[gap].append((place, word))

    def of(self, text: str) -> list[str]:
        """Give the words as long as `text` that differ from it in one sign, in the order of the index."""
        found = {(place, word) for gap in _gaps(text) for place, word in self._by_gap.get(gap, ()) if word != text}
        return [word for _place, word in sorted(found)]


def _gaps(word: str) -> list[Gap]:
    if not _SHORTEST <= len(word) <= _LONGEST:
        return []
    return [(word[:place], word[place + 1 :]) for place in range(len(word))]
