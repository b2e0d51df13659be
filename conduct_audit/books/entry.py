"""One entry of the chain while it is written: everything in it is kept together, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conduct_audit.books import (
    appeals,
    booking,
    closings,
    corrections,
    deciding,
    overrides,
    phrases,
    profiles,
    rosters,
    schema,
    settings,
)
from conduct_audit.books.chain import storable
from conduct_audit.books.closing_errors import MonthNotBegunError
from conduct_audit.books.founding import rulebook_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime

    import pandas as pd

    from conduct_audit.books.appeals import Appeal, Ruling
    from conduct_audit.books.chain import Pen
    from conduct_audit.books.corrections import Difference, Settled
    from conduct_audit.books.phrases import Phrase
    from conduct_audit.books.proof import Fact
    from conduct_audit.books.records import Booking, Decision, Outcome, RulebookVersion
    from conduct_audit.books.returned import Place
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

    def book_source(
        self, name: str, content: bytes, kind: str, mapped: pd.DataFrame, receipts: Mapping[Place, str] | None = None
    ) -> Booking:
        """Book a file: its `name` without folders, its bytes, and its observations (MAPPED).

        Each becomes confirmed, pending or skipped; see `records.Booking`. `receipts` are those that a returned sheet
        carries, by sheet and row: what waited and was corrected is settled.
        """
        return booking.book(self._pen, booking.File(name, content, kind, receipts or {}), mapped)

    def decide(self, number: int, decision: Decision, *, correcting: bool = False) -> Outcome:
        """Write what a person decided about record `number`; `actions.deciding.decided` is the door for commands.

        `correcting` promises that the same entry books what a closed month then takes or gives back (`correct`).

        Raises `UnknownRecordError`, the `StateError` of its state, `ReasonMissingError`, `CountOutOfRangeError`,
        `BookedMonthClosedError`, `StillUnknownError`; then nothing of this decision is written and others of the same
        entry may follow.
        """
        return deciding.decide(self._pen, number, decision, correcting=correcting)

    def correct(self, record: int | None, differences: Iterable[Difference]) -> None:
        """Book what closed months still take or give back because of the latest decision about `record`."""
        corrections.book(self._pen, record, differences)

    def file_appeal(self, record: int, reason: str, received_on: date, *, late: bool) -> int:
        """File an appeal against `record`; give its number. Raises what `appeals.file` raises."""
        return appeals.file(self._pen, record, reason, received_on, late=late)

    def rule(self, record: int, ruling: Ruling) -> Appeal:
        """Write the ruling on the appeal against `record`; `Ruling.decision` is still to be decided.

        Raises `NotAppealedError`, `AlreadyDecidedError`.
        """
        return appeals.rule(self._pen, record, ruling)

    def add_roster(
        self, employees: pd.DataFrame, start: Month | None, name: str, content: bytes, kind: str = ""
    ) -> None:
        """Put a roster (EMPLOYEES or EMPLOYED) in force from `start` (None: for all months), as read from a file."""
        source = booking.add_source(self._pen, name, content, kind)
        roster = self._pen.append_one(schema.roster, str(start) if start else None, source)
        kept = self._pen.append(schema.employee, list(rosters.rows(employees, roster)))
        self._pen.append(schema.employment, list(rosters.employments(employees, kept.start)))

    def put_profile(self, name: str, document: Mapping[str, Any] | None) -> None:
        """Save a column profile under `name` from now on; None takes it out of use."""
        profiles.put(self._pen, name, document)

    def add_rulebook(self, version: RulebookVersion) -> None:
        """Put a rulebook in force from its first day."""
        self._pen.append_one(schema.rulebook, *rulebook_row(version))

    def put_phrases(self, said: Iterable[Phrase]) -> None:
        """Record what people said about texts."""
        phrases.put(self._pen, said)

    def set(self, name: str, text: str, start: Month | None) -> None:
        """Record the canonical `text` of setting `name` from `start` on (None: for all months)."""
        settings.put(self._pen, name, text, start)

    def close(
        self,
        month: Month,
        lines: pd.DataFrame,
        *,
        rulebook_digest: str,
        settled: Iterable[Settled] = (),
        facts: Iterable[Fact] = (),
    ) -> None:
        """Freeze `lines` (LINES, by employee number) as the figures of `month` and give each slip its serial number.

        `settled` says what is taken of each correction that was due, `facts` what else the month is closed with.

        Raises `MonthNotBegunError`, `MonthAlreadyClosedError`, `RowsStillWaitError`, `BonusBlankError`, `TieOutError`.
        """
        if month.first_day > self._clock().date():
            raise MonthNotBegunError(month=month)
        closings.close(self._pen, month, lines, rulebook_digest, settled=settled, facts=facts)

    def override(self, month: Month, code: str, subject: str, reason: str) -> None:
        """Record that this entry's actor takes it upon them to close `month` despite warning `code`."""
        overrides.put(self._pen, month, code, subject, reason)

    def export(self, month: Month, *facts: str) -> None:
        """Record that `month` was handed over: format, name of the file, its digest, its totals (JSON)."""
        self._pen.append_one(schema.export, str(month), *map(storable, facts))
