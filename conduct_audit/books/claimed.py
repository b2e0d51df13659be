"""What the books know of the records that the receipts of a returned sheet name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import select

from conduct_audit import receipts as told
from conduct_audit.books.frames import distinct
from conduct_audit.books.likeness import Whose
from conduct_audit.books.returned import Claimed, Words
from conduct_audit.books.schema import observation, possible
from conduct_audit.books.state import State, states
from conduct_audit.books.store import chunks
from conduct_audit.normal import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conduct_audit.books.identity import Columns
    from conduct_audit.books.returned import Place
    from conduct_audit.books.store import Store

_WORDS: Final = ("number", "name", "clause_text", "text")
_SETTLED: Final = ("superseded", "replaced")
"""The actions by which a record gave way to another, whose number is the reason."""


def as_written(store: Store, numbers: Iterable[int]) -> dict[int, str]:
    """Give the key of what each record says, by which a receipt is checked."""
    table = observation.c
    wanted = filter(possible, set(numbers))
    said = select(table.id, table.as_written)
    return {number: key for some in chunks(wanted) for number, key in store.rows(said.where(table.id.in_(some)))}


def claims(store: Store, ledger_id: str, receipts: Mapping[Place, str]) -> dict[Place, tuple[Claimed, ...]]:
    """Give the records that the receipts name, for those receipts alone that this ledger gave out."""
    named = {place: told.numbers_of(text) for place, text in receipts.items()}
    words = as_written(store, {number for numbers in named.values() for number in numbers})
    sound = {place: numbers for place, numbers in named.items() if told.holds(receipts[place], ledger_id, words)}
    now = _now(store, {number for numbers in sound.values() for number in numbers})
    known = _claimed(store, now.values())
    return {place: tuple(known[now[n].state.id] for n in numbers) for place, numbers in sound.items()}


def words_of(columns: Columns, places: Mapping[Place, tuple[Claimed, ...]]) -> dict[int, Words]:
    """Give the words of the rows that stand at `places`, by the row's index."""
    where = zip(columns["sheet"], columns["row"], strict=True)
    rows = [index for index, place in enumerate(where) if place in places]
    texts = (distinct(folded, [columns[name][row] for row in rows]) for name in _WORDS)
    return dict(zip(rows, map(Words, *texts), strict=True))


class _Life(NamedTuple):
    """The state that counts, and the records that gave way to it."""

    state: State
    earlier: tuple[int, ...] = ()


def _now(store: Store, numbers: Iterable[int]) -> dict[int, _Life]:
    """Give the life of each record, of one that gave way to another that of the other."""
    found = {number: _Life(state) for number, state in states(store, numbers).items()}
    later = {number: int(life.state.reason) for number, life in found.items() if life.state.action in _SETTLED}
    if not later:
        return found
    followed = _now(store, set(later.values()))
    seen = {old: followed[new] for old, new in later.items() if new in followed}  # an inspector sees their own alone
    return found | {old: _Life(life.state, (old, *life.earlier)) for old, life in seen.items()}


def _claimed(store: Store, lives: Iterable[_Life]) -> dict[int, Claimed]:
    """Give the records; those that several gave way to are one."""
    earlier: defaultdict[int, list[int]] = defaultdict(list)
    current = {}
    for life in lives:
        current[life.state.id] = life.state
        earlier[life.state.id] += life.earlier
    table = observation.c
    columns = (table.id, *(table[name] for name in _WORDS))
    rows = (row for some in chunks(current) for row in store.rows(select(*columns).where(table.id.in_(some))))
    return {n: _record(current[n], Words(*map(folded, words)), tuple(earlier[n])) for n, *words in rows}


def _record(state: State, words: Words, earlier: tuple[int, ...]) -> Claimed:
    waits = state.status == "pending" and state.action == "queued"
    whose = Whose(state.employee_id, state.occurred_on, state.event_month)
    return Claimed(state.id, waits, words, whose, state.clause, (state.count, bool(state.serious)), earlier)
