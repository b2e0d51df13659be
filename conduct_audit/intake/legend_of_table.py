"""The legend that holds for one matrix: what stands above it, over its marks and below it, or what the user says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.intake.header import row_texts
from conduct_audit.intake.legend import Legend, MarkMeans, legend_of, overruled
from conduct_audit.intake.marks import MarkKind, mark_of

if TYPE_CHECKING:
    from conduct_audit.intake.layout import Table
    from conduct_audit.intake.rows import Rows


def legend_of_table(table: Table, rows: Rows, means: MarkMeans | None) -> Legend:
    """Give the legend of a matrix; `means` is the user's word."""
    titles = [table.sheet.name, *_texts(table, range(table.header.top))]
    groups = [part for column in table.marks for part in column.parts[:-1]]
    headings = [part for column in table.header.columns for part in column.parts]
    notes = [*headings, *_texts(table, rows.ignored)]
    return overruled(legend_of(titles, list(dict.fromkeys(groups)), notes), means, _kinds(table, rows))


def _texts(table: Table, rows: range | dict[int, str]) -> list[str]:
    return list(dict.fromkeys(text for row in rows for text in row_texts(table.sheet, row) if text))


def _kinds(table: Table, rows: Rows) -> set[MarkKind]:
    return {mark_of(table.sheet.rows[row][column.index]).kind for row in rows.data for column in table.marks}
