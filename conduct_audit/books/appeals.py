"""Appeals: one against a record, filed once and decided once; each step is also a step in the record's life."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import select

from conduct_audit.books import deciding, schema, values
from conduct_audit.books.appeal_errors import AlreadyAppealedError, AlreadyDecidedError, NotAppealedError
from conduct_audit.books.chain import storable
from conduct_audit.books.records import Decision
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Select

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.store import Row, Store

RulingOutcome = Literal["upheld", "dismissed", "partly"]
WORDS: Final[dict[str | None, str]] = {
    "upheld": N_("upheld"),
    "dismissed": N_("dismissed (appeal)"),
    "partly": N_("upheld in part"),
    None: N_("not decided yet"),
}
"""What may have become of an appeal, in words."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided about an appeal: `count` occurrences remain, `serious` is False for a case made ordinary."""

    outcome: RulingOutcome
    reason: str
    decided_by: str
    count: int | None = None
    serious: bool | None = None
    at: dt.datetime | None = None
    actor: str = ""
    entry: int = 0

    @property
    def decision(self) -> Decision:
        """The step in the life of the record."""
        verbs = {"upheld": "appeal_upheld", "dismissed": "appeal_dismissed", "partly": "appeal_partly"}
        return Decision(verbs[self.outcome], self.reason, count=self.count, serious=self.serious)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Appeal:
    """Appeal `number` against record `record`: who filed it, when it came in, whether too late, and the ruling."""

    number: int
    record: int
    reason: str
    received_on: dt.date
    late: bool
    filed_at: dt.datetime
    filed_by: str
    entry: int
    ruling: Ruling | None = None


def file(pen: Pen, record: int, reason: str, received_on: dt.date, *, late: bool) -> int:
    """File an appeal against `record`; give its number.

    Raises `AlreadyAppealedError`, and `UnknownRecordError`, `ReasonMissingError` or the `StateError` of a record that
    is not on the books.
    """
    refuse_second(pen.store, record)
    deciding.decide(pen, record, Decision("appeal_filed", reason))
    return pen.append_one(schema.appeal, record, storable(reason), received_on.isoformat(), int(late))


def rule(pen: Pen, record: int, ruling: Ruling) -> Appeal:
    """Write the ruling on the appeal against `record`; what it makes of the record is decided beside it.

    Raises `NotAppealedError`, `AlreadyDecidedError`.
    """
    appeal = undecided(pen.store, record)
    texts = (storable(ruling.reason), storable(ruling.decided_by))
    serious = None if ruling.serious is None else int(ruling.serious)
    pen.append_one(schema.ruling, appeal.number, ruling.outcome, ruling.count, serious, *texts)
    return appeal


def appeals(store: Store, record: int | None = None, as_of: int | None = None) -> tuple[Appeal, ...]:
    """Give the appeals, of one record alone or all, in the order in which they were filed."""
    filed = _filed(store, record, as_of)
    rulings = _rulings(store, as_of)
    return tuple(_appeal(row, rulings.get(row[0])) for row in filed)


def refuse_second(store: Store, record: int) -> None:
    """Raise `AlreadyAppealedError`, naming the first, where there is an appeal against the record."""
    for first in appeals(store, record):
        outcome = _(WORDS[first.ruling.outcome if first.ruling else None])
        told = {"appeal": first.number, "filed_on": first.filed_at.date(), "filed_by": first.filed_by}
        raise AlreadyAppealedError(id=record, outcome=outcome, **told)


def undecided(store: Store, record: int) -> Appeal:
    """Give the appeal against the record that waits for a decision.

    Raises `NotAppealedError`, `AlreadyDecidedError`.
    """
    found = appeals(store, record)
    if not found:
        raise NotAppealedError(id=record)
    ruling = found[0].ruling
    if ruling:
        told = {"decided_on": ruling.at.date() if ruling.at else "", "decided_by": ruling.decided_by}
        raise AlreadyDecidedError(id=record, appeal=found[0].number, outcome=_(WORDS[ruling.outcome]), **told)
    return found[0]


def _filed(store: Store, record: int | None, as_of: int | None) -> list[Row]:
    table, by = schema.appeal.c, schema.entry.c
    columns = (table.id, table.observation, table.reason, table.received_on, table.late, by.at, by.actor, by.seq)
    statement = select(*columns).join_from(schema.appeal, schema.entry, table.entry == by.seq).order_by(table.id)
    if record is not None:
        if not schema.possible(record):
            return []
        statement = statement.where(table.observation == record)
    return store.rows(_until(statement, as_of))


def _rulings(store: Store, as_of: int | None) -> dict[int, Ruling]:
    table, by = schema.ruling.c, schema.entry.c
    columns = (table.appeal, table.outcome, table.reason, table.decided_by, table.count, table.serious)
    joined = select(*columns, by.at, by.actor, by.seq).join_from(schema.ruling, schema.entry, table.entry == by.seq)
    return {row[0]: _ruling(row[1:]) for row in store.rows(_until(joined, as_of))}


def _until(statement: Select[Row], as_of: int | None) -> Select[Row]:
    return statement if as_of is None else statement.where(schema.entry.c.seq <= as_of)


def _appeal(row: Row, ruling: Ruling | None) -> Appeal:
    number, record, reason, received_on, late, at, actor, entry = row
    return Appeal(number, record, reason, values.day(received_on), bool(late), values.instant(at), actor, entry, ruling)


def _ruling(row: Row) -> Ruling:
    outcome, reason, decided_by, count, serious, at, actor, entry = row
    grave = None if serious is None else bool(serious)
    return Ruling(outcome, reason, decided_by, count, grave, values.instant(at), actor, entry)
