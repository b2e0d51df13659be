"""The ledger as those see it who ask about records: what was seen, what became of it, who decided."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from conduct_audit.books import appeals, claimed, schema, sources, trail, values, violations
from conduct_audit.books.life import worded
from conduct_audit.books.reader import Reader, until
from conduct_audit.books.record_errors import no_record
from conduct_audit.books.records import DecisionRecord, Observation, RowAsRead
from conduct_audit.books.store import chunks
from conduct_audit.books.trouble import tells
from conduct_audit.receipts import receipt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from conduct_audit.books.appeals import Appeal
    from conduct_audit.books.returned import Place
    from conduct_audit.books.sources import SourceRecord
    from conduct_audit.month import Month


class RecordReader(Reader):
    """Reads observations, decisions and appeals."""

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
    def broke(self, *, as_of: int | None = None) -> dict[Month, set[str]]:
        """Give who has a violation on the books, by the month to which it is charged."""
        return violations.broke(self.store, as_of)

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
            raise no_record(number, partial=self.partial)
        told: dict[str, Any] = dict(zip(columns, row, strict=True))
        return Observation(**told | {"cells": values.document(told["cells"] or "{}")})

    @tells
    def rows_as_read(self, numbers: Iterable[int]) -> list[RowAsRead]:
        """Give the raw cells of records, by number, and of which sheet of which file they are."""
        seen = schema.observation.c
        chosen = select(seen.id, seen.source, seen.sheet, seen.cells).order_by(seen.id)
        found = (self.store.rows(chosen.where(seen.id.in_(some))) for some in chunks(numbers))
        return [
            RowAsRead(number, (source, sheet), values.document(cells or "{}"))
            for rows in found
            for number, source, sheet, cells in rows
        ]

    @tells
    def decisions(self, number: int, *, as_of: int | None = None) -> tuple[DecisionRecord, ...]:
        """Give the life of record `number`, its booking first. Raises `UnknownRecordError`."""
        made, by = schema.decision.c, schema.entry.c
        columns = (made.entry, by.at, by.actor, made.action, made.status, made.reason, made.reasons)
        tables = schema.decision.join(schema.entry, made.entry == by.seq)
        statement = select(*columns).select_from(tables).where(made.observation == number)
        told = until(statement.order_by(made.id), made.entry, as_of)
        rows = self.store.rows(told) if schema.possible(number) else []
        if not rows:
            raise no_record(number, partial=self.partial)
        return tuple(
            DecisionRecord(
                entry, values.instant(at), actor, action, status, worded(action, reason), values.array(waits)
            )
            for entry, at, actor, action, status, reason, waits in rows
        )

    @tells
    def receipts(self, rows: Mapping[Place, Iterable[int]]) -> dict[Place, str]:
        """Give the receipt of each row of a sheet for its records; see `Entry.book_source`."""
        words = claimed.as_written(self.store, {number for numbers in rows.values() for number in numbers})
        held = {place: {number: words[number] for number in numbers} for place, numbers in rows.items()}
        ledger_id = self.ledger_id
        return {place: receipt(ledger_id, said) for place, said in held.items()}

    @tells
    def appeals(self, record: int | None = None, *, as_of: int | None = None) -> tuple[Appeal, ...]:
        """Give the appeals, of one record alone or all, in the order in which they were filed."""
        return appeals.appeals(self.store, record, as_of)

    @tells
    def decided_since(self, entry: int, month: Month) -> tuple[trail.Step, ...]:
        """Give the decisions after `entry` on records of `month`, oldest first."""
        return trail.since(self.store, entry, month)

    @tells
    def sources(self) -> tuple[SourceRecord, ...]:
        """Give the imported files, oldest first."""
        return sources.sources(self.store)

    @tells
    def content(self, sha256: str) -> bytes:
        """Give the bytes of an imported file by their digest. Raises `LookupError`."""
        table = schema.content.c
        found = self.store.one(select(table.zlib).where(table.sha256 == sha256))
        if found is None:
            raise LookupError(sha256)
        return zlib.decompress(found[0])
