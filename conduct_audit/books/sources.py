"""The files that were imported, as the books name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from conduct_audit.books import schema, values

if TYPE_CHECKING:
    import datetime as dt

    from conduct_audit.books.store import Store


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """An imported file: its name without folders, its bytes, who imported it when; `roster`: no inspection sheet."""

    id: int
    name: str
    sha256: str
    size: int
    roster: bool
    at: dt.datetime
    actor: str


def sources(store: Store) -> tuple[SourceRecord, ...]:
    """Give every imported file, oldest first."""
    file, kept, by = schema.source, schema.content, schema.entry
    is_roster = exists().where(schema.roster.c.source == file.c.id)
    columns = (file.c.id, file.c.name, kept.c.sha256, kept.c.size, is_roster, by.c.at, by.c.actor)
    joined = file.join(kept, file.c.content == kept.c.id).join(by, file.c.entry == by.c.seq)
    rows = store.rows(select(*columns).select_from(joined).order_by(file.c.id))
    return tuple(
        SourceRecord(number, name, sha256, size, bool(roster), values.instant(at), actor)
        for number, name, sha256, size, roster, at, actor in rows
    )
