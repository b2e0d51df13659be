"""The records of the books: what sheets say, which rows are on the books already, which wait and for what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tests.books.plain.rules import Calendar

ON_THE_BOOKS = ("confirmed", "pending", "waived", "overturned")
SETTLES = {
    "person": "unknown_employee",
    "day": "bad_date",
    "clause": "unclear_clause",
    "count": "bad_count",
    "serious": "suspected_serious",
}
"""Which question a person's word on a fact answers."""


@dataclass(frozen=True)
class Sight:
    """A row of a sheet; `words` tell it from every other one, equal words are equal rows. `why` it waits anyhow."""

    words: str
    person: str | None
    day: str | None
    month: str | None
    clause: str | None
    count: int | None
    serious: bool = False
    why: tuple[str, ...] = ()


@dataclass
class Record:
    """A row of an imported file and what people decided about it; `file` counts the imports.

    `happened` is the month of the event, `month` the one to which it is charged.
    """

    number: int
    file: int
    sight: Sight
    status: str
    why: set[str]
    person: str | None
    day: str | None
    happened: str | None
    clause: str | None
    count: int | None
    serious: bool
    month: str | None = None
    same_as: int | None = None
    touched: bool = False
    replaced: bool = False
    reasoned: bool = False
    appealed: Literal["no", "open", "decided"] = "no"

    @property
    def event(self) -> tuple[str, str, str] | None:
        """Whose, when and what, once all of it is known."""
        when = self.day or self.happened
        return (self.person, when, self.clause) if self.person and when and self.clause else None

    @property
    def known(self) -> bool:
        """Whether everything that decides money is known."""
        return None not in {self.person, self.happened, self.clause, self.count}

    @property
    def judged_on(self) -> str:
        """The day by whose tariff it is judged."""
        return self.day or f"{self.happened}-01"


@dataclass
class Records:
    """Every record by its number."""

    all: dict[int, Record] = field(default_factory=dict)
    files: int = 0

    def told(self, *statuses: str, month: str | None = None) -> list[Record]:
        """Give the records of a state, of one month alone."""
        return [r for r in self.all.values() if r.status in statuses and month in {None, r.month}]

    def book(self, sights: list[Sight], calendar: Calendar) -> list[Record]:
        """Import a file: equal rows of it are events of their own, across files the largest number of them counts."""
        self.files += 1
        equal = self._equal(sights)
        taken = {record.number for record in equal.values()}
        fresh = [_fresh(len(self.all) + place, self.files, sight) for place, sight in enumerate(sights, 1)]
        doubts = [bool(self._others(record, taken)) for record in fresh]
        for place, record in enumerate(fresh):
            _judge(record, equal.get(place), calendar, doubt=doubts[place])
        self.all |= {record.number: record for record in fresh}
        return fresh

    def _equal(self, sights: list[Sight]) -> dict[int, Record]:
        """Pair rows with equal records; rows that wait no more prefer those that somebody has decided."""
        free = [r for r in self.all.values() if r.status != "skipped" and not r.replaced]
        found: dict[int, Record] = {}
        for place, sight in enumerate(sights):
            alike = [r for r in free if r.sight == sight]
            if alike:
                found[place] = min(alike, key=lambda r: (waits(r) != bool(sight.why), r.number))
                free.remove(found[place])
        return found

    def _others(self, record: Record, besides: set[int]) -> list[Record]:
        """Give the records that tell the same event in other words."""
        booked = (r for r in self.told(*ON_THE_BOOKS) if r.number not in besides)
        return [r for r in booked if record.event and r.event == record.event and r.sight.words != record.sight.words]

    def doubted(self, record: Record) -> bool:
        """Whether other files tell the event of a decided record in other words, or the record of somebody else."""
        elsewhere = [r for r in self.told(*ON_THE_BOOKS) if r.file != record.file]
        here = {r.same_as for r in self.all.values() if r.file == record.file}
        others = self._others(record, {r.number for r in self.all.values() if r.file == record.file})
        others += [r for r in elsewhere if r.sight.words == record.sight.words and _otherwise(record, r)]
        return record.event is not None and any(r.number not in here for r in others)

    def set(self, record: Record, calendar: Calendar, **facts: object) -> None:
        """Take a person's word on facts; booked once nothing is open, a row of a closed month stays open."""
        for name, fact in facts.items():
            setattr(record, name, fact)
            record.why.discard(SETTLES[name])
        record.happened = record.day[:7] if "day" in facts and record.day else record.happened
        record.touched = True
        _ask(record, calendar, doubt=self.doubted(record))


def waits(record: Record) -> bool:
    """Whether a record waits and nobody has touched it."""
    return record.status == "pending" and not record.touched


def _fresh(number: int, file: int, sight: Sight) -> Record:
    facts = (sight.person, sight.day, sight.month, sight.clause, sight.count, sight.serious)
    return Record(number, file, sight, "confirmed", set(sight.why), *facts)


def _ask(record: Record, calendar: Calendar, *, doubt: bool) -> None:
    """Charge a record to its month and ask what the books make one ask; booked once nothing is open."""
    record.month = calendar.charged(record.happened)
    record.why -= {"possible_duplicate", "closed_month"}
    record.why |= {"possible_duplicate"} if doubt else set()
    record.why |= {"closed_month"} if record.month in calendar.closed else set()
    record.status = "pending" if record.why else "confirmed"


def _judge(record: Record, equal: Record | None, calendar: Calendar, *, doubt: bool) -> None:
    """Say what becomes of a row; one that waited untouched and can be booked now takes the place of its record."""
    _ask(record, calendar, doubt=doubt)
    if equal and (record.why or not waits(equal)):
        record.status, record.same_as = "skipped", equal.number
    elif equal:
        equal.status, equal.replaced = "dismissed", True


def _otherwise(record: Record, other: Record) -> bool:
    """Whether equal words were booked on somebody else, or, where no sheet named a month, in another month."""
    elsewise = other.happened == record.happened and other.person is not None and other.person != record.person
    return elsewise or (other.sight.month is None and None is not other.happened != record.happened)
