"""What people of this company said about texts: appended, with who and when from the entry, never overwritten.

A phrase that is taken back stays on the books as learned and, later, as removed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from conduct_audit.books import schema, values
from conduct_audit.books.chain import storable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.store import Store

PhraseAction = Literal["learn", "remove"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text of a clause of a rulebook (`-`: no violation), learned or removed; `observation` is the row it is from."""

    rulebook: str
    clause: str
    text: str
    action: PhraseAction = "learn"
    observation: int | None = None


@dataclass(frozen=True, slots=True)
class PhraseRecord:
    """A phrase with who said it and when (None while its entry is being written)."""

    phrase: Phrase
    at: dt.datetime | None
    actor: str | None


def history(store: Store, as_of: int | None = None) -> tuple[PhraseRecord, ...]:
    """Give everything that was ever said, oldest first."""
    kept, by = schema.phrase.c, schema.entry.c
    columns = (kept.rulebook, kept.clause, kept.text, kept.action, kept.observation, by.at, by.actor)
    joined = schema.phrase.outerjoin(schema.entry, kept.entry == by.seq)
    statement = select(*columns).select_from(joined).order_by(kept.id)
    rows = store.rows(statement if as_of is None else statement.where(kept.entry <= as_of))
    return tuple(PhraseRecord(Phrase(*row[:5]), values.instant(row[5]) if row[5] else None, row[6]) for row in rows)


def put(pen: Pen, phrases: Iterable[Phrase]) -> None:
    """Record `phrases`."""
    rows = [(each.rulebook, each.clause, storable(each.text), each.action, each.observation) for each in phrases]
    pen.append(schema.phrase, rows)
