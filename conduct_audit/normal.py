"""The normal forms in which texts are compared: never stored, never shown. What a sheet says is kept to the letter.

Two texts are the same words when their normal forms are equal, whatever their width, script, case or spacing.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any, Final

_DISTINCT_TEXTS: Final = 1 << 16
_ACCORD: Final = str.maketrans("著", "着")


@lru_cache(maxsize=_DISTINCT_TEXTS)
def folded(text: str) -> str:
    """Give `text` half-width, simplified, in lower case and without blanks or invisible characters.

    Punctuation stays. 著 becomes 着 everywhere (著装 is 着装 for those who compare), as opencc keeps it in most words.
    """
    plain = _unbroken(unicodedata.normalize("NFKC", text))
    simplified = plain if plain.isascii() else _converter().convert(plain)
    return simplified.translate(_ACCORD).casefold()


@lru_cache(maxsize=_DISTINCT_TEXTS)
def squeezed(text: str) -> str:
    """Give `text` folded and without punctuation or signs: letters, Chinese characters and digits alone."""
    return "".join(character for character in folded(text) if character.isalnum())


def _unbroken(text: str) -> str:
    """Drop blanks and line breaks, zero-width characters, direction and byte-order marks."""
    close = text.replace(" ", "")
    if close.isprintable():
        return close
    return "".join(character for character in close if not _is_invisible(character))


@lru_cache(maxsize=_DISTINCT_TEXTS)
def _is_invisible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in {"Cc", "Cf"}


@cache
def _converter() -> Any:  # opencc ships no types
    import opencc  # noqa: PLC0415  # loads its dictionaries; ASCII never needs them

    return opencc.OpenCC("t2s")
