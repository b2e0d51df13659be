"""What can be said of a ledger at a glance, of whatever form it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from conduct_audit.books import chain, schema
from conduct_audit.books.homes import home_of
from conduct_audit.books.opening import form_of

if TYPE_CHECKING:
    from conduct_audit.books.homes import Home
    from conduct_audit.books.records import Head
    from conduct_audit.books.store import Store


@dataclass(frozen=True, slots=True)
class Info:
    """`form` is the ledger's, `newest` the one of this release; `size` in bytes; instants as the books have them."""

    place: str
    database: str
    company: str
    form: int
    newest: int
    head: Head
    first: str
    last: str
    months: tuple[str, ...]
    size: int


def info(place: str) -> Info:
    """Look at the ledger at `place`. Raises `LedgerMissingError`, `NotALedgerError` and the like."""
    home = home_of(place)
    with home.open(write=False) as store, store.reading():
        return _of(home, store)


def _of(home: Home, store: Store) -> Info:
    company = store.one(select(schema.ledger.c.company).order_by(schema.ledger.c.id))
    entry = schema.entry.c
    ((begun, ended),) = store.rows(select(func.min(entry.seq), func.max(entry.seq)))
    at: dict[int, str] = dict(map(tuple, store.rows(select(entry.seq, entry.at).where(entry.seq.in_((begun, ended))))))
    months = store.rows(select(schema.closing.c.month).order_by(schema.closing.c.id))
    return Info(
        place=store.place,
        database=_database(store),
        company=str(company[0]) if company else "",
        form=form_of(store),
        newest=schema.VERSION,
        head=chain.head(store),
        first=at.get(begun, ""),
        last=at.get(ended, ""),
        months=tuple(month for (month,) in months),
        size=home.size(store),
    )


def _database(store: Store) -> str:
    name, question = {
        "sqlite": ("SQLite", "SELECT sqlite_version()"),
        "postgresql": ("PostgreSQL", "SHOW server_version"),
    }[store.kind]
    return f"{name} {store.command(question)[0][0]}"
