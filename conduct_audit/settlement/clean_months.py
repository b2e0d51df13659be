"""Improvement: after some closed months without a violation the deduction before them is given back.

Practice of some utilities (改善期返还); how many months, and whether at all, is the company's setting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from conduct_audit.month import Month


class ClosedMonth(NamedTuple):
    """A closed month as the books have it by now.

    `clean` is how many months without a violation give back the one before them, as this month was closed (0: none).
    `people` were on its roster, those of them who `broke` a clause have a violation of it on the books. `taken` is the
    fen still kept for it after all corrections, of those to whom clean months gave nothing back yet.
    """

    clean: int
    people: Collection[str]
    broke: Collection[str]
    taken: Mapping[str, int]


class Refund(NamedTuple):
    """Fen of `month` that somebody is to get back."""

    month: Month
    employee_id: str
    amount: int


def refunds(months: Mapping[Month, ClosedMonth]) -> Iterator[Refund]:
    """Judge every window of closed months without a gap, by its last month, and give what is due: each month once.

    Whoever has a deduction in the month before a window, and was on the roster of each of its months without a
    violation, gets back what is still kept for that month.
    """
    given: set[tuple[Month, str]] = set()
    for last in sorted(months):
        before, window = _window(last, months[last].clean)
        if not window or not {before, *window} <= months.keys():
            continue
        for who, fen in months[before].taken.items():
            if fen > 0 and (before, who) not in given and all(_clean(months[month], who) for month in window):
                given.add((before, who))
                yield Refund(before, who, fen)


def _window(last: Month, count: int) -> tuple[Month, list[Month]]:
    """Give the `count` months up to `last`, and the month before them."""
    window: list[Month] = []
    month = last
    for _place in range(count):
        window.append(month)
        month = month.previous()
    return month, window


def _clean(month: ClosedMonth, who: str) -> bool:
    return who in month.people and who not in month.broke
