"""The embedded ledger: how a SQLite file is opened, and told from what only looks like one.

SQLite 3.7.0–3.51.2 can corrupt a WAL file with two writers, hence the rollback journal, with the strictest syncing.
Opening never makes a file and never changes one; only the half-written transaction of a killed process is undone.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from sqlalchemy import NullPool, create_engine

from conduct_audit.books.errors import LedgerMissingError, NotALedgerError

if TYPE_CHECKING:
    from pathlib import Path, PurePath

    from sqlalchemy import Engine

BUSY_SECONDS: Final = 1.0
"""One breath of waiting inside the database, which cannot be interrupted; `store` breathes many times."""

_MAGIC: Final = b"SQLite format 3\x00"
_PRAGMAS: Final = ("foreign_keys = ON", "recursive_triggers = ON", "synchronous = EXTRA", "cache_size = -65536")


def engine(file: Path, *, write: bool) -> Engine:
    """Give an engine whose connections open `file` (it must exist), read-only unless `write`."""
    address = _address(file.absolute(), "rw" if write else "ro")

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    return create_engine("sqlite://", creator=connect, poolclass=NullPool, isolation_level="AUTOCOMMIT")


def refuse_others(file: Path) -> None:
    """Raise what `file` is instead of a SQLite file: nothing, a folder, another kind of file."""
    if not file.exists():
        raise LedgerMissingError(place=file)
    if not file.is_file():
        raise NotALedgerError(place=file)
    with file.open("rb") as stream:
        head = stream.read(len(_MAGIC))
    if head != _MAGIC:
        raise NotALedgerError(place=file)


def undo_half_written(file: Path) -> None:
    """Let SQLite roll back what a killed process left; reading alone may not do that."""
    connection = sqlite3.connect(_address(file.absolute(), "rw"), uri=True, timeout=BUSY_SECONDS)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        connection.close()


def _address(file: PurePath, mode: str) -> str:
    """Write the URI by which SQLite opens `file`, also on another computer's share, `//server/share`."""
    path = file.as_posix()
    return f"file://{'' if path.startswith('/') else '/'}{quote(path, safe='/:')}?mode={mode}"
