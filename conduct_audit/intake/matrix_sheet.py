"""Tables of marks, people against clauses: each mark of a violation becomes an observation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conduct_audit.intake import whys
from conduct_audit.intake.acts_of_rows import Act, acts_of
from conduct_audit.intake.amount_marks import is_deduction, occurrences
from conduct_audit.intake.amounts import parse_amount
from conduct_audit.intake.facts import facts_of
from conduct_audit.intake.marks import mark_of
from conduct_audit.intake.matrix_marks import Marked, Marks
from conduct_audit.intake.texts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.intake.clause_headings import ClauseHeadings
    from conduct_audit.intake.facts import Facts
    from conduct_audit.intake.layout import Table
    from conduct_audit.intake.legend import Legend
    from conduct_audit.intake.rows import Rows

Observation = dict[str, Any]


def read_matrix(
    table: Table, rows: Rows, legend: Legend, clauses: ClauseHeadings, *, untyped: bool
) -> list[Observation]:
    """Give the observations of a matrix; rows without a mark that says something move to `rows.ignored`."""
    facts = facts_of(table, rows, untyped=untyped)
    cells = [table.sheet.rows[row] for row in rows.data]
    acts = acts_of(table.header, cells, clauses)
    marks = Marks(table, legend, clauses)
    observed: list[Observation] = []
    for fact, row, act in zip(facts, cells, acts, strict=True):
        marked = marks.in_row(row, act)
        found = [one for one in marked if one.found.sense in {None, "violation"}]
        observed += [_observation(fact, one, clauses, alone=len(found) == 1) for one in found]
        if not found:
            in_order = any(one.found.sense == "ok" for one in marked)
            why = whys.ALL_IN_ORDER if in_order else whys.REMARK if marks.has_remark(row) else whys.NO_MARK
            observed += _remarked(rows, fact, Act() if marks.by_row else act, why)
    return observed


def _observation(fact: Facts, one: Marked, clauses: ClauseHeadings, *, alone: bool) -> Observation:
    count, why = _count(one, clauses)
    serious_of_one = fact["serious"] is True and not alone
    reasons = (*fact["reasons"], *why, *["suspected_serious"] * serious_of_one, *["unclear_clause"] * one.is_unclear)
    return {
        **fact,
        **_who(one),
        "serious": None if serious_of_one else fact["serious"],
        "reasons": tuple(dict.fromkeys(reasons)),
        "clause_text": one.act.clause,
        "category_text": one.act.category,
        "text": one.act.text or _remark(one),
        "count_text": text_of(one.cell),
        "count": count,
    }


def _who(one: Marked) -> Facts:
    """Give the person of the heading; a group over it may be the department."""
    if one.who is None:
        return {}
    number, name, group = one.who
    around = {"department": group, "department_hint": True} if group else {}
    return {"number": number, "name": name} | around


def _remark(one: Marked) -> str:
    """Give what stands in a cell in words, where it is no mark and so may say what was seen."""
    if text_of(one.cell) == one.act.clause:
        return ""
    return text_of(one.cell) if mark_of(one.cell).kind == "other" and not parse_amount(one.cell).ok else ""


def _count(one: Marked, clauses: ClauseHeadings) -> tuple[int | None, tuple[str, ...]]:
    """Give the occurrences that a mark stands for, and why it waits where that is not clear."""
    if one.found.sense is not None:
        return one.found.count, ()
    if one.amounts and is_deduction(one.cell):
        count = occurrences(one.cell, one.act, clauses)
        return count, () if count else ("bad_count",)
    return one.found.count, ("unclear_mark",)


def _remarked(rows: Rows, fact: Facts, act: Act, why: str) -> Iterator[Observation]:
    """Keep a row without marks that says in words what was seen; any other is ignored, with why."""
    if (act.text or act.clause) and not act.is_nothing:
        yield {**fact, "clause_text": act.clause, "category_text": act.category, "text": act.text, "count": 1}
    else:
        rows.ignored[fact["row"] - 1] = why
