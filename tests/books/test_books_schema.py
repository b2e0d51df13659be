"""The tables: exact values alone, the same on every database, every row under an entry."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.dialects import postgresql, sqlite as sqlite_dialect
from sqlalchemy.schema import CreateTable

from conduct_audit.books import schema, triggers, violations
from conduct_audit.books.sqlite import _address

if TYPE_CHECKING:
    from sqlalchemy import Table

SQLITE: Any = sqlite_dialect.dialect
POSTGRESQL: Any = postgresql.dialect
TABLES = list(schema.METADATA.tables.values())


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_table_holds_whole_numbers_texts_and_bytes_alone(table: Table) -> None:
    assert {column.type.python_type for column in table.columns} <= {int, str, bytes}


@pytest.mark.parametrize("table", schema.CHAINED, ids=str)
def test_every_row_has_its_number_and_its_entry_first(table: Table) -> None:
    assert table.columns.keys()[:2] == ["id", "entry"]
    assert not table.c.entry.nullable


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_table_can_be_made_on_every_database(table: Table) -> None:
    assert "STRICT" in str(CreateTable(table).compile(dialect=SQLITE()))
    assert "BIGINT" in str(CreateTable(schema.closing_line).compile(dialect=POSTGRESQL()))
    assert str(CreateTable(table).compile(dialect=POSTGRESQL()))


@pytest.mark.parametrize("as_of", [None, 3])
def test_the_current_state_can_be_asked_of_every_database(as_of: int | None) -> None:
    assert "NOT (EXISTS" in str(violations.current(as_of).compile(dialect=POSTGRESQL()))


def test_every_table_refuses_changes_and_deletions() -> None:
    assert set(triggers.expected()) == {f"{table}_{what}" for table in TABLES for what in ("unchanged", "undeleted")}


@pytest.mark.parametrize(
    ("file", "address"),
    [
        (PurePosixPath("/考核/a b#1.db"), "file:///%E8%80%83%E6%A0%B8/a%20b%231.db?mode=ro"),
        (PureWindowsPath(r"C:\HR\a?.db"), "file:///C:/HR/a%3F.db?mode=ro"),
        (PureWindowsPath(r"\\server\hr\a.db"), "file:////server/hr/a.db?mode=ro"),
    ],
)
def test_a_ledger_may_lie_on_any_disk_or_share(file: PurePath, address: str) -> None:
    assert _address(file, "ro") == address
