"""`review list`, `show`, `set`, `dismiss`, `admit`: rows that wait for a person, and what the person decides."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypedDict, cast

from conduct_audit import language
from conduct_audit.actions import rulebooks
from conduct_audit.actions.documents import records, violation_document
from conduct_audit.actions.errors import (
    AmbiguousEmployeeError,
    NothingToSetError,
    RosterMissingError,
    UnknownClauseError,
)
from conduct_audit.actions.people import meant, names_in
from conduct_audit.actions.violations import ViolationPage, one, page
from conduct_audit.actions.waiting import message
from conduct_audit.books import Decision
from conduct_audit.intake.names import name_key
from conduct_audit.language import gettext as _
from conduct_audit.month import Month

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import date

    import pandas as pd

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger
    from conduct_audit.rulebook import Rulebook


class WaitingDocument(ViolationPage):
    """A violation with why it waits (`message`), which clauses and people may be meant, which rows it may equal."""

    message: str
    candidates: list[dict[str, Any]]
    people: list[dict[str, str]]
    related: list[str]


class QueueDocument(TypedDict):
    """The rows that wait, in the order in which they came."""

    items: list[dict[str, Any]]


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


def waiting(desk: Desk) -> QueueDocument:
    """List the rows that wait for a person."""
    with desk.reading() as ledger, ledger.snapshot():
        world = _World(ledger)
        rows = records(ledger.violations(statuses=("pending",)))
        return {"items": [{**violation_document(row), **_asked(world, row)} for row in rows]}


def show(desk: Desk, number: int) -> WaitingDocument:
    """Show row `number` with its cells, its decisions and what may be meant."""
    with desk.reading() as ledger:
        return _shown(ledger, number)


def set_row(desk: Desk, number: int, facts: Facts, reason: str) -> WaitingDocument:
    """Say what is right about row `number`; it is confirmed once nothing about it is open.

    Raises `NothingToSetError`, `UnknownClauseError`, `UnknownEmployeeError` and what the books refuse.
    """
    if facts.blank:
        raise NothingToSetError
    with desk.writing() as ledger:
        said = {
            fact.name: str(getattr(facts, fact.name)) for fact in fields(facts) if getattr(facts, fact.name) is not None
        }
        with desk.entry(ledger, "review set", id=number, reason=reason, **said) as entry:
            entry.decide(number, _decision(_World(ledger), one(ledger, number), facts, reason))
        return _shown(ledger, number)


def dismiss(desk: Desk, number: int, reason: str) -> WaitingDocument:
    """Drop row `number` from the queue, visibly."""
    with desk.writing() as ledger:
        with desk.entry(ledger, "review dismiss", id=number, reason=reason) as entry:
            entry.decide(number, Decision("dismiss", reason))
        return _shown(ledger, number)


def admit(desk: Desk, number: int, reason: str) -> WaitingDocument:
    """Book row `number` as it stands: a twin, a possible duplicate, a suspicion as ordinary.

    Raises `UnknownClauseError` where the rulebook of its day has no such clause, and what the books refuse.
    """
    with desk.writing() as ledger:
        with desk.entry(ledger, "review admit", id=number, reason=reason) as entry:
            entry.decide(number, Decision("admit", reason))
            _check_clause(_World(ledger), one(ledger, number))
        return _shown(ledger, number)


class _World:
    """The rosters and rulebooks of a ledger, read once for many rows."""

    def __init__(self, ledger: Ledger) -> None:
        self.rosters = ledger.rosters()
        self.rulebooks = rulebooks.in_force(ledger)

    def rulebook_of(self, day: date | None, month: Month | None) -> Rulebook | None:
        known = day or (month.first_day if month else None)
        return self.rulebooks.at(known) if known else self.rulebooks.latest

    def roster_of(self, month: Month | None) -> pd.DataFrame | None:
        return self.rosters.at(month.first_day) if month else self.rosters.latest


def _decision(world: _World, row: Mapping[Hashable, Any], facts: Facts, reason: str) -> Decision:
    """Check the facts against the roster and the rulebook of the row's own day, which `facts.day` may move."""
    moved = _moved(row, facts)
    category = _check_clause(world, moved) if facts.clause or facts.day else None
    if facts.day and not facts.employee:
        _check_person(world, moved)
    return Decision(
        "set",
        reason,
        employee_id=_employee(world, facts.employee, _month(moved)),
        occurred_on=facts.day,
        category=category if facts.clause else None,
        clause=facts.clause,
        count=facts.count,
        serious=facts.serious,
    )


def _moved(row: Mapping[Hashable, Any], facts: Facts) -> Mapping[Hashable, Any]:
    """Give the row with the day and the clause that `facts` say."""
    when: dict[Hashable, Any] = {"occurred_on": facts.day, "month": str(Month.of(facts.day))} if facts.day else {}
    return {**row, **when, "clause": facts.clause or row["clause"]}


def _check_clause(world: _World, row: Mapping[Hashable, Any]) -> str | None:
    """Give the category of the row's clause.

    Raises `UnknownClauseError` if the rulebook of its day has no such clause.
    """
    rulebook = world.rulebook_of(row["occurred_on"], _month(row))
    if row["clause"] is None or rulebook is None:
        return None
    if row["clause"] not in rulebook.by_code:
        raise UnknownClauseError(clause=row["clause"], rulebook=rulebook.id)
    return rulebook.by_code[row["clause"]].category


def _check_person(world: _World, row: Mapping[Hashable, Any]) -> None:
    """Refuse a day in whose month the row's number belongs to nobody, or to somebody else than the sheet names."""
    number = _employee(world, row["employee_id"], _month(row))
    roster = world.roster_of(_month(row))
    if number is None or roster is None:
        return
    now = str(roster.loc[roster["employee_id"] == number, "name"].iloc[0])
    if row["attributed"] and row["written_name"] and name_key(now) not in names_in(row["written_name"]):
        raise AmbiguousEmployeeError(employee=row["written_name"], people=f"{number} {now}")


def _employee(world: _World, typed: str | None, month: Month | None) -> str | None:
    if typed is None:
        return None
    roster = world.roster_of(month)
    if roster is None:
        raise RosterMissingError(month=month or _("any month"))
    return meant(roster, typed, month or _("the latest month"))


def _month(row: Mapping[Hashable, Any]) -> Month | None:
    return Month.parse(row["month"]) if row["month"] else None


def _shown(ledger: Ledger, number: int) -> WaitingDocument:
    row = one(ledger, number)
    return cast("WaitingDocument", {**page(ledger, row), **_asked(_World(ledger), row)})


def _asked(world: _World, row: Mapping[Hashable, Any]) -> dict[str, Any]:
    told = message(row) if row["status"] == "pending" else ""
    related = [str(number) for number in row["related"]]
    return {"message": told, "candidates": _clauses(world, row), "people": _people(world, row), "related": related}


def _clauses(world: _World, row: Mapping[Hashable, Any]) -> list[dict[str, Any]]:
    rulebook = world.rulebook_of(row["occurred_on"], _month(row))
    labels = {clause.code: clause.label for clause in rulebook.clauses} if rulebook else {}
    spoken = language.current()
    return [
        {"clause": code, "score": round(score, 4), "label": labels[code].spoken(spoken) if code in labels else ""}
        for code, score in row["candidates"]
    ]


def _people(world: _World, row: Mapping[Hashable, Any]) -> list[dict[str, str]]:
    roster = world.roster_of(_month(row))
    if roster is None:
        return []
    perhaps = roster[roster["employee_id"].isin(row["people"])]
    return [{key: each[key] for key in ("employee_id", "name", "department")} for each in records(perhaps)]
