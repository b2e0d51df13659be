"""Settings as dated facts: a row says what holds for a setting from a month on, and nothing is ever overwritten.

Of two values the one that begins later holds, of two that begin with the same month the one recorded last. A closed
month is read as of its own entry, so it keeps the settings it was closed with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from conduct_audit.books import schema, values
from conduct_audit.books.chain import storable
from conduct_audit.settings import Settings, made_of
from conduct_audit.timeline import Timeline

if TYPE_CHECKING:
    import datetime as dt

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.store import Store
    from conduct_audit.month import Month


@dataclass(frozen=True, slots=True)
class SettingRecord:
    """What somebody set: the text of the value and the month from which it holds (None: for all months)."""

    name: str
    text: str
    start: Month | None
    at: dt.datetime
    actor: str


def in_force(store: Store, month: Month, as_of: int | None = None) -> Settings:
    """Give the settings that hold for `month`, as the books knew them after entry `as_of` (None: now)."""
    return made_of(texts(store, month, as_of))


def texts(store: Store, month: Month, as_of: int | None = None) -> dict[str, str]:
    """Give the recorded texts that hold for `month`, by name."""
    versions: dict[str, list[tuple[dt.date | None, str]]] = {}
    for kept in history(store, as_of):
        versions.setdefault(kept.name, []).append((kept.start.first_day if kept.start else None, kept.text))
    held = {name: Timeline(tuple(dated)).at(month.first_day) for name, dated in versions.items()}
    return {name: text for name, text in held.items() if text is not None}


def history(store: Store, as_of: int | None = None) -> tuple[SettingRecord, ...]:
    """Give everything that was ever set, oldest first."""
    kept, by = schema.setting.c, schema.entry.c
    columns = (kept.name, kept.value, kept.start, by.at, by.actor)
    joined = schema.setting.join(schema.entry, kept.entry == by.seq)
    statement = select(*columns).select_from(joined).order_by(kept.id)
    rows = store.rows(statement if as_of is None else statement.where(kept.entry <= as_of))
    return tuple(
        SettingRecord(name, text, values.month(start) if start else None, values.instant(at), actor)
        for name, text, start, at, actor in rows
    )


def put(pen: Pen, name: str, text: str, start: Month | None) -> None:
    """Record that `name` has the value `text` (canonical) from `start` on (None: for all months)."""
    pen.append_one(schema.setting, name, storable(text), str(start) if start else None)
