"""Tables of marks, people against clauses: each mark of a violation becomes an observation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conduct_audit.intake import whys
from conduct_audit.intake.acts_of_rows import Act, acts_of
from conduct_audit.intake.amount_marks import is_deduction, occurrences
from conduct_audit.intake.amounts import parse_amount
from conduct_audit.intake.facts import facts_of
from conduct_audit.intake.legend import Found, Legend, found_in
from conduct_audit.intake.mark_columns import is_sign, is_spare, is_unclear
from conduct_audit.intake.mark_headings import act_of, person_of
from conduct_audit.intake.marks import mark_of
from conduct_audit.intake.texts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.intake.clause_headings import ClauseHeadings
    from conduct_audit.intake.facts import Facts
    from conduct_audit.intake.grid import Cell
    from conduct_audit.intake.layout import Table
    from conduct_audit.intake.rows import Rows

Observation = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark: its cell, what it says, and the act and person it is about (`who`: number, name, possible department).

    `is_unclear`: it stands under a heading that names no act.
    """

    cell: Cell
    found: Found
    act: Act
    who: tuple[str, str, str] | None = None
    is_unclear: bool = False


def read_matrix(
    table: Table, rows: Rows, legend: Legend, clauses: ClauseHeadings, *, untyped: bool
) -> list[Observation]:
    """Give the observations of a matrix; rows without a mark that says something move to `rows.ignored`."""
    facts = facts_of(table, rows, untyped=untyped)
    cells = [table.sheet.rows[row] for row in rows.data]
    acts = acts_of(table.header, cells, clauses)
    marks = _Marks(table, legend, clauses)
    observed: list[Observation] = []
    for fact, row, act in zip(facts, cells, acts, strict=True):
        marked = marks.in_row(row, act)
        found = [one for one in marked if one.found.sense in {None, "violation"}]
        observed += [_observation(fact, one, legend, clauses, alone=len(found) == 1) for one in found]
        if not found:
            observed += _remarked(table, rows, fact, act, in_order=any(one.found.sense == "ok" for one in marked))
    return observed


class _Marks:
    """The marks of a table's rows, each with what its heading says."""

    def __init__(self, table: Table, legend: Legend, clauses: ClauseHeadings) -> None:
        self._legend = legend
        self._by_clause = table.kind == "matrix_by_clause"
        self._columns = [
            (c.index, person_of(c) if self._by_clause else None, Act() if self._by_clause else act_of(c, clauses))
            for c in table.marks
        ]
        marks = {column.index for column in table.marks}
        self._unclear = {column.index for column in table.marks if not self._by_clause and is_unclear(column)}
        self._spare = [
            column
            for column in table.header.columns
            if not self._by_clause and column.index not in marks and is_spare(column)
        ]
        self._known: dict[tuple[type, Cell], Found] = {}

    def in_row(self, row: list[Cell], act: Act) -> list[Marked]:
        """Give the marks of a row, signs in its other columns included; in a matrix by clause the row names the act."""
        marks = [
            Marked(
                row[index], self._found(row[index]), act if self._by_clause else heading, who, index in self._unclear
            )
            for index, who, heading in self._columns
        ]
        spare = [(column.heading, row[column.index]) for column in self._spare if is_sign(row[column.index])]
        return [*marks, *(Marked(cell, self._found(cell), Act(text=text), is_unclear=True) for text, cell in spare)]

    def _found(self, cell: Cell) -> Found:
        key = (type(cell), cell)
        if key not in self._known:
            self._known[key] = found_in(cell, self._legend)
        return self._known[key]


def _observation(fact: Facts, one: Marked, legend: Legend, clauses: ClauseHeadings, *, alone: bool) -> Observation:
    count, why = _count(one, legend, clauses)
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
    return text_of(one.cell) if mark_of(one.cell).kind == "other" and not parse_amount(one.cell).ok else ""


def _count(one: Marked, legend: Legend, clauses: ClauseHeadings) -> tuple[int | None, tuple[str, ...]]:
    """Give the occurrences that a mark stands for, and why it waits where that is not clear."""
    if one.found.sense is not None:
        return one.found.count, ()
    if legend.amounts and is_deduction(one.cell):
        count = occurrences(one.cell, one.act, clauses)
        return count, () if count else ("bad_count",)
    return one.found.count, ("unclear_mark",)


def _remarked(table: Table, rows: Rows, fact: Facts, act: Act, *, in_order: bool) -> Iterator[Observation]:
    """Keep a row without marks that says in words what was seen; any other is ignored, with why."""
    if table.kind == "matrix" and (act.text or act.clause) and not act.is_nothing:
        yield {**fact, "clause_text": act.clause, "category_text": act.category, "text": act.text, "count": 1}
    else:
        rows.ignored[fact["row"] - 1] = whys.ALL_IN_ORDER if in_order else whys.NO_MARK
