"""Does the tariff decide every violation, and every rule of it something? Each check gives the problems it finds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import accumulate, combinations
from typing import TYPE_CHECKING

from conduct_audit.rulebook.problems import Content, Problem, codes, entries, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Reach:
    """Which violations the rule at `place` fits; open ends are the first and the last day there is."""

    place: int
    categories: frozenset[str]
    serious: bool
    start: dt.date
    until: dt.date

    def chooses_as(self, other: _Reach) -> bool:
        """Say whether both fit the same violations, dates aside."""
        return (self.categories, self.serious) == (other.categories, other.serious)

    def meets(self, other: _Reach) -> bool:
        """Say whether both hold on a day."""
        return self.start <= other.until and other.start <= self.until

    def hides(self, other: _Reach, category: str) -> bool:
        """Say whether this rule decides everything in `category` that the later `other` fits."""
        milder = other.serious or not self.serious
        longer = self.start <= other.start and other.until <= self.until
        return category in self.categories and milder and longer


def amounts(content: Content) -> Iterator[Problem]:
    """Report fixed deductions without an amount, and forfeitures (which take what there is) with one."""
    for place, rule in entries(content, "tariff"):
        given = rule.get("amount") is not None
        if rule.get("kind") == "fixed" and not given:
            yield Problem(("tariff", place), "amount_missing")
        if rule.get("kind") == "forfeit" and given:
            yield Problem(("tariff", place, "amount"), "amount_needless")


def reversed_dates(content: Content) -> Iterator[Problem]:
    """Report rules that end before they begin."""
    for rule in _reaches(content):
        if rule.start > rule.until:
            yield Problem(("tariff", rule.place, "until"), "dates_reversed", {"start": rule.start})


def overlapping_dates(content: Content) -> Iterator[Problem]:
    """Report two rules that fit the same violations on the same day."""
    for first, second in combinations(_reaches(content), 2):
        if first.chooses_as(second) and first.meets(second):
            yield Problem(("tariff", second.place), "dates_overlap", {"other": ("tariff", first.place)})


def idle_rules(content: Content) -> Iterator[Problem]:
    """Report rules that decide nothing, as those before them leave no violation in any of their categories."""
    rules = _reaches(content)
    for index, rule in enumerate(rules):
        before = [other for other in rules[:index] if not other.chooses_as(rule)]
        if rule.categories and all(any(other.hides(rule, code) for other in before) for code in rule.categories):
            yield Problem(("tariff", rule.place), "never_decides")


def uncovered_categories(content: Content) -> Iterator[Problem]:
    """Report categories whose ordinary violations no rule decides, ever or between the dates of two rules."""
    ordinary = [rule for rule in _reaches(content) if not rule.serious]
    for place, code in codes(content, "categories"):
        rules = [rule for rule in ordinary if code in rule.categories]
        if ordinary and not rules:
            yield Problem(("categories", place), "uncovered", {"category": code})
        for start, until in _gaps(rules):
            yield Problem(("categories", place), "gap", {"category": code, "start": start, "until": until})


def _gaps(rules: list[_Reach]) -> Iterator[tuple[dt.date, dt.date]]:
    """Give the first and last day of each stretch between rules that belongs to none."""
    held = sorted((rule.start, rule.until) for rule in rules)
    reached = accumulate((until for _, until in held), max)
    for until, (start, _) in zip(reached, held[1:], strict=False):
        if (start - until).days > 1:
            yield until + _DAY, start - _DAY


def _reaches(content: Content) -> list[_Reach]:
    everything = frozenset(code for _, code in codes(content, "categories"))
    return [_reach(place, rule, everything) for place, rule in entries(content, "tariff")]


def _reach(place: int, rule: Content, everything: frozenset[str]) -> _Reach:
    return _Reach(
        place,
        frozenset(texts(rule, "categories")) or everything,
        rule.get("serious") is True,
        _day(rule.get("from"), dt.date.min),
        _day(rule.get("until"), dt.date.max),
    )


def _day(value: object, otherwise: dt.date) -> dt.date:
    """Take a date; a date with a time is none and reported elsewhere."""
    return value if isinstance(value, dt.date) and not isinstance(value, dt.datetime) else otherwise
