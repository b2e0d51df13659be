"""The words of which the notation of a clause is made: numbers, numbered units, names of categories and sections.

Text is read in the normal form `spaced`. A name counts where a word begins and ends with it; a number counts where it
stands alone (`2号窗口` is a word).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.normal import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conduct_audit.mapping.names import Names

_UNITS: Final = "一二三四五六七八九"
_CHINESE: Final = {
    **{unit: number for number, unit in enumerate(_UNITS, 1)},
    "十": 10,
    **{"十" + unit: number for number, unit in enumerate(_UNITS, 11)},
    "二十": 20,
}
_NUMBER: Final = r"(?:\d{1,2}(?!\d)|(?:二十|十[一二三四五六七八九]|[一二三四五六七八九十])(?![一二三四五六七八九十]))"
_GAP: Final = r"\s,、;:·_/+&|\-–—.。~"
_JOINED: Final = r"(?:以及|和|及|与)"
_BRACKETS: Final = r"()\[\]【】<>“”\"'"
_END: Final = rf"(?=$|[{_GAP}{_BRACKETS}]|{_JOINED})"
_OPENING: Final = (
    r"《[^》]*》|违反了?|违背|不符合|按照|依据|根据|对照|参照|条款(?:编?号)?|clauses?|article|section|category"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the notation.

    `kind` is `triple` (2.1.2), `pair` (2.1), `chapter` (第二章), `part` (第一节), `bracket` ((一)), `item` (第2条),
    `number`, `loose` (a number with words right after it), `category` and `section` (names), `gap` or `word`.
    `value` is the code, the number in digits, or the words themselves; `short` marks a name too short to stand alone.
    """

    kind: str
    value: str
    short: bool = False


def spaced(text: str) -> str:
    """Give the normal form in which notation is read: as `folded`, with blanks kept and lines set apart by `;`."""
    lines = (" ".join(folded(word) for word in line.split()) for line in text.splitlines())
    return ";".join(line for line in lines if line)


class Lexer:
    """Cuts text into tokens, with the names of one rulebook."""

    def __init__(self, names: Names) -> None:
        """Prepare the patterns for `names`."""
        self._names = names
        self._pattern = re.compile(_pattern(names))

    def tokens(self, text: str) -> Iterator[Token]:
        """Cut `text` (in the normal form `spaced`); brackets and words such as 违反 are left out."""
        for found in self._pattern.finditer(text):
            kind = found.lastgroup or ""
            if kind in {"category", "section"}:
                yield self._named(kind, "".join(found[0].split()))
            elif kind != "skip":
                yield Token(kind, found[0] if kind in {"gap", "word"} else _code(found[0]))

    def _named(self, kind: str, name: str) -> Token:
        known = self._names.categories if kind == "category" else self._names.sections
        while name not in known:  # 方面 or 规范 after a section's name
            name = name[:-2]
        return Token(kind, known[name], short=name not in self._names.alone)


def _code(written: str) -> str:
    """Give the numbers of `written` in digits, joined by points: `第2-1-2条` is `2.1.2`, `(二)` is `2`."""
    found = re.findall(rf"\d+|{_NUMBER}", written)
    return ".".join(str(int(number)) if number.isdigit() else str(_CHINESE[number]) for number in found)


def _pattern(names: Names) -> str:
    category, section = _any_of(names.categories), _any_of(names.sections)
    named = rf"{_END}|(?=[\d第{_UNITS}十]|{category}|{section})"
    kinds = {
        "triple": r"第?(?<![\d.])\d{1,2}\s*([.\-–—_·。])\s*\d{1,2}\s*\2\s*\d{1,2}(?!\d|[.\-]\d)[条款]?",
        "pair": r"(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.])",
        "chapter": rf"第{_NUMBER}(?:章|部分|大?类|篇)|{_NUMBER}(?:大?类|部分)",
        "part": rf"第{_NUMBER}节",
        "item": rf"第?\(?{_NUMBER}\)?[条款项]|第{_NUMBER}{_END}",
        "bracket": rf"\({_NUMBER}\)",
        "skip": rf"(?:{_OPENING})\s*:?|[{_BRACKETS}]",
        "category": rf"(?:{category})(?:{named})",
        "section": rf"(?:{section})(?:方面|规范)*(?:{named})",
        "number": rf"{_NUMBER}{_END}",
        "gap": rf"[{_GAP}]+|{_JOINED}(?=\s*第?[\d{_UNITS}十])",
        "loose": rf"{_NUMBER}(?![次号人个名点分天楼栋年月日%])(?=[\u4e00-\u9fff])",
        "word": rf"(?:(?![{_GAP}{_BRACKETS}]|{_JOINED}\s*第?\d).)+|.",
    }
    return "|".join(rf"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())


def _any_of(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(r"\s*".join(map(re.escape, name)) for name in longest_first) or r"(?!)"
