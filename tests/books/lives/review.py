"""The queue: what is open is answered, rows are admitted as they stand or dismissed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from conduct_audit.actions.errors import NotOnClosedRosterError, UnknownEmployeeError
from conduct_audit.books.record_errors import StillUnknownError
from tests.books.lives.start import CLAUSES, Start
from tests.books.plain.records import SETTLES
from tests.books.plain.rules import MONTHS

if TYPE_CHECKING:
    from tests.books.plain.records import Record

WORDS = {"person": "employee"}
FACTS = st.sets(st.sampled_from(sorted(SETTLES)), max_size=2)
"""What a person says about a row; nothing: what it asks."""


class Review(Start):
    """The rules of the queue."""

    @precondition(lambda self: self.model.records.told("pending"))
    @rule(
        pick=st.integers(0, 99), facts=st.sets(st.sampled_from(sorted(SETTLES)), max_size=2), value=st.integers(0, 99)
    )
    def set_row(self, pick: int, facts: set[str], value: int) -> None:
        record = self.pick(self.model.records.told("pending"), pick)
        asked = facts or {name for name, question in SETTLES.items() if question in record.why} or {"count"}
        given = self._answers(record, asked, value)
        told = {WORDS.get(name, name): fact for name, fact in given.items()}
        told |= {"day": dt.date.fromisoformat(given["day"])} if "day" in given else {}
        told |= {"reason": "已核实"} if "serious" in given else {}
        if self._nobody(record, given):
            with self.refused(UnknownEmployeeError):
                self.audit.set_row(record.number, **told)
            return
        shown = self.audit.set_row(record.number, **told)
        self.model.records.set(record, self.model.calendar, **given)
        record.reasoned = record.reasoned or "serious" in given
        assert (shown["status"], set(shown["reasons"])) == (record.status, record.why)
        self.month = record.month or self.month

    def _answers(self, record: Record, asked: set[str], value: int) -> dict[str, Any]:
        day = f"{MONTHS[value % len(MONTHS)]}-{value % 28 + 1:02d}"
        month = day[:7] if "day" in asked else record.happened
        people = sorted({*self.model.company.roster(month), "01"})
        facts = {"person": people[value % len(people)], "day": day, "clause": CLAUSES[value % len(CLAUSES)]}
        facts |= {"count": value % 4 + 1, "serious": value % 3 == 0}  # type: ignore[dict-item]  # facts of every kind
        return {name: facts[name] for name in sorted(asked)}

    def _nobody(self, record: Record, given: dict[str, Any]) -> bool:
        """Whether the person is not on the roster of the month."""
        month = given["day"][:7] if "day" in given else record.happened
        who = given.get("person") or (record.person if "day" in given else None)
        return who is not None and who not in self.model.company.roster(month)

    @precondition(lambda self: self.model.records.told("pending", "skipped"))
    @rule(pick=st.integers(0, 99))
    def admit(self, pick: int) -> None:
        record = self.pick(self.model.records.told("pending", "skipped"), pick)
        closed = self.model.closed.get(self.model.calendar.charged(record.happened) or "")
        if not record.known or (closed and record.person not in closed.lines):
            with self.refused(StillUnknownError, NotOnClosedRosterError):
                self.audit.admit_row(record.number)
            return
        assert self.audit.admit_row(record.number)["status"] == "confirmed"
        self.model.admit(record)

    @precondition(lambda self: self.model.records.told("pending"))
    @rule(pick=st.integers(0, 99))
    def dismiss(self, pick: int) -> None:
        self.drop(self.pick(self.model.records.told("pending"), pick))

    def drop(self, record: Record) -> None:
        """Take a row out of the queue."""
        assert self.audit.dismiss_row(record.number, "无此事")["status"] == "dismissed"
        record.status, record.touched = "dismissed", True
