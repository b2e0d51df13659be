"""Several acts in one note: where it can be cut so that both parts stand for themselves.

A note is cut at signs and at the words that join two acts (还, 又, 并且, 不说 …). Which cut, and whether the parts tell
different acts, is for the matcher to judge.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

SHORTEST: Final = 3
_BESIDES: Final = r"同时|而且|并且|另外|此外|不说|还有"
_SIGNS: Final = r"[，,；;。.！!？?、\s]+"
_CUT: Final = re.compile(rf"{_SIGNS}(?:也|(?P<besides>{_BESIDES}|还|又|且|并))?|(?P<alone>{_BESIDES}|(?<=.)(?:还|又))")
_MOST_CUTS: Final = 8
_NUMBERED: Final = re.compile(
    r"[(（][1-9一二三四五][)）]|[①-⑨]|(?:^|(?<=[\s，,；;。、]))[1-9一二三四五][、.．)）](?!\d)"
)
_SET_APART: Final = re.compile(r"[；;。\n]+")


class Cut(NamedTuple):
    """A text cut in two; `besides`: the writer joined the parts by a word for one more act (还, 另外)."""

    left: str
    right: str
    besides: bool


def cuts(text: str) -> list[Cut]:
    """Give the ways to cut `text` in two parts of at least three characters, from left to right, at most eight."""
    parts = [
        Cut(text[: found.start()], text[found.end() :], bool(found["besides"] or found["alone"]))
        for found in _CUT.finditer(text)
    ]
    long_enough = [part for part in parts if min(len(part.left.strip()), len(part.right.strip())) >= SHORTEST]
    return long_enough[:_MOST_CUTS]


def sentences(text: str) -> list[str]:
    """Give the parts that the writer set apart by `；`, `。`, lines or numbers (`1、… 2、…`); none for a single one."""
    parts = [part.strip() for part in _SET_APART.split(_NUMBERED.sub("\n", text))]
    found = [part for part in parts if len(part) >= SHORTEST]
    return found if len(found) > 1 else []
