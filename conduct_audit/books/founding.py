"""A new ledger: its tables, and its first entry, which names it and puts a rulebook in force."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from conduct_audit.books import schema
from conduct_audit.books.chain import Pen, storable

if TYPE_CHECKING:
    import datetime as dt

    from conduct_audit.books.homes import Home
    from conduct_audit.books.records import RulebookVersion
    from conduct_audit.books.store import Store


def found(home: Home, *, actor: str, at: dt.datetime, company: str, rulebook: RulebookVersion) -> None:
    """Make the ledger at `home` with its first entry. Raises `LedgerExistsError`, or `LedgerDiskError` for the disk."""

    def write(store: Store) -> None:
        pen = Pen(store)
        pen.append_one(schema.ledger, secrets.token_hex(16), schema.VERSION, storable(company))
        pen.append_one(schema.rulebook, *rulebook_row(rulebook))
        pen.seal("init", actor, at, {"company": company, "rulebook": rulebook.id})

    home.found(write)


def rulebook_row(kept: RulebookVersion) -> tuple[str | None, str, str, str, str]:
    """Give the columns of `schema.rulebook`."""
    start = kept.start.isoformat() if kept.start else None
    return (start, kept.id, kept.version, kept.digest, storable(kept.text))
