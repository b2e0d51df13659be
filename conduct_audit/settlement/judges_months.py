"""Warnings about the month itself: earlier ones left open, and its own end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.settlement.warning_facts import MonthWarning, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.settlement.warning_facts import MonthFacts


def order(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W16: a month before this one has records on the books and would be left behind."""
    if facts.left_open:
        counted = [f"{month} ({count})" for month, count in facts.left_open]
        yield MonthWarning("W16", facts=told(months=", ".join(counted), first=str(facts.left_open[0][0])))


def over(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W17: the month is closed before its last day is over."""
    if facts.ends:
        yield MonthWarning("W17", facts=told(day=facts.ends.isoformat()))
