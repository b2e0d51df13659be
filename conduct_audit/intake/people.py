"""Whose each observation is: a number decides, a name only where it is unique; what contradicts itself waits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from conduct_audit.intake.directory import Directory
from conduct_audit.intake.who import Written, people_meant
from conduct_audit.month import Month
from conduct_audit.tables import ATTRIBUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.intake.who import Person
    from conduct_audit.timeline import Timeline

_REASONS: Final = ("unknown_employee", "ambiguous_employee")
_KEY: Final = ("number", "name", "department", "department_hint", "month")


def attribute(observed: pd.DataFrame, rosters: Timeline[pd.DataFrame]) -> pd.DataFrame:
    """Give `observed` (`tables.OBSERVED`) as `tables.ATTRIBUTED`, in its order: one row for each person of a name cell.

    A row is judged by the roster of its month, by the latest where the month is not known. Reasons that are added:
    `unknown_employee`, `ambiguous_employee`; `people` then names the employees who may be meant. A row that had one of
    these reasons before keeps it. `department_hint` (a bool column, may be missing) marks departments that may be none.
    """
    hinted = observed.assign(department_hint=observed.get("department_hint", default=False))
    keys = list(zip(*(hinted[column] for column in _KEY), strict=True))
    answers = _answers(dict.fromkeys(keys), rosters)
    people = [_kept(answers[key], reasons) for key, reasons in zip(keys, hinted["reasons"], strict=True)]
    return _spread(observed, people)


@dataclass(frozen=True, slots=True)
class _Rosters:
    """The directories of the rosters that were asked for, each made once."""

    rosters: Timeline[pd.DataFrame]
    made: dict[int, Directory] = field(default_factory=dict)

    def of(self, month: str | None) -> Directory | None:
        """Give the directory of a month, of the latest roster for None; None where there is no roster."""
        roster = self.rosters.at(Month.parse(month).first_day) if month else self.rosters.latest
        if roster is None:
            return None
        if id(roster) not in self.made:
            self.made[id(roster)] = Directory(roster)
        return self.made[id(roster)]


def _answers(keys: dict[tuple[Any, ...], None], rosters: Timeline[pd.DataFrame]) -> dict[Any, tuple[Person, ...]]:
    known = _Rosters(rosters)
    return {key: people_meant(Written(*key[:-1]), known.of(key[-1])) for key in keys}


def _kept(people: tuple[Person, ...], reasons: tuple[str, ...]) -> tuple[Person, ...]:
    """Let a row that waited for its person before wait on, with the people it may mean."""
    before = next((reason for reason in _REASONS if reason in reasons), None)
    return tuple(person.waiting(before) for person in people) if before else people


def _spread(observed: pd.DataFrame, people: list[tuple[Person, ...]]) -> pd.DataFrame:
    """Repeat each row for each of its people."""
    taken = [row for row, several in enumerate(people) for _ in several]
    persons = [person for several in people for person in several]
    frame = observed.iloc[taken].reset_index(drop=True)
    reasons = [tuple(dict.fromkeys((*had, *p.reasons))) for had, p in zip(frame["reasons"], persons, strict=True)]
    values: dict[str, list[Any]] = {
        "number": [person.number for person in persons],
        "name": [person.name for person in persons],
        "reasons": reasons,
        "employee_id": [person.employee_id for person in persons],
        "people": [person.people for person in persons],
    }
    told = frame.assign(**{column: _objects(of_column) for column, of_column in values.items()})
    return told[[column.name for column in ATTRIBUTED.columns]]


def _objects(values: Sequence[object]) -> pd.Series[Any]:
    """Keep None as None and tuples as tuples."""
    return pd.Series([*values], dtype="object")
