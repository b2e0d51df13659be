"""Who, when and where of each row of a table, the same for every layout: columns first, then what stands around."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.intake.columns import Columns
from conduct_audit.intake.dates import DateContext, DateReading, parse_date
from conduct_audit.intake.distinct import each, each_row
from conduct_audit.intake.grid import ErrorCell, NoValue, is_blank
from conduct_audit.intake.kept_cells import cells_as_json
from conduct_audit.intake.names import name_key
from conduct_audit.intake.severity import severity_of
from conduct_audit.intake.staff_numbers import parse_number
from conduct_audit.intake.texts import text_of
from conduct_audit.intake.when import filled, when_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.intake.grid import Cell
    from conduct_audit.intake.layout import Table
    from conduct_audit.intake.rows import Rows

Facts = dict[str, Any]
_REASONS: Final = {
    "number": "unknown_employee",
    "name": "unknown_employee",
    "date": "bad_date",
    "clause": "unclear_clause",
    "text": "unclear_clause",
    "count": "bad_count",
    "severity": "suspected_serious",
}
"""Why a row waits whose field may stand in a column that could also be another."""


def facts_of(table: Table, rows: Rows, *, untyped: bool) -> list[Facts]:
    """Give the facts of each data row: the columns of `reading.OBSERVED_WITH_HINT` but for the act itself."""
    columns = Columns(table, rows, untyped=untyped)
    dates = _dates(columns)
    severities = each_row(columns.together("severity"), severity_of)
    wrong = zip(_wrong_people(columns), dates, severities, _questions(columns), strict=True)
    by_name: dict[str, list[Any]] = {
        "sheet": [table.sheet.name] * len(rows.data),
        "row": [row + 1 for row in rows.data],
        **_person(columns),
        **_surroundings(columns),
        "date_text": columns.texts("date"),
        "occurred_on": [date.day for date in dates],
        "month": [str(date.month) if date.ok else None for date in dates],
        "serious": [serious for serious, _ in severities],
        "reasons": [_reasons(person, date, asked, is_clear=is_clear) for person, date, (_, is_clear), asked in wrong],
        "cells": cells_as_json(columns),
    }
    return [dict(zip(by_name, values, strict=True)) for values in zip(*by_name.values(), strict=True)]


def _person(columns: Columns) -> dict[str, list[Any]]:
    """Give number and name; those of a label above the table where the table has no column for a person."""
    around, rows = columns.table.context, len(columns.numbers)
    if not columns.table.header.has("number", "name"):
        return {"number": [around.number] * rows, "name": [around.name] * rows}
    return {"number": each(columns.cells("number"), parse_number), "name": columns.texts("name")}


def _surroundings(columns: Columns) -> dict[str, list[Any]]:
    """Give department, place and inspector; a hall, a line between rows or the sheet's name only hints a department."""
    around = columns.table.context
    halls, departments = columns.texts("hall"), columns.texts("department")
    given = [department or around.department for department in departments]
    hints = [hall or line or around.hint for hall, line in zip(halls, columns.hints, strict=True)]
    places = zip(columns.texts("place"), halls, strict=True)
    return {
        "department": [own or hint for own, hint in zip(given, hints, strict=True)],
        "department_hint": [not own for own in given],
        "place": [place or hall or around.place for place, hall in places],
        "inspector": [inspector or around.inspector for inspector in columns.texts("inspector")],
    }


def _reasons(person: str | None, date: DateReading, asked: Sequence[str], *, is_clear: bool) -> tuple[str, ...]:
    """Give why a row waits: its person, its date, a heading with two meanings, or a seriousness that is not clear."""
    named = (person, None if date.ok else "bad_date", *asked, None if is_clear else "suspected_serious")
    return tuple(dict.fromkeys(reason for reason in named if reason))


def _questions(columns: Columns) -> list[tuple[str, ...]]:
    """Give the reasons of the fields that only a heading with two meanings may hold, where a cell is not blank."""
    header = columns.table.header
    rows: list[tuple[str, ...]] = [()] * len(columns.numbers)
    for column in header.questions:
        missing = [field for field in column.meaning.rivals if field in _REASONS and not header.has(field)]
        reasons = tuple(_REASONS[field] for field in missing)
        rows = [had if is_blank(cell) else had + reasons for had, cell in zip(rows, columns.of(column), strict=True)]
    return rows


def _wrong_people(columns: Columns) -> list[str | None]:
    """Tell what is wrong with each person: an error instead of a value, or two columns that name different people."""
    names, numbers = columns.together("name"), columns.together("number")
    people = [(*own_names, *own_numbers) for own_names, own_numbers in zip(names, numbers, strict=True)]
    named = len(names[0]) if names else 0
    return each_row(people, lambda cells: _wrong_with(cells[:named], cells[named:]))


def _wrong_with(names: Sequence[Cell], numbers: Sequence[Cell]) -> str | None:
    if any(isinstance(cell, ErrorCell | NoValue) for cell in (*names, *numbers)):
        return "unknown_employee"
    return "ambiguous_employee" if _differ(names) or _differ(numbers) else None


def _differ(cells: Sequence[Cell]) -> bool:
    return len({name_key(text_of(cell)) for cell in cells if not is_blank(cell)}) > 1


def _dates(columns: Columns) -> list[DateReading]:
    """Give the date of each row; each distinct pair of date and month cells is read once."""
    pairs = list(zip(columns.cells("date"), columns.texts("month"), strict=True))
    keys = [(type(cell), cell, month) for cell, month in pairs]
    known = {key: _date(columns, key[1], key[2]) for key in dict.fromkeys(keys)}
    return [known[key] for key in keys]


def _date(columns: Columns, cell: Cell, month: str) -> DateReading:
    around = columns.table.context.when
    when = filled(when_in(month), around) if month else around
    if is_blank(cell) and when.as_day:
        return parse_date(when.as_day, DateContext())
    return parse_date(cell, columns.date_context(when))
