"""What was decided about a month's records after a given entry: why figures changed since a print."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from conduct_audit.books import schema, values
from conduct_audit.books.errors import SealUnknownError
from conduct_audit.books.life import worded
from conduct_audit.books.seals import digits

if TYPE_CHECKING:
    import datetime as dt

    from conduct_audit.books.store import Store
    from conduct_audit.month import Month


class Step(NamedTuple):
    """One decision on record `id`: about whom, when, by whom, what it was, the status after it, and why."""

    id: int
    employee_id: str | None
    at: dt.datetime
    actor: str
    action: str
    status: str
    reason: str


def entry_of(store: Store, seal: str) -> int:
    """Give the number of the entry whose digest begins with `seal`.

    Raises `SealTextError` for what is no seal and `SealUnknownError` when the books do not contain that state.
    """
    table = schema.entry.c
    found = store.one(select(table.seq).where(table.digest.startswith(digits(seal))))
    if found is None:
        raise SealUnknownError(seal=seal)
    return int(found[0])


def since(store: Store, entry: int, month: Month) -> tuple[Step, ...]:
    """Give the decisions after `entry` on records of `month`, oldest first."""
    made, by = schema.decision.c, schema.entry.c
    columns = (made.observation, made.employee_id, by.at, by.actor, made.action, made.status, made.reason)
    tables = schema.decision.join(schema.entry, made.entry == by.seq)
    later = select(*columns).select_from(tables).where(made.entry > entry, made.month == str(month)).order_by(made.id)
    return tuple(
        Step(number, who, values.instant(at), actor, action, status, worded(action, reason))
        for number, who, at, actor, action, status, reason in store.rows(later)
    )
