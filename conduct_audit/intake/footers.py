"""Rows below a header that are no data: totals, signatures, notes, page lines, headers that come again."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from conduct_audit.intake import whys
from conduct_audit.intake.vocabulary import words
from conduct_audit.normal import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE: Final = re.compile(r"第?\d*页?[,，/]?共\d*页|第\d*页|page\d+(?:of|/)\d+|\d+/\d+页", re.IGNORECASE)
_BLANK_DATE: Final = re.compile(r"[_\d]*年_*月_*日")
_TOTAL: Final = re.compile(r"(?P<word>[^\d:(]+?)[:(]?[\d.,元人次条项)¥]*")
_SUM: Final = re.compile(
    r"(?:合计|小计|总计)(?:金额|次数|人次|人数|扣款|大写)?[^\u4e00-\u9fff]*(?:元整?|人次|次|人|条|项)?|.{1,10}(?:合计|小计|总计)"
)
_LABEL: Final = re.compile(r"(?P<label>[^:]{1,14}):(?P<value>.*)", re.DOTALL)
_PEOPLE_TAIL: Final = re.compile(r"(?:人员|人|员|单位|部门|时间|日期|意见|签字|签名|签章|\(.*\))+$")
_LONGEST_WORD: Final = 24


def footer_word(text: str) -> str | None:
    """Tell what kind of footer a cell begins: a sentence of `whys`, None for an ordinary cell."""
    return None if text.isdecimal() else _footer_word(text)


@lru_cache(maxsize=1 << 14)
def _footer_word(text: str) -> str | None:
    plain = folded(text)
    if _is_total(plain, words("footer", "totals")):
        return whys.TOTAL
    if plain.strip("-—*() 。") in words("footer", "blank_below"):
        return whys.END
    if _PAGE.fullmatch(plain):
        return whys.NOTE
    return _labelled(plain)


def why_footer(texts: Sequence[str], who: Sequence[int], act: Sequence[int]) -> str | None:
    """Tell why a row is no data (a sentence of `whys`); None for a row that may be data.

    `who` and `act` are the columns of the person and of what was seen. A total may stand in any column of the person;
    all other footers begin their row.
    """
    first = next((text for text in texts if text), "")
    why = footer_word(first)
    if why in {whys.END, whys.NOTE, whys.SIGNATURE}:
        return None if why == whys.SIGNATURE and _is_observation(texts, first, who, act) else why
    heads = {first, *(texts[index] for index in who)} - {""}
    is_total = any(footer_word(text) == whys.TOTAL for text in heads)
    return whys.TOTAL if is_total and not _acts(texts, act) else None


def _is_observation(texts: Sequence[str], first: str, who: Sequence[int], act: Sequence[int]) -> bool:
    """Tell a row that only begins with a word such as 检查人, without a colon, and is a full row otherwise."""
    person = any(texts[index] and texts[index] != first and not footer_word(texts[index]) for index in who)
    return person and _acts(texts, act) and not re.search("[:：]", first)


def _acts(texts: Sequence[str], act: Sequence[int]) -> bool:
    """Tell whether something seen stands in the row; a total's own word, filled in by a merged range, is nothing."""
    return any(texts[index] and not footer_word(texts[index]) and not _is_figure(texts[index]) for index in act)


def _is_figure(text: str) -> bool:
    return not text.strip("0123456789.,¥￥元人次条项 ")


def _is_total(plain: str, known: frozenset[str]) -> bool:
    found = _TOTAL.fullmatch(plain) if len(plain) <= _LONGEST_WORD else None
    return plain in known or bool(found and found["word"] in known) or bool(_SUM.fullmatch(plain))


def _labelled(plain: str) -> str | None:
    """Tell a signature or note, which has its word before a colon or is nothing but that word."""
    found = _LABEL.fullmatch(plain)
    label = (found["label"] if found else plain).strip("*.、()[]【】 ")
    if _is_note(label, has_value=bool(found), plain=plain):
        return whys.NOTE
    is_signed = len(plain) <= _LONGEST_WORD and any(word in label for word in words("footer", "signature_parts"))
    known = {label, _PEOPLE_TAIL.sub("", label)} & words("footer", "signatures")
    return whys.SIGNATURE if is_signed or known or _BLANK_DATE.fullmatch(plain) else None


def _is_note(label: str, *, has_value: bool, plain: str) -> bool:
    numbered = re.match(r"(?P<word>备注|注|说明|附注|note|remark)s?\d*[.、:]", plain)
    return bool(numbered) or ((has_value or len(plain) == len(label)) and label in words("footer", "notes"))
