"""Opening a ledger: what is none, is damaged or comes from a later release is refused and left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from conduct_audit.books import founding, schema, sqlite
from conduct_audit.books.errors import LedgerReadOnlyError, NewerLedgerError, NotALedgerError
from conduct_audit.books.ledger import Ledger
from conduct_audit.books.place import file_of, shown
from conduct_audit.books.store import Store
from conduct_audit.books.trouble import told

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from conduct_audit.books.records import RulebookVersion


def exists(place: str) -> bool:
    """Whether anything lies at `place`. Raises `PlaceError`, and `LedgerDiskError` where that cannot be found out."""
    file = file_of(place)
    with told(shown(place)):
        return _lies(file)


def create(place: str, *, actor: str, at: dt.datetime, company: str, rulebook: RulebookVersion) -> Ledger:
    """Make a ledger at `place`, never over anything that exists, and open it for writing.

    Raises `LedgerExistsError`, `PlaceError`, `LedgerDiskError`, `LedgerReadOnlyError`.
    """
    founding.found(file_of(place), actor=actor, at=at, company=company, rulebook=rulebook)
    return open_ledger(place, write=True)


def open_ledger(place: str, *, write: bool) -> Ledger:
    """Open the ledger at `place`; without `write` it may lie on a read-only disk.

    Raises `LedgerMissingError`, `NotALedgerError`, `LedgerDamagedError`, `NewerLedgerError`, `LedgerBusyError`, …
    """
    file = file_of(place)
    with told(shown(place)):
        sqlite.refuse_others(file)
        try:
            return _opened(file, shown(place), write=write)
        except LedgerReadOnlyError:
            sqlite.undo_half_written(file)
            return _opened(file, shown(place), write=write)


def _lies(file: Path) -> bool:
    """Look itself: `Path.exists` takes whatever it may not see for nothing, or not, as the version pleases."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _opened(file: Path, place: str, *, write: bool) -> Ledger:
    store = Store(sqlite.engine(file, write=write), place)
    try:
        with store.reading():
            _inspect(store)
    except BaseException:
        store.connection.close()
        raise
    return Ledger(store)


def _inspect(store: Store) -> None:
    _refuse_foreign(store)
    kept = store.one(select(schema.ledger.c.schema))
    if kept and kept[0] > schema.VERSION:
        raise NewerLedgerError(place=store.place, schema=kept[0])


def _refuse_foreign(store: Store) -> None:
    """Look for the two tables by which every release knows a ledger; the rest may change with later ones."""
    tables = {name for (name,) in store.command("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {schema.ledger.name, schema.entry.name} <= tables:
        raise NotALedgerError(place=store.place)
    columns = {row[1] for row in store.command(f"PRAGMA table_info({schema.ledger.name})")}
    if not set(schema.ledger.c.keys()) <= columns:
        raise NotALedgerError(place=store.place)
