"""A ledger in a SQLite file. A new one is made beside its place and moved there whole, or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conduct_audit.books import schema, sqlite, triggers
from conduct_audit.books.errors import LedgerExistsError, LedgerReadOnlyError, NotALedgerError
from conduct_audit.books.store import Store
from conduct_audit.books.trouble import told
from conduct_audit.targets import refuse_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileHome:
    """The file `file`, named `place` in messages."""

    file: Path
    place: str

    def lies(self) -> bool:
        """Whether anything lies there. Raises `LedgerDiskError` where that cannot be found out."""
        with told(self.place):
            return _lies(self.file)

    def open(self, *, write: bool) -> Store:
        """Open the file; without `write` it may lie on a read-only disk."""
        with told(self.place):
            sqlite.refuse_others(self.file)
            try:
                return self._opened(write=write)
            except LedgerReadOnlyError:
                sqlite.undo_half_written(self.file)
                return self._opened(write=write)

    def found(self, write: Callable[[Store], None]) -> None:
        """Make the file. Raises `LedgerExistsError`, or `LedgerDiskError` for the disk."""
        with (
            draft_of(self.file, self.place) as draft,
            Store(sqlite.engine(draft, write=True), self.place) as store,
            store.writing(),
        ):
            schema.METADATA.create_all(store.connection)
            for trigger in triggers.expected().values():
                store.command(trigger)
            write(store)

    def size(self, _store: Store) -> int:
        """Give the size of the file."""
        with told(self.place):
            return self.file.stat().st_size

    def _opened(self, *, write: bool) -> Store:
        opened = _mark(self.file)
        store = Store(sqlite.engine(self.file, write=write), self.place, there=lambda: _mark(self.file) == opened)
        try:
            with store.reading():
                _refuse_foreign(store)
        except BaseException:
            store.connection.close()
            raise
        return store


@contextmanager
def draft_of(file: Path, place: str) -> Iterator[Path]:
    """Give a new empty file to fill; it becomes `file` at the end of the block unless that exists or the block fails.

    Raises `LedgerExistsError`, `LedgerTargetError` (it would be the journal of a ledger), `LedgerDiskError`.
    """
    with told(place):
        if file.exists() or file.is_symlink():
            raise LedgerExistsError(place=place)
        refuse_ledger(file)
        draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}.new")
        draft.touch(exist_ok=False)
        try:
            yield draft
            _publish(draft, file, place)
        finally:
            draft.unlink(missing_ok=True)


def _lies(file: Path) -> bool:
    """Look itself: `Path.exists` takes whatever it may not see for nothing, or not, as the version pleases."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _mark(file: Path) -> tuple[int, int] | None:
    """Give what tells a file from another that takes its name."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _refuse_foreign(store: Store) -> None:
    """Look for the two tables by which every release knows a ledger; the rest may change with later ones."""
    tables = {name for (name,) in store.command("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {schema.ledger.name, schema.entry.name} <= tables:
        raise NotALedgerError(place=store.place)
    columns = {row[1] for row in store.command(f"PRAGMA table_info({schema.ledger.name})")}
    if not set(schema.ledger.c.keys()) <= columns:
        raise NotALedgerError(place=store.place)


def _publish(draft: Path, file: Path, place: str) -> None:
    """Give the finished ledger its name; of two who do so at once, one wins and the other is told."""
    try:
        (os.rename if os.name == "nt" else _link)(draft, file)
    except FileExistsError as error:
        raise LedgerExistsError(place=place) from error
    _sync(file.parent)


def _link(draft: Path, file: Path) -> None:
    """Give a second name, which on POSIX, unlike renaming, replaces nothing; some disks know no second names."""
    try:
        os.link(draft, file)
    except FileExistsError:
        raise
    except OSError:
        file.touch(exist_ok=False)
        draft.replace(file)


def _sync(folder: Path) -> None:
    """Have the disk remember the new name; where folders cannot be opened, the system does so itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
