"""Postings of a closed month: double entry for each employee, in fen, zero in sum for each and so for the closing.

Where the bonus went: `bonus` is what the roster grants (negative, it is given out), `deduction` what the month took,
`correction` what each correction of an earlier month took (negative: gave back; linked to the correction, whose
deduction it reverses), `net_bonus` what is left to be paid. The journal of the company's own accounts is made of these
when it is exported.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from sqlalchemy import func, select

from conduct_audit.books import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.store import Row, Store

BONUS: Final = "bonus"
DEDUCTION: Final = "deduction"
CORRECTION: Final = "correction"
NET_BONUS: Final = "net_bonus"
ACCOUNTS: Final = (BONUS, DEDUCTION, CORRECTION, NET_BONUS)
COLUMNS: Final = ("employee_id", "department", "account", "amount", "correction", "of_month", "cause")

Taken = tuple[int, int]
"""The number of a correction and the fen that were taken for it."""


def post(pen: Pen, closing: int, lines: pd.DataFrame) -> None:
    """Write the postings of `lines` (LINES) and of the corrections that were settled with them."""
    settled = _settled(pen.store, closing)
    pen.append(schema.posting, [(closing, *row) for row in rows(lines, settled)])


def rows(lines: pd.DataFrame, settled: Mapping[str, Sequence[Taken]]) -> list[Row]:
    """Give (employee, department, account, fen, correction) for each posting; nothing is posted for nought."""
    people: list[dict[Any, Any]] = lines.to_dict("records")
    posted = (row for line in people for row in _of_line(line, settled.get(line["employee_id"], ())))
    return [row for row in posted if row[3]]


def frame(store: Store, closing: int) -> pd.DataFrame:
    """Give the postings of a closing with month and cause of their corrections (COLUMNS), in their order."""
    posted, corrected = schema.posting, schema.correction
    columns = [*(posted.c[name] for name in COLUMNS[:5]), corrected.c.of_month, corrected.c.cause]
    joined = posted.outerjoin(corrected, posted.c.correction == corrected.c.id)
    statement = select(*columns).select_from(joined).where(posted.c.closing == closing).order_by(posted.c.id)
    return pd.DataFrame(store.rows(statement), columns=list(COLUMNS))


def sums(store: Store, closing: int) -> dict[str, int]:
    """Add up the postings of a closing by account, in fen."""
    posted = schema.posting.c
    statement = select(posted.account, func.sum(posted.amount)).where(posted.closing == closing)
    found = {account: int(amount) for account, amount in store.rows(statement.group_by(posted.account))}
    return dict.fromkeys(ACCOUNTS, 0) | found


def unbalanced(store: Store, closing: int) -> tuple[str, ...]:
    """Give the employees whose postings do not add up to nought."""
    posted = schema.posting.c
    statement = select(posted.employee_id).where(posted.closing == closing).group_by(posted.employee_id)
    return tuple(who for (who,) in store.rows(statement.having(func.sum(posted.amount) != 0)))


def wrong(store: Store, closing: int, lines: pd.DataFrame) -> tuple[str, ...]:
    """Give the employees whose postings are not those that `lines` and the settled corrections give."""
    columns = [schema.posting.c[name] for name in COLUMNS[:5]]
    kept = _by_employee(store.rows(select(*columns).where(schema.posting.c.closing == closing)))
    right = _by_employee(rows(lines, _settled(store, closing)))
    return tuple(who for who in {**right, **kept} if kept.get(who) != right.get(who))


def _by_employee(posted: Sequence[Row]) -> dict[str, Counter[Row]]:
    found: defaultdict[str, Counter[Row]] = defaultdict(Counter)
    for row in posted:
        found[row[0]][row] += 1
    return dict(found)


def _of_line(line: Mapping[Any, Any], settled: Sequence[Taken]) -> Iterator[Row]:
    who = (line["employee_id"], line["department"])
    yield (*who, BONUS, -int(line["bonus_base"]), None)
    yield (*who, DEDUCTION, int(line["deduction"]), None)
    yield from ((*who, CORRECTION, amount, number) for number, amount in settled)
    yield (*who, NET_BONUS, int(line["net_bonus"]), None)


def _settled(store: Store, closing: int) -> dict[str, list[Taken]]:
    taken, due = schema.settled_correction, schema.correction
    joined = taken.join(due, taken.c.correction == due.c.id)
    statement = select(due.c.employee_id, due.c.id, taken.c.taken).select_from(joined)
    found: defaultdict[str, list[Taken]] = defaultdict(list)
    for who, number, amount in store.rows(statement.where(taken.c.closing == closing).order_by(taken.c.id)):
        found[who].append((number, amount))
    return found
