"""Slips as tables: each line of a slip is a row of a list, at the place where the sheet says what was seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conduct_audit.intake.context import context_of
from conduct_audit.intake.forms import records_of
from conduct_audit.intake.header import Column, Header
from conduct_audit.intake.layout import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.intake.form_records import Heading, Record
    from conduct_audit.intake.grid import Row, Sheet
    from conduct_audit.intake.when import When


def form_tables(sheet: Sheet, outer: When) -> tuple[Table, ...]:
    """Give the slips of a sheet of forms as tables; `()` for any other sheet. Slips with equal headings share one."""
    alike: dict[tuple[tuple[Heading, ...], tuple[str, ...], int], list[Record]] = {}
    taken: dict[tuple[tuple[Heading, ...], tuple[str, ...]], dict[int, int]] = {}
    for record in records_of(sheet):
        key = (record.headings, record.titles)
        rows = taken.setdefault(key, {})
        place = max((rows.get(row, 0) for row, _ in record.lines), default=0)
        rows |= {row: place + 1 for row, _ in record.lines}
        alike.setdefault((*key, place), []).append(record)
    return tuple(_table(sheet, outer, records) for records in alike.values())


def _table(sheet: Sheet, outer: When, records: Sequence[Record]) -> Table:
    headings, titles = records[0].headings, records[0].titles
    columns = tuple(Column(index, (label,), meaning) for index, (label, meaning) in enumerate(headings))
    blank: Row = [None] * len(columns)
    rows = [blank] * len(sheet.rows)
    for row, cells in (line for record in records for line in record.lines):
        rows[row] = list(cells)
    first = min((row for record in records for row, _ in record.lines), default=0)
    virtual = replace(sheet, rows=rows, merges=(), filled=frozenset())
    context = context_of(sheet.name, [[title] for title in titles], outer)
    return Table(virtual, Header(first, first, columns), "form", 0, len(rows), context)
