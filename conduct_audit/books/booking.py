"""Booking a file: its bytes, its observations, and the first decision about each of them."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pandas as pd
from sqlalchemy import select

from conduct_audit.books import charging, claimed, facts, gate, lookups, schema
from conduct_audit.books.bulk import uncollected
from conduct_audit.books.chain import storable
from conduct_audit.books.digest import canonical
from conduct_audit.books.fates import Fate, Judge
from conduct_audit.books.frames import distinct
from conduct_audit.books.life import FIRST
from conduct_audit.books.records import Booking
from conduct_audit.books.state import State, states, write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.facts import Facts
    from conduct_audit.books.fates import Row
    from conduct_audit.books.returned import Claimed, Place

_LEVEL: Final = 6
_NUMBERS: Final = ("id", "row", "same_as", "supersedes")
_TOLD: Final = ("sheet", "row", "month", "charged_to")


class File(NamedTuple):
    """A file to book: `name` without folders, its bytes, its kind; of a returned sheet the receipts by place."""

    name: str
    content: bytes
    kind: str
    receipts: Mapping[Place, str]


@uncollected()
def book(pen: Pen, file: File, mapped: pd.DataFrame) -> Booking:
    """Write a file and its observations (MAPPED); say what became of each."""
    seen = facts.of(mapped, charging.calendar(pen.store))
    rows = seen.rows()
    keys = {*seen.columns["identity"], *seen.columns["as_written"]}
    gate.compare(pen.store, file.content, keys, {row.event for row in rows if row.event})
    kept = content_id(pen, file.content)
    fates = _fates(pen, seen, rows, kept, claimed.claims(pen.store, pen.last.ledger_id, file.receipts))
    source = pen.append_one(schema.source, storable(file.name), file.kind, kept or _keep(pen, file.content))
    numbers = _observe(pen, source, seen, fates)
    _decide(pen, numbers, seen, fates)
    return Booking(source, _told(numbers, seen, fates))


def content_id(pen: Pen, content: bytes) -> int | None:
    """Give the number of bytes that the books keep already."""
    same = schema.content.c.sha256 == hashlib.sha256(content).hexdigest()
    found = pen.store.one(select(schema.content.c.id).where(same))
    return found[0] if found else None


def add_source(pen: Pen, name: str, content: bytes, kind: str) -> int:
    """Write the file `name` without observations, once for equal bytes; give its number."""
    return pen.append_one(schema.source, storable(name), kind, content_id(pen, content) or _keep(pen, content))


def _keep(pen: Pen, content: bytes) -> int:
    packed = zlib.compress(content, _LEVEL)
    return pen.append_one(schema.content, hashlib.sha256(content).hexdigest(), len(content), packed)


def _fates(
    pen: Pen, seen: Facts, rows: Sequence[Row], content: int | None, claims: Mapping[Place, tuple[Claimed, ...]]
) -> list[Fate]:
    held = lookups.held(pen.store, seen.columns["identity"], seen.columns["as_written"], content)
    neighbours = lookups.neighbours(pen.store, {row.event for row in rows if row.event})
    words = claimed.words_of(seen.columns, claims) if claims else {}
    closed = lookups.closed_months(pen.store)
    return Judge(held, neighbours, closed, pen.next_id(schema.observation), claims, words).fates(rows)


def _observe(pen: Pen, source: int, seen: Facts, fates: Sequence[Fate]) -> range:
    told = zip(seen.tuples(facts.STORED), fates, strict=True)
    return pen.append(schema.observation, [(source, *row, fate.same_as) for row, fate in told])


def _decide(pen: Pen, numbers: range, seen: Facts, fates: Sequence[Fate]) -> None:
    reasons = distinct(canonical, (fate.reasons for fate in fates))
    related = distinct(canonical, (fate.related for fate in fates))
    told = zip(numbers, fates, seen.tuples(facts.STATE), reasons, related, strict=True)
    pen.append(
        schema.decision,
        [(n, FIRST[fate.status], fate.status, *row, why, others, "") for n, fate, row, why, others in told],
    )
    told_of = list(zip(numbers, fates, strict=True))
    _settle(pen, "superseded", {fate.supersedes: n for n, fate in told_of if fate.supersedes})
    _settle(pen, "replaced", _replaced(told_of))


def _replaced(fates: Sequence[tuple[int, Fate]]) -> dict[int, int]:
    """Give the waiting records that a returned sheet corrects with the record each is now, a new one if there is."""
    new_last = sorted(fates, key=lambda told: (told[1].same_as is None, -told[0]))
    found = {old: fate.same_as or number for number, fate in new_last for old in fate.corrects}
    return dict(sorted(found.items()))


def _settle(pen: Pen, action: str, settled: dict[int, int]) -> None:
    """Take records that waited out of the queue: their rows came again (`settled`: old, new)."""
    write(pen, [_settled(state, action, settled[number]) for number, state in states(pen.store, settled).items()])


def _settled(state: State, action: str, new: int) -> State:
    return replace(state, action=action, status="dismissed", related=(new,), reason=str(new))


def _told(numbers: range, seen: Facts, fates: Sequence[Fate]) -> pd.DataFrame:
    columns: dict[str, Any] = {"id": numbers} | {name: seen.columns[name] for name in _TOLD}
    told = zip(*fates, strict=True) if fates else [()] * len(Fate._fields)
    columns |= dict(zip(Fate._fields, told, strict=True))
    dtypes = dict.fromkeys(columns, "object") | dict.fromkeys(_NUMBERS, "Int64")
    return pd.DataFrame({name: pd.Series(list(values), dtype=dtypes[name]) for name, values in columns.items()})
