"""How much room a text takes in print, estimated without a font: in em, a little too much rather than too little."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from math import ceil
from typing import Final

_NARROW: Final = 0.58
_BROAD: Final = frozenset("MWmw@%&")
_DISTINCT_TEXTS: Final = 1 << 16


@lru_cache(maxsize=_DISTINCT_TEXTS)
def lines_of(text: str, room: float) -> int:
    """Estimate the lines that `text` takes in a column of `room` em; none when it is empty."""
    return sum(max(ceil(sum(map(width_of, line)) / room), 1) for line in text.split("\n")) if text else 0


@lru_cache(maxsize=_DISTINCT_TEXTS)
def width_of(character: str) -> float:
    """Give the width of a character in em: one for Chinese and broad ones, less for narrow ones."""
    broad = character in _BROAD or unicodedata.east_asian_width(character) in "WFA"
    return 1.0 if broad else _NARROW
