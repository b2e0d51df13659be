"""Do codes, names and references of a rulebook agree? Each check gives the problems it finds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conduct_audit.normal import squeezed
from conduct_audit.rulebook.problems import Content, Path, Problem, codes, entries, text, texts
from conduct_audit.rulebook.values import CLAUSE_FORM, SECTION_FORM

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

LANGUAGES: Final = ("zh", "en")
_PARENTS: Final = (
    ("sections", "categories", SECTION_FORM, "unknown_category"),
    ("clauses", "sections", CLAUSE_FORM, "unknown_section"),
)
_REFERENCES: Final = (
    ("overlaps", "clauses", "unknown_clause"),
    ("tariff", "categories", "unknown_category"),
)


def repeated_codes(content: Content) -> Iterator[Problem]:
    """Report codes that stand twice."""
    for table in ("categories", "sections", "clauses"):
        yield from _repeated(((table, place, "code"), code) for place, code in codes(content, table))


def missing_parents(content: Content) -> Iterator[Problem]:
    """Report clauses without a section and sections without a category."""
    for table, parents, form, wrong in _PARENTS:
        known = {code for _, code in codes(content, parents)}
        for place, code in codes(content, table):
            parent = code.rpartition(".")[0]
            if known and re.match(form, code) and parent not in known:
                yield Problem((table, place, "code"), wrong, {"named": parent})


def repeated_names(content: Content) -> Iterator[Problem]:
    """Report names taken twice. Labels differ from one another and from all headings: writing one means one thing.

    Categories differ among themselves, sections within their category. Width, case and punctuation make no difference.
    """
    for language in LANGUAGES:
        categories = _named(content, "categories", "name", language)
        sections = _named(content, "sections", "name", language)
        taken: dict[Hashable, Path] = {form: path for path, form in reversed(categories + sections)}
        yield from _repeated(categories)
        yield from _repeated((path, (_parent(content, path), form)) for path, form in sections)
        yield from _repeated(_named(content, "clauses", "label", language), taken)


def references(content: Content) -> Iterator[Problem]:
    """Report lists of codes that name what does not exist, or something twice."""
    for table, key, wrong in _REFERENCES:
        known = {code for _, code in codes(content, key)}
        for place, entry in entries(content, table):
            named: list[tuple[Path, str]] = [
                ((table, place, key, index), code) for index, code in enumerate(texts(entry, key))
            ]
            yield from (Problem(path, wrong, {"named": code}) for path, code in named if known and code not in known)
            yield from _repeated(named)


def sexes(content: Content) -> Iterator[Problem]:
    """Report clauses that bind one sex in part and do not say which."""
    for place, entry in entries(content, "clauses"):
        if entry.get("sex_partly") is True and entry.get("sex") is None:
            yield Problem(("clauses", place, "sex_partly"), "sex_missing")


def _repeated(
    items: Iterable[tuple[Path, Hashable]], taken: Mapping[Hashable, Path] | None = None
) -> Iterator[Problem]:
    """Report what was there before, among `items` or in `taken`."""
    first = dict(taken or {})
    for path, key in items:
        if (other := first.setdefault(key, path)) != path:
            yield Problem(path, "repeated", {"other": other})


def _named(content: Content, table: str, key: str, language: str) -> list[tuple[Path, str]]:
    written = [((table, place, key, language), text(entry, key, language)) for place, entry in entries(content, table)]
    return [(path, form) for path, words in written if (form := squeezed(words))]


def _parent(content: Content, path: Path) -> str:
    return text(content[str(path[0])][path[1]], "code").rpartition(".")[0]
