"""A clause that somebody wrote down: its code in any notation, its label, or the regulation's own words.

What is written wins over what a text may mean, so nothing here guesses: a code that the rulebook does not have stays
the code it is (`absent`), and what cannot be read is said to be `unread`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from conduct_audit.mapping.names import Names, names_of
from conduct_audit.mapping.notation import Notation, Reading
from conduct_audit.normal import squeezed
from conduct_audit.rulebook.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conduct_audit.rulebook.model import Rulebook

_NO_WORDING: Final[Mapping[str, frozenset[int]]] = MappingProxyType({})
_CLAUSE_DEPTH: Final = 2
_MAY_NAME_A_CLAUSE: Final = re.compile(
    r"\d\s*[.．\-－–—_·。]\s*\d|第[^，,]{1,3}[条章节]|[(（][一二三四五六七八九十\d]{1,2}[)）]"
)
_RULEBOOKS_AT_ONCE: Final = 16


@dataclass(frozen=True, slots=True)
class Explicit:
    """What a text says about the clause.

    `codes`: clauses of the rulebook, in the order written. `absent`: codes the rulebook does not have. `category`,
    `section`: what is named when no clause is (a section names its category too). `among`: clauses whose wording is
    quoted alike, one of which is meant. `recognised`: any of these. `unread`: it looks like a clause and cannot be
    read.
    `rest`: the words beside the codes, or those that are the label or quotation.
    """

    codes: tuple[str, ...] = ()
    category: str | None = None
    recognised: bool = False
    section: str | None = None
    among: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    unread: bool = False
    rest: str = ""

    @property
    def scope(self) -> str | None:
        """The code under which the clause must lie: that of the section, else of the category."""
        return self.section or self.category


def clauses_in(text: str, rulebook: Rulebook, wording: Mapping[str, frozenset[int]] = _NO_WORDING) -> Explicit:
    """Read the clauses that `text` names in any notation of the contract.

    `wording` are the fingerprints of the regulation's sentences by clause (`rulebook.wording.parse`).
    """
    return _reader(_Key(rulebook)).read(text, wording)


def codes_in_note(text: str, rulebook: Rulebook, wording: Mapping[str, frozenset[int]] = _NO_WORDING) -> Explicit:
    """Read the clauses that a note names beside what was seen (`2.1.2 未戴工牌`), or whose label or wording it is.

    A note speaks of 着装, of 2 people and of days, so only whole clauses count, and a code that the rulebook lacks only
    in one of its categories.
    """
    return _reader(_Key(rulebook)).read_note(text, wording)


@dataclass(frozen=True, slots=True)
class _Key:
    """A rulebook, compared by its digest: the grammar of its names is prepared once."""

    rulebook: Rulebook

    def __hash__(self) -> int:
        return hash(self.rulebook.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.rulebook.digest == self.rulebook.digest


@lru_cache(maxsize=_RULEBOOKS_AT_ONCE)
def _reader(key: _Key) -> _Reader:
    return _Reader(key.rulebook)


class _Reader:
    """Reads what a cell says with the names of one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._clauses = rulebook.by_code
        self._sections = {section.code for section in rulebook.sections}
        self._categories = {category.code for category in rulebook.categories}
        self._names: Names = names_of(rulebook)
        self._notation = Notation(self._names)

    def read(self, text: str, wording: Mapping[str, frozenset[int]]) -> Explicit:
        """Try a label, the notation, a label within, and a quotation, in this order."""
        plain = squeezed(text)
        if plain in self._names.labels:
            return _found((self._names.labels[plain],), text)
        reading = self._notation.read(text)
        return self._by_code(reading) or self._by_words(plain, text, wording) or self._by_name(reading)

    def read_note(self, text: str, wording: Mapping[str, frozenset[int]]) -> Explicit:
        plain = squeezed(text)
        if plain in self._names.labels:
            return _found((self._names.labels[plain],), text)
        found = self._by_code(self._notation.read(text)) if _MAY_NAME_A_CLAUSE.search(text) else None
        if found and all(code.split(".")[0] in self._categories for code in found.absent):
            return found
        return self._quoted(plain, text, wording) or Explicit()

    def _by_code(self, reading: Reading) -> Explicit | None:
        codes = tuple(code for code in reading.codes if code.count(".") == _CLAUSE_DEPTH)
        if reading.unread or not codes:
            return None
        absent = tuple(code for code in codes if code not in self._clauses)
        if any(self._is_number(code, reading) for code in absent):
            return None
        present = tuple(code for code in codes if code in self._clauses)
        return Explicit(present, recognised=True, absent=absent, rest=reading.rest)

    def _is_number(self, code: str, reading: Reading) -> bool:
        """Tell a date such as 24.3.5 beside words from the clause of another rulebook, which stands alone."""
        return bool(reading.rest) and code.split(".", maxsplit=1)[0] not in self._categories

    def _by_words(self, plain: str, text: str, wording: Mapping[str, frozenset[int]]) -> Explicit | None:
        within = self._names.label_within(plain)
        return _found((within,), text) if within else self._quoted(plain, text, wording)

    def _quoted(self, plain: str, text: str, wording: Mapping[str, frozenset[int]]) -> Explicit | None:
        clauses = tuple(code for code in quoted(plain, wording) if code in self._clauses) if wording else ()
        if len(clauses) > 1:
            return Explicit(recognised=True, among=clauses, category=_shared_category(clauses), rest=text)
        return _found(clauses, text) if clauses else None

    def _by_name(self, reading: Reading) -> Explicit:
        """Give the category or section that stands there; a bare number is one only when nothing stands beside it."""
        code = reading.codes[0] if len(reading.codes) == 1 and not reading.unread else ""
        words_alone = reading.bare and bool(reading.rest)
        if words_alone or code not in self._sections | self._categories:
            return Explicit(unread=reading.unread or (bool(reading.codes) and not words_alone), rest=reading.rest)
        section = code if code in self._sections else None
        return Explicit(category=code.split(".")[0], section=section, recognised=True, rest=reading.rest)


def _found(codes: tuple[str, ...], words: str) -> Explicit:
    return Explicit(codes, recognised=True, rest=words)


def _shared_category(codes: tuple[str, ...]) -> str | None:
    categories = {code.split(".")[0] for code in codes}
    return categories.pop() if len(categories) == 1 else None
