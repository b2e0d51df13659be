"""Amounts in a matrix: how many occurrences the tariff makes of a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.intake.amounts import parse_amount
from conduct_audit.money import fen

if TYPE_CHECKING:
    from conduct_audit.intake.acts_of_rows import Act
    from conduct_audit.intake.clause_headings import ClauseHeadings
    from conduct_audit.intake.grid import Cell


def is_deduction(cell: Cell) -> bool:
    """Tell whether a cell holds an amount that is taken; `奖100` is given, `免` is none."""
    amount = parse_amount(cell)
    return amount.ok and bool(amount.fen) and amount.direction != "given"


def occurrences(cell: Cell, act: Act, clauses: ClauseHeadings) -> int | None:
    """Divide a deduction by what the tariff takes for one occurrence; None where that does not go up exactly."""
    amount = abs(parse_amount(cell).fen or 0)
    each = rate(act, clauses)
    return amount // each if each and amount % each == 0 else None


def rate(act: Act, clauses: ClauseHeadings) -> int | None:
    """Give what one occurrence costs, in fen; None where the tariff has several amounts for what is known of it."""
    codes = clauses.read(act.clause).codes
    category = codes[0].split(".")[0] if codes else clauses.read(act.category).category
    rates = {
        fen(rule.amount)
        for rule in clauses.rulebook.tariff
        if rule.amount and not rule.serious and (not rule.categories or category in {None, *rule.categories})
    }
    return rates.pop() if len(rates) == 1 else None
