"""Several acts in one note: where it can be cut so that both parts stand for themselves.

A note is cut at signs and at the words that join two acts (还, 又, 并且, 不说 …). Which cut, and whether the parts tell
different acts, is for the matcher to judge.
"""

from __future__ import annotations

import re
from typing import Final

SHORTEST: Final = 3
_CUT: Final = re.compile(
    r"[，,；;。.！!？?、\s]+(?:同时|而且|并且|另外|此外|还有|还|又|且|并|也)?|同时|而且|并且|另外|此外|不说|还有|(?<=.)(?:还|又)"
)
_MOST_CUTS: Final = 8


def cuts(text: str) -> list[tuple[str, str]]:
    """Give the ways to cut `text` in two parts of at least three characters, from left to right, at most eight."""
    parts = [(text[: found.start()], text[found.end() :]) for found in _CUT.finditer(text)]
    long_enough = [(left, right) for left, right in parts if min(len(left.strip()), len(right.strip())) >= SHORTEST]
    return long_enough[:_MOST_CUTS]
