"""Writing under the chain: rows get their numbers and their entry, and at the end the entry seals them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, func, select

from conduct_audit.books import digest, gate, schema
from conduct_audit.books.bulk import uncollected
from conduct_audit.books.records import Head

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from conduct_audit.books.store import Row, Store


def head(store: Store, as_of: int | None = None) -> Head:
    """Give the end of the chain, or what it was after entry number `as_of`."""
    table = schema.entry
    statement = select(table.c.seq, table.c.digest).order_by(table.c.seq.desc())
    last = store.one(statement if as_of is None else statement.where(table.c.seq <= as_of))
    identity = store.one(select(schema.ledger.c.ledger_id))
    return Head(*(last or (0, digest.GENESIS)), *(identity or ("",)))


def _after_last(store: Store, table: Table) -> int:
    """Give the first number of `table` that is not used yet."""
    if gate.is_open(store):
        return gate.last_id(store, table) + 1
    found = store.one(select(func.max(table.c.id)))
    return int(found[0] or 0) + 1 if found else 1


class Pen:
    """Appends rows for one entry, inside one transaction; `seal` ends it."""

    def __init__(self, store: Store) -> None:
        """Begin the entry after the last one."""
        self.store = store
        self.last = head(store)
        self.seq = self.last.entries + 1
        self._first: dict[str, int] = {}
        self._next: dict[str, int] = {}

    def next_id(self, table: Table) -> int:
        """Give the number that the next row of `table` will have; nobody else writes meanwhile."""
        if table.name not in self._next:
            self._next[table.name] = _after_last(self.store, table)
        return self._next[table.name]

    def append(self, table: Table, rows: Sequence[Row]) -> range:
        """Write `rows`, each the columns of `table` after `id` and `entry`; give their numbers."""
        first = self.next_id(table)
        if rows:
            self._first.setdefault(table.name, first)
            self.store.insert(table, [(number, self.seq, *row) for number, row in enumerate(rows, first)])
        self._next[table.name] = first + len(rows)
        return range(first, self._next[table.name])

    def append_one(self, table: Table, *row: Any) -> int:
        """Write one row; give its number."""
        return self.append(table, [row])[0]

    @uncollected()
    def seal(self, action: str, actor: str, at: dt.datetime, detail: dict[str, Any]) -> Head:
        """Write the entry itself: its digest covers every row as the database now holds it."""
        rows = {table.name: self._digest(table) for table in schema.CHAINED if table.name in self._first}
        texts = (storable(actor), action, storable(digest.canonical(detail)), digest.canonical(rows))
        facts = (self.seq, at.isoformat(), *texts, self.last.digest)
        sealed = digest.of_entry(facts)
        self.store.insert(schema.entry, [(*facts, sealed)])
        return Head(self.seq, sealed, self.last.ledger_id)

    def _digest(self, table: Table) -> tuple[int, str]:
        written = select(table).where(table.c.id >= self._first[table.name]).order_by(table.c.id)
        return digest.of_rows(self.store.stream(written))


def storable(text: str) -> str:
    """Give `text` as every database can keep it: half a character of a damaged file name, or a zero, becomes `?`."""
    return text.encode("utf-8", "replace").decode().replace("\0", "?")
