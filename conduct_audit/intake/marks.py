"""Marks of a matrix sheet: √ × ○ ● 1 是."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from conduct_audit.intake.counts import parse_count, says_nothing
from conduct_audit.intake.texts import plain, text_of

if TYPE_CHECKING:
    from conduct_audit.intake.grid import Cell

MarkKind = Literal["none", "tick", "cross", "circle", "dot", "yes", "no", "number", "other"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What kind of mark a cell holds; `count`: the number, for `number` and several equal marks (`√√` is 2)."""

    kind: MarkKind
    count: int = 1


_SIGNS: Final[dict[MarkKind, str]] = {
    "tick": "√✓✔☑✅勾对對vV∨",
    "cross": "×✕✖✗✘☒❌❎xX叉错錯╳",
    "circle": "○◯〇⚪oO圈Оо",
    "dot": "●■◆▲★☆△□◇⚫◎⊙",
}
_WORDS: Final[dict[MarkKind, tuple[str, ...]]] = {
    "yes": ("是", "有", "y", "yes", "true", "违反", "违规", "不合格", "不达标"),
    "no": ("否", "n", "no", "false", "合格", "达标", "未违反", "正常", "符合"),
}
_KIND_OF_SIGN: Final = {sign: kind for kind, signs in _SIGNS.items() for sign in signs}
_KIND_OF_WORD: Final = {word: kind for kind, words in _WORDS.items() for word in words}
_NOT_SEEN: Final = "\ufe0e\ufe0f"


def mark_of(value: Cell) -> Mark:
    """Tell which mark a cell holds: `none` for a blank, a dash, a slash or 0, `other` for anything that is no mark."""
    text = plain(text_of(value)).replace(" ", "").strip(_NOT_SEEN).strip("()")
    if text.lower() != "no" and says_nothing(text):
        return Mark("none", 0)
    if len(set(text)) == 1 and text[0] in _KIND_OF_SIGN:
        return Mark(_KIND_OF_SIGN[text[0]], len(text))
    if text.lower() in _KIND_OF_WORD:
        return Mark(_KIND_OF_WORD[text.lower()])
    return _number(text)


def _number(text: str) -> Mark:
    reading = parse_count(text)
    return Mark("number", reading.count) if reading.ok and reading.count else Mark("other")
