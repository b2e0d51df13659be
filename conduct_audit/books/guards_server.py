"""Append only on PostgreSQL: a trigger on every table refuses to change, delete or empty it, whoever asks."""

from __future__ import annotations

from typing import Final, NamedTuple

from conduct_audit.books.schema import METADATA

FUNCTION: Final = "append_only"
BODY: Final = "BEGIN RAISE EXCEPTION 'the books are append-only: %', TG_TABLE_NAME USING ERRCODE = 'CA001'; END"


class Guard(NamedTuple):
    """A trigger: what it refuses, and whether the server asks it for each row or once."""

    event: str
    each: str


GUARDS: Final = {
    "unchanged": Guard("UPDATE", "ROW"),
    "undeleted": Guard("DELETE", "ROW"),
    "unemptied": Guard("TRUNCATE", "STATEMENT"),
}


def function() -> str:
    """Give the statement that makes the function behind the triggers."""
    return f"CREATE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $${BODY}$$"


def triggers(tables: tuple[str, ...] = tuple(METADATA.tables)) -> list[str]:
    """Give the statements that guard `tables`; ALWAYS: not even a replica's session passes them by."""
    return [text for table in tables for what, guard in GUARDS.items() for text in _of(table, what, guard)]


def _of(table: str, what: str, guard: Guard) -> tuple[str, str]:
    name = f"{table}_{what}"
    made = f"CREATE TRIGGER {name} BEFORE {guard.event} ON {table} FOR EACH {guard.each} EXECUTE FUNCTION {FUNCTION}()"
    return made, f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"
