"""Seals as people type them: at least 16 hexadecimal digits of a head, in groups or not."""

from __future__ import annotations

import re
from typing import Final

from conduct_audit.books.errors import SealTextError

LEAST_DIGITS: Final = 16
_BLANKS: Final = re.compile(r"[\s:·-]")
_HEXADECIMAL: Final = frozenset("0123456789abcdef")


def digits(seal: str) -> str:
    """Give the digits of `seal`. Raises `SealTextError`."""
    found = _BLANKS.sub("", seal).lower()
    if len(found) < LEAST_DIGITS or set(found) - _HEXADECIMAL:
        raise SealTextError(text=seal)
    return found
