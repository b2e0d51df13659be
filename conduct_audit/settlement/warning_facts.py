"""What the judges of warnings look at, and what a warning is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from conduct_audit.language import gettext as _
from conduct_audit.month import judged_on
from conduct_audit.settlement.warning_texts import KINDS, Kind, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    import pandas as pd

    from conduct_audit.month import Month
    from conduct_audit.rulebook.model import Rulebook
    from conduct_audit.settings import Settings
    from conduct_audit.settlement.settle import Settlement
    from conduct_audit.timeline import Timeline

_LISTED: Final = 5


@dataclass(frozen=True, slots=True)
class OnSheets:
    """What the sheets of the month's violations say besides; only where they have a column for it, records by number.

    `unproven` lack evidence, `unsigned` the word of the person concerned, `alone` a second inspector. `fines` are the
    headings that speak of 罚款 or 罚金.
    """

    unproven: tuple[int, ...] = ()
    unsigned: tuple[int, ...] = ()
    alone: tuple[int, ...] = ()
    fines: tuple[str, ...] = ()


UNTOLD: Final = OnSheets()


@dataclass(frozen=True)
class MonthFacts:
    """What the judges look at: a month's violations (VIOLATIONS), roster (EMPLOYED), figures, rulebooks, settings.

    `undecided` are records with an appeal that waits, `unapproved` serious ones that no named person has judged with a
    reason. `sheets` is what the sheets say besides. `left_open` are the months that should be closed before this one,
    each with its number of records; `ends` is the month's last day while that is still to come.
    """

    violations: pd.DataFrame
    roster: pd.DataFrame
    settlement: Settlement
    rulebooks: Timeline[Rulebook]
    settings: Settings
    undecided: tuple[int, ...] = ()
    unapproved: tuple[int, ...] = ()
    sheets: OnSheets = UNTOLD
    left_open: tuple[tuple[Month, int], ...] = ()
    ends: date | None = None

    @cached_property
    def days(self) -> list[date]:
        """The day by whose rulebook each violation is judged."""
        pairs = zip(self.violations["occurred_on"], self.violations["event_month"], strict=True)
        return [judged_on(day, month) for day, month in pairs]

    @property
    def names(self) -> dict[str, str]:
        """The names of the roster by employee number."""
        return dict(zip(self.roster["employee_id"], self.roster["name"], strict=True))


@dataclass(frozen=True, slots=True)
class MonthWarning:
    """A warning: its `kind` (a key of `KINDS`), whom it concerns (an employee number, or empty), records and facts."""

    kind: str
    place: str = ""
    records: tuple[int, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def code(self) -> str:
        """The code, as W05; kinds of one code differ in words alone."""
        return self.kind[:3]

    @property
    def level(self) -> Level:
        """How grave it is."""
        return self._kind.level

    @property
    def basis(self) -> str:
        """What it rests on, in the language spoken."""
        return _(self._kind.basis) if self._kind.basis else ""

    @property
    def sentence(self) -> str:
        """What is to be looked at, in the language spoken."""
        told = {**dict(self.facts), "records": _numbers(self.records), "count": len(self.records)}
        return _(self._kind.sentence).format(**told)

    @property
    def _kind(self) -> Kind:
        return KINDS[self.kind]


def by_person(code: str, seen: pd.DataFrame) -> Iterator[MonthWarning]:
    """Give a warning for each person with their records."""
    for who, rows in seen.groupby("employee_id"):
        yield MonthWarning(code, str(who), ids(rows), told(name=str(rows["name"].iloc[0])))


def ids(seen: pd.DataFrame) -> tuple[int, ...]:
    """Give the numbers of records (VIOLATIONS)."""
    return tuple(int(number) for number in seen["id"])


def told(**facts: str) -> tuple[tuple[str, str], ...]:
    """Give facts for a warning's words."""
    return tuple(facts.items())


def _numbers(records: Sequence[int]) -> str:
    told = ", ".join(map(str, records[:_LISTED]))
    return f"{told} …" if len(records) > _LISTED else told or "–"
