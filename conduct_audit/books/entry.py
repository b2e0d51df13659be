"""One entry of the chain while it is written: everything in it is kept together, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conduct_audit.books import booking, closings, deciding, rosters, schema
from conduct_audit.books.errors import MonthNotBegunError
from conduct_audit.books.founding import rulebook_row

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import pandas as pd

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.records import Booking, Decision, Outcome, RulebookVersion
    from conduct_audit.books.store import Transaction
    from conduct_audit.month import Month


class Entry:
    """What a command may write. `detail` goes into the trail and may still be added to until the entry ends."""

    def __init__(
        self, pen: Pen, transaction: Transaction, clock: Callable[[], datetime], detail: dict[str, Any]
    ) -> None:
        """Write with `pen` inside `transaction`, at the time that `clock` shows."""
        self._pen = pen
        self._transaction = transaction
        self._clock = clock
        self.detail = detail

    @property
    def seq(self) -> int:
        """The number of this entry."""
        return self._pen.seq

    def abandon(self) -> None:
        """Undo at the end everything that this entry writes: for rehearsals."""
        self._transaction.cancelled = True

    def book_source(self, name: str, content: bytes, kind: str, mapped: pd.DataFrame) -> Booking:
        """Book a file: its `name` without folders, its bytes, and its observations (MAPPED).

        Each becomes confirmed, pending or skipped; see `records.Booking`.
        """
        return booking.book(self._pen, name, content, kind, mapped)

    def decide(self, number: int, decision: Decision) -> Outcome:
        """Write what a person decided about record `number`.

        Raises `UnknownRecordError`, the `StateError` of its state, `ReasonMissingError`, `CountOutOfRangeError`,
        `BookedMonthClosedError`, `StillUnknownError`; then nothing of this decision is written and others of the same
        entry may follow.
        """
        return deciding.decide(self._pen, number, decision)

    def add_roster(
        self, employees: pd.DataFrame, start: Month | None, name: str, content: bytes, kind: str = ""
    ) -> None:
        """Put a roster (EMPLOYEES) in force from `start` (None: for all months), as read from a file."""
        source = booking.add_source(self._pen, name, content, kind)
        roster = self._pen.append_one(schema.roster, str(start) if start else None, source)
        self._pen.append(schema.employee, list(rosters.rows(employees, roster)))

    def add_rulebook(self, version: RulebookVersion) -> None:
        """Put a rulebook in force from its first day."""
        self._pen.append_one(schema.rulebook, *rulebook_row(version))

    def close(self, month: Month, lines: pd.DataFrame, *, rulebook_digest: str) -> None:
        """Freeze `lines` (LINES, by employee number) as the figures of `month` and give each slip its serial number.

        Raises `MonthNotBegunError`, `MonthAlreadyClosedError`, `RowsStillWaitError`, `BonusBlankError`.
        """
        if month.first_day > self._clock().date():
            raise MonthNotBegunError(month=month)
        closings.close(self._pen, month, lines, rulebook_digest)
