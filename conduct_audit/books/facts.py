"""A MAPPED frame as the books store it and as identity looks at it; whatever decides money and is unknown, waits."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.books import identity, reasons
from conduct_audit.books.chain import storable
from conduct_audit.books.charging import ALL_OPEN
from conduct_audit.books.fates import Event, Row
from conduct_audit.books.frames import distinct, known
from conduct_audit.books.likeness import Position, Seen, Whose
from conduct_audit.tables import OBSERVED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pandas as pd

    from conduct_audit.books.charging import Calendar

_TEXTS: Final = tuple(column.name for column in OBSERVED.columns if column.kind == "text")
_PLAIN: Final = ("row", "employee_id", "category", "clause", "count")
_CONVERTED: Final[dict[str, Callable[[Any], Any]]] = {
    "occurred_on": str,
    "serious": int,
    "score": lambda score: repr(float(score)),
}
STORED: Final = (
    *("sheet", "row", "part", "number", "name", "department", "place", "inspector", "date_text"),
    *("clause_text", "category_text", "text", "count_text", "cells", "candidates", "people", "score"),
    *("employee_id", "occurred_on", "month", "count", "serious", "identity"),
    "as_written",
)
"""The columns of `schema.observation` between `source` and `same_as`."""

STATE: Final = ("employee_id", "occurred_on", "charged_to", "category", "clause", "count", "serious")
"""The columns of `schema.decision` that say whose it is, when, and what it costs."""


@dataclass(frozen=True)
class Facts:
    """The rows of one file: `columns` as the database stores them, `parts` as identity compares them."""

    columns: dict[str, list[Any]]
    parts: list[identity.Parts]

    def tuples(self, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Give the named columns row by row."""
        return zip(*(self.columns[name] for name in names), strict=True)

    def rows(self) -> list[Row]:
        """Give the rows as identity looks at them."""
        months, reasons_of = self.columns["charged_to"], self.columns["reasons"]
        return list(map(Row, self._seen(), self.parts, months, reasons_of, self._events()))

    def _seen(self) -> Iterator[Seen]:
        amounts = ((count, bool(serious)) for count, serious in self.tuples(("count", "serious")))
        waits = map(bool, self.columns["reasons"])
        positions = map(Position._make, self.tuples(Position._fields))
        whose = map(Whose._make, self.tuples(Whose._fields))
        return map(Seen, positions, self.columns["identity"], self.columns["as_written"], amounts, waits, whose)

    def _events(self) -> Iterator[Event | None]:
        return (
            (person, day or month, clause) if person and month and clause else None
            for person, day, month, clause in self.tuples(("employee_id", "occurred_on", "month", "clause"))
        )


def of(mapped: pd.DataFrame, calendar: Calendar = ALL_OPEN) -> Facts:
    """Take the facts from a MAPPED frame; `calendar` says to which month each row is charged."""
    columns: dict[str, list[Any]] = {name: _storable(mapped[name].tolist()) for name in _TEXTS}
    columns |= {name: known(mapped[name]) for name in _PLAIN}
    columns |= {name: distinct(convert, known(mapped[name])) for name, convert in _CONVERTED.items()}
    columns |= {name: distinct(_json, map(tuple, mapped[name])) for name in ("candidates", "people")}
    columns["part"] = _parts_of_rows(zip(columns["sheet"], columns["row"], strict=True))
    days = zip(columns["occurred_on"], known(mapped["month"]), strict=True)
    columns["month"] = [day[: len("YYYY-MM")] if day else month for day, month in days]
    columns["charged_to"] = distinct(calendar.charged, columns["month"])
    columns["reasons"] = _reasons(mapped, columns)
    parts = identity.parts(columns)
    columns["identity"] = [identity.key(made_of) for made_of in parts]
    columns["as_written"] = identity.as_written(columns, parts)
    return Facts(columns, parts)


def _reasons(mapped: pd.DataFrame, columns: dict[str, list[Any]]) -> list[reasons.Reasons]:
    facts = zip(*(columns[fact] for fact in reasons.ASKED_BY), strict=True)
    told = zip(mapped["reasons"], facts, strict=True)
    return [
        reasons.complete(tuple(given), dict(zip(reasons.ASKED_BY, known_facts, strict=True)))
        if given or None in known_facts
        else ()
        for given, known_facts in told
    ]


def _parts_of_rows(places: Iterable[tuple[str, int]]) -> list[int]:
    """Count through the observations of each row of a sheet."""
    met: Counter[tuple[str, int]] = Counter()
    parts = []
    for place in places:
        met[place] += 1
        parts.append(met[place])
    return parts


def _json(value: tuple[Any, ...]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _storable(texts: list[str]) -> list[str]:
    """Keep half characters and zeros of a damaged sheet from stopping the rest; whole columns are tried first."""
    whole = "".join(texts)
    try:
        whole.encode()
    except UnicodeEncodeError:
        return [storable(text) for text in texts]
    return [storable(text) for text in texts] if "\0" in whole else texts
