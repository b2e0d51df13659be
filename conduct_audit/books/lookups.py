"""What the books know already about the rows of a file, or about one event."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import or_, select

from conduct_audit.books.fates import Event, Neighbour
from conduct_audit.books.life import ON_THE_BOOKS
from conduct_audit.books.matching import Held, Position
from conduct_audit.books.schema import closing, decision, observation, source
from conduct_audit.books.store import chunks
from conduct_audit.books.violations import is_current

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement, Select

    from conduct_audit.books.store import Row, Store

_JOINED: Final = decision.join(observation, decision.c.observation == observation.c.id).join(source)
_HELD: Final = (
    *(observation.c.id, source.c.content, decision.c.status, decision.c.action, observation.c.identity),
    *(observation.c.sheet, observation.c.row, observation.c.part, observation.c.count, observation.c.serious),
    *(observation.c.employee_id, observation.c.occurred_on, observation.c.month),
)
_EVENT: Final = (
    *(observation.c.id, observation.c.identity, decision.c.employee_id),
    *(decision.c.occurred_on, decision.c.month, decision.c.clause),
)


def closed_months(store: Store) -> frozenset[str]:
    """Give the months that are closed."""
    return frozenset(month for (month,) in store.rows(select(closing.c.month)))


def held(store: Store, keys: Collection[str], content: int | None) -> list[Held]:
    """Give the records that may be rows of a file: with one of its `keys`, of the same bytes, or of unknown people."""
    unknown = decision.c.employee_id.is_(None) & (decision.c.status == "pending") & (decision.c.action == "queued")
    conditions: list[ColumnElement[bool]] = [unknown, *(observation.c.identity.in_(some) for some in chunks(keys))]
    conditions += [source.c.content == content] if content is not None else []
    found = {row[0]: row for condition in conditions for row in store.rows(_held(condition))}
    return [_record(found[number], content) for number in sorted(found)]


def neighbours(store: Store, events: Collection[Event]) -> list[Neighbour]:
    """Give the records on the books, or waiting to be, that tell one of `events`."""
    people, months = {event[0] for event in events}, {event[1][: len("YYYY-MM")] for event in events}
    wanted = set(events)
    told = select(*_EVENT).select_from(_JOINED).where(is_current(None), decision.c.status.in_(ON_THE_BOOKS))
    statement = told.where(decision.c.month.in_(months), decision.c.clause.is_not(None)).order_by(observation.c.id)
    rows = (
        row for some in chunks(sorted(people)) for row in store.rows(statement.where(decision.c.employee_id.in_(some)))
    )
    return [other for other in _told(rows) if other.event in wanted]


def _held(condition: ColumnElement[bool]) -> Select[Any]:
    """Skipped rows stand for another record, superseded ones were replaced; neither is an event on the books."""
    counts = (decision.c.status != "skipped") & (decision.c.action != "superseded")
    return select(*_HELD).select_from(_JOINED).where(condition, counts, is_current(None))


def _record(row: Row, content: int | None) -> Held:
    number, bytes_of, status, action, key, sheet, line, part, count, serious, *whose = row
    untouched = status == "pending" and action == "queued"
    return Held(
        number, bytes_of == content, Position(sheet, line, part), key, (count, bool(serious)), untouched, *whose
    )


def _told(rows: Iterator[Row]) -> Iterator[Neighbour]:
    return (Neighbour(number, key, (person, day or month, clause)) for number, key, person, day, month, clause in rows)


def related(store: Store, number: int, event: Event | None) -> tuple[int, ...]:
    """Give the records of other files that tell the `event` of record `number` in other words."""
    own = store.one(select(observation.c.source, observation.c.identity).where(observation.c.id == number))
    if event is None or own is None:
        return ()
    file, key = own
    others = [other.id for other in neighbours(store, [event]) if other.key != key and other.id != number]
    within = or_(observation.c.id.in_(others), observation.c.same_as.in_(others))
    same_file = store.rows(select(observation.c.id, observation.c.same_as).where(observation.c.source == file, within))
    return tuple(other for other in others if other not in set(chain.from_iterable(same_file)))


def same_as(store: Store, number: int) -> int | None:
    """Give the record that a skipped one equals."""
    found = store.one(select(observation.c.same_as).where(observation.c.id == number))
    return found[0] if found else None
