"""Append only: the database itself refuses to change or delete a row, or (with `recursive_triggers`) to replace one."""

from __future__ import annotations

from typing import Final

from conduct_audit.books.schema import METADATA

_REFUSE: Final = "BEGIN SELECT RAISE(ABORT, 'the books are append-only: {table}'); END"
_TEMPLATES: Final = {
    "unchanged": f"CREATE TRIGGER {{name}} BEFORE UPDATE ON {{table}} {_REFUSE}",
    "undeleted": f"CREATE TRIGGER {{name}} BEFORE DELETE ON {{table}} {_REFUSE}",
}


def expected() -> dict[str, str]:
    """Give every trigger that a SQLite ledger must have: its name and its text, as the database keeps it."""
    return {name: text for table in METADATA.tables for name, text in of(table).items()}


def of(table: str) -> dict[str, str]:
    """Give the triggers of one table."""
    names = {f"{table}_{what}": template for what, template in _TEMPLATES.items()}
    return {name: text.format(name=name, table=table) for name, text in names.items()}
