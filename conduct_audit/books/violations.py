"""The records of the books in their current state, or as they were after an entry: VIOLATIONS."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from sqlalchemy import Select, exists, func, select

from conduct_audit.books import frames, rosters, values
from conduct_audit.books.bulk import uncollected
from conduct_audit.books.schema import decision, observation, possible, source
from conduct_audit.books.store import chunks
from conduct_audit.tables import VIOLATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import ColumnElement

    from conduct_audit.books.store import Row, Store
    from conduct_audit.month import Month

event_month: Final = func.coalesce(func.substr(decision.c.occurred_on, 1, len("YYYY-MM")), observation.c.month)
"""The month in which it happened, whichever it is charged to."""

COLUMNS: Final = {
    "id": observation.c.id,
    **{name: decision.c[name] for name in ("status", "employee_id", "occurred_on", "month", "category", "clause")},
    **{name: decision.c[name] for name in ("count", "serious", "reasons", "related")},
    **{name: observation.c[name] for name in ("name", "department", "text", "place", "inspector", "sheet", "row")},
    **{name: observation.c[name] for name in ("people", "candidates", "score", "number", "date_text", "count_text")},
    **{name: observation.c[name] for name in ("clause_text", "category_text", "same_as")},
    "event_month": event_month,
    "file": source.c.name,
    "written_name": observation.c.name,
    "attributed": observation.c.employee_id == decision.c.employee_id,
}
_CONVERTED: Final[dict[str, Callable[[Any], Any]]] = {
    "occurred_on": values.day,
    "reasons": values.array,
    "related": values.array,
    "people": values.array,
    "candidates": values.array,
    "score": values.number,
    "serious": bool,
}
_ORDER: Final = [column.name for column in VIOLATIONS.columns]
_MORE: Final = [name for name in COLUMNS if name not in _ORDER]
_NOT_SHOWN: Final = ("skipped",)
_LATER: Final = decision.alias("later")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are asked for; None: any."""

    month: Month | None = None
    employee_id: str | None = None
    statuses: Sequence[str] | None = None
    ids: Iterable[int] | None = None


def is_current(as_of: int | None) -> ColumnElement[bool]:
    """Say of a decision that no later one (up to entry `as_of`) concerns the same record."""
    superseding = (_LATER.c.observation == decision.c.observation) & (_LATER.c.id > decision.c.id)
    if as_of is None:
        return ~exists().where(superseding)
    return ~exists().where(superseding, _LATER.c.entry <= as_of) & (decision.c.entry <= as_of)


def current(as_of: int | None) -> Select[Any]:
    """Select the records with their current decision, ordered by number."""
    joined = decision.join(observation, decision.c.observation == observation.c.id).join(source)
    columns = [column.label(name) for name, column in COLUMNS.items()]
    return select(*columns).select_from(joined).where(is_current(as_of)).order_by(observation.c.id)


def broke(store: Store, as_of: int | None = None) -> dict[Month, set[str]]:
    """Give who has a violation on the books, by the month to which it is charged."""
    chosen = select(decision.c.month, decision.c.employee_id).where(decision.c.status == "confirmed", is_current(as_of))
    found: dict[Month, set[str]] = {}
    for month, who in store.rows(chosen.distinct()):
        found.setdefault(values.month(month), set()).add(who)
    return found


@uncollected()
def select_violations(store: Store, wanted: Wanted, as_of: int | None = None) -> pd.DataFrame:
    """Give the records that fit, VIOLATIONS with more besides (see `COLUMNS` and `Ledger.violations`).

    Without `statuses` every record but the skipped ones, without `statuses` but with `ids` those whatever they are.
    """
    statement = current(as_of)
    if wanted.month:
        statement = statement.where(decision.c.month == str(wanted.month))
    if wanted.employee_id is not None:
        statement = statement.where(decision.c.employee_id == wanted.employee_id)
    if wanted.statuses is not None:
        statement = statement.where(decision.c.status.in_(wanted.statuses))
    elif wanted.ids is None:
        statement = statement.where(decision.c.status.not_in(_NOT_SHOWN))
    return _named(store, _frame(_rows(store, statement, wanted.ids)), as_of)


def _rows(store: Store, statement: Select[Any], ids: Iterable[int] | None) -> list[Row]:
    if ids is None:
        return store.rows(statement)
    wanted = sorted({int(number) for number in ids if possible(number)})
    return [row for some in chunks(wanted) for row in store.rows(statement.where(observation.c.id.in_(some)))]


def _frame(rows: list[Row]) -> pd.DataFrame:
    columns = dict(zip(COLUMNS, zip(*rows, strict=True) if rows else [()] * len(COLUMNS), strict=True))
    for name, convert in _CONVERTED.items():
        columns[name] = tuple(frames.distinct(convert, columns[name]))
    kinds = {column.name: column for column in VIOLATIONS.columns}
    found = {name: frames.series(kinds.get(name), columns[name]) for name in _ORDER + _MORE}
    return pd.DataFrame(found).astype({"same_as": "Int64", "attributed": "bool"})


def _named(store: Store, found: pd.DataFrame, as_of: int | None) -> pd.DataFrame:
    """Put the roster's name and department where the person is known and on the roster of the month charged.

    Of a closed month that is the roster with which it was closed. Who is not on it is named by that of the event.
    """
    cases = list(zip(found["employee_id"], found["month"], found["event_month"], strict=True))
    alike = set(cases)
    asked = {(who, month) for who, *months in alike if who is not None for month in months}
    people = rosters.people(store, asked, as_of)
    named = {(who, month, own): people.get((who, month)) or people.get((who, own)) for who, month, own in alike}
    known = [named[case] for case in cases]
    for place, name in enumerate(("name", "department")):
        written = found[name]
        values = [person[place] if person else text for person, text in zip(known, written, strict=True)]
        found[name] = pd.Series(values, dtype="object", index=found.index)
    return found
