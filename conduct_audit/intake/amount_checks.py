"""Amounts in a list that are not what the tariff takes: they decide nothing, but somebody should know."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.intake.acts_of_rows import Act
from conduct_audit.intake.amount_marks import rate
from conduct_audit.intake.amounts import parse_amount
from conduct_audit.intake.grid import is_blank
from conduct_audit.intake.texts import text_of
from conduct_audit.language import ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.intake.clause_headings import ClauseHeadings
    from conduct_audit.intake.grid import Cell
    from conduct_audit.intake.layout import Table

    Observation = dict[str, Any]

_LISTED: Final = 5


def differing_amounts(table: Table, observed: Sequence[Observation], clauses: ClauseHeadings) -> list[str]:
    """Tell, in one sentence, of the rows of a list whose amount is not what the tariff makes of their counts."""
    column = table.header.first("amount")
    by_row: defaultdict[int, list[Observation]] = defaultdict(list)
    for one in observed if column else ():
        by_row[one["row"]].append(one)
    cells = {row: table.sheet.rows[row - 1][column.index] for row in by_row} if column else {}
    odd = {row: text_of(cell) for row, cell in cells.items() if _differs(cell, by_row[row], clauses)}
    return [_sentence(table, odd)] if odd else []


def _differs(cell: Cell, acts: Sequence[Observation], clauses: ClauseHeadings) -> bool:
    """Tell whether an amount is another than the tariff's; a blank, or a row without a count, says nothing."""
    due = [_due(one, clauses) for one in acts]
    if is_blank(cell) or None in due:
        return False
    written = parse_amount(cell)
    return not written.ok or abs(written.fen or 0) != sum(amount or 0 for amount in due)


def _due(one: Observation, clauses: ClauseHeadings) -> int | None:
    """Give what an act costs in fen; None where count or tariff are not known, or the month's bonus is at stake."""
    each = rate(Act(one["clause_text"], one["category_text"], one["text"]), clauses)
    return None if one["serious"] or each is None or one["count"] is None else each * one["count"]


def _sentence(table: Table, odd: dict[int, str]) -> str:
    told = ngettext(
        "Sheet “{sheet}”, row {rows}: the amount written there differs from what the rulebook takes, which decides.",
        "Sheet “{sheet}”, rows {rows}: the amounts written there differ from what the rulebook takes, which decides.",
        len(odd),
    )
    listed = [f"{row} ({text})" for row, text in list(odd.items())[:_LISTED]]
    return told.format(sheet=table.sheet.name, rows="、".join(listed) + ("…" if len(odd) > _LISTED else ""))
