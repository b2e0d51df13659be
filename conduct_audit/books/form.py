"""The form of a SQLite ledger: every table, index and trigger that it has, as `schema` and `triggers` make them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from conduct_audit.books import schema, triggers

if TYPE_CHECKING:
    from conduct_audit.books.store import Store

Part = tuple[str, str]
"""What a part of the database is (table, index, trigger, view …) and its name."""

_PARTS: Final = "SELECT type, name, sql FROM sqlite_master"
_OWN: Final = "sqlite_"


def found(store: Store) -> dict[Part, str]:
    """Give every part that the file has, and its text; what SQLite keeps for itself does not count."""
    return {(kind, name): plain(sql or "") for kind, name, sql in store.command(_PARTS) if not name.startswith(_OWN)}


@cache
def expected() -> dict[Part, str]:
    """Give every part that a ledger has, and its text."""
    tables, sqlite = schema.METADATA.tables.values(), dialect()
    made = {("table", table.name): str(CreateTable(table).compile(dialect=sqlite)) for table in tables}
    indexes = [index for table in tables for index in table.indexes]
    made |= {("index", str(index.name)): str(CreateIndex(index).compile(dialect=sqlite)) for index in indexes}
    made |= {("trigger", name): text for name, text in triggers.expected().items()}
    return {part: plain(text) for part, text in made.items()}


def plain(text: str) -> str:
    """Give `text` without its line breaks and indents, which later releases of SQLAlchemy may set otherwise."""
    return " ".join(text.replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split())
