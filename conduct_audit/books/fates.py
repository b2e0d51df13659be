"""What becomes of each row of a file: booked, waiting for a person, or skipped because it is on the books already."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from conduct_audit.books import matching, summaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conduct_audit.books.identity import Parts
    from conduct_audit.books.likeness import Held, Seen

Event = tuple[str, str, str]


class Row(NamedTuple):
    """A row of the file: `reasons` for which it waits anyhow; `event` is (person, day or month, clause) once known."""

    seen: Seen
    parts: Parts
    month: str | None
    reasons: tuple[str, ...]
    event: Event | None

    @property
    def in_summary(self) -> bool:
        """Whether the row stands on a sheet that repeats others."""
        return summaries.is_summary(self.seen.position.sheet)


class Neighbour(NamedTuple):
    """A record on the books, waiting or booked or waived, that may be the same event as a row of the file."""

    id: int
    key: str
    event: Event


class Fate(NamedTuple):
    """What becomes of a row; see `records.Booking` for the words."""

    status: str
    reasons: tuple[str, ...]
    same_as: int | None = None
    related: tuple[int, ...] = ()
    supersedes: int | None = None
    differs: tuple[str, ...] = ()


class _Known(NamedTuple):
    """The records that rows are, and those that they may be, were it not for the person."""

    paired: Mapping[int, Held]
    doubted: Mapping[int, Held]


@dataclass(frozen=True)
class Judge:
    """Decides from facts alone: the `held` and `neighbours` of the books, the `closed` months, the first new number."""

    held: Sequence[Held]
    neighbours: Sequence[Neighbour]
    closed: frozenset[str]
    first_id: int

    def fates(self, rows: Sequence[Row]) -> list[Fate]:
        """Give the fate of each row. What only a summary sheet tells is judged last, as if another file told it."""
        repeated = summaries.repeats([row.seen.position.sheet for row in rows], [row.parts for row in rows])
        own = {i: row for i, row in enumerate(rows) if i not in repeated}
        known = self._known({i: row.seen for i, row in own.items()})
        judged = self._judged({i: row for i, row in own.items() if not row.in_summary}, known, ())
        inside = [Neighbour(self._booked(i, judged), own[i].seen.key, event) for i in judged if (event := own[i].event)]
        judged |= self._judged({i: row for i, row in own.items() if row.in_summary}, known, inside)
        return [judged[i] if i in own else self._repeat(row, repeated[i], judged) for i, row in enumerate(rows)]

    def _known(self, seen: Mapping[int, Seen]) -> _Known:
        paired = matching.pairs(seen, self.held)
        return _Known(paired, matching.doubts(seen, self.held, paired))

    def _judged(self, rows: Mapping[int, Row], known: _Known, inside: Iterable[Neighbour]) -> dict[int, Fate]:
        taken = {record.id for record in known.paired.values()}
        others = _by_event(chain((other for other in self.neighbours if other.id not in taken), inside))
        told = {i: [o.id for o in others.get(row.event, ()) if o.key != row.seen.key] for i, row in rows.items()}
        doubted = {i: [record.id] for i, record in known.doubted.items()}
        related = {i: tuple(dict.fromkeys(told[i] + doubted.get(i, []))) for i in rows}
        return {i: self._fate(row, known.paired.get(i), related[i]) for i, row in rows.items()}

    def _fate(self, row: Row, record: Held | None, related: tuple[int, ...]) -> Fate:
        doubt = ("possible_duplicate",) * bool(related) + ("closed_month",) * (row.month in self.closed)
        reasons = row.reasons + doubt
        if record and (reasons or not record.waits):
            return Fate("skipped", row.reasons, same_as=record.id, differs=_differs(row.seen, record))
        supersedes = record.id if record else None
        return Fate("pending" if reasons else "confirmed", reasons, related=related, supersedes=supersedes)

    def _repeat(self, row: Row, repeated: int, judged: Mapping[int, Fate]) -> Fate:
        return Fate("skipped", row.reasons, same_as=self._booked(repeated, judged))

    def _booked(self, row: int, judged: Mapping[int, Fate]) -> int:
        """Give the record under which a row is on the books: its own, or the one it equals."""
        same_as = judged[row].same_as
        return self.first_id + row if same_as is None else same_as


def _by_event(neighbours: Iterable[Neighbour]) -> dict[Event | None, list[Neighbour]]:
    grouped: defaultdict[Event | None, list[Neighbour]] = defaultdict(list)
    for other in neighbours:
        grouped[other.event].append(other)
    return dict(grouped)


def _differs(seen: Seen, record: Held) -> tuple[str, ...]:
    pairs = zip(("count", "serious"), seen.facts, record.facts, strict=True)
    return tuple(name for name, new, old in pairs if new != old)
