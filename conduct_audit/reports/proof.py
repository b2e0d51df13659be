"""What a month was closed with besides its figures: counts and checks of the books, and warnings, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class Counted(NamedTuple):
    """How many records of the month were in a state at its closing; `words` name the state."""

    state: str
    words: str
    number: int


class Compared(NamedTuple):
    """A figure (fen or a number) that the books reached by two ways at the closing; `key` is its name in the books."""

    key: str
    title: str
    unit: Literal["count", "money"]
    ours: int
    theirs: int


class Warned(NamedTuple):
    """A warning of the month: its code, whom it concerns (empty: no one person), and its sentence."""

    code: str
    employee_id: str
    sentence: str


class Overridden(NamedTuple):
    """A warning that a named person took upon them: its code, what it was about, who and when, and why."""

    code: str
    subject: str
    actor: str
    day: str
    reason: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of how a month was closed; `warnings` are also known of an open one."""

    records: tuple[Counted, ...] = ()
    checks: tuple[Compared, ...] = ()
    warnings: tuple[Warned, ...] = ()
    overridden: tuple[Overridden, ...] = ()

    def of_people(self, people: AbstractSet[str]) -> Proof:
        """Give what concerns `people` alone; counts, checks, overrides and warnings about no one tell of everybody."""
        return Proof(warnings=tuple(each for each in self.warnings if each.employee_id in people))


UNPROVEN: Final = Proof()
