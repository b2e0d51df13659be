"""The shapes a date is written in: a table of patterns over a bare text.

A bare text is half-width, without clock time and weekday, with Chinese numerals before 年月日 turned into digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.numerals import SIGNS, digits, to_int
from conduct_audit.intake.texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT_YEARS: Final = range(15, 50)
"""Two digits mean 2015–2049; 05.03.24 is left to a person, it may be a fifth of March."""
_NO_YEAR: Final = -1
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_WEEKDAY: Final = re.compile(
    r"[(\[]?(?:(?:周|星期|礼拜|禮拜|週)[一二三四五六日天末]|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)[)\]]?,?",
    re.IGNORECASE,
)
_CLOCK: Final = (
    r"(?:(?<!\d)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*(?:z|[+-]\d\d:?\d\d))?"
    r"|(?:(?<!\d)\d{1,2}|[一二三四五六七八九十]{1,3})[时点點時](?:\d{1,2}分?|半|整|许)?(?:\d{1,2}秒)?)"
)
_PART_OF_DAY: Final = (
    r"凌晨|清晨|早上|早晨|早|上午|中午|午间|下午|傍晚|晚上|晚间|晚|夜间|夜|全天|白班|夜班|左右|许|前后|[ap]\.?m\.?"
)
_TAIL: Final = re.compile(
    rf"(?:[\sT,]*\(?(?:{_CLOCK}(?:\s*(?:[~—–-]|至|到)\s*{_CLOCK})?|{_PART_OF_DAY})\)?)+\s*$", re.IGNORECASE
)
_SPELT: Final = re.compile(rf"([{SIGNS}]+)(?=[年月日号]|$)")
_GAPS: Final = re.compile(r"\s*([年月日号./~—–-])\s*")
_NAMED_MONTH: Final = r"(?P<name>[a-z]{3})[a-z]{0,6}\.?"
_SHAPES: Final = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?P<y>\d{4}|\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?",
        r"(?P<y>\d{4}|\d{2})(?P<sign>[./-])(?P<m>\d{1,2})(?P=sign)(?P<d>\d{1,2})[日号]?",
        r"(?P<y>\d{4})(?P<sign>[ 、,。])\s?(?P<m>\d{1,2})(?P=sign)\s?(?P<d>\d{1,2})",
        r"(?P<y>\d{4}|\d{2})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<y>\d{4})(?P<m>\d{2})",
        r"(?P<y>\d{4})[/-](?P<m>\d{1,2})",
        r"(?P<y>\d{4})(?P<point>\.)(?P<m>\d{1,2})",
        r"(?:(?P<y>\d{4}|\d{2})年)?(?P<m>\d{1,2})月份?(?:[上中下]旬|[初中末底])?",
        r"(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?",
        r"(?P<m>\d{1,2})[./-](?P<d>\d{1,2})[日号]",
        r"(?P<m>\d{1,2})(?P<loose>[/-])(?P<d>\d{1,2})",
        r"(?P<m>\d{1,2})(?P<loose>(?P<point>\.))(?P<d>\d{1,2})",
        r"(?P<d>\d{1,2})[日号]?",
        r"(?P<m>\d{1,2})(?P<sign>[./-])(?P<d>\d{1,2})(?P=sign)(?P<y>\d{4})",
        r"(?P<d>\d{1,2})(?P<sign>[./-])(?P<m>\d{1,2})(?P=sign)(?P<y>\d{4})",
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -]?{_NAMED_MONTH},?(?:[ -]?(?P<y>\d{{4}}|\d{{2}}))?",
        rf"{_NAMED_MONTH} ?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? ?(?P<y>\d{{4}}))?",
        rf"{_NAMED_MONTH},?[ -]?(?P<y>\d{{4}})",
    )
)
_LEAP: Final = 2024


@dataclass(frozen=True, slots=True)
class Parts:
    """What a text names; `loose` where the shape could also be something else (`3.5`)."""

    year: int | None
    month: int | None
    day: int | None
    loose: bool


def bare(text: str) -> str:
    """Give the bare text of a date cell (see above)."""
    half = plain(text).replace("號", "号").replace("元月", "1月")
    unclocked = _TAIL.sub("", _WEEKDAY.sub("", half)).strip(" ,'()")
    return _GAPS.sub(r"\1", _SPELT.sub(_in_digits, unclocked))


def parts_of(text: str, *, untyped: bool) -> Iterator[Parts]:
    """Yield what each shape that fits the bare `text` makes of it.

    `untyped`: `3.1` stands for a number that may have been typed as 3.10, and is then no date.
    """
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        if found and not (untyped and _lost_zero(found.groupdict())):
            yield _parts(found.groupdict())


def _parts(found: dict[str, str | None]) -> Parts:
    name = (found.get("name") or "").lower()
    named = _MONTHS.index(name) + 1 if name in _MONTHS else None
    month = named if name else _number(found.get("m"))
    return Parts(
        _year(found.get("y")), _NO_YEAR if name and not named else month, _number(found.get("d")), "loose" in found
    )


def _lost_zero(found: dict[str, str | None]) -> bool:
    """Tell whether a zero may have been lost behind the point: 3.1 and 3.10, 2024.1 and 2024.10."""
    last = found.get("d") or found.get("m") or ""
    if "point" not in found or len(last) != 1:
        return False
    month, day = (int(found["m"] or 0), int(last) * 10) if found.get("d") else (int(last) * 10, 1)
    try:
        return bool(date(_LEAP, month, day))
    except ValueError:
        return False


def _in_digits(found: re.Match[str]) -> str:
    number = to_int(found[1])
    return str(number) if number is not None else digits(found[1]) or found[1]


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _year(text: str | None) -> int | None:
    """Complete `24`; a year that cannot be is `_NO_YEAR`, which no date has and no context completes."""
    if text is None or len(text) == len("2024"):
        return _number(text)
    return 2000 + int(text) if int(text) in _SHORT_YEARS else _NO_YEAR
