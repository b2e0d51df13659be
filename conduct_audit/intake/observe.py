"""A workbook of inspections → observations, with every row that is not blank accounted for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from conduct_audit.intake import whys
from conduct_audit.intake.amount_checks import differing_amounts
from conduct_audit.intake.clause_headings import ClauseHeadings
from conduct_audit.intake.context import outer_time
from conduct_audit.intake.form_tables import form_tables
from conduct_audit.intake.layout import tables_of
from conduct_audit.intake.legend_of_table import legend_of_table
from conduct_audit.intake.list_sheet import read_list
from conduct_audit.intake.matrix_sheet import read_matrix
from conduct_audit.intake.notices import notices_of
from conduct_audit.intake.profile import bound
from conduct_audit.intake.reading import OBSERVED_WITH_HINT, ColumnReading, Hints, IgnoredRow, Reading, SheetReading
from conduct_audit.intake.roster_tables import roster_tables
from conduct_audit.intake.rows import rows_of
from conduct_audit.intake.sheet_roles import Tables, why_without_inspections
from conduct_audit.intake.table_errors import EmptyTableError, NoTableError, RosterSheetError
from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.intake.grid import Sheet, Workbook
    from conduct_audit.intake.layout import Table
    from conduct_audit.intake.rows import Rows
    from conduct_audit.intake.when import When
    from conduct_audit.rulebook.model import Rulebook

__all__ = ["Hints", "IgnoredRow", "Reading", "SheetReading", "observe"]


@dataclass(frozen=True, slots=True)
class _File:
    """What is known while one file is read."""

    workbook: Workbook
    hints: Hints
    clauses: ClauseHeadings


@dataclass
class _Sheet:
    """What one sheet gave: its tables, observations, and ignored rows (0-based) with why."""

    sheet: Sheet
    tables: Tables
    observed: list[dict[str, Any]] = field(default_factory=list)
    ignored: dict[int, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)


def observe(workbook: Workbook, hints: Hints, rulebook: Rulebook) -> Reading:
    """Read what the sheets of `workbook` say; `rulebook` gives the names of clauses and what an amount stands for.

    Raises `NoTableError` when no sheet has a table of inspections (`RosterSheetError` for a roster), `EmptyTableError`
    when none has a row below its header, `ProfileMisfitError` when the profile of `hints` speaks of what the file does
    not have.
    """
    workbook = bound(hints.profile, workbook)
    file = _File(workbook, hints, ClauseHeadings(rulebook))
    outer = outer_time(workbook.name, hints.month)
    tables = [() if _left_out(sheet) else _tables(sheet, file.clauses, outer) for sheet in workbook.sheets]
    if not any(tables):
        is_roster = any(True for sheet in workbook.sheets for _table in roster_tables(sheet))
        raise (RosterSheetError if is_roster else NoTableError)(name=workbook.name)
    if not any(table.rows_below for of_sheet in tables for table in of_sheet):
        raise EmptyTableError(name=workbook.name)
    pairs = zip(workbook.sheets, tables, strict=True)
    return _reading(workbook, [_read_sheet(file, sheet, of_sheet, tables) for sheet, of_sheet in pairs])


def _tables(sheet: Sheet, clauses: ClauseHeadings, outer: When) -> Tables:
    """Give the tables of a sheet; it is looked at as a form first, unless a person said where its header is."""
    is_told = sheet.profile is not None and bool(sheet.profile.header)
    return (() if is_told else form_tables(sheet, outer)) or tables_of(sheet, clauses, outer)


def _read_sheet(file: _File, sheet: Sheet, tables: Tables, of_all: Sequence[Tables]) -> _Sheet:
    why = whys.LEFT_OUT if _left_out(sheet) else why_without_inspections(sheet.name, tables, of_all)
    if tables and sheet.profile and sheet.profile.asks_for(sheet.name):
        why = None
    one = _Sheet(sheet, () if why else tables)
    for table in one.tables:
        rows = rows_of(table)
        observed = _read_table(file, table, rows)
        one.observed += observed
        one.notices += differing_amounts(table, observed, file.clauses) if table.kind in {"list", "form"} else []
        one.ignored |= rows.ignored
    seen = {row["row"] - 1 for row in one.observed}
    one.ignored = {row: why for row, why in (_around(one, why) | one.ignored).items() if row not in seen}
    return one


def _left_out(sheet: Sheet) -> bool:
    return sheet.profile is not None and sheet.profile.leaves_out(sheet.name)


def _read_table(file: _File, table: Table, rows: Rows) -> list[dict[str, Any]]:
    untyped = file.workbook.untyped
    if table.kind in {"list", "form"}:
        return read_list(table, rows, file.clauses, untyped=untyped)
    legend = legend_of_table(table, rows, file.hints.marks)
    return read_matrix(table, rows, legend, file.clauses, untyped=untyped)


def _around(one: _Sheet, why: str | None) -> dict[int, str]:
    """Tell why the rows of a sheet that lie outside its tables hold no observation."""
    is_form = any(table.kind == "form" for table in one.tables)
    reasons = dict.fromkeys(range(len(one.sheet.rows)), why or (whys.FORM if is_form else whys.NO_TABLE))
    for table in () if is_form else reversed(one.tables):
        is_first = table is one.tables[0]
        headings = range(table.header.top, table.header.bottom + 1)
        reasons |= dict.fromkeys(headings, whys.HEADER if is_first else whys.REPEATED_HEADER)
        reasons |= dict.fromkeys(range(table.header.top), whys.ABOVE) if is_first else {}
    return reasons


def _reading(workbook: Workbook, read: list[_Sheet]) -> Reading:
    observed = [row for one in read for row in one.observed]
    ignored = [
        IgnoredRow(one.sheet.name, row + 1, _(why))
        for one in read
        for row, why in sorted(one.ignored.items())
        if not one.sheet.is_blank(row)
    ]
    return Reading(
        frame=OBSERVED_WITH_HINT.frame(observed),
        sheets=tuple(_sheet_reading(one) for one in read),
        rows_read=sum(not sheet.is_blank(row) for sheet in workbook.sheets for row in range(len(sheet.rows))),
        with_observations=len({(row["sheet"], row["row"]) for row in observed}),
        ignored=tuple(ignored),
        notices=(
            *notices_of(workbook, [table for one in read for table in one.tables]),
            *dict.fromkeys(notice for one in read for notice in one.notices),
        ),
        unreadable=workbook.unreadable,
    )


def _sheet_reading(one: _Sheet) -> SheetReading:
    table = next(iter(one.tables), None)
    layout, row = (table.kind, table.header.top + 1) if table else ("none", None)
    return SheetReading(one.sheet.name, layout, row, one.sheet.hidden, _columns(table) if table else ())


def _columns(table: Table) -> tuple[ColumnReading, ...]:
    """Tell what each column of a table was taken for; `parts[0]` is what stands in the sheet.

    The labels of a form are no columns.
    """
    if table.kind == "form":
        return ()
    return tuple(
        ColumnReading(
            letters=get_column_letter(column.index + 1),
            heading=column.parts[0] if column.said else column.heading,
            field=column.field or "",
            alone=len(column.parts) <= 1 + column.said,
        )
        for column in table.header.columns
    )
