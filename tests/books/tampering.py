"""What somebody could do to the rows behind the program's back, one change at a time; each is undone after a look.

The guards of the database (triggers, references) are out of the way while the change is made and back before the look:
only the books themselves can tell.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from conduct_audit.books import digest, guards_server, schema, triggers
from conduct_audit.books.errors import LedgerError
from conduct_audit.books.verify import _alterations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Column

    from conduct_audit.books import Ledger
    from conduct_audit.books.store import Row

MISSED, FOUND, REFUSED = "missed", "found", "refused by the database"
FRESH = 10**6


@dataclass(frozen=True)
class Change:
    """A change of one table: its `kind`, what it does in words, and the statements that do it."""

    kind: str
    table: Table
    words: str
    statements: tuple[Any, ...]

    def __str__(self) -> str:
        return f"{self.kind}: {self.table.name} {self.words}"


def changes(ledger: Ledger) -> Iterator[Change]:
    """Give every change of every kind, of the first and the last row of each table."""
    for table in schema.METADATA.sorted_tables:
        rows = ledger.store.rows(select(table).order_by(*table.primary_key.columns))
        yield from _values(table, rows)
        yield from _whole_rows(table, rows)
        yield from _swaps(table, rows)


def sample(ledger: Ledger) -> Iterator[Change]:
    """Give one change of each kind for each table, each time of another column."""
    found: dict[tuple[str, str], list[Change]] = {}
    for change in changes(ledger):
        found.setdefault((change.kind, change.table.name), []).append(change)
    yield from (some[number * 7 % len(some)] for number, some in enumerate(found.values()))


def outcome(ledger: Ledger, change: Change) -> str:
    """Make the change, look whether the digests tell, and undo it."""
    return tried(ledger, change, lambda: FOUND if list(_alterations(ledger.store)) else MISSED)


def tried(ledger: Ledger, change: Change, look: Callable[[], str]) -> str:
    """Make the change, give what `look` says of the books then, and undo it."""
    with ledger.store.writing() as transaction:
        transaction.cancelled = True
        try:
            unguarded(ledger, change.table, change.statements)
        except (DBAPIError, OverflowError):
            return REFUSED
        try:
            return look()
        except LedgerError:
            return FOUND


def unguarded(ledger: Ledger, table: Table, statements: Sequence[Any]) -> None:
    """Run statements on `table` that the ledger would refuse."""
    before, after = _guards(ledger.store.kind, table.name)
    for statement in (*before, *statements, *after):
        if isinstance(statement, str):
            ledger.store.connection.exec_driver_sql(statement)
        else:
            ledger.store.connection.execute(statement)


def reseal(ledger: Ledger) -> None:
    """Do what somebody would who has the program in hand: recompute every digest and the whole chain."""
    sealed: dict[int, dict[str, Any]] = {}
    for table in schema.CHAINED:
        for seq, found in digest.by_entry(ledger.store.rows(select(table).order_by(table.c.id))):
            sealed.setdefault(seq, {})[table.name] = found
    unguarded(ledger, schema.entry, list(_resealed(ledger, sealed)))


def _resealed(ledger: Ledger, sealed: dict[int, dict[str, Any]]) -> Iterator[Any]:
    before = digest.GENESIS
    for *facts, _rows, _prev, _digest in ledger.store.rows(select(schema.entry).order_by(schema.entry.c.seq)):
        rows = digest.canonical(sealed.get(facts[0], {}))
        new = digest.of_entry((*facts, rows, before))
        told = {"rows": rows, "prev": before, "digest": new}
        yield update(schema.entry).where(schema.entry.c.seq == facts[0]).values(told)
        before = new


def made_anew(change: Change) -> bool:
    """Whether it changes what is recomputed when somebody seals anew, so that nothing of the change is left."""
    return change.table is schema.entry and change.words.split()[0] in ("rows", "prev", "digest")


def cut(ledger: Ledger, entries: int) -> None:
    """Take the last entries away with every row that they wrote."""
    last = ledger.head().entries - entries
    for table in reversed(schema.METADATA.sorted_tables):
        column = table.c.seq if table is schema.entry else table.c.entry
        unguarded(ledger, table, [delete(table).where(column > last)])


def _guards(kind: str, table: str) -> tuple[list[str], list[str]]:
    if kind == "sqlite":
        made = triggers.of(table)
        return ["PRAGMA defer_foreign_keys = ON", *(f"DROP TRIGGER {name}" for name in made)], list(made.values())
    names = [f"{table}_{what}" for what in guards_server.GUARDS]
    before = ["SET LOCAL session_replication_role = replica", f'ALTER TABLE "{table}" DISABLE TRIGGER USER']
    return before, [f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER {name}' for name in names]


def _key(table: Table) -> Column[Any]:
    return next(iter(table.primary_key.columns))


def _set(table: Table, row: Row, column: Column[Any], value: Any) -> Any:
    return update(table).where(_key(table) == row[0]).values({column.name: value})


def _values(table: Table, rows: list[Row]) -> Iterator[Change]:
    """Another value in one place."""
    for place, column in enumerate(table.columns):
        others = list(dict.fromkeys(row[place] for row in rows))
        for row in dict.fromkeys((rows[0], rows[-1])):
            for value in _other_values(column, row[place], others):
                words = f"{column.name} of {row[0]}: {row[place]!r} -> {value!r}"[:160]
                yield Change("value", table, words, (_set(table, row, column, value),))


def _other_values(column: Column[Any], value: Any, others: list[Any]) -> Iterator[Any]:
    found = [*_plausible(column, value), *(other for other in others if other != value and not column.primary_key)][:6]
    yield from (other for other in dict.fromkeys(found) if other != value or type(other) is not type(value))
    if column.nullable and value is not None:
        yield None


def _plausible(column: Column[Any], value: Any) -> list[Any]:
    kind = column.type.python_type
    if kind is bytes:
        return [value[:-1] + bytes([value[-1] ^ 1]), b""]
    if kind is int:
        number = 0 if value is None else value
        return [number + 1, number - 1, number * 10, int(not number), str(number) + "x"]
    return _texts(value or "")


def _texts(text: str) -> list[str]:
    found = [text + "x", text + " ", text.upper(), text.lower(), "", text.replace("0", "０"), text[::-1]]
    if re.fullmatch(r"\d{4}-\d{2}", text):
        found.insert(0, f"{text[:5]}{int(text[5:]) % 12 + 1:02d}")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        found.insert(0, (dt.date.fromisoformat(text) + dt.timedelta(1)).isoformat())
    return found


def _whole_rows(table: Table, rows: list[Row]) -> Iterator[Change]:
    """A row less, a row more."""
    for row in dict.fromkeys((rows[0], rows[-1])):
        yield Change("deleted", table, f"row {row[0]}", (delete(table).where(_key(table) == row[0]),))
        for fresh in (FRESH, -1):
            told = dict(zip(table.columns.keys(), row, strict=True)) | {_key(table).name: fresh}
            yield Change("inserted", table, f"copy of {row[0]} as {fresh}", (insert(table).values(told),))
    unlike = {name: f"{value}-x" for name, value in zip(table.columns.keys(), rows[-1], strict=True) if _text(value)}
    told = dict(zip(table.columns.keys(), rows[-1], strict=True)) | unlike | {_key(table).name: FRESH}
    numbers = {name: FRESH for name in ("employee", "observation", "appeal", "correction", "number") if name in told}
    yield Change("inserted", table, "another row", (insert(table).values(told | numbers),))


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _swaps(table: Table, rows: list[Row]) -> Iterator[Change]:
    """Two rows change places, or the values of one column."""
    pairs = [(rows[0], other) for other in (rows[1:2] + rows[-1:]) if other[0] != rows[0][0]]
    for first, second in dict.fromkeys(pairs):
        numbers = ((first[0], -FRESH), (second[0], first[0]), (-FRESH, second[0]))
        moved = [update(table).where(_key(table) == old).values({_key(table).name: new}) for old, new in numbers]
        yield Change("swapped", table, f"rows {first[0]} and {second[0]}", tuple(moved))
        for place, column in enumerate(table.columns):
            if first[place] != second[place] and not column.primary_key:
                both = (_set(table, first, column, second[place]), _set(table, second, column, first[place]))
                yield Change("swapped", table, f"{column.name} of {first[0]} and {second[0]}", both)
