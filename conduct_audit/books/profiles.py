"""Column profiles as the books keep them: appended under a name, the latest counts, a removed one stays in history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from conduct_audit.books import schema, values
from conduct_audit.books.chain import storable
from conduct_audit.books.digest import canonical

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.store import Store

_REMOVED = "null"


@dataclass(frozen=True, slots=True)
class ProfileRecord:
    """A profile that is in use: its document, and who saved it when."""

    name: str
    document: Mapping[str, Any]
    at: dt.datetime
    actor: str


def put(pen: Pen, name: str, document: Mapping[str, Any] | None) -> None:
    """Save `document` as profile `name` from now on; None removes it."""
    pen.append_one(schema.profile, name, storable(canonical(document)) if document is not None else _REMOVED)


def in_use(store: Store, as_of: int | None = None) -> dict[str, ProfileRecord]:
    """Give the profiles by name, in the order in which they were last saved."""
    kept, by = schema.profile, schema.entry
    columns = (kept.c.name, kept.c.document, by.c.at, by.c.actor)
    statement = select(*columns).select_from(kept.join(by, kept.c.entry == by.c.seq)).order_by(kept.c.id)
    found: dict[str, ProfileRecord] = {}
    for name, text, at, actor in store.rows(statement if as_of is None else statement.where(kept.c.entry <= as_of)):
        found.pop(name, None)
        if text != _REMOVED:
            found[name] = ProfileRecord(name, values.document(text), values.instant(at), actor)
    return found
