"""`review set`, `dismiss`, `admit`: what a person decides about rows that wait; several rows in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypedDict

from conduct_audit.actions.appeal_documents import Moved
from conduct_audit.actions.deciding import decided, one
from conduct_audit.actions.errors import NothingToSetError
from conduct_audit.actions.review_world import World, month_of
from conduct_audit.actions.reviewing import WaitingDocument, shown
from conduct_audit.books import Decision
from conduct_audit.month import Month

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from datetime import date

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Entry, Ledger

    Row = Mapping[Hashable, Any]


class DecidedDocument(TypedDict):
    """The rows that were decided together, each as `review show` has it; `learned` are texts kept as phrases.

    `moved` is what the open month takes for closed ones (yuan), null where no month was closed.
    """

    items: list[WaitingDocument]
    learned: list[str]
    moved: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person says is right about a row; None is left as it is. `employee` is a number or a unique name."""

    clause: str | None = None
    employee: str | None = None
    day: date | None = None
    count: int | None = None
    serious: bool | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is said."""
        return not self.told

    @property
    def told(self) -> dict[str, str]:
        """What is said, for the audit trail."""
        said = {fact.name: getattr(self, fact.name) for fact in fields(self)}
        return {name: str(value) for name, value in said.items() if value is not None}


def set_rows(desk: Desk, numbers: Sequence[int], facts: Facts, reason: str) -> DecidedDocument:
    """Say what is right about each of the rows; a row is confirmed once nothing about it is open.

    Raises `NothingToSetError`, `UnknownClauseError`, `UnknownEmployeeError` and what the books refuse; then nothing is
    changed about any of them.
    """
    if facts.blank:
        raise NothingToSetError
    with desk.writing() as ledger:
        rows = {number: one(ledger, number) for number in dict.fromkeys(numbers)}
        with desk.entry(ledger, "review set", **_which(list(rows)), reason=reason, **facts.told) as entry:
            world = World(ledger)
            for number, row in rows.items():
                write(ledger, entry, world, number, decision_of(world, row, facts, reason))
        items = shown(ledger, rows, before=rows, facts=facts.told)
        return {"items": items, "learned": entry.detail.get("learned", []), "moved": None}


def dismiss_rows(desk: Desk, numbers: Sequence[int], reason: str) -> DecidedDocument:
    """Drop the rows from the queue, visibly."""
    return _each(desk, numbers, Decision("dismiss", reason))


def admit_rows(desk: Desk, numbers: Sequence[int], reason: str) -> DecidedDocument:
    """Book the rows as they stand: a twin, a possible duplicate, a suspicion as ordinary.

    Raises `UnknownClauseError` where the rulebook of its day has no such clause, and what the books refuse.
    """
    return _each(desk, numbers, Decision("admit", reason))


def _each(desk: Desk, numbers: Sequence[int], decision: Decision) -> DecidedDocument:
    each = list(dict.fromkeys(numbers))
    with desk.writing() as ledger:
        with desk.entry(ledger, f"review {decision.verb}", **_which(each), reason=decision.reason) as entry:
            world = World(ledger)
            for number in each:
                write(ledger, entry, world, number, decision)
        return {"items": shown(ledger, each), "learned": [], "moved": _moved_by(ledger, entry, each)}


def _moved_by(ledger: Ledger, entry: Entry, numbers: list[int]) -> str | None:
    """Give what the entry's corrections come to; nothing where no row stands booked in a closed month."""
    found = ledger.violations(ids=numbers, statuses=("confirmed",))
    moved = Moved.of(ledger, found["month"])
    told = (moved.by(entry.seq, month) for month in found["month"])
    return next((amount for amount in told if amount is not None), None)


def write(ledger: Ledger, entry: Entry, world: World, number: int, decision: Decision) -> None:
    """Write one decision about a row, whatever follows from it included. Raises what the books refuse."""
    decided(ledger, entry, number, decision)
    if decision.verb == "admit":
        world.category(one(ledger, number))


def decision_of(world: World, row: Row, facts: Facts, reason: str) -> Decision:
    """Check the facts against the roster and the rulebook of the row's own day, which `facts.day` may move."""
    moved = _moved(row, facts)
    category = world.category(moved) if facts.clause or facts.day else None
    if facts.day and not facts.employee:
        world.check_person(moved)
    return Decision(
        "set",
        reason,
        employee_id=world.employee(facts.employee, month_of(moved)),
        occurred_on=facts.day,
        category=category if facts.clause else None,
        clause=facts.clause,
        count=facts.count,
        serious=facts.serious,
    )


def _moved(row: Row, facts: Facts) -> Row:
    """Give the row with the day and the clause that `facts` say."""
    when: dict[Hashable, Any] = {"occurred_on": facts.day, "event_month": str(Month.of(facts.day))} if facts.day else {}
    return {**row, **when, "clause": facts.clause or row["clause"]}


def _which(numbers: list[int]) -> dict[str, Any]:
    """Name the rows in the audit trail."""
    return {"id": numbers[0]} if len(numbers) == 1 else {"ids": numbers}
