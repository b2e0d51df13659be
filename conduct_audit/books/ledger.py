"""The ledger as others see it: facts to read, as they are or as they were, and entries to write."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Select, select

from conduct_audit.books import (
    appeals,
    chain,
    claimed,
    closings,
    corrections,
    overrides,
    phrases,
    postings,
    profiles,
    rosters,
    schema,
    settings,
    sources,
    trail,
    values,
    violations,
)
from conduct_audit.books.entry import Entry
from conduct_audit.books.errors import UnknownRecordError
from conduct_audit.books.life import worded
from conduct_audit.books.records import Closing, DecisionRecord, Head, LogEntry, Observation, RulebookVersion
from conduct_audit.books.trouble import tells
from conduct_audit.receipts import receipt

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from conduct_audit.books.appeals import Appeal
    from conduct_audit.books.corrections import Correction
    from conduct_audit.books.overrides import Export, Override
    from conduct_audit.books.phrases import PhraseRecord
    from conduct_audit.books.profiles import ProfileRecord
    from conduct_audit.books.returned import Place
    from conduct_audit.books.settings import SettingRecord
    from conduct_audit.books.sources import SourceRecord
    from conduct_audit.books.store import Store
    from conduct_audit.month import Month
    from conduct_audit.settings import Settings
    from conduct_audit.timeline import Timeline


class Ledger:
    """An open ledger; use it in a `with`.

    Every reading method takes `as_of`, the number of the entry after which it looks at the books (None: now). Inside
    `entry` and `snapshot` all reading sees one state; elsewhere each call sees the latest.
    """

    def __init__(self, store: Store) -> None:
        """Read and write through `store`; `open_ledger` and `create` are the ways to get one."""
        self.store = store

    def __enter__(self) -> Self:
        """Use the ledger within a `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the ledger."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.store.connection.close()

    @property
    def place(self) -> str:
        """Where the ledger lies, as it was given, without a password."""
        return self.store.place

    @property
    def ledger_id(self) -> str:
        """The number that tells this ledger from every other."""
        return self.head().ledger_id

    @property
    def company(self) -> str:
        """The company that the ledger is kept for."""
        found = self.store.one(select(schema.ledger.c.company))
        return str(found[0]) if found else ""

    @contextmanager
    def entry(
        self, action: str, *, actor: str, at: dt.datetime | Callable[[], dt.datetime], detail: dict[str, Any]
    ) -> Iterator[Entry]:
        """Write one entry: all of the block or, when it raises or is abandoned, nothing. Waits for other writers.

        `at` is the time of the entry, or a clock to look at once the entry is sealed.
        """
        clock = at if callable(at) else lambda: at
        with self.store.writing() as transaction:
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
    def head(self, *, as_of: int | None = None) -> Head:
        """Give the end of the chain; its digest is the seal."""
        return chain.head(self.store, as_of)

    @tells
    def entries(self, *, as_of: int | None = None) -> tuple[LogEntry, ...]:
        """Give the audit trail, oldest first."""
        table = schema.entry.c
        columns = (table.seq, table.at, table.actor, table.action, table.detail, table.digest)
        rows = self.store.rows(_until(select(*columns).order_by(table.seq), table.seq, as_of))
        return tuple(
            LogEntry(seq, values.instant(at), actor, action, values.document(detail), digest)
            for seq, at, actor, action, detail, digest in rows
        )

    @tells
    def rulebooks(self, *, as_of: int | None = None) -> tuple[RulebookVersion, ...]:
        """Give every version of a rulebook in the order they were put in force."""
        table = schema.rulebook.c
        columns = (table.start, table.code, table.version, table.digest, table.text)
        rows = self.store.rows(_until(select(*columns).order_by(table.id), table.entry, as_of))
        return tuple(RulebookVersion(values.day(row[0]) if row[0] else None, *row[1:]) for row in rows)

    @tells
    def rosters(self, *, as_of: int | None = None) -> Timeline[pd.DataFrame]:
        """Give every roster (EMPLOYEES) by the first day it holds."""
        return rosters.timeline(self.store, as_of)

    @tells
    def violations(  # noqa: PLR0913  # the filters of the command, each optional
        self,
        *,
        as_of: int | None = None,
        month: Month | None = None,
        employee_id: str | None = None,
        department: str | None = None,
        statuses: Sequence[str] | None = None,
        ids: Iterable[int] | None = None,
    ) -> pd.DataFrame:
        """Give the records that fit (VIOLATIONS), by number; without skipped ones unless `statuses` or `ids` are given.

        Besides: `related` (tuple of records that may be the same event), `same_as` (Int64), `attributed` (bool: the
        person is the one whom the program found), and as written `written_name`, `number`, `date_text`, `count_text`,
        `clause_text`, `category_text`.
        """
        wanted = violations.Wanted(month, employee_id, statuses, ids)
        found = violations.select_violations(self.store, wanted, as_of)
        return found if department is None else found[found["department"] == department].reset_index(drop=True)

    @tells
    def observation(self, number: int) -> Observation:
        """Give where record `number` was read and its raw cells. Raises `UnknownRecordError`."""
        seen, file, kept = schema.observation, schema.source, schema.content
        columns = {"file": file.c.name, "sha256": kept.c.sha256}
        columns |= {name: seen.c[name] for name in ("id", "sheet", "row", "part", "same_as", "cells")}
        tables = seen.join(file).join(kept)
        found = select(*columns.values()).select_from(tables).where(seen.c.id == number)
        row = self.store.one(found) if schema.possible(number) else None
        if row is None:
            raise UnknownRecordError(id=number)
        told: dict[str, Any] = dict(zip(columns, row, strict=True))
        return Observation(**told | {"cells": values.document(told["cells"] or "{}")})

    @tells
    def decisions(self, number: int, *, as_of: int | None = None) -> tuple[DecisionRecord, ...]:
        """Give the life of record `number`, its booking first. Raises `UnknownRecordError`."""
        made, by = schema.decision.c, schema.entry.c
        columns = (made.entry, by.at, by.actor, made.action, made.status, made.reason)
        tables = schema.decision.join(schema.entry, made.entry == by.seq)
        statement = select(*columns).select_from(tables).where(made.observation == number)
        until = _until(statement.order_by(made.id), made.entry, as_of)
        rows = self.store.rows(until) if schema.possible(number) else []
        if not rows:
            raise UnknownRecordError(id=number)
        return tuple(
            DecisionRecord(entry, values.instant(at), actor, action, status, worded(action, reason))
            for entry, at, actor, action, status, reason in rows
        )

    @tells
    def profiles(self, *, as_of: int | None = None) -> dict[str, ProfileRecord]:
        """Give the column profiles in use, by name."""
        return profiles.in_use(self.store, as_of)

    @tells
    def sources(self) -> tuple[SourceRecord, ...]:
        """Give the imported files, oldest first."""
        return sources.sources(self.store)

    @tells
    def receipts(self, rows: Mapping[Place, Iterable[int]]) -> dict[Place, str]:
        """Give the receipt of each row of a sheet for its records; see `Entry.book_source`."""
        words = claimed.as_written(self.store, {number for numbers in rows.values() for number in numbers})
        held = {place: {number: words[number] for number in numbers} for place, numbers in rows.items()}
        ledger_id = self.ledger_id
        return {place: receipt(ledger_id, said) for place, said in held.items()}

    @tells
    def entry_of(self, seal: str) -> int:
        """Give the number of the entry with `seal`. Raises `SealTextError`, `SealUnknownError`."""
        return trail.entry_of(self.store, seal)

    @tells
    def decided_since(self, entry: int, month: Month) -> tuple[trail.Step, ...]:
        """Give the decisions after `entry` on records of `month`, oldest first."""
        return trail.since(self.store, entry, month)

    @tells
    def content(self, sha256: str) -> bytes:
        """Give the bytes of an imported file by their digest. Raises `LookupError`."""
        table = schema.content.c
        found = self.store.one(select(table.zlib).where(table.sha256 == sha256))
        if found is None:
            raise LookupError(sha256)
        return zlib.decompress(found[0])

    @tells
    def phrases(self, *, as_of: int | None = None) -> tuple[PhraseRecord, ...]:
        """Give what people of this company said about texts, oldest first."""
        return phrases.history(self.store, as_of)

    @tells
    def settings(self, month: Month, *, as_of: int | None = None) -> Settings:
        """Give the settings that hold for `month`."""
        return settings.in_force(self.store, month, as_of)

    @tells
    def postings(self, closing: Closing) -> pd.DataFrame:
        """Give the postings of a closed month (`postings.COLUMNS`), in fen; none for months closed before this form."""
        return postings.frame(self.store, closing.number)

    @tells
    def exports(self, month: Month, form: str) -> tuple[Export, ...]:
        """Give the earlier exports of `month` to the format `form`, oldest first."""
        return overrides.exports(self.store, month, form)

    @tells
    def was_exported(self, sha256: str) -> bool:
        """Whether a file of these bytes was ever exported."""
        return overrides.was_exported(self.store, sha256)

    @tells
    def overrides(self, month: Month, *, as_of: int | None = None) -> tuple[Override, ...]:
        """Give the warnings that were overridden to close `month`, oldest first."""
        return overrides.overrides(self.store, month, as_of)

    @tells
    def setting_history(self, *, as_of: int | None = None) -> tuple[SettingRecord, ...]:
        """Give everything that was ever set, oldest first."""
        return settings.history(self.store, as_of)

    @tells
    def appeals(self, record: int | None = None, *, as_of: int | None = None) -> tuple[Appeal, ...]:
        """Give the appeals, of one record alone or all, in the order in which they were filed."""
        return appeals.appeals(self.store, record, as_of)

    @tells
    def corrections(self) -> tuple[Correction, ...]:
        """Give every correction in the order of booking, with what became of it."""
        return corrections.corrections(self.store)

    @tells
    def due(self, month: Month, *, before: int | None = None) -> tuple[Correction, ...]:
        """Give the corrections that `month` has to settle, as the books were before entry `before` (None: now)."""
        return corrections.due(self.store, month, before)

    @tells
    def open_month(self) -> Month | None:
        """Give the month after the last closed one, None where none is closed."""
        return corrections.open_month(self.store)

    @tells
    def closings(self, *, as_of: int | None = None) -> tuple[Closing, ...]:
        """Give the closed months in the order of their closing."""
        return closings.closings(self.store, as_of)

    @tells
    def closing(self, month: Month, *, as_of: int | None = None) -> Closing | None:
        """Give the closing of `month`, None while it is open."""
        found = closings.closings(self.store, as_of, month)
        return found[0] if found else None


def _until(statement: Select[Any], column: Any, as_of: int | None) -> Select[Any]:
    return statement if as_of is None else statement.where(column <= as_of)
