"""What a heading means: text of a header cell → field, by the synonyms of `synonyms.toml`.

The whole heading decides first; then the longest synonym it ends with (in Chinese the last word is what a thing is: a
违规人员部门 is a department), then the longest it holds. A heading that could mean two fields is a question.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from conduct_audit.intake.vocabulary import Synonym, synonyms, words
from conduct_audit.normal import folded, squeezed

LONGEST_HEADING: Final = 30
_INEXACT: Final = 1000
_BRACKETED: Final = re.compile(r"[(\[【〔〖<《{].*?[)\]】〕〗>》}]")
_HAN: Final = re.compile(r"[\u3400-\u9fff]+")
_LATIN: Final = re.compile(r"[a-z]+|\d+")
_DIGIT: Final = re.compile(r"\d")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_AND: Final = re.compile(r"[/\\、,;|&+和与及或]|\b(?:and|or)\b", re.IGNORECASE)
_OF_PEOPLE: Final = frozenset({"number", "name", "department", "post", "hall"})
_TOGETHER: Final = {frozenset({"number", "name"}): "name", frozenset({"clause", "text"}): "text"}
"""Two fields in one cell that whoever reads the cell tells apart: 工号/姓名, 条款及违规行为."""
_ROLE_FIELDS: Final = {
    ("joint", "number"): "joint",
    ("joint", "name"): "joint",
    ("inspector", "name"): "inspector",
    ("inspector", "hall"): "hall",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """The field a heading means (None: not known) and how sure: the lower the `rank`, the surer.

    `rivals`: the fields it could mean where that is a question; `field` is None then.
    """

    field: str | None = None
    rank: int = 2 * _INEXACT
    rivals: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Tell whether the whole heading is a synonym."""
        return self.field is not None and self.rank < _INEXACT


@lru_cache(maxsize=1 << 14)
def meaning(heading: str) -> Meaning:
    """Tell what `heading` means; blanks, line breaks, stars, units in brackets and colons do not matter."""
    if not heading.strip() or len(heading) > LONGEST_HEADING:
        return Meaning()
    return _exact(heading) or _question(heading) or _by_parts(heading) or Meaning()


def ends_as_field(heading: str) -> bool:
    """Tell whether a heading ends with a synonym: 本月违规次数 is a number of times, 迟到次数多 need not be one."""
    heard = f" {' '.join(_latin_words(_unbracketed(heading)))} "
    is_english = any(heard.endswith(f" {key} ") for key, _ in _english())
    return is_english or _ending(_han(squeezed(_unbracketed(heading)))) is not None


def _exact(heading: str) -> Meaning | None:
    """Find the whole heading, with and without its brackets; of two languages (`姓名 Name`) the Chinese one."""
    bare = squeezed(_unbracketed(heading))
    forms = (squeezed(heading), bare, "" if _DIGIT.search(bare) else _han(bare))
    found = next((_by_form()[form] for form in forms if form in _by_form()), None)
    return Meaning(found.field, found.rank) if found else None


def _question(heading: str) -> Meaning | None:
    """Find a heading whose parts mean two fields, such as 姓名及条款."""
    parts = [part for part in _AND.split(_unbracketed(heading)) if part.strip()]
    fields = (found.field for found in map(_exact, parts) if found and found.field)
    return _of_rivals(tuple(dict.fromkeys(fields)))


def _of_rivals(rivals: tuple[str, ...]) -> Meaning | None:
    together = _TOGETHER.get(frozenset(rivals))
    if together:
        return Meaning(together, _INEXACT)
    return Meaning(rivals=rivals) if len(rivals) > 1 else None


def _by_parts(heading: str) -> Meaning | None:
    text = _han(squeezed(_unbracketed(heading)))
    found = _ending(text) or _longest(text) or _of_latin_words(heading)
    return found and _of_role(text, found)


def _ending(text: str) -> Meaning | None:
    held = [(len(key), synonym) for key, synonym in _chinese() if text.endswith(key)]
    return _guess(max(held, key=lambda pair: pair[0])[1]) if held else None


def _longest(text: str) -> Meaning | None:
    held = [(len(key), synonym) for key, synonym in _chinese() if key in text and synonym.where == "inside"]
    length = max((length for length, _ in held), default=0)
    longest = [synonym for found, synonym in held if found == length]
    question = _of_rivals(tuple(dict.fromkeys(synonym.field for synonym in longest)))
    return question or (_guess(longest[0]) if longest else None)


def _of_latin_words(heading: str) -> Meaning | None:
    heard = f" {' '.join(_latin_words(_unbracketed(heading)))} "
    placed = [(heard.endswith(f" {key} "), len(key), synonym) for key, synonym in _english() if f" {key} " in heard]
    held = [found for found in placed if found[0] or found[2].where == "inside"]
    return _guess(max(held, key=lambda found: found[:2])[2]) if held else None


def _of_role(text: str, found: Meaning) -> Meaning:
    """Give 检查人姓名 to the inspector and 客户姓名 to nobody; 被检查人姓名 stays a name."""
    if found.field not in _OF_PEOPLE or any(word in text for word in words("roles", "passive")):
        return found
    role = next(
        (role for role in ("joint", "inspector", "other") if any(w in text for w in words("roles", role))), None
    )
    return Meaning(_ROLE_FIELDS.get((role, found.field), "other"), found.rank) if role else found


def _guess(synonym: Synonym) -> Meaning:
    return Meaning(synonym.field, _INEXACT + synonym.rank)


def _unbracketed(heading: str) -> str:
    return _BRACKETED.sub("", unicodedata.normalize("NFKC", heading))


def _han(text: str) -> str:
    return "".join(_HAN.findall(text))


def _latin_words(text: str) -> list[str]:
    return _LATIN.findall(_CAMEL.sub(" ", text).casefold())


@cache
def _by_form() -> dict[str, Synonym]:
    """Give the synonyms by normal form; of two equal ones the first of the file holds."""
    return {squeezed(synonym.heading): synonym for synonym in reversed(synonyms())}


@cache
def _chinese() -> tuple[tuple[str, Synonym], ...]:
    return tuple((folded(s.heading), s) for s in synonyms() if s.where != "alone" and _HAN.search(s.heading))


@cache
def _english() -> tuple[tuple[str, Synonym], ...]:
    return tuple((s.heading, s) for s in synonyms() if s.where != "alone" and s.heading.isascii())
