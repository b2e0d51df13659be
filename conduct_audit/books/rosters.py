"""Rosters: who was employed in a month, appended whole with each import."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from conduct_audit.books import frames, schema, values
from conduct_audit.tables import EMPLOYED, EMPLOYEES
from conduct_audit.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from conduct_audit.books.store import Store

_NAMES: Final = [column.name for column in EMPLOYEES.columns]
_EMPLOYMENT: Final = {"employment": "", "wage": None, "leader": ""}
"""What `schema.employment` keeps, and what stands there where a roster says nothing."""
Case = tuple[str, str | None]


def timeline(store: Store, as_of: int | None = None) -> Timeline[pd.DataFrame]:
    """Give every roster (EMPLOYED) by the first day it holds, None for all months before the next."""
    numbers = _numbers(store, as_of)
    return Timeline(tuple((start, _employees(store, number)) for start, number in numbers.versions))


def people(store: Store, cases: set[Case], as_of: int | None) -> dict[Case, tuple[str, str]]:
    """Give name and department for pairs of employee number and month (None: the latest roster), where known.

    A closed month keeps the roster that it was closed with, whatever is imported later.
    """
    months = {month for _, month in cases}
    limits = _closed(store, as_of)
    numbers = {limit: _numbers(store, limit) for limit in {limits.get(month or "", as_of) for month in months}}
    rosters = {month: numbers[limits.get(month or "", as_of)].at(_first_day(month)) for month in months}
    named = {roster: _names(store, roster) for roster in set(rosters.values()) if roster is not None}
    found = {case: named.get(rosters[case[1]] or 0, {}).get(case[0]) for case in cases}
    return {case: name for case, name in found.items() if name}


def rows(employees: pd.DataFrame, roster: int) -> Iterable[tuple[object, ...]]:
    """Give the columns of `schema.employee` for each employee."""
    columns = [frames.known(employees[name]) for name in _NAMES]
    return ((roster, *row) for row in zip(*columns, strict=True))


def employments(employees: pd.DataFrame, first: int) -> Iterable[tuple[object, ...]]:
    """Give the columns of `schema.employment` for those of whom the roster says more; the first is row `first`."""
    told = [name for name in _EMPLOYMENT if name in employees]
    columns = [frames.known(employees[name]) for name in told]
    for number, given in enumerate(zip(*columns, strict=True), first):
        row = _EMPLOYMENT | dict(zip(told, given, strict=True))
        if row != _EMPLOYMENT:
            yield (number, row["employment"], row["wage"], row["leader"])


def _closed(store: Store, as_of: int | None) -> dict[str, int]:
    """Give the closed months and the entries that closed them."""
    statement = select(schema.closing.c.month, schema.closing.c.entry)
    rows = store.rows(statement if as_of is None else statement.where(schema.closing.c.entry <= as_of))
    return {month: entry for month, entry in rows}  # noqa: C416  # rows of the database are tuples of any length


def _first_day(month: str | None) -> date:
    return values.month(month).first_day if month else date.max


def _numbers(store: Store, as_of: int | None) -> Timeline[int]:
    statement = select(schema.roster.c.start, schema.roster.c.id).order_by(schema.roster.c.id)
    kept = store.rows(statement if as_of is None else statement.where(schema.roster.c.entry <= as_of))
    return Timeline(tuple((values.month(start).first_day if start else None, number) for start, number in kept))


def _employees(store: Store, roster: int) -> pd.DataFrame:
    table, more = schema.employee, schema.employment
    joined = table.outerjoin(more, more.c.employee == table.c.id)
    columns = [*(table.c[name] for name in _NAMES), func.coalesce(more.c.kind, ""), more.c.wage]
    statement = select(*columns, func.coalesce(more.c.leader, "")).select_from(joined)
    rows = store.rows(statement.where(table.c.roster == roster).order_by(table.c.id))
    return frames.frame(EMPLOYED, [*_NAMES, *_EMPLOYMENT], rows)


def _names(store: Store, roster: int) -> dict[str, tuple[str, str]]:
    table = schema.employee
    statement = select(table.c.employee_id, table.c.name, table.c.department).where(table.c.roster == roster)
    return {number: (name, department) for number, name, department in store.rows(statement)}
