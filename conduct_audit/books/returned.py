"""Rows of a returned sheet: which records each of them is the corrected form of. Decided from facts alone.

A receipt is a hint. It counts only for a row that no record of the books equals, and only where row and record have the
person or the act in common: columns that were sorted without their receipts must settle nothing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from conduct_audit.books.likeness import Facts, Whose

Place = tuple[str, int]
"""Sheet and row."""


class Words(NamedTuple):
    """What row and record are compared by, in normal form: the person's number and name, and the act."""

    number: str
    name: str
    clause: str
    text: str


class Claimed(NamedTuple):
    """A record that a receipt names, as it is decided now; `waits`: nobody has touched it yet.

    `earlier` are the records that gave way to it, one of which the receipt may name.
    """

    id: int
    waits: bool
    words: Words
    decided: Whose
    clause: str | None
    facts: Facts
    earlier: tuple[int, ...] = ()


class Corrected(NamedTuple):
    """What a row is the corrected form of: records that waited, and those a person has decided on meanwhile."""

    waiting: tuple[int, ...] = ()
    decided: tuple[Claimed, ...] = ()


NOTHING = Corrected()


def corrected(
    rows: Mapping[int, tuple[Place, Words]], claims: Mapping[Place, tuple[Claimed, ...]], taken: Collection[int]
) -> dict[int, Corrected]:
    """Give, for the `rows` that no record equals, what each is the corrected form of.

    `taken` are the records that other rows of the file are. All rows of one place share its records; of two places
    with the same receipt, as a copied row has it, the first one has them.
    """
    used = set(taken)
    found: dict[int, Corrected] = {}
    for place, of_place in _by_place(rows).items():
        free = [claim for claim in claims.get(place, ()) if claim.id not in used]
        meant = [claim for claim in free if any(_alike(words, claim.words) for words in of_place.values())]
        used |= {claim.id for claim in meant}
        found |= dict.fromkeys(of_place, _told(meant))
    return found


def is_decided_so(whose: Whose, clause: str | None, facts: Facts, claim: Claimed) -> bool:
    """Tell whether a person has decided a record in just the way in which the row was corrected."""
    return (whose, clause, facts) == (claim.decided, claim.clause, claim.facts)


def _by_place(rows: Mapping[int, tuple[Place, Words]]) -> dict[Place, dict[int, Words]]:
    grouped: defaultdict[Place, dict[int, Words]] = defaultdict(dict)
    for row, (place, words) in rows.items():
        grouped[place][row] = words
    return dict(grouped)


def _told(claims: Iterable[Claimed]) -> Corrected:
    known = list(claims)
    waiting = tuple(claim.id for claim in known if claim.waits)
    return Corrected(waiting, tuple(claim for claim in known if not claim.waits))


def _alike(row: Words, record: Words) -> bool:
    return any(said and said == known for said, known in zip(row, record, strict=True))
