"""What each row of a list says was done: the clause, the category and the text, from however many columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from conduct_audit.intake.counts import says_nothing
from conduct_audit.intake.distinct import each_row
from conduct_audit.intake.grid import ErrorCell, NoValue, is_blank
from conduct_audit.intake.texts import plain, text_of
from conduct_audit.intake.verdict import is_verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.intake.clause_headings import ClauseHeadings
    from conduct_audit.intake.grid import Cell, Row
    from conduct_audit.intake.header import Header


@dataclass(frozen=True, slots=True)
class Act:
    """What a row says: clause, category and text as written; `broken`: one of the cells holds an error for a value."""

    clause: str = ""
    category: str = ""
    text: str = ""
    broken: bool = False

    @property
    def is_nothing(self) -> bool:
        """Tell whether the row says that there was nothing to see (无, /, —) and names no clause."""
        said = [part for part in (self.clause, self.text) if part]
        return bool(said) and not self.broken and all(says_nothing(plain(part)) for part in said)


def acts_of(header: Header, rows: Sequence[Row], clauses: ClauseHeadings) -> list[Act]:
    """Give the act of each row; each distinct combination of its cells is read once."""
    reader = _Reader(header, clauses)
    return each_row([reader.cells_of(row) for row in rows], reader.act)


class _Reader:
    """Reads the act from the cells of its columns: those of the clause, the category, the text and the criterion."""

    def __init__(self, header: Header, clauses: ClauseHeadings) -> None:
        self._clauses = clauses
        self._only_results = not header.has("text")
        self._has_text = header.has("text", "result")
        clause, criterion = ([column.index for column in header.of(field)] for field in ("clause", "criterion"))
        category = sorted(column.index for column in header.of("category"))
        self._columns = (clause, category, _text_columns(header), criterion)
        self._ends = list(accumulate(map(len, self._columns)))

    def cells_of(self, row: Row) -> tuple[Cell, ...]:
        """Give the cells that make the act of a row."""
        return tuple(row[index] for indexes in self._columns for index in indexes)

    def act(self, cells: tuple[Cell, ...]) -> Act:
        """Give the act that `cells_of` a row make."""
        clause, category, text, criterion = (cells[a:b] for a, b in pairwise([0, *self._ends]))
        broken = any(isinstance(cell, ErrorCell | NoValue) for cell in (*clause, *text))
        groups = " ".join(dict.fromkeys(text_of(cell) for cell in category if not is_blank(cell)))
        seen = "".join(text_of(cell) for cell in text if not (self._only_results and is_verdict(cell)))
        named = self._named([text_of(cell) for cell in clause if not is_blank(cell)])
        looked_at = self._named([text_of(cell) for cell in criterion if not is_blank(cell)])
        if (seen or not self._has_text) and looked_at and not named:
            named, seen = (looked_at, seen) if self._clauses.names_clause(looked_at) else ("", seen or looked_at)
        named, groups = _completed(named, groups, self._clauses)
        if not (named or seen or self._has_text) and not self._clauses.read(groups).recognised:
            groups, seen = "", groups
        return Act(named, groups, seen, broken)

    def _named(self, texts: list[str]) -> str:
        return next((text for text in texts if self._clauses.names_clause(text)), next(iter(texts), ""))


def _text_columns(header: Header) -> list[int]:
    """Give the column that says what was seen: where none is for that, the result, and without any act the remark."""
    is_act = header.has("result", "clause", "category", "criterion")
    column = header.first("text") or header.first("result") if is_act or header.has("text") else header.first("note")
    return [column.index] if column else []


def _completed(clause: str, category: str, clauses: ClauseHeadings) -> tuple[str, str]:
    """Read 着装 | 第2条 together; a category column that names a clause itself is the clause."""
    if clause and category and not clauses.names_clause(clause) and clauses.names_clause(f"{category} {clause}"):
        return f"{category} {clause}", category
    if not clause and clauses.names_clause(category):
        return category, ""
    return clause, category
