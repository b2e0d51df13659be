"""The marks in a row of a matrix: what each cell says, of which act and of whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conduct_audit.intake.acts_of_rows import Act
from conduct_audit.intake.amounts import parse_amount
from conduct_audit.intake.grid import is_blank
from conduct_audit.intake.legend import Found, Legend, found_in, of_column
from conduct_audit.intake.list_sheet import told_apart
from conduct_audit.intake.mark_columns import is_sign, is_spare, is_unclear
from conduct_audit.intake.mark_headings import act_of, person_of
from conduct_audit.intake.marks import mark_of
from conduct_audit.intake.texts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.intake.clause_headings import ClauseHeadings
    from conduct_audit.intake.grid import Cell
    from conduct_audit.intake.header import Column
    from conduct_audit.intake.layout import Table


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark: its cell, what it says, and the act and person it is about (`who`: number, name, possible department).

    `is_unclear`: it stands under a heading that names no act. `amounts`: numbers there are yuan.
    """

    cell: Cell
    found: Found
    act: Act
    who: tuple[str, str, str] | None = None
    is_unclear: bool = False
    amounts: bool = False


@dataclass(frozen=True, slots=True)
class _MarkColumn:
    """A column of marks: its place, the act or the person of its heading, and what its marks mean."""

    index: int
    act: Act
    who: tuple[str, str, str] | None
    legend: Legend
    is_unclear: bool


class Marks:
    """The marks of a table's rows, each with what its heading says."""

    def __init__(self, table: Table, legend: Legend, clauses: ClauseHeadings) -> None:
        """Read the headings over the marks of `table`; `legend` holds where a heading does not say it itself."""
        self._clauses = clauses
        self._legend = legend
        self._by_clause = table.kind == "matrix_by_clause"
        self._columns = [self._column(column) for column in table.marks]
        marks = {column.index for column in table.marks}
        self._spare = [c for c in table.header.columns if c.index not in marks and is_spare(c)]
        self._notes = [column.index for column in table.header.of("note") if column.index not in marks]
        self._known: dict[tuple[int, type, Cell], Found] = {}

    @property
    def by_row(self) -> bool:
        """Tell whether the rows say what the marks are about, since the headings are people or days."""
        return any(column.act == Act() for column in self._columns)

    def has_remark(self, row: list[Cell]) -> bool:
        """Tell whether a row holds a remark."""
        return any(not is_blank(row[index]) for index in self._notes)

    def in_row(self, row: list[Cell], act: Act) -> list[Marked]:
        """Give the marks of a row, signs in its other columns included; `act` is what the row itself names."""
        marks = [one for column in self._columns for one in self._of_cell(row[column.index], column, act)]
        spare = [(column.heading, row[column.index]) for column in self._spare if is_sign(row[column.index])]
        return [*marks, *(self._beside(cell, text, act) for text, cell in spare)]

    def _column(self, column: Column) -> _MarkColumn:
        if self._by_clause:
            return _MarkColumn(column.index, Act(), person_of(column), self._legend, is_unclear=False)
        legend = of_column(self._legend, column.parts[-1])
        return _MarkColumn(column.index, act_of(column, self._clauses), None, legend, is_unclear(column))

    def _of_cell(self, cell: Cell, column: _MarkColumn, act: Act) -> Iterator[Marked]:
        """Yield what a cell says; where neither heading nor row names an act, words in it do: 2.1.2 on the 5th."""
        found = self._found(cell, column)
        told = act if column.act == Act() else column.act
        if found.sense is None and told == Act() and _is_words(cell):
            for one in self._acts_in(text_of(cell)):
                yield Marked(cell, Found("violation"), one, column.who)
        else:
            yield Marked(cell, found, told, column.who, column.is_unclear, column.legend.amounts)

    def _beside(self, cell: Cell, heading: str, act: Act) -> Marked:
        """Give a sign in a column that holds no marks as a rule."""
        told = act if self._by_clause else Act(text=heading)
        nobody = ("", "", "") if self._by_clause else None
        return Marked(cell, found_in(cell, self._legend), told, nobody, is_unclear=True)

    def _acts_in(self, text: str) -> tuple[Act, ...]:
        return (Act(clause=text),) if self._clauses.names_clause(text) else told_apart(Act(text=text), self._clauses)

    def _found(self, cell: Cell, column: _MarkColumn) -> Found:
        key = (column.index, type(cell), cell)
        if key not in self._known:
            self._known[key] = found_in(cell, column.legend)
        return self._known[key]


def _is_words(cell: Cell) -> bool:
    return mark_of(cell).kind == "other" and isinstance(cell, str) and not parse_amount(cell).ok
