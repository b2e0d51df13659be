"""Who took it upon them to close a month despite a warning, and who handed a month over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from conduct_audit.books import schema, values
from conduct_audit.books.chain import storable

if TYPE_CHECKING:
    import datetime as dt

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.store import Store
    from conduct_audit.month import Month


@dataclass(frozen=True, slots=True)
class Override:
    """A warning that a named person overrode: `subject` is what it was about."""

    code: str
    subject: str
    reason: str
    at: dt.datetime
    actor: str


@dataclass(frozen=True, slots=True)
class Export:
    """A file in which a month was handed over; `totals` are those of the file beside it."""

    format: str
    name: str
    sha256: str
    totals: dict[str, Any]
    at: dt.datetime
    actor: str


def put(pen: Pen, month: Month, code: str, subject: str, reason: str) -> None:
    """Record an override."""
    pen.append_one(schema.override, str(month), code, *map(storable, (subject, reason)))


def overrides(store: Store, month: Month, as_of: int | None = None) -> tuple[Override, ...]:
    """Give the overrides of `month`, oldest first."""
    kept, by = schema.override.c, schema.entry.c
    columns = (kept.code, kept.subject, kept.reason, by.at, by.actor)
    joined = schema.override.join(schema.entry, kept.entry == by.seq)
    statement = select(*columns).select_from(joined).where(kept.month == str(month)).order_by(kept.id)
    rows = store.rows(statement if as_of is None else statement.where(kept.entry <= as_of))
    return tuple(
        Override(code, subject, reason, values.instant(at), actor) for code, subject, reason, at, actor in rows
    )


def exports(store: Store, month: Month) -> tuple[Export, ...]:
    """Give the earlier exports of `month` to whatever format, oldest first."""
    kept, by = schema.export.c, schema.entry.c
    columns = (kept.format, kept.name, kept.sha256, kept.totals, by.at, by.actor)
    joined = schema.export.join(schema.entry, kept.entry == by.seq)
    rows = store.rows(select(*columns).select_from(joined).where(kept.month == str(month)).order_by(kept.id))
    return tuple(
        Export(form, name, sha256, values.document(totals), values.instant(at), actor)
        for form, name, sha256, totals, at, actor in rows
    )
