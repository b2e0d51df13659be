"""Whether a row of a file and a record in the same words mean the same person and day.

What was not known is no difference; what was known otherwise is one, unless a person said so.
"""

from __future__ import annotations

from typing import NamedTuple

Facts = tuple[int | None, bool]


class Position(NamedTuple):
    """Where in a file's bytes something stands."""

    sheet: str
    row: int
    part: int


class Whose(NamedTuple):
    """Whom and when a row means; None where it is not known. `month` is the one in which it happened."""

    employee_id: str | None
    occurred_on: str | None
    month: str | None


class Seen(NamedTuple):
    """A row of the file; `key` is its identity, `written` that of its words, `facts` count and seriousness."""

    position: Position
    key: str
    written: str
    facts: Facts
    waits: bool
    read: Whose


class Held(NamedTuple):
    """A record of the books as it was `read` and as it is `decided` now.

    `waits`: nobody has touched it yet; `same_bytes`: it is of this very file.
    """

    id: int
    same_bytes: bool
    position: Position
    key: str
    written: str
    facts: Facts
    waits: bool
    read: Whose
    decided: Whose


def is_same(seen: Seen, held: Held) -> bool:
    """Whether the row is the record, which stands at its place or in its words."""
    return _fits(seen, held, "employee_id") and _same_time(seen, held) and not _moved(seen, held)


def contradicts(seen: Seen, held: Held) -> bool:
    """Whether the row is of the record's time and yet not the record: of another person, or not where a person put it.

    A person must say which is right; booked as new, the deduction would be taken twice.
    """
    return _same_time(seen, held) and not is_same(seen, held)


def _same_time(seen: Seen, held: Held) -> bool:
    return _fits(seen, held, "occurred_on") and _fits(seen, held, "month")


def _fits(seen: Seen, held: Held, fact: str) -> bool:
    now, then, decided = (getattr(whose, fact) for whose in (seen.read, held.read, held.decided))
    return then is None or now in (then, decided) or (now is None and held.same_bytes)


def _moved(seen: Seen, held: Held) -> bool:
    """Whether a person put a record without a month into another month than the row's: sheets repeat such rows."""
    months = (seen.read.month, held.decided.month)
    return held.read.month is None and None not in months and months[0] != months[1]
