"""The form of a ledger: every table, index and trigger that it has, as `schema` and `triggers` make them."""

from __future__ import annotations

from functools import cache

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from conduct_audit.books import schema, triggers

Part = tuple[str, str]
"""What a part of the database is (table, index, trigger, view) and its name."""


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
