"""A new ledger: made beside its place and moved there whole, or not at all; never over anything that exists."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from conduct_audit.books import schema, sqlite, triggers
from conduct_audit.books.chain import Pen, storable
from conduct_audit.books.errors import LedgerExistsError
from conduct_audit.books.store import Store
from conduct_audit.books.trouble import told

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from conduct_audit.books.records import RulebookVersion


def found(file: Path, *, actor: str, at: dt.datetime, company: str, rulebook: RulebookVersion) -> None:
    """Make the ledger `file` with its first entry. Raises `LedgerExistsError`, or `LedgerDiskError` for the disk."""
    with told(str(file)):
        if file.exists() or file.is_symlink():
            raise LedgerExistsError(place=file)
        draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}.new")
        draft.touch(exist_ok=False)
        try:
            _write(draft, company, rulebook, actor=actor, at=at)
            _publish(draft, file)
        finally:
            draft.unlink(missing_ok=True)


def _write(draft: Path, company: str, rulebook: RulebookVersion, *, actor: str, at: dt.datetime) -> None:
    with Store(sqlite.engine(draft, write=True), str(draft)) as store, store.writing():
        schema.METADATA.create_all(store.connection)
        for trigger in triggers.expected().values():
            store.command(trigger)
        pen = Pen(store)
        pen.append_one(schema.ledger, secrets.token_hex(16), schema.VERSION, storable(company))
        pen.append_one(schema.rulebook, *rulebook_row(rulebook))
        pen.seal("init", actor, at, {"company": company, "rulebook": rulebook.id})


def rulebook_row(kept: RulebookVersion) -> tuple[str | None, str, str, str, str]:
    """Give the columns of `schema.rulebook`."""
    start = kept.start.isoformat() if kept.start else None
    return (start, kept.id, kept.version, kept.digest, storable(kept.text))


def _publish(draft: Path, file: Path) -> None:
    """Give the finished ledger its name; of two who do so at once, one wins and the other is told."""
    try:
        (os.rename if os.name == "nt" else _link)(draft, file)
    except FileExistsError as error:
        raise LedgerExistsError(place=file) from error
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
