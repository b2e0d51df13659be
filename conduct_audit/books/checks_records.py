"""Whether every record has lived a lawful life."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import exists, select

from conduct_audit.books import schema
from conduct_audit.books.life import LAWFUL, Step, word
from conduct_audit.books.records import Problem
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conduct_audit.books.ledger import Ledger
    from conduct_audit.books.store import Row, Store

    Ruled = Mapping[tuple[int, int], dict[str, Any]]

_UNLAWFUL: Final = N_("“{action}” cannot lead from “{before}” to “{after}”.")
_UNDECIDED: Final = N_("Nothing says what became of the record.")
_AS_READ: Final = N_("It was booked with other facts than were read: {facts}.")
_CHANGED: Final = N_("“{action}” of entry {seq} changed what it may not change, or otherwise than decided: {facts}.")
_READ: Final = ("employee_id", "occurred_on", "count", "serious")
_WORDS: Final = {
    "employee_id": N_("Employee"),
    "occurred_on": N_("Date"),
    "month": N_("Month"),
    "category": N_("Category"),
    "clause": N_("Clause"),
    "count": N_("Count"),
    "serious": N_("serious"),
}
_FACTS: Final = tuple(_WORDS)
_MAY_CHANGE: Final[dict[str, frozenset[str]]] = {"set": frozenset(_WORDS), "admit": frozenset({"month", "serious"})}
"""What a decision may change besides what a ruling says; the others only move the record to another status."""


def lives(store: Store) -> Iterator[Problem]:
    """Follow each record from its booking; every step must be one of `life.LAWFUL`."""
    made, seen = schema.decision.c, schema.observation.c
    steps = store.stream(select(made.observation, made.action, made.status).order_by(made.observation, made.id))
    for number, life in groupby(steps, key=itemgetter(0)):
        yield from _unlawful(number, life)
    for (number,) in store.rows(select(seen.id).where(~exists().where(made.observation == seen.id))):
        yield Problem("undecided", _where(number), _(_UNDECIDED))


def facts(ledger: Ledger) -> Iterator[Problem]:
    """Follow what each record costs by: as it was read, then as decisions that may change it, or rulings, left it."""
    made, seen = schema.decision, schema.observation
    columns = [made.c[name] for name in ("observation", "entry", "action", *_FACTS)]
    statement = select(*columns, *(seen.c[name] for name in _READ)).select_from(made.join(seen))
    ruled = {
        (appeal.ruling.entry, appeal.record): {"count": appeal.ruling.count, "serious": appeal.ruling.serious}
        for appeal in ledger.appeals()
        if appeal.ruling
    }
    steps = ledger.store.stream(statement.order_by(made.c.observation, made.c.id))
    for number, life in groupby(steps, key=itemgetter(0)):
        yield from (Problem("facts", _where(number), told) for told in _changes(list(life), ruled))


def _changes(life: list[Row], ruled: Ruled) -> Iterator[str]:
    read = dict(zip(_READ, life[0][-len(_READ) :], strict=True))
    before = _state(life[0])
    other = [name for name in _READ if before[name] != read[name]]
    if other:
        yield _(_AS_READ).format(facts=_named(other))
    for step in life[1:]:
        after, (number, entry, action) = _state(step), step[:3]
        right = before | {name: fact for name, fact in ruled.get((entry, number), {}).items() if fact is not None}
        free = _MAY_CHANGE.get(action, frozenset())
        other = [name for name in _FACTS if after[name] != right[name] and name not in free]
        if other:
            yield _(_CHANGED).format(action=word(action), seq=entry, facts=_named(other))
        before = after


def _state(step: Row) -> dict[str, Any]:
    return dict(zip(_FACTS, step[3 : 3 + len(_FACTS)], strict=True))


def _named(names: Iterable[str]) -> str:
    return ", ".join(_(_WORDS[name]) for name in names)


def _unlawful(number: int, life: Iterable[Row]) -> Iterator[Problem]:
    before: str | None = None
    for _number, action, after in life:
        if Step(before, action, after) not in LAWFUL:
            told = {"action": word(action), "before": word(before), "after": word(after)}
            yield Problem("life", _where(number), _(_UNLAWFUL).format(**told))
        before = after


def _where(number: int) -> str:
    return _("record {id}").format(id=number)
