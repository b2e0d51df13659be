"""What a sentence of a legend says about marks: `√表示违规`, `合格打√，不合格打×`, `1=达标 0=未达标`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from conduct_audit.intake.marks import mark_of
from conduct_audit.intake.texts import plain
from conduct_audit.intake.vocabulary import words
from conduct_audit.normal import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

Sense = Literal["violation", "ok", "nothing"]

_SENSES: Final[tuple[Sense, ...]] = ("violation", "ok", "nothing")
_STOPS: Final = re.compile(r"[,，;；。、\n|]|(?<!\d)/(?!\d)|\s{2,}")
_CLEAR_SIGN: Final = "√✓✔☑✅×✕✖✗✘☒❌○◯〇●■◆▲★☆△□◇◎"
_MEANS: Final = r"(?:表示|代表|为|即|指|是|:(?!\d)|=|means?\b|stands for|is\b)"
_SIGN: Final = re.compile(
    rf"[{_CLEAR_SIGN}]+|(?<![\w.])[xvyn10](?=[\"'”’」》)\s]*{_MEANS})|(?<!\d)[10](?=达标|合格|符合|违|不|未)|\b(?:tick|cross)\b",
    re.IGNORECASE,
)
_PAIRED: Final = re.compile(rf"(?P<a>[{_CLEAR_SIGN}]) ?[/|] ?(?P<b>[{_CLEAR_SIGN}])")
_PAIR: Final = re.compile(rf"(?P<first>[^/|\s:,;]+) ?[/|] ?(?P<second>[^/|\s:,;]+?)[ :]*{_PAIRED.pattern}")
_QUOTES: Final = "\"'“”‘’「」《》()（）[]【】 "
_TOLD: Final = re.compile(
    rf"[{re.escape(_QUOTES)}]*(?:的|者|处|号|符号|记号|项|格|栏|均|都)*\s*{_MEANS}", re.IGNORECASE
)
_ASKED: Final = re.compile(rf"(?:打|划|画|记|填|用|标|勾|标注|标记|注|写|以|显示)(?:上|为|注)?[{re.escape(_QUOTES)}]*$")
_NEGATED: Final = ("未", "无", "没", "不", "no ", "not ")
_IN_WORDS: Final = {"tick": "√", "cross": "×"}
_IN_ORDER: Final = (("a", "first"), ("b", "second"))
_LONGEST: Final = 200


@lru_cache(maxsize=1 << 12)
def explained(text: str) -> dict[str, Sense]:
    """Give what `text` says about marks: kind of mark (`marks.MarkKind`, or the figures `0` and `1`) → sense."""
    if len(text) > _LONGEST or not _SIGN.search(plain(text)):
        return {}
    if _PAIRED.search(plain(text)):
        return _of_pair(plain(text))
    pairs = (pair for part in _STOPS.split(plain(text)) for pair in _of_part(part))
    return {kind: sense for kind, words_beside in pairs if (sense := sense_of(words_beside))}


@lru_cache(maxsize=1 << 12)
def sense_of(text: str) -> Sense | None:
    """Tell whether words speak of a violation, of things in order, or of nothing to judge; the longest word decides."""
    folded_text = folded(text)
    held = [(len(word), sense, word) for sense in _SENSES for word in words("legend", sense) if word in folded_text]
    if not held:
        return None
    longest = max(length for length, _, _ in held)
    sense, word = next((sense, word) for length, sense, word in held if length == longest)
    negated = any(sign in folded_text[: folded_text.index(word)] for sign in _NEGATED)
    return "ok" if sense == "violation" and negated else sense


def word_alone(text: str) -> Sense | None:
    """Tell the sense of a cell that holds nothing but such a word: 不合格, 达标, 请假."""
    return next((sense for sense in _SENSES if folded(text) in words("legend", sense)), None)


def _of_pair(text: str) -> dict[str, Sense]:
    """Read `合格/不合格：√/×` in order; signs beside each other that are not explained so stay unclear."""
    found = _PAIR.search(text) if len(_SIGN.findall(text)) == len(_IN_ORDER) else None
    told = [(_kind(found[sign]), sense_of(found[words])) for sign, words in _IN_ORDER] if found else []
    return {kind: sense for kind, sense in told if sense} if all(sense for _, sense in told) else {}


def _of_part(part: str) -> Iterator[tuple[str, str]]:
    """Yield the signs of a part with the words that belong to each."""
    signs = list(_SIGN.finditer(part))
    starts = [0, *(sign.end() for sign in signs)]
    ends = [*(sign.start() for sign in signs[1:]), len(part)]
    for sign, start, end in zip(signs, starts, ends, strict=False):
        before = "" if start and _follow(part, signs[0], ends[0]) else part[start : sign.start()]
        behind = "" if _precede(part, signs) else part[sign.end() : end]
        yield _kind(sign[0]), _words_of(before, behind)


def _follow(part: str, first: re.Match[str], end: int) -> bool:
    """Tell whether the words follow their signs (`√出勤 ×旷工`): what stands before a sign is then the last one's."""
    return sense_of(part[: first.start()]) is None and sense_of(part[first.end() : end]) is not None


def _precede(part: str, signs: list[re.Match[str]]) -> bool:
    """Tell whether the words stand before their signs: `合格√ 不合格× 不适用/`, or nothing behind the last."""
    before, behind = part[: signs[0].start()], part[signs[0].end() :]
    is_close = behind.startswith(" ") and not before.endswith(" ")
    is_last = not part[signs[-1].end() :].strip(_QUOTES)
    return len(signs) > 1 and (is_close or is_last) and sense_of(before) is not None


def _words_of(before: str, behind: str) -> str:
    """Choose the words of a sign: `√表示违规` has them behind it, `违规打√` before it, `有问题○` right before it."""
    if _TOLD.match(behind) or (sense_of(behind) and not _ASKED.search(before)):
        return behind
    if _ASKED.search(before) and sense_of(before):
        return before
    last = folded(before).rstrip(_QUOTES + ":=")
    return (
        last
        if not sense_of(behind) and any(last.endswith(word) for sense in _SENSES for word in words("legend", sense))
        else behind
    )


def _kind(sign: str) -> str:
    shown = _IN_WORDS.get(sign.lower(), sign[0])
    return shown if shown in {"0", "1"} else mark_of(shown).kind
