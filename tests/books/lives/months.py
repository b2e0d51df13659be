"""Months are closed, also out of order, and handed over; what holds up a close is refused first and put right then."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from conduct_audit.actions.month_errors import (
    AppealsHoldError,
    MonthOpenError,
    UnplacedViolationsError,
    WarningsHoldError,
)
from conduct_audit.books.closing_errors import BonusBlankError, MonthAlreadyClosedError, RowsStillWaitError
from conduct_audit.books.record_errors import StateError
from tests.books.lives.disputes import Disputes
from tests.books.lives.review import Review
from tests.books.plain.rules import MONTHS

OVER = ("confirmed", "dismissed", "waived", "overturned")
REFUSALS = {
    error.__name__: error
    for error in (RowsStillWaitError, BonusBlankError, UnplacedViolationsError, AppealsHoldError, WarningsHoldError)
}


class Months(Review, Disputes):
    """The rules of closing and handing over."""

    @precondition(lambda self: len(self.model.closed) < len(MONTHS))
    @rule(skip=st.sampled_from((0, 0, 0, 1)), override=st.booleans())
    def close(self, skip: int, override: bool) -> None:  # noqa: FBT001  # drawn by Hypothesis
        left = [month for month in MONTHS if month not in self.model.closed]
        month = self.month = left[min(skip, len(left) - 1)]
        codes = self.model.holding(month) if override else frozenset()
        refusal = self.model.refusal(month, codes)
        if refusal:
            with self.refused(REFUSALS[refusal]):
                self._close(month, codes)
            self._put_right(month)
        self._close(month, self.model.holding(month))
        self.model.close(month)

    def _close(self, month: str, codes: frozenset[str]) -> None:
        """Close a month in spite of the warnings of these codes."""
        self.audit.close(month, override=sorted(codes), reason="已与本人核对" if codes else "")

    def _put_right(self, month: str) -> None:
        """Do what a person does about whatever holds up a month, warnings apart."""
        for record in self.model.records.told("pending"):
            if record.month in {None, month}:
                self.drop(record)
        people = self.model.company.roster(month)
        if any(person.bonus is None for person in people.values()):
            self.employ(month, {who: replace(person, bonus=person.bonus or 0) for who, person in people.items()})
        for record in self.model.records.told("confirmed", month=month):
            if record.person not in people:
                self.forgive(record)
            elif record.appealed == "open" and self.model.company.terms(month).settings["open_appeal"] == "hold":
                self.rule_on(record, "dismissed")

    @precondition(lambda self: self.model.closed)
    @rule(month=st.sampled_from(MONTHS))
    def export(self, month: str) -> None:
        file = self.folder / f"{month}.csv"
        if month not in self.model.closed:
            with self.refused(MonthOpenError):
                self.audit.export(month, "csv", file, overwrite=True)
            return
        told = self.audit.export(month, "csv", file, overwrite=True)["totals"]
        lines = self.model.closed[month].lines.values()
        assert round(float(told["sum"]) * 100) == sum((line.deduction or 0) + line.moved for line in lines)

    @precondition(lambda self: self.model.records.told(*OVER))
    @rule(pick=st.integers(0, 99))
    def ask_what_is_over(self, pick: int) -> None:
        """Nothing is decided, taken back or closed twice."""
        record = self.pick(self.model.records.told(*OVER), pick)
        if record.status != "confirmed":
            with self.refused(StateError):
                self.audit.waive(record.number, "再来一次")
        if record.status != "confirmed" or record.appealed != "no":
            with self.refused(StateError):
                self.audit.file_appeal(record.number, "还是不服")
        else:
            with self.refused(StateError):
                self.audit.admit_row(record.number)
        if record.month in self.model.closed:
            with self.refused(MonthAlreadyClosedError):
                self.audit.close(record.month)
