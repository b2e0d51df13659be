"""The ledger as others see it: facts to read, as they are or as they were, and entries to write."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import select

from conduct_audit.books import chain, phrases, profiles, rosters, schema, settings, trail, values
from conduct_audit.books.entry import Entry
from conduct_audit.books.reader import until
from conduct_audit.books.reader_months import MonthReader
from conduct_audit.books.reader_records import RecordReader
from conduct_audit.books.records import LogEntry, RulebookVersion
from conduct_audit.books.trouble import tells

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    import pandas as pd

    from conduct_audit.books.phrases import PhraseRecord
    from conduct_audit.books.profiles import ProfileRecord
    from conduct_audit.books.settings import SettingRecord
    from conduct_audit.month import Month
    from conduct_audit.settings import Settings
    from conduct_audit.timeline import Timeline


class Ledger(RecordReader, MonthReader):
    """An open ledger; use it in a `with`.

    Every reading method takes `as_of`, the number of the entry after which it looks at the books (None: now). Inside
    `entry` and `snapshot` all reading sees one state; elsewhere each call sees the latest.
    """

    def __enter__(self) -> Self:
        """Use the ledger within a `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the ledger."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.store.connection.close()

    @contextmanager
    def entry(
        self, action: str, *, actor: str, at: dt.datetime | Callable[[], dt.datetime], detail: dict[str, Any]
    ) -> Iterator[Entry]:
        """Write one entry: all of the block or, when it raises or is abandoned, nothing. Waits for other writers.

        `at` is the time of the entry, or a clock to look at once the entry is sealed.
        """
        clock = at if callable(at) else lambda: at
        with self.store.writing(importing=action == "import") as transaction:
            pen = chain.Pen(self.store)
            entry = Entry(pen, transaction, clock, dict(detail))
            yield entry
            if not transaction.cancelled:
                pen.seal(action, actor, clock(), entry.detail)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one and the same state throughout a block, whatever others write meanwhile (they wait to finish)."""
        with self.store.reading():
            yield

    @tells
    def entries(self, *, as_of: int | None = None) -> tuple[LogEntry, ...]:
        """Give the audit trail, oldest first."""
        table = schema.entry.c
        columns = (table.seq, table.at, table.actor, table.action, table.detail, table.digest)
        rows = self.store.rows(until(select(*columns).order_by(table.seq), table.seq, as_of))
        return tuple(
            LogEntry(seq, values.instant(at), actor, action, values.document(detail), digest)
            for seq, at, actor, action, detail, digest in rows
        )

    @tells
    def rulebooks(self, *, as_of: int | None = None) -> tuple[RulebookVersion, ...]:
        """Give every version of a rulebook in the order they were put in force."""
        table = schema.rulebook.c
        columns = (table.start, table.code, table.version, table.digest, table.text)
        rows = self.store.rows(until(select(*columns).order_by(table.id), table.entry, as_of))
        return tuple(RulebookVersion(values.day(row[0]) if row[0] else None, *row[1:]) for row in rows)

    @tells
    def rosters(self, *, as_of: int | None = None) -> Timeline[pd.DataFrame]:
        """Give every roster (EMPLOYEES) by the first day it holds."""
        return rosters.timeline(self.store, as_of)

    @tells
    def profiles(self, *, as_of: int | None = None) -> dict[str, ProfileRecord]:
        """Give the column profiles in use, by name."""
        return profiles.in_use(self.store, as_of)

    @tells
    def entry_of(self, seal: str) -> int:
        """Give the number of the entry with `seal`. Raises `SealTextError`, `SealUnknownError`."""
        return trail.entry_of(self.store, seal)

    @tells
    def phrases(self, *, as_of: int | None = None) -> tuple[PhraseRecord, ...]:
        """Give what people of this company said about texts, oldest first."""
        return phrases.history(self.store, as_of)

    @tells
    def settings(self, month: Month, *, as_of: int | None = None) -> Settings:
        """Give the settings that hold for `month`."""
        return settings.in_force(self.store, month, as_of)

    @tells
    def setting_history(self, *, as_of: int | None = None) -> tuple[SettingRecord, ...]:
        """Give everything that was ever set, oldest first."""
        return settings.history(self.store, as_of)
