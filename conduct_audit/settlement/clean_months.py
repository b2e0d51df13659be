"""Improvement: after some closed months without a violation the deduction before them is given back.

Practice of some utilities (改善期返还); how many months, and whether at all, is the company's setting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class ClosedLine(NamedTuple):
    """A person's closed month: occurrences, and the fen still taken for it after all corrections."""

    violations: int
    taken: int


def refunds(months: Sequence[Mapping[str, ClosedLine]], clean: int) -> Iterator[tuple[str, int]]:
    """Give employee and fen to be given back once the last of `months` is closed.

    `months` are closed lines by employee number, month by month without a gap, the latest last. Whoever has a deduction
    in the month before the last `clean` ones, and was on the roster of each of these without a violation, gets back
    what is still taken for that month.
    """
    if not clean or len(months) <= clean:
        return
    before, after = months[-clean - 1], months[-clean:]
    for who, line in before.items():
        if line.taken > 0 and all(who in month and not month[who].violations for month in after):
            yield who, line.taken
