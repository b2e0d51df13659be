"""What becomes of each row of a file: booked, waiting for a person, or skipped because it is on the books already."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from conduct_audit.books import matching, returned, summaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conduct_audit.books.identity import Parts
    from conduct_audit.books.likeness import Held, Seen
    from conduct_audit.books.returned import Claimed, Corrected, Place, Words

Event = tuple[str, str, str]


class Row(NamedTuple):
    """A row of the file: `reasons` for which it waits anyhow; `event` is (person, day or month, clause) once known.

    `month` is the one to which it is charged, the day or month of `event` the one in which it happened.
    """

    seen: Seen
    parts: Parts
    month: str | None
    reasons: tuple[str, ...]
    event: Event | None


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
    corrects: tuple[int, ...] = ()


class _Known(NamedTuple):
    """The records that rows are, and those that they may be, were it not for the person."""

    paired: Mapping[int, Held]
    doubted: Mapping[int, Held]
    corrected: Mapping[int, Corrected]

    def corrected_by(self, row: int) -> Corrected:
        """Give what a row of a returned sheet is the corrected form of."""
        return self.corrected.get(row, returned.NOTHING)


@dataclass(frozen=True)
class Judge:
    """Decides from facts alone: the `held` and `neighbours` of the books, the `closed` months, the first new number.

    Of a returned sheet: the records that the receipts of its places name (`claims`), and the `words` of those rows.
    """

    held: Sequence[Held]
    neighbours: Sequence[Neighbour]
    closed: frozenset[str]
    first_id: int
    claims: Mapping[Place, tuple[Claimed, ...]] = field(default_factory=dict)
    words: Mapping[int, Words] = field(default_factory=dict)

    def fates(self, rows: Sequence[Row]) -> list[Fate]:
        """Give the fate of each row. What only a summary sheet tells is judged last, as if another file told it."""
        sheets, made_of = [row.seen.position.sheet for row in rows], [row.parts for row in rows]
        again = summaries.among(sheets, made_of)
        repeated = summaries.repeats(sheets, made_of)
        own = {i: row for i, row in enumerate(rows) if i not in repeated}
        known = self._known({i: row.seen for i, row in own.items()})
        judged = self._judged({i: row for i, row in own.items() if row.seen.position.sheet not in again}, known, ())
        inside = [Neighbour(self._booked(i, judged), own[i].seen.key, event) for i in judged if (event := own[i].event)]
        judged |= self._judged({i: row for i, row in own.items() if row.seen.position.sheet in again}, known, inside)
        return [judged[i] if i in own else self._repeat(row, repeated[i], judged) for i, row in enumerate(rows)]

    def _known(self, seen: Mapping[int, Seen]) -> _Known:
        own = {row: tuple(claim.id for claim in self._claims_of(seen[row])) for row in self.words if row in seen}
        paired = matching.pairs(seen, self.held, own)
        return _Known(paired, matching.doubts(seen, self.held, paired), self._corrected(seen, paired))

    def _claims_of(self, seen: Seen) -> tuple[Claimed, ...]:
        return self.claims.get((seen.position.sheet, seen.position.row), ())

    def _corrected(self, seen: Mapping[int, Seen], paired: Mapping[int, Held]) -> dict[int, Corrected]:
        """See which rows were corrected: those that are no record of this sheet, whatever else they equal."""
        claims = chain.from_iterable(self.claims.values())
        told = {number for claim in claims for number in (claim.id, *claim.earlier)}
        rows = {
            row: ((seen[row].position.sheet, seen[row].position.row), words)
            for row, words in self.words.items()
            if row in seen and (row not in paired or paired[row].id not in told)
        }
        return returned.corrected(rows, self.claims, {record.id for record in paired.values()}) if rows else {}

    def _judged(self, rows: Mapping[int, Row], known: _Known, inside: Iterable[Neighbour]) -> dict[int, Fate]:
        taken = {record.id for record in known.paired.values()}
        others = _by_event(chain((other for other in self.neighbours if other.id not in taken), inside))
        told = {i: [o.id for o in others.get(row.event, ()) if o.key != row.seen.key] for i, row in rows.items()}
        doubted = {i: [record.id] for i, record in known.doubted.items()}
        return {
            i: self._fate(row, known.paired.get(i), known.corrected_by(i), told[i] + doubted.get(i, []))
            for i, row in rows.items()
        }

    def _fate(self, row: Row, record: Held | None, was: Corrected, others: Sequence[int]) -> Fate:
        decided_so = None if record else next((one for one in was.decided if _is_so(row, one)), None)
        if decided_so:
            return Fate("skipped", row.reasons, same_as=decided_so.id)
        related = _related(others, was)
        doubt = ("possible_duplicate",) * bool(related) + ("closed_month",) * (row.month in self.closed)
        reasons = row.reasons + doubt
        if record and (reasons or not record.waits) and not self._is_said_anew(row.seen, record):
            differs = _differs(row.seen, record)
            return Fate("skipped", row.reasons, same_as=record.id, differs=differs, corrects=was.waiting)
        supersedes = record.id if record else None
        status = "pending" if reasons else "confirmed"
        return Fate(status, reasons, related=related, supersedes=supersedes, corrects=was.waiting)

    def _is_said_anew(self, seen: Seen, record: Held) -> bool:
        """Whether a row of a returned sheet says count or seriousness of its own waiting record otherwise."""
        own = any(claim.id == record.id for claim in self._claims_of(seen))
        return own and record.waits and seen.facts != record.facts

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


def _related(others: Sequence[int], was: Corrected) -> tuple[int, ...]:
    """Give the records that may be the same event: not those that the row corrects, but those decided on meanwhile."""
    told = [number for number in others if number not in was.waiting] + [claim.id for claim in was.decided]
    return tuple(dict.fromkeys(told))


def _is_so(row: Row, claim: Claimed) -> bool:
    clause = row.event[-1] if row.event else None
    return returned.is_decided_so(row.seen.read, clause, row.seen.facts, claim)


def _differs(seen: Seen, record: Held) -> tuple[str, ...]:
    pairs = zip(("count", "serious"), seen.facts, record.facts, strict=True)
    return tuple(name for name, new, old in pairs if new != old)
