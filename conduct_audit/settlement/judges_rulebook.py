"""Warnings about the rulebooks that judged the month: their words, their adoption, the region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.normal import folded
from conduct_audit.settlement.warning_facts import MonthWarning, ids, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from conduct_audit.rulebook.model import Rulebook
    from conduct_audit.settlement.warning_facts import MonthFacts

_FINES: Final = ("罚款", "罚金")
_GUANGDONG: Final = ("广东", "guangdong", "深圳", "shenzhen", "广州", "guangzhou")


def rulebooks(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W04, W05, W10: what the rulebooks that judged the month say, when they were adopted, and where."""
    if facts.violations.empty:
        return
    used = {book.digest: book for book in (facts.rulebooks.at(day) for day in set(facts.days)) if book}
    texts = [text for book in used.values() for text in _texts(book)]
    yield from _fines("W04", [word for word in _FINES if any(word in text for text in texts)])
    names = (*facts.sheets.fines, facts.settings.payroll_item, facts.settings.refund_item)
    yield from _fines("W04 form", [name for name in names if says_fine(name)])
    adopted = facts.settings.rulebook_adopted
    early = tuple(
        number for number, day in zip(ids(facts.violations), facts.days, strict=True) if _before(day, adopted)
    )
    if adopted is None or early:
        yield MonthWarning("W05 early" if early else "W05", records=early)
    if any(word in folded(facts.settings.region) for word in _GUANGDONG):
        yield MonthWarning("W10", facts=told(region=facts.settings.region))


def says_fine(text: str) -> bool:
    """Whether a text speaks of 罚款 or 罚金."""
    return any(word in text for word in _FINES)


def _fines(kind: str, words: list[str]) -> Iterator[MonthWarning]:
    if words:
        yield MonthWarning(kind, facts=told(words="、".join(words)))


def _texts(book: Rulebook) -> Iterator[str]:
    yield from (rule.title.zh + rule.citation.zh for rule in book.tariff)
    yield from (words.zh for words in book.words.values())
    yield book.title.zh


def _before(day: date, adopted: date | None) -> bool:
    return adopted is not None and day < adopted
