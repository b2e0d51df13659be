"""The names of a rulebook's categories and sections as people shorten them, and its labels as people type them.

A short form that two names share names nothing. `alone` are the names that say enough without a number beside them:
`一般` could be any remark and `窗口` a place, `一般行为规范` is a category.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final

from conduct_audit.normal import folded, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conduct_audit.rulebook.model import Category, Rulebook, Section

_TAILS: Final = ("规范", "行为", "方面", "服务", "要求", "标准")
_SHORTEST_NAME_ALONE: Final = 3
_SHORTEST_NAME: Final = 2
_SHORTEST_LABEL_WITHIN: Final = 4


@dataclass(frozen=True)
class Names:
    """What the parts of a rulebook are called; keys are in normal form, values are codes."""

    categories: Mapping[str, str]
    sections: Mapping[str, str]
    alone: frozenset[str]
    labels: Mapping[str, str]

    @cached_property
    def longest_labels(self) -> tuple[str, ...]:
        """The labels that are long enough to be looked for within a text, longest first."""
        return tuple(sorted((x for x in self.labels if len(x) >= _SHORTEST_LABEL_WITHIN), key=len, reverse=True))

    def label_within(self, text: str) -> str | None:
        """Give the clause whose label stands in `text` (squeezed); None when there is none or more than one."""
        found = [label for label in self.longest_labels if label in text]
        kept = {self.labels[x] for x in found if not any(x != other and x in other for other in found)}
        return kept.pop() if len(kept) == 1 else None


def names_of(rulebook: Rulebook) -> Names:
    """Collect the names of `rulebook` in both languages."""
    return Names(
        categories=_unique((short, part.code) for part in rulebook.categories for short in _forms(part)),
        sections=_unique((short, part.code) for part in rulebook.sections for short in _forms(part)),
        alone=frozenset(chain(_category_names(rulebook), _section_names(rulebook))),
        labels=_unique(
            (squeezed(words), clause.code)
            for clause in rulebook.clauses
            for words in (clause.label.zh, clause.label.en)
        ),
    )


def _category_names(rulebook: Rulebook) -> Iterable[str]:
    return (short for part in rulebook.categories for short in _forms(part) if len(short) >= _SHORTEST_NAME_ALONE)


def _section_names(rulebook: Rulebook) -> Iterable[str]:
    return (folded(words) for part in rulebook.sections for words in (part.name.zh, part.name.en))


def _forms(part: Category | Section) -> set[str]:
    """Give the name in both languages and its short forms: 窗口服务 is also 窗口, 基础行为规范 also 基础行为."""
    return {folded(part.name.en), *_shortened(folded(part.name.zh))}


def _shortened(name: str) -> set[str]:
    shorter = {name.removesuffix(tail) for tail in _TAILS if name.endswith(tail)}
    kept = {short for short in shorter if len(short) >= _SHORTEST_NAME}
    return {name}.union(*(_shortened(short) for short in kept))


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    distinct = set(pairs)
    times = Counter(name for name, _ in distinct)
    return {name: code for name, code in sorted(distinct) if times[name] == 1}
