"""Closed months: figures frozen line by line, and a serial number for every slip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from sqlalchemy import func, select

from conduct_audit.books import corrections, frames, lookups, postings, proof, schema, values
from conduct_audit.books.closing_errors import BonusBlankError, MonthAlreadyClosedError, RowsStillWaitError, TieOutError
from conduct_audit.books.digest import canonical
from conduct_audit.books.records import Closing
from conduct_audit.books.violations import is_current
from conduct_audit.language import gettext as _
from conduct_audit.tables import LINES, count_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.corrections import Settled
    from conduct_audit.books.proof import Fact
    from conduct_audit.books.store import Row, Store
    from conduct_audit.month import Month

_LINE: Final = [column.name for column in LINES.columns]
_FIGURES: Final = [column.name for column in LINES.columns if column.kind != "text"]
_COUNT: Final = count_column("")
_SERIAL: Final = "{year}-{number:06d}"


def close(  # noqa: PLR0913  # a closing is made of as much
    pen: Pen,
    month: Month,
    lines: pd.DataFrame,
    rulebook_digest: str,
    *,
    settled: Iterable[Settled] = (),
    facts: Iterable[Fact] = (),
) -> None:
    """Freeze `lines` (LINES, one for each slip, in the order of their serial numbers) as the figures of `month`.

    `settled` says what is taken of each correction that was due, `facts` what the month is closed with.

    Raises `MonthAlreadyClosedError`, `RowsStillWaitError`, `BonusBlankError`, `TieOutError`.
    """
    _refuse(pen.store, month, lines)
    number = pen.append_one(schema.closing, str(month), rulebook_digest, canonical(totals(lines)))
    pen.append(schema.closing_line, [(number, *row) for row in _rows(lines)])
    corrections.settle(pen, number, month, settled)
    postings.post(pen, number, lines)
    _prove(pen, number, month, lines, tuple(facts))
    first = _next_serial(pen.store, month.year)
    pen.append(schema.slip, [(number, month.year, first + i, who) for i, who in enumerate(lines["employee_id"])])


def _prove(pen: Pen, number: int, month: Month, lines: pd.DataFrame, facts: tuple[Fact, ...]) -> None:
    """Keep what the month is closed with, its tie-out among it; refuse a tie-out that does not hold."""
    records = proof.records(pen.store, pen.seq, str(month))
    found = proof.tie_out(pen.store, number, lines, pen.seq)
    counted = (proof.Fact(proof.RECORDS, status, str(count)) for status, count in records.items())
    whole = (*facts, *counted, *(check.fact for check in found))
    for check in proof.checks_of(whole):
        if not check.holds:
            raise TieOutError(month=month, title=_(proof.TITLES[check.name]), **check.figures)
    proof.keep(pen, number, whole)


def totals(lines: pd.DataFrame) -> dict[str, int]:
    """Add up the figures of LINES (fen, occurrences), and count the employees."""
    return {"employees": len(lines)} | {name: int(lines[name].sum()) for name in _FIGURES}


def closings(store: Store, as_of: int | None = None, month: Month | None = None) -> tuple[Closing, ...]:
    """Give the closed months in the order of their closing."""
    closing, entry = schema.closing.c, schema.entry.c
    columns = (
        closing.id,
        closing.month,
        closing.rulebook_digest,
        closing.totals,
        entry.seq,
        entry.at,
        entry.actor,
        entry.digest,
    )
    statement = (
        select(*columns).join_from(schema.closing, schema.entry, closing.entry == entry.seq).order_by(closing.id)
    )
    statement = statement if month is None else statement.where(closing.month == str(month))
    return tuple(
        _closing(store, row) for row in store.rows(statement if as_of is None else statement.where(entry.seq <= as_of))
    )


def serial(year: int, number: int) -> str:
    """Write a slip's serial number."""
    return _SERIAL.format(year=year, number=number)


def _refuse(store: Store, month: Month, lines: pd.DataFrame) -> None:
    if str(month) in lookups.closed_months(store):
        raise MonthAlreadyClosedError(month=month)
    state = schema.decision.c
    waits = (state.status == "pending") & ((state.month == str(month)) | state.month.is_(None))
    waiting = store.rows(select(state.observation).where(waits, is_current(None)).order_by(state.observation))
    if waiting:
        raise RowsStillWaitError(month=month, count=len(waiting), first=waiting[0][0])
    blank = lines.loc[lines["bonus_base"].isna(), "employee_id"]
    if len(blank):
        raise BonusBlankError(month=month, people=", ".join(blank))


def _rows(lines: pd.DataFrame) -> list[Row]:
    counted = [str(name) for name in lines.columns if str(name).startswith(_COUNT)]
    counts = lines[counted].rename(columns=lambda name: name.removeprefix(_COUNT)).astype(object).to_dict("records")
    plain = lines[_LINE].astype({"zero_bonus": int}).astype(object)
    told = zip(plain.itertuples(index=False, name=None), counts, strict=True)
    return [(*row, canonical({code: int(count) for code, count in counted.items()})) for row, counted in told]


def _next_serial(store: Store, year: int) -> int:
    last = store.one(select(func.max(schema.slip.c.number)).where(schema.slip.c.year == year))
    return int(last[0] or 0) + 1 if last else 1


def _closing(store: Store, row: Row) -> Closing:
    number, month, rulebook_digest, sums, seq, at, actor, seal = row
    lines, serials = lines_of(store, number), _serials(store, number)
    told = (values.month(month), rulebook_digest, seq, values.instant(at), actor, seal)
    facts = proof.facts(store, number)
    return Closing(*told, totals=values.document(sums), lines=lines, serials=serials, facts=facts, number=number)


def lines_of(store: Store, number: int) -> pd.DataFrame:
    """Give the frozen LINES of closing `number`, with their `count_<category>` columns."""
    table = schema.closing_line
    columns = [table.c[name] for name in (*_LINE, "counts")]
    rows = store.rows(select(*columns).where(table.c.closing == number).order_by(table.c.id))
    found = frames.frame(LINES, [*_LINE, "counts"], rows)
    counts = pd.DataFrame(frames.distinct(values.document, found.pop("counts")), index=found.index).astype("Int64")
    return found.join(counts.rename(columns=count_column))


def _serials(store: Store, number: int) -> Mapping[str, str]:
    table = schema.slip
    rows: list[Any] = store.rows(
        select(table.c.year, table.c.number, table.c.employee_id).where(table.c.closing == number)
    )
    return {who: serial(year, count) for year, count, who in rows}
