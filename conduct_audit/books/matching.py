"""Which rows of a file are on the books already. Decided from facts alone; the books are read elsewhere.

Across files the books hold the largest number of equal rows that any one file had: each row of the file takes at most
one record, and each record is taken at most once. Rows and records are paired in rounds, the closest likeness first:
the same place in the same bytes, the same key, and last the same words, where person or day were not known then.
"""

from __future__ import annotations

from collections import defaultdict, deque
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from conduct_audit.books.likeness import contradicts, is_same

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from conduct_audit.books.likeness import Held, Seen

K = TypeVar("K")
Claims: TypeAlias = "Mapping[int, tuple[int, ...]]"
_NO_CLAIMS: Final[Claims] = MappingProxyType({})

_ROUNDS: Final[tuple[tuple[Callable[[Seen], Hashable], Callable[[Held], Hashable]], ...]] = (
    (lambda seen: (seen.key, seen.facts, seen.waits), lambda held: (held.key, held.facts, held.waits)),
    (lambda seen: (seen.key, seen.waits), lambda held: (held.key, held.waits)),
    (lambda seen: seen.key, lambda held: held.key),
)


def pairs(seen: Mapping[int, Seen], held: Iterable[Held], claims: Claims = _NO_CLAIMS) -> dict[int, Held]:
    """Give, for the rows of `seen` that are on the books, the record that each of them is.

    `claims` are the records that the receipts of a returned sheet name for its rows.
    """
    records = {record.id: record for record in held}
    paired = _by_receipt(seen, records, claims)
    rest = {row: facts for row, facts in seen.items() if row not in paired}
    paired |= _by_position(rest, _free(records.values(), paired))
    for key_of_row, key_of_record in _ROUNDS:
        rows = {row: key_of_row(facts) for row, facts in seen.items() if row not in paired}
        free = {record.id: key_of_record(record) for record in _free(records.values(), paired)}
        paired |= {row: records[number] for row, number in pair(rows, free).items()}
    return paired | _by_words({row: facts for row, facts in seen.items() if row not in paired}, _free(held, paired))


def doubts(seen: Mapping[int, Seen], held: Iterable[Held], paired: Mapping[int, Held]) -> dict[int, Held]:
    """Give, for rows that stand in the same words on the books under another person, that record.

    So it is when a corrected roster gives a name or a number to somebody else. The very same bytes are doubted also
    where they are read for another month: somebody may have mistaken the month. Rows that a person has decided on are
    left in peace.
    """
    free, asked = list(_free(held, paired)), {}
    places, words = _grouped(free, _place), _grouped(free, _words)
    for row, facts in seen.items():
        if row not in paired or paired[row].waits:
            here = (records[0] for records in places.get((True, facts.position), {}).values())
            said = (records[0] for records in words.get(facts.written, {}).values())
            moved = next((record for record in here if not is_same(facts, record)), None)
            asked[row] = moved or next((record for record in said if contradicts(facts, record)), None)
    return {row: record for row, record in asked.items() if record}


def pair(left: Mapping[int, K], right: Mapping[int, K]) -> dict[int, int]:
    """Pair each of `left` with one of `right` that has the same key, in order, each at most once."""
    stock: defaultdict[K, deque[int]] = defaultdict(deque)
    for item, key in right.items():
        stock[key].append(item)
    return {item: stock[key].popleft() for item, key in left.items() if stock.get(key)}


def _place(held: Held) -> Hashable:
    return held.same_bytes, held.position


def _words(held: Held) -> Hashable:
    return held.written


def _by_receipt(seen: Mapping[int, Seen], records: Mapping[int, Held], claims: Claims) -> dict[int, Held]:
    """Pair unchanged rows of a returned sheet with their own records, of several equal ones too."""
    paired: dict[int, Held] = {}
    taken: set[int] = set()
    for row in (row for row in claims if row in seen):
        own = (number for number in claims[row] if number in records and number not in taken)
        same = next((number for number in own if records[number].key == seen[row].key), None)
        if same is not None:
            paired[row] = records[same]
            taken.add(same)
    return paired


def _by_position(seen: Mapping[int, Seen], held: Iterable[Held]) -> dict[int, Held]:
    """Pair rows of the very same bytes, also where person or day is known now and was not then, or the reverse."""
    standing = _grouped(held, _place)
    found = {row: _taken(facts, standing.get((True, facts.position), {})) for row, facts in seen.items()}
    return {row: record for row, record in found.items() if record}


def _by_words(seen: Mapping[int, Seen], held: Iterable[Held]) -> dict[int, Held]:
    """Pair rows in the same words whose person or day was not known when they were read first."""
    standing = _grouped(held, _words)
    found = {row: _taken(facts, standing.get(facts.written, {})) for row, facts in seen.items()}
    return {row: record for row, record in found.items() if record}


def _grouped(held: Iterable[Held], key: Callable[[Held], Hashable]) -> dict[Hashable, dict[Hashable, deque[Held]]]:
    """Group records by `key`, and within by whose they are: those that are alike need be looked at once."""
    groups: defaultdict[Hashable, dict[Hashable, deque[Held]]] = defaultdict(dict)
    for record in held:
        alike = (record.same_bytes, record.key, record.read, record.decided)
        groups[key(record)].setdefault(alike, deque()).append(record)
    return dict(groups)


def _taken(seen: Seen, likely: dict[Hashable, deque[Held]]) -> Held | None:
    """Take a record that is the same as the row, of several one with the same key."""
    same = [records for records in likely.values() if records and is_same(seen, records[0])]
    chosen = min(same, key=lambda records: records[0].key != seen.key, default=None)
    return chosen.popleft() if chosen else None


def _free(held: Iterable[Held], paired: Mapping[int, Held]) -> Iterator[Held]:
    taken = {record.id for record in paired.values()}
    return (record for record in held if record.id not in taken)
