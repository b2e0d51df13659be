"""A backup: the whole ledger as it is at one instant, in a SQLite file, while others go on writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from conduct_audit.books.copying import copy, new_target
from conduct_audit.books.home_file import FileHome, draft_of
from conduct_audit.books.trouble import told

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.books.homes import Home


def back_up(home: Home, file: Path) -> None:
    """Write the ledger at `home` to `file`, which must not exist: page by page from a file, row by row from a server.

    Raises `TargetExistsError`, `LedgerDiskError`, `LedgerMissingError`, …
    """
    if isinstance(home, FileHome):
        _pages(home, file)
    else:
        copy(home, FileHome(file, str(file)))


def _pages(home: FileHome, file: Path) -> None:
    with home.open(write=False) as store, new_target(), draft_of(file, str(file)) as draft, store.reading():
        store.command("SELECT count(*) FROM sqlite_master")  # from here on the state is held
        source = store.connection.connection.driver_connection
        with told(str(file)), closing(sqlite3.connect(draft)) as target:
            target.execute("PRAGMA synchronous = EXTRA")
            source.backup(target)  # type: ignore[union-attr]  # it is a connection of sqlite3
