"""What of a note decides about its clause: its characters one by one, in pairs, and those that stand in a denial.

`未按时回访` says of 回 the opposite of `按时回访`: the four characters behind 没, 未, 不, 无, 别 count once more
as denied (`!回`).

Who, at which window, when and how many are circumstances (`3号窗口小王8:40`): a name becomes 某, a number 0, a window
goes.
`VERSION` changes whenever the features do; a trained table knows for which it was made.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from conduct_audit.normal import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION: Final = "pairs-3"
_DISTINCT_TEXTS: Final = 1 << 14
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖"
    "贾夏韦付邹孟秦邱江尹薛闫雷侯陶黎贺郝龚邵覃莫孔葛祝"
)  # left out: those that are words as well, as 高 in 老高 and 毛 in 小毛病
SOMEBODY: Final = "某"
DENIED: Final = "!"
_DENIALS: Final = frozenset("没未不无别")
_REACH: Final = 4
_APART: Final = "\ue000"  # a character that no text has: between texts that are read in one pass
_BLANKS: Final = re.compile(r"\s+")
_NEUTRAL: Final = (
    (re.compile(r"(?:\d+|[一二三四五六七八九十])\s*(?:号|#)\s*(?:窗口|窗|台|柜台|柜|位|坐席|座席)|\d+#"), ""),
    (re.compile(r"\d+(?:[:./-]\d+)*"), "0"),
    (re.compile(rf"[小老][{_SURNAMES}]|[{_SURNAMES}](?:姐|哥|师傅|某+|x+)"), SOMEBODY),
    (re.compile(r"[^\w\ue000]+|_+"), ""),
)


@lru_cache(maxsize=_DISTINCT_TEXTS)
def neutral(text: str) -> str:
    """Give `text` in normal form without its circumstances, signs and blanks."""
    return _neutral(folded(_BLANKS.sub(",", text.replace(_APART, ""))))


def neutral_each(phrases: Iterable[str]) -> list[str]:
    """Give what `neutral` gives for each of thousands of shipped phrases, which are simplified as they stand."""
    joined = _BLANKS.sub(",", _APART.join(phrase.replace(_APART, "") for phrase in phrases))
    return _neutral(unicodedata.normalize("NFKC", joined).casefold()).split(_APART)


def _neutral(plain: str) -> str:
    for pattern, replacement in _NEUTRAL:
        plain = pattern.sub(replacement, plain)
    return plain


def grams(text: str) -> list[str]:
    """Give the features of `text`, as often as they occur: characters, pairs, denied characters of `neutral`."""
    plain = neutral(text)
    return [*plain, *map("".join, pairwise(plain)), *_denied(plain)]


def _denied(plain: str) -> list[str]:
    """Give the characters close behind a denial, marked."""
    denials = (place for place, character in enumerate(plain) if character in _DENIALS)
    return [DENIED + character for place in denials for character in plain[place + 1 : place + 1 + _REACH]]


def weighted(found: Iterable[str], idf: dict[str, float]) -> dict[str, float]:
    """Give the known features with their weights: damped count times `idf`, scaled to length one."""
    counts: dict[str, int] = {}
    for gram in found:
        if gram in idf:
            counts[gram] = counts.get(gram, 0) + 1
    values = {gram: (1 + math.log(count)) * idf[gram] for gram, count in counts.items()}
    length = math.sqrt(sum(value * value for value in values.values())) or 1.0
    return {gram: value / length for gram, value in values.items()}


def idf_of(documents: Iterable[Iterable[str]]) -> dict[str, float]:
    """Give how telling each feature is: the smoothed logarithm of the share of documents that have it, sorted."""
    total, holding = 0, dict[str, int]()
    for document in documents:
        total += 1
        for gram in set(document):
            holding[gram] = holding.get(gram, 0) + 1
    return {gram: 1 + math.log((1 + total) / (1 + holding[gram])) for gram in sorted(holding)}
