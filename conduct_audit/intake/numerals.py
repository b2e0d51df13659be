"""Chinese numerals, everyday (三十一, 二〇二四, 廿五) and of vouchers (壹佰贰拾)."""

from __future__ import annotations

import re
from typing import Final

_SIGNS_OF: Final[dict[int | str, str]] = {
    **dict(enumerate(("〇零○", "一壹弌", "二贰貳两兩", "三叁參叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"))),
    "十": "拾",
    "百": "佰",
    "千": "仟",
    "万": "萬",
    "亿": "億",
    "2十": "廿卄",
    "3十": "卅",
}
_PLAIN: Final = str.maketrans({sign: str(plain) for plain, signs in _SIGNS_OF.items() for sign in signs})
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_GROUPS: Final = re.compile(r"(?:(?P<yi>[^亿万]+)亿0?)?(?:(?P<wan>[^亿万]+)万0?)?(?P<rest>[^亿万]*)")
_BELOW_TEN_THOUSAND: Final = re.compile(
    r"(?:[1-9]千(?:0(?!十)|(?=.百)|$))?(?:[1-9]百(?:0(?!十)|(?=.?十)|$))?(?:[1-9]?十)?[1-9]?|0"
)
SIGNS: Final = "".join(chr(sign) for sign in _PLAIN) + "一二三四五六七八九十百千万亿"


def to_int(text: str) -> int | None:
    """Give the whole number that `text` spells with units (两千零二十四, 三十一, 廿五, 三), else None.

    Nothing is completed: 一百二, which to many people is 120, is None, and so is 三五, which is three to five.
    """
    found = None if text.strip(SIGNS) else _GROUPS.fullmatch(text.translate(_PLAIN))
    if not text or not found:
        return None
    parts = [_below_ten_thousand(found[name] or "0") for name in ("yi", "wan", "rest")]
    return (
        None
        if None in parts
        else sum(part * 10000**power for part, power in zip(parts, (2, 1, 0), strict=True) if part)
    )


def digits(text: str) -> str | None:
    """Give the digits that `text` spells one by one (二〇二四 → `2024`), as years are written; else None."""
    plain = text.translate(_PLAIN)
    return plain if plain.isascii() and plain.isdecimal() else None


def _below_ten_thousand(plain: str) -> int | None:
    """`3千0五` … with digits in ASCII; the pattern has seen to the order of the units."""
    if not _BELOW_TEN_THOUSAND.fullmatch(plain):
        return None
    total = sum(int(digit or "1") * _UNITS[unit] for digit, unit in re.findall(r"(\d?)([十百千])", plain))
    return total + (int(plain[-1]) if plain[-1].isdigit() else 0)
