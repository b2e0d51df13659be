"""Counts (次数) as inspectors write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.numerals import SIGNS, to_int
from conduct_audit.intake.texts import plain

if TYPE_CHECKING:
    from conduct_audit.intake.grid import Cell

MOST: Final = 99
"""More occurrences than this in one row are taken for a slip of the pen (an amount, a score) and wait."""

_DASHES: Final = "/\\-—–−―"
_NONE: Final = frozenset(
    {"0", "一一", "无", "無", "没有", "未发现", "未发生", "未出现", "nil", "none", "n/a", "na", "no"}
)

_COUNT: Final = re.compile(
    rf"(?:共计?|累计|合计|计)?(?:[x×✕*+]\s*)?(?P<number>\d+(?:\.0+)?|[{SIGNS}]+)\s*"
    r"(?:人次|例次|次|起|项|項|条|條|个|個|件|处|處|回|遍|例|笔|筆|times?|x|×|✕)?(?:\s*/\s*人)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CountReading:
    """Occurrences (at least 1, None where nothing occurred or nothing is certain); `nothing`: it says none occurred."""

    count: int | None
    nothing: bool
    ok: bool


_BLANK: Final = CountReading(1, nothing=False, ok=True)
_NOTHING: Final = CountReading(None, nothing=True, ok=True)
_UNCLEAR: Final = CountReading(None, nothing=False, ok=False)


def parse_count(value: Cell) -> CountReading:
    """Read a count cell: blank is 1; `0`, `/`, `—`, `无` say that nothing occurred; `多次`, 2.5, -1, 100 are not ok."""
    if value is None:
        return _BLANK
    if isinstance(value, str):
        return _of_text(plain(value))
    return _of_number(value) if type(value) in {int, float} else _UNCLEAR


def says_nothing(text: str) -> bool:
    """Tell whether a plain text is what people write where nothing is: 0, dashes, slashes, 无 (`一一` is a dash)."""
    return not text.strip(_DASHES) or text.lower() in _NONE


def _of_number(value: object) -> CountReading:
    whole = int(value) if isinstance(value, (int, float)) and value == value // 1 else None
    return _of_whole(whole)


def _of_text(text: str) -> CountReading:
    if not text or says_nothing(text):
        return _NOTHING if text else _BLANK
    found = _COUNT.fullmatch(text)
    if not found:
        return _UNCLEAR
    number = found["number"]
    return _of_whole(int(number.split(".")[0]) if number[0].isdigit() else to_int(number))


def _of_whole(count: int | None) -> CountReading:
    if count == 0:
        return _NOTHING
    return CountReading(count, nothing=False, ok=True) if count is not None and 1 <= count <= MOST else _UNCLEAR
