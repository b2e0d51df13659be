"""How people write a clause: `2.1.2`, `2-1-2`, `二(一)2`, `外在形象规范 着装 第2条`, `着装2`, `2.1 着装`.

A place is a chain of a category, a section and a clause, each by number, by name or by both. Several may follow one
another (`着装第2、3条；2.3.4`): what lacks a section goes on in the one before. What contradicts itself, a range, or a
number nobody can place leaves the whole text `unread`: nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.mapping.tokens import Lexer, Token, spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conduct_audit.mapping.names import Names

_RANGE: Final = re.compile(
    r"(?:\d+([.\-])\d+\1\d+|[条款])\s*(?:[-–—~〜]+|至|到)\s*第?[\d一二三四五六七八九十]|\d\.\d+\s*(?:[~〜]|至|到)\s*\d"
)
_COUNTED: Final = re.compile(r"[x*×]*\d+(?:次|回|遍)?")
_DEPTH: Final = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """The codes named in a text, in order, as deep as they go (`2`, `2.1`, `2.1.2`).

    `rest` are the words beside them; `unread` is true when something that looks like a clause made no sense; `bare`
    when all there is is a number that could be anything.
    """

    codes: tuple[str, ...]
    rest: str
    unread: bool
    bare: bool = False


class Notation:
    """Reads clauses in the notation and the names of one rulebook."""

    def __init__(self, names: Names) -> None:
        """Prepare the reader for `names`."""
        self._lexer = Lexer(names)

    def read(self, text: str) -> Reading:
        """Read every place that `text` names."""
        plain = spaced(text)
        if _RANGE.search(plain):
            return Reading((), plain, unread=True)
        chains = _Chains()
        for token in self._lexer.tokens(plain):
            chains.take(token)
        return chains.reading()


class _Chains:
    """Puts tokens together into places, one after the other."""

    def __init__(self) -> None:
        self._done: list[tuple[str, ...]] = []
        self._place: tuple[str, ...] = ()
        self._named = False
        self._too_short = 0
        self._bare = False
        self._last_kind = ""
        self._words: list[str] = []
        self._counted = False
        self._unread = False

    def take(self, token: Token) -> None:
        """Let `token` go on with the place at hand or begin another."""
        if token.kind == "gap":
            return
        _TAKE[token.kind](self, token.value)
        self._last_kind = token.kind
        if token.kind in {"category", "section"}:
            self._too_short = len(self._place) if token.short else 0

    def reading(self) -> Reading:
        """Give what was read."""
        self._close()
        codes = _deepest(self._done)
        mixed = len({code.count(".") for code in codes}) > 1 or (len(codes) > 1 and not codes[0].count("."))
        counted = bool(codes) and self._counted
        return Reading(codes, " ".join(self._words), self._unread or mixed or counted, bare=self._bare)

    def triple(self, code: str) -> None:
        """Take a full code; it may repeat the category and section named before it."""
        parts = tuple(code.split("."))
        if len(self._place) == _DEPTH:
            self._close()
        self._unread |= parts[: len(self._place)] != self._place
        self._place, self._named, self._too_short = parts, False, 0

    def pair(self, code: str) -> None:
        """Take the code of a section."""
        parts = tuple(code.split("."))
        if self._place != parts[:1]:
            self._close()
        self._place, self._named = parts, True

    def category(self, code: str) -> None:
        """Take a category by name; beside its number both must agree."""
        if self._last_kind in {"number", "chapter"} and len(self._place) == 1:
            self._unread |= self._place != (code,)
        else:
            self._close()
        self._place, self._named = (code,), True

    def chapter(self, number: str) -> None:
        """Take a category by number."""
        self._close()
        self._place, self._named = (number,), True

    def section(self, code: str) -> None:
        """Take a section by name; it must lie in the category, and be the numbered one, that stand before it."""
        parts = tuple(code.split("."))
        numbered = len(self._place) == len(parts) and self._last_kind in {"pair", "bracket", "part"}
        if numbered or len(self._place) == 1:
            self._unread |= parts[: len(self._place)] != self._place
        else:
            self._close()
        self._place, self._named = parts, True

    def part(self, number: str) -> None:
        """Take a section by number, in the category at hand or in that of the place before."""
        category = self._place[:1] or self._before()[:1]
        if len(self._place) > 1:
            self._close()
        self._unread |= not category
        self._place, self._named = (*category, number), True

    def bracket(self, number: str) -> None:
        """Take `(2)`: a section, or a clause where the section is known."""
        (self.item if len(self._place) == _DEPTH - 1 else self.part)(number)

    def item(self, number: str) -> None:
        """Take a clause's number, in the section at hand or in that of the place before."""
        if len(self._place) == _DEPTH:
            self._close()
        section = self._place or self._before()[:2]
        self._unread |= len(section) != _DEPTH - 1 or not self._named
        self._place = (*section[:2], number)

    def number(self, number: str) -> None:
        """Take a bare number: a category where nothing stands before it, else the next part of the place."""
        if not self._place and not self._done:
            self._place, self._named, self._bare = (number,), True, True
        elif len(self._place) == 1:
            self._unread = True
        else:
            self.item(number)

    def loose(self, number: str) -> None:
        """Take a number with words at its heel: a clause right after a numbered section, else words."""
        if self._last_kind in {"bracket", "part"} and len(self._place) == _DEPTH - 1:
            self.item(number)
        else:
            self._close()
            self._words.append(number)

    def word(self, words: str) -> None:
        """Take words that name no place; `×2` or `3次` beside a clause could be its number or how often."""
        self._close()
        self._words.append(words)
        self._counted |= bool(_COUNTED.fullmatch(words))

    def _before(self) -> tuple[str, ...]:
        return self._done[-1] if self._done else ()

    def _close(self) -> None:
        """End the place at hand; a name too short to stand alone that nothing followed was a word."""
        if len(self._place) > self._too_short:
            self._done.append(self._place)
        self._place, self._too_short = (), 0


_TAKE: Final[dict[str, Callable[[_Chains, str], None]]] = {
    name: getattr(_Chains, name)
    for name in (
        "triple",
        "pair",
        "category",
        "chapter",
        "section",
        "part",
        "bracket",
        "item",
        "number",
        "loose",
        "word",
    )
}


def _deepest(places: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Give the codes without repetition, and without a category or section that a deeper code repeats."""
    distinct = tuple(dict.fromkeys(places))
    kept = [p for p in distinct if not any(p != other and other[: len(p)] == p for other in distinct)]
    return tuple(".".join(place) for place in kept)
