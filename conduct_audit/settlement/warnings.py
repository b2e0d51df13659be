"""What to look at before a month is closed: a pure function of the month's facts, one small judge for each matter.

What is not known is not judged: without wages nobody is warned of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.settlement import judges_clauses, judges_money, judges_months, judges_records, judges_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conduct_audit.settlement.warning_facts import MonthFacts, MonthWarning


def warnings(facts: MonthFacts) -> tuple[MonthWarning, ...]:
    """Give the warnings of a month, by code, then by employee number."""
    found = [warning for judge in _JUDGES for warning in judge(facts)]
    return tuple(sorted(found, key=lambda warning: (warning.kind, warning.place, warning.records)))


_JUDGES: Final[tuple[Callable[[MonthFacts], Iterable[MonthWarning]], ...]] = (
    judges_money.wages,
    judges_money.uncovered,
    judges_money.leaderless,
    judges_rulebook.rulebooks,
    judges_records.evidence,
    judges_records.wording,
    judges_records.procedure,
    judges_records.twice,
    judges_records.late,
    judges_records.state,
    judges_clauses.one_act,
    judges_clauses.sex,
    judges_clauses.season,
    judges_months.order,
    judges_months.over,
)
