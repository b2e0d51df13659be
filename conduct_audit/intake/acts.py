"""Several acts in one cell: `1、未佩戴工牌；2、工作时间玩手机`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.numerals import to_int

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_BREAK: Final = r"(?:^|(?<=[\s;；。,，:：!！?？]))"
_SURROUNDINGS: Final = " \t\r\n\u3000;；,，、"
_CIRCLES: Final = {"①": 20, "⑴": 20, "⒈": 20, "❶": 10, "㈠": 10}


def _of_circle(marker: str) -> int:
    first = max(sign for sign in _CIRCLES if sign <= marker)
    return ord(marker) - ord(first) + 1


_FAMILIES: Final[tuple[tuple[re.Pattern[str], Callable[[str], int | None]], ...]] = (
    (re.compile(r"(?<![\d.第/~-])(\d{1,2})\s?[、.．](?!\d)"), int),
    (re.compile(r"(?<![\d(（.])(\d{1,2})[)）]"), int),
    (re.compile(r"[(（](\d{1,2})[)）]"), int),
    (re.compile(rf"{_BREAK}([一二三四五六七八九十]{{1,3}})[、.．]"), to_int),
    (re.compile(r"[(（]([一二三四五六七八九十]{1,3})[)）]"), to_int),
    *(
        (re.compile(f"([{first}-{chr(ord(first) + size - 1)}])[、.．]?"), _of_circle)
        for first, size in _CIRCLES.items()
    ),
)


def split_acts(text: str) -> tuple[str, ...]:
    """Split a text at sequential markers only (1 then 2 then 3; ①②; (1)(2); 一、二、), else give it whole.

    Markers are cut off, as are blanks and separators at the ends; words before the first marker go where they end in a
    colon, and forbid the split where they do not. `()` for a blank text.
    """
    whole = text.strip()
    splits = [parts for pattern, value in _FAMILIES if (parts := _split(whole, list(pattern.finditer(whole)), value))]
    return max(splits, key=len) if splits else (whole,) * bool(whole)


def _split(text: str, found: Sequence[re.Match[str]], value: Callable[[str], int | None]) -> tuple[str, ...]:
    """Give the parts behind the markers `found`; `()` where they do not count 1, 2, 3 or leave a part empty."""
    if len(found) < len("12") or [value(marker[1]) for marker in found] != [*range(1, len(found) + 1)]:
        return ()
    if not _is_introduction(text[: found[0].start()]):
        return ()
    ends = [*(marker.start() for marker in found[1:]), len(text)]
    parts = tuple(text[marker.end() : end].strip(_SURROUNDINGS) for marker, end in zip(found, ends, strict=True))
    return parts if all(parts) else ()


def _is_introduction(text: str) -> bool:
    return not text.strip() or text.rstrip().endswith((":", "："))
