"""Whether a note may tell of serious consequences or vile influence. It only ever makes somebody look.

The words are the table of `serious_cues`: what is told, and what is harmless where it stands (a threat, a drill, an old
injury, the police as customers). What is harmless is taken out first: who only says that he will complain has done
nothing yet.
"""

from __future__ import annotations

import re
from typing import Final

from conduct_audit.mapping.serious_cues import GRAVE, HARMLESS
from conduct_audit.normal import folded

_SAFE: Final = re.compile("|".join(HARMLESS))
_TOLD: Final = {name: re.compile("|".join(patterns)) for name, patterns in GRAVE.items()}


def cues_of(text: str) -> tuple[str, ...]:
    """Name the kinds of grave consequence that `text` tells, in the order of the table; none for a threat."""
    told = _SAFE.sub("…", folded(text))
    return tuple(name for name, pattern in _TOLD.items() if pattern.search(told))


def is_suspected(text: str) -> bool:
    """Tell whether a person should look if `text` is a serious case."""
    return bool(cues_of(text))
