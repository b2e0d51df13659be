"""What the books know already about the rows of a file, or about one event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import or_, select

from conduct_audit.books.fates import Event, Neighbour
from conduct_audit.books.life import ON_THE_BOOKS
from conduct_audit.books.likeness import Held, Position, Whose
from conduct_audit.books.schema import closing, decision, observation, source
from conduct_audit.books.store import chunks
from conduct_audit.books.violations import event_month, is_current

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy import ColumnElement, Select

    from conduct_audit.books.store import Row, Store

_JOINED: Final = decision.join(observation, decision.c.observation == observation.c.id).join(source)
_HELD: Final = (
    *(observation.c.id, source.c.content, decision.c.status, decision.c.action, observation.c.identity),
    *(observation.c.sheet, observation.c.row, observation.c.part, observation.c.count, observation.c.serious),
    *(observation.c.as_written, observation.c.employee_id, observation.c.occurred_on, observation.c.month),
    *(decision.c.employee_id, decision.c.occurred_on, event_month),
)
_EVENT: Final = (
    *(observation.c.id, observation.c.identity, decision.c.employee_id),
    *(decision.c.occurred_on, event_month, decision.c.clause),
)


def closed_months(store: Store, before: int | None = None) -> frozenset[str]:
    """Give the months that are closed, or were before entry `before`."""
    statement = select(closing.c.month)
    rows = store.rows(statement if before is None else statement.where(closing.c.entry < before))
    return frozenset(month for (month,) in rows)


def held(store: Store, keys: Iterable[str], written: Iterable[str], content: int | None) -> list[Held]:
    """Give the records that may be rows of a file: of the same bytes, or with one of its keys, known or as written."""
    conditions: list[ColumnElement[bool]] = [observation.c.identity.in_(some) for some in chunks(set(keys))]
    conditions += [source.c.content == content] if content is not None else []
    found = {row[0]: row for condition in conditions for row in store.rows(_held(condition))}
    rest = _in_words(store, written) - found.keys()
    found |= {row[0]: row for some in chunks(rest) for row in store.rows(_held(observation.c.id.in_(some)))}
    return [_record(found[number], content) for number in sorted(found)]


def _in_words(store: Store, written: Iterable[str]) -> set[int]:
    """Give the numbers alone: nearly all of these records have one of the keys too and need not be read twice."""
    wanted = (select(observation.c.id).where(observation.c.as_written.in_(some)) for some in chunks(set(written)))
    return {number for statement in wanted for (number,) in store.rows(statement)}


def neighbours(store: Store, events: Collection[Event], *, besides: int | None = None) -> list[Neighbour]:
    """Give the records on the books, or waiting to be, that tell one of `events`, `besides` those of one file."""
    people = {event[0] for event in events}
    months = frozenset(event[1][: len("YYYY-MM")] for event in events)
    wanted = set(events)
    told = select(*_EVENT).select_from(_JOINED).where(is_current(None), decision.c.status.in_(ON_THE_BOOKS))
    statement = told.where(_of_months(store, months), decision.c.clause.is_not(None)).order_by(observation.c.id)
    if besides is not None:
        statement = statement.where(observation.c.source != besides)
    rows = (
        row for some in chunks(sorted(people)) for row in store.rows(statement.where(decision.c.employee_id.in_(some)))
    )
    return [other for other in _told(rows) if other.event in wanted]


def _of_months(store: Store, months: frozenset[str]) -> ColumnElement[bool]:
    """Fit the records of what happened in `months`; only that of closed ones may be charged to others."""
    late = months & closed_months(store)
    charged = decision.c.month.in_(months)
    return or_(charged, event_month.in_(late)) if late else charged


def _held(condition: ColumnElement[bool]) -> Select[Any]:
    """Skipped rows stand for another record, superseded ones were replaced; neither is an event on the books."""
    counts = (decision.c.status != "skipped") & (decision.c.action != "superseded")
    return select(*_HELD).select_from(_JOINED).where(condition, counts, is_current(None))


def _record(row: Row, content: int | None) -> Held:
    number, bytes_of, status, action, key, sheet, line, part, count, serious, written, *whose = row
    untouched = status == "pending" and action == "queued"
    read, decided = Whose(*whose[:3]), Whose(*whose[3:])
    facts = (count, bool(serious))
    return Held(number, bytes_of == content, Position(sheet, line, part), key, written, facts, untouched, read, decided)


def _told(rows: Iterator[Row]) -> Iterator[Neighbour]:
    return (Neighbour(number, key, (person, day or month, clause)) for number, key, person, day, month, clause in rows)


def related(store: Store, number: int, event: Event | None) -> tuple[int, ...]:
    """Give the records of other files that may be record `number`: of its `event` in other words, or the reverse."""
    own = store.one(select(observation.c.source, observation.c.identity).where(observation.c.id == number))
    if event is None or own is None:
        return ()
    file, key = own
    others = [other.id for other in neighbours(store, [event], besides=file) if other.key != key]
    others += _elsewise(store, number, file, event)
    here = _stand_in(store, file, others) if others else frozenset()
    return tuple(other for other in others if other not in here)


def _stand_in(store: Store, file: int, others: Iterable[int]) -> frozenset[int]:
    """Give those of `others` that the file `file` has too: a row of it was skipped as their twin."""
    twins = select(observation.c.same_as).where(observation.c.source == file)
    rows = (store.rows(twins.where(observation.c.same_as.in_(some))) for some in chunks(others))
    return frozenset(number for found in rows for (number,) in found)


def _elsewise(store: Store, number: int, file: int, event: Event) -> list[int]:
    """Give other files' records in the words of `number` that were booked on another person, or put into another month.

    Words with a day alone, as sheets without a month have them, mean another event in every month.
    """
    person, month = event[0], event[1][: len("YYYY-MM")]
    words = select(observation.c.as_written).where(observation.c.id == number).scalar_subquery()
    same_words = (observation.c.as_written == words) & (observation.c.source != file)
    elsewise = (event_month == month) & (decision.c.employee_id != person)
    moved = observation.c.month.is_(None) & (event_month != month)
    wanted = select(observation.c.id).select_from(_JOINED).where(same_words, or_(elsewise, moved), is_current(None))
    return [found for (found,) in store.rows(wanted.where(decision.c.status.in_(ON_THE_BOOKS)))]


def same_as(store: Store, number: int) -> int | None:
    """Give the record that a skipped one equals."""
    found = store.one(select(observation.c.same_as).where(observation.c.id == number))
    return found[0] if found else None
