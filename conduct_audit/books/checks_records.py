"""Whether every record has lived a lawful life."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from sqlalchemy import exists, select

from conduct_audit.books import schema
from conduct_audit.books.life import LAWFUL, Step
from conduct_audit.books.records import Problem
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conduct_audit.books.store import Row, Store

_UNLAWFUL: Final = N_("“{action}” cannot lead from {before} to {after}.")
_UNDECIDED: Final = N_("Nothing says what became of the record.")


def lives(store: Store) -> Iterator[Problem]:
    """Follow each record from its booking; every step must be one of `life.LAWFUL`."""
    made, seen = schema.decision.c, schema.observation.c
    steps = store.stream(select(made.observation, made.action, made.status).order_by(made.observation, made.id))
    for number, life in groupby(steps, key=itemgetter(0)):
        yield from _unlawful(number, life)
    for (number,) in store.rows(select(seen.id).where(~exists().where(made.observation == seen.id))):
        yield Problem("undecided", _where(number), _(_UNDECIDED))


def _unlawful(number: int, life: Iterable[Row]) -> Iterator[Problem]:
    before: str | None = None
    for _number, action, after in life:
        if Step(before, action, after) not in LAWFUL:
            yield Problem("life", _where(number), _(_UNLAWFUL).format(action=action, before=before or "-", after=after))
        before = after


def _where(number: int) -> str:
    return _("record {id}").format(id=number)
