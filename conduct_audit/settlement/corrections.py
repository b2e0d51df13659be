"""What the open month really takes of the corrections of closed months: refunds whole, late deductions what is left.

A pure function. The order of rights: the month's own deduction first, then refunds, which are always paid, then late
deductions in the order in which they were booked, each no more than what is left of the net bonus. What finds no bonus
lapses, or is carried into the next month where the company's setting says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pandas as pd

from conduct_audit.tables import Column, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.settlement.settle import Settlement

DUE: Final = Shape(
    "due corrections",
    "one correction that a month has to settle",
    (
        Column("number", "Int64", "number of the correction"),
        Column("employee_id", "text", "employee number"),
        Column("of_month", "text", "`YYYY-MM`, the closed month it belongs to"),
        Column("cause", "text", "code of the cause"),
        Column("amount", "Int64", "fen still to be taken, negative to be given back"),
    ),
)
SETTLED: Final = DUE.with_columns(
    "settled corrections",
    "one correction and what the month makes of it",
    Column("taken", "Int64", "fen taken (given back, negative); NA while the person has no line in the month"),
    Column("carried", "Int64", "fen that the next month will try to take"),
)


def difference(before: int, after: int, taken: int, settled: int = 0, lost: int = 0) -> int:
    """Give the correction (fen) where a closed month's deduction should be `after` instead of `before`.

    More is taken by the difference. What falls is given back, as far as `taken` (what the month really took so far, or
    is due to) with what is `settled` for good is more than `after`: that is what lapsed of late violations which still
    stand, and what clean months gave back. Of the difference nothing is given back that is `lost`: what lapsed of the
    very violation that falls.
    """
    if after >= before:
        return after - before
    return -max(min(taken + settled - after, before - after - lost, taken), 0)


def with_corrections(settlement: Settlement, due: pd.DataFrame, *, carry: bool) -> Settlement:
    """Settle the corrections `due` (DUE, in the order of booking) with the lines of a month.

    Gives the lines with `corrections` and `net_bonus`, and `settlement.corrections` (SETTLED). Of a blank bonus nothing
    is taken, refunds are counted. Net bonuses never fall below 0 through corrections.
    """
    if due.empty:
        return settlement
    left = dict(zip(settlement.lines["employee_id"], _left(settlement.lines), strict=True))
    settled = due.assign(taken=_taken(due, left))
    settled["carried"] = (settled["amount"] - settled["taken"]).fillna(0) * int(carry)
    return replace(settlement, lines=_lines(settlement.lines, settled), corrections=settled)


def _left(lines: pd.DataFrame) -> list[int]:
    """Give the net bonus before corrections; nothing can be taken of a blank one."""
    return [int(amount) for amount in (lines["bonus_base"] - lines["deduction"]).fillna(0)]


def _taken(due: pd.DataFrame, left: dict[str, int]) -> pd.Series[int]:
    """Give what is taken of each correction: refunds first, since they are there to be taken of."""
    refunds = due["amount"] < 0
    order = [*due.index[refunds], *due.index[~refunds]]
    people = due["employee_id"].to_dict()
    amounts = due["amount"].to_dict()
    taken = dict(_one_by_one([(place, people[place], int(amounts[place])) for place in order], left))
    return pd.Series([taken[place] for place in due.index], index=due.index, dtype="Int64")


def _one_by_one(due: list[tuple[int, str, int]], left: dict[str, int]) -> Iterator[tuple[int, int | None]]:
    room = dict(left)
    for place, who, amount in due:
        if who not in room:
            yield place, None
            continue
        taken = min(amount, room[who])
        room[who] -= taken
        yield place, taken


def _lines(lines: pd.DataFrame, settled: pd.DataFrame) -> pd.DataFrame:
    sums = settled.groupby("employee_id")["taken"].sum()
    corrections = lines["employee_id"].map(sums).astype("Int64").fillna(0)
    return lines.assign(corrections=corrections, net_bonus=lines["bonus_base"] - lines["deduction"] - corrections)
