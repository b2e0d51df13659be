"""Corrections: what a closed month still takes from somebody, or gives back, in a later month. Appended, never changed.

A correction is *due* in the open month, the one after the last closed month, until a closing settles it: so it is paid
exactly once, also when its person is not on a month's roster or a month is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from conduct_audit.books import schema, values

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy import Select

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.store import Row, Store
    from conduct_audit.month import Month

CARRIED: Final = "carried"
"""The cause of a correction that takes what another could not."""

CLEAN: Final = "clean"
"""The cause of what a closing gives back after months without a violation; no decision stands behind it."""

CAUSES: Final = {
    "waive": "waived",
    "appeal_upheld": "upheld",
    "appeal_partly": "partly",
    "admit": "late",
}
"""The cause of a correction by the verb of the decision; other verbs change nothing that a month was closed with."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is to be booked: `amount` fen of `of_month` still to be taken from the employee (negative: given back)."""

    employee_id: str
    of_month: Month
    amount: int
    cause: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A booked correction. `record` is the violation it comes from, `in_month` the open month of the day it was booked.

    `taken` (fen) and `settled_in` are None until a month that settles it is closed; `carries` is the correction whose
    rest it takes.
    """

    number: int
    entry: int
    at: dt.datetime
    actor: str
    record: int | None
    action: str
    reason: str
    employee_id: str
    of_month: Month
    in_month: Month
    cause: str
    amount: int
    carries: int | None
    settled_in: Month | None
    taken: int | None
    settled_entry: int | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What the closing of a month makes of correction `number`: fen taken of it, and what is carried on."""

    number: int
    taken: int
    carried: int = 0


def open_month(store: Store, before: int | None = None) -> Month | None:
    """Give the month after the last closed one (closed before entry `before`), None where none is closed."""
    statement = select(func.max(schema.closing.c.month))
    last = store.one(statement if before is None else statement.where(schema.closing.c.entry < before))
    return values.month(last[0]).next() if last and last[0] else None


def book(pen: Pen, record: int | None, differences: Iterable[Difference]) -> None:
    """Book corrections that the latest decision about `record` causes (None: no record does)."""
    month = open_month(pen.store)
    decision = _latest_decision(pen.store, record)
    rows = [(decision, d.employee_id, str(d.of_month), str(month), d.cause, d.amount, None) for d in differences]
    pen.append(schema.correction, rows)


def settle(pen: Pen, closing: int, month: Month, settled: Iterable[Settled]) -> None:
    """Write what closing number `closing` of `month` took of each correction; what is carried is a correction again."""
    told = list(settled)
    pen.append(schema.settled_correction, [(closing, each.number, each.taken) for each in told])
    rest = {each.number: each.carried for each in told if each.carried}
    table = schema.correction
    columns = (table.c.id, table.c.decision, table.c.employee_id, table.c.of_month)
    carried = [row for row in pen.store.rows(select(*columns).order_by(table.c.id)) if row[0] in rest]
    later = str(month.next())
    pen.append(table, [(*row[1:], later, CARRIED, rest[row[0]], row[0]) for row in carried])


def corrections(store: Store) -> tuple[Correction, ...]:
    """Give the corrections in the order of their booking, each with what became of it."""
    return tuple(_correction(row) for row in store.rows(_joined()))


def as_of(booked: Iterable[Correction], before: int) -> tuple[Correction, ...]:
    """Give the corrections as they were before entry `before`: booked earlier, settled only where that was earlier."""
    return tuple(
        each if _settled(each, before) else replace(each, settled_in=None, taken=None, settled_entry=None)
        for each in booked
        if each.entry < before
    )


def due(store: Store, month: Month, before: int | None = None) -> tuple[Correction, ...]:
    """Give the corrections that `month` has to settle, as the books were before entry `before` (None: now)."""
    if open_month(store, before) != month:
        return ()
    every = corrections(store)
    return tuple(each for each in (every if before is None else as_of(every, before)) if each.settled_entry is None)


def _settled(correction: Correction, before: int) -> bool:
    """Whether a closing before entry `before` has settled it."""
    return correction.settled_entry is not None and correction.settled_entry < before


def _latest_decision(store: Store, record: int | None) -> int | None:
    if record is None:
        return None
    found = store.one(select(func.max(schema.decision.c.id)).where(schema.decision.c.observation == record))
    return found[0] if found else None


def _joined() -> Select[Row]:
    table, by, made = schema.correction, schema.entry, schema.decision
    settled, closing = schema.settled_correction, schema.closing
    columns = (
        *(table.c.id, table.c.entry, by.c.at, by.c.actor, made.c.observation, made.c.action, made.c.reason),
        *(table.c.employee_id, table.c.of_month, table.c.in_month, table.c.cause, table.c.amount, table.c.carries),
        *(closing.c.month, settled.c.taken, settled.c.entry),
    )
    joined = table.join(by, table.c.entry == by.c.seq).outerjoin(made, table.c.decision == made.c.id)
    joined = joined.outerjoin(settled, settled.c.correction == table.c.id).outerjoin(closing)
    return select(*columns).select_from(joined).order_by(table.c.id)


def _correction(row: Row) -> Correction:
    number, entry, at, actor, record, action, reason, employee_id, *rest = row
    of_month, in_month, cause, amount, carries, settled_in, taken, settled_entry = rest
    return Correction(
        number,
        entry,
        values.instant(at),
        actor,
        record,
        action or "",
        reason or "",
        employee_id,
        values.month(of_month),
        values.month(in_month),
        cause,
        amount,
        carries,
        values.month(settled_in) if settled_in else None,
        taken,
        settled_entry,
    )
