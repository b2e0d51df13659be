"""The inspectors' gate seen from the program: what the server alone can answer for those who see their own rows."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import ARRAY, Text, func, literal, select

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Table

    from conduct_audit.books.fates import Event
    from conduct_audit.books.store import Store

_OPEN = "SELECT current_setting('conduct_audit.gate', true)"


def is_open(store: Store) -> bool:
    """Whether the entry that is being written goes through the gate (see `roles_gate`)."""
    return store.kind == "postgresql" and store.command(_OPEN) == [("open",)]


def last_id(store: Store, table: Table) -> int:
    """Give the last number of `table` before this entry, 0 for a table that no import writes."""
    return int(store.rows(select(func.last_id(literal(table.name, Text))))[0][0] or 0)


def compare(store: Store, content: bytes, keys: Iterable[str], events: Collection[Event]) -> None:
    """Have the server show the records of this file, of these keys, or of these events, for the rest of the entry."""
    if is_open(store):
        told = (_texts(column) for column in (set(keys), *_columns(events)))
        store.rows(select(func.compare(literal(hashlib.sha256(content).hexdigest(), Text), *told)))


def _columns(events: Collection[Event]) -> Iterable[Sequence[str]]:
    return zip(*sorted(events), strict=True) if events else ((), (), ())


def _texts(texts: Iterable[str]) -> object:
    return literal(list(texts), ARRAY(Text))
