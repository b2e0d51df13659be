"""The full state of a record, which every decision writes anew: the latest one counts, the others are its history."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from conduct_audit.books import schema, values
from conduct_audit.books.chain import storable
from conduct_audit.books.digest import canonical
from conduct_audit.books.store import chunks
from conduct_audit.books.violations import is_current

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.store import Row, Store


@dataclass(frozen=True, slots=True)
class State:
    """What the books say of record `id` now: the columns of `schema.decision`, reasons and related as tuples.

    `month` is the one to which it is charged, `read_month` what the row says, where no day is known.
    """

    id: int
    action: str
    status: str
    employee_id: str | None
    occurred_on: str | None
    month: str | None
    category: str | None
    clause: str | None
    count: int | None
    serious: int | None
    reasons: tuple[str, ...]
    related: tuple[int, ...]
    reason: str
    read_month: str | None

    @property
    def event_month(self) -> str | None:
        """The month in which it happened, whichever it is charged to."""
        return self.occurred_on[: len("YYYY-MM")] if self.occurred_on else self.read_month


_COLUMNS: Final = (*tuple(schema.decision.c)[2:], schema.observation.c.month)
_JOINED: Final = schema.decision.join(schema.observation, schema.decision.c.observation == schema.observation.c.id)


def states(store: Store, numbers: Iterable[int]) -> dict[int, State]:
    """Give the states of those records that exist."""
    statement = select(*_COLUMNS).select_from(_JOINED).where(is_current(None))
    wanted = filter(schema.possible, numbers)
    rows = [
        row for some in chunks(wanted) for row in store.rows(statement.where(schema.decision.c.observation.in_(some)))
    ]
    return {row[0]: _state(row) for row in rows}


def write(pen: Pen, changed: Iterable[State]) -> None:
    """Append the new states as decisions."""
    pen.append(schema.decision, [_row(state) for state in changed])


def _state(row: Row) -> State:
    plain = State(*row)
    return replace(plain, reasons=values.array(row[-4]), related=values.array(row[-3]))


def _row(state: State) -> Row:
    *plain, reasons, related, reason, _read_month = astuple(state)
    return (*plain, canonical(reasons), canonical(related), storable(reason))
