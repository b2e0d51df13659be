"""A ledger at the beginning of its life beside the model of it, and what every rule of the machine needs."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis.stateful import RuleBasedStateMachine

from conduct_audit import Audit, books
from conduct_audit.month import Month
from conduct_audit.tables import EMPLOYED
from tests.books.plain.model import Model
from tests.books.plain.rules import Company, Person, Tariff
from tests.books.world import mapped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from tests.books.plain.records import Record, Sight
    from tests.books.plain.rules import Roster

AT = dt.datetime(2024, 9, 1, 8, tzinfo=dt.UTC)
TODAY = "2024-09"
CLAUSES = ("1.3.3", "2.1.2", "3.2.1", "4.1.1")
FIRST: Roster = {
    "01": Person(150000, leader="04"),
    "02": Person(20000, dispatched=True, leader="04"),
    "03": Person(5000, leader="01"),
    "04": Person(100000),
}
LATER: Roster = {
    "01": Person(150000, leader="04"),
    "02": Person(30000, dispatched=True, leader="04"),
    "03": Person(0, leader="01"),
    "05": Person(40000, dispatched=True, leader="05"),
}
ROSTERS = (("2024-01", FIRST), ("2024-03", LATER))


class Start(RuleBasedStateMachine):
    """Two people at one ledger, and the model that each step is done on besides; `month` is the one last touched."""

    def __init__(self, place: str, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.audit = Audit(place, actor="李会计", clock=lambda: AT)
        self.other = Audit(place, actor="王主管", clock=lambda: AT)
        self.audit.init()
        self.audit.set("strict_warnings", "none")  # months are closed out of order
        self.model = Model(Company([], [("", Tariff(10000))]))
        for start, people in ROSTERS:
            self.employ(start, people)
        self.month = ROSTERS[0][0]
        self.sheets: list[list[Sight]] = []

    def employ(self, start: str, people: Roster) -> None:
        """Import a roster from a month on (empty: for all months)."""
        rows = [_employee(who, person) for who, person in people.items()]
        first, desk = Month.parse(start) if start else None, self.audit.desk
        with books.open_ledger(desk.place, write=True) as ledger, desk.entry(ledger, "roster import") as entry:
            entry.add_roster(EMPLOYED.frame(rows), first, "花名册.xlsx", repr(rows).encode())
        self.model.company.rosters.append((start, people))

    def imported(self, name: str, sights: list[Sight]) -> pd.DataFrame:
        """Import a file whose bytes are its name; its rows are read, of known people."""
        desk = self.audit.desk
        with books.open_ledger(desk.place, write=True) as ledger, desk.entry(ledger, "import") as entry:
            booking: books.Booking = entry.book_source(name, name.encode(), "xlsx", mapped(*map(_row, sights)))
        return booking.rows

    def pick(self, records: list[Record], pick: int) -> Record:
        """Give one of the records; its month is the one to look at afterwards."""
        record = records[pick % len(records)]
        self.month = record.month or self.month
        return record

    def head(self) -> str:
        """Give the seal of now."""
        with self.audit.desk.reading() as ledger:
            return str(ledger.head().digest)

    @contextmanager
    def refused(self, *errors: type[Exception]) -> Iterator[None]:
        """Expect one of the errors, and that nothing was changed."""
        before = self.head()
        with pytest.raises(errors):
            yield
        assert self.head() == before


def _employee(who: str, person: Person) -> dict[str, Any]:
    whose = {"employee_id": who, "name": who, "department": f"部门{int(who) % 2}", "leader": person.leader}
    return {**whose, "bonus_base": person.bonus, "employment": "劳务派遣" if person.dispatched else "合同工"}


def _row(sight: Sight) -> dict[str, Any]:
    """Give a row of MAPPED."""
    whose = {"employee_id": sight.person, "number": sight.person or "", "name": sight.person or "某人"}
    day = dt.date.fromisoformat(sight.day) if sight.day else None
    when = {"occurred_on": day, "month": sight.month, "date_text": sight.day or sight.month or "不明"}
    what = {"clause": sight.clause, "category": sight.clause and sight.clause[0], "clause_text": sight.clause or ""}
    said = {"count": sight.count, "serious": None if "suspected_serious" in sight.why else sight.serious}
    return {**whose, **when, **what, **said, "text": sight.words, "reasons": sight.why}
