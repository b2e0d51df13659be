"""Which rows of a file are on the books already. Decided from facts alone; the books are read elsewhere.

Across files the books hold the largest number of equal rows that any one file had: each row of the file takes at most
one record, and each record is taken at most once. Rows and records are paired in rounds, the closest likeness first.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

Facts = tuple[int | None, bool]
K = TypeVar("K")


class Position(NamedTuple):
    """Where in a file's bytes something stands."""

    sheet: str
    row: int
    part: int


class Seen(NamedTuple):
    """A row of the file; `written` is its key while the person was unknown, `facts` count and seriousness."""

    position: Position
    key: str
    written: str
    facts: Facts
    waits: bool
    person: str | None
    day: str | None
    month: str | None


class Held(NamedTuple):
    """A record of the books as it was read; `waits`: nobody has touched it yet; `same_bytes`: it is of this file."""

    id: int
    same_bytes: bool
    position: Position
    key: str
    facts: Facts
    waits: bool
    person: str | None
    day: str | None
    month: str | None


_ROUNDS: Final[tuple[tuple[Callable[[Seen], Hashable], Callable[[Held], Hashable]], ...]] = (
    (lambda seen: (seen.key, seen.facts, seen.waits), lambda held: (held.key, held.facts, held.waits)),
    (lambda seen: (seen.key, seen.waits), lambda held: (held.key, held.waits)),
    (lambda seen: seen.key, lambda held: held.key),
    (lambda seen: seen.written, lambda held: held.key),
)


def pairs(seen: Mapping[int, Seen], held: Iterable[Held]) -> dict[int, Held]:
    """Give, for the rows of `seen` that are on the books, the record that each of them is."""
    records = {record.id: record for record in held}
    paired = _by_position(seen, records)
    for key_of_row, key_of_record in _ROUNDS:
        taken = {record.id for record in paired.values()}
        rows = {row: key_of_row(facts) for row, facts in seen.items() if row not in paired}
        free = {number: key_of_record(record) for number, record in records.items() if number not in taken}
        paired |= {row: records[number] for row, number in pair(rows, free).items()}
    return paired


def pair(left: Mapping[int, K], right: Mapping[int, K]) -> dict[int, int]:
    """Pair each of `left` with one of `right` that has the same key, in order, each at most once."""
    stock: defaultdict[K, deque[int]] = defaultdict(deque)
    for item, key in right.items():
        stock[key].append(item)
    return {item: stock[key].popleft() for item, key in left.items() if stock.get(key)}


def _by_position(seen: Mapping[int, Seen], records: Mapping[int, Held]) -> dict[int, Held]:
    """Pair rows of the very same bytes, also where person or day is known now and was not then, or the reverse."""
    standing: dict[Position, Held] = {}
    for record in records.values():
        if record.same_bytes:
            standing.setdefault(record.position, record)
    found = {row: standing[facts.position] for row, facts in seen.items() if facts.position in standing}
    return {row: record for row, record in found.items() if _compatible(seen[row], record)}


def _compatible(seen: Seen, held: Held) -> bool:
    facts = zip((seen.person, seen.day, seen.month), (held.person, held.day, held.month), strict=True)
    return all(one is None or other is None or one == other for one, other in facts)
