"""Opening a ledger: what is none, is damaged or comes from another release is refused and left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from conduct_audit.books import founding, schema
from conduct_audit.books.errors import NewerLedgerError, OlderLedgerError
from conduct_audit.books.homes import home_of
from conduct_audit.books.ledger import Ledger
from conduct_audit.books.server_errors import LedgerForbiddenError
from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    import datetime as dt

    from conduct_audit.books.homes import Home
    from conduct_audit.books.records import RulebookVersion
    from conduct_audit.books.store import Store


def exists(place: str) -> bool:
    """Whether anything lies at `place`. Raises `PlaceError`, and `LedgerDiskError` where that cannot be found out."""
    return home_of(place).lies()


def create(place: str, *, actor: str, at: dt.datetime, company: str, rulebook: RulebookVersion) -> Ledger:
    """Make a ledger at `place`, never over anything that exists, and open it for writing.

    Raises `LedgerExistsError`, `PlaceError`, `LedgerDiskError`, `LedgerReadOnlyError`.
    """
    founding.found(home_of(place), actor=actor, at=at, company=company, rulebook=rulebook)
    return open_ledger(place, write=True)


def open_ledger(place: str, *, write: bool) -> Ledger:
    """Open the ledger at `place`; without `write` it may lie on a read-only disk.

    Raises `LedgerMissingError`, `NotALedgerError`, `LedgerDamagedError`, `OlderLedgerError`, `NewerLedgerError`, …
    """
    return opened(home_of(place), write=write)


def opened(home: Home, *, write: bool) -> Ledger:
    """Open the ledger at `home`, as `open_ledger`."""
    store = home.open(write=write)
    try:
        _refuse_other_forms(store)
    except BaseException:
        store.connection.close()
        raise
    return Ledger(store)


def form_of(store: Store) -> int:
    """Give the form of the ledger: the number that its last upgrade, or its founding, wrote."""
    kept = store.one(select(schema.ledger.c.schema).order_by(schema.ledger.c.id.desc()))
    if kept is None and store.is_partial():
        raise LedgerForbiddenError(place=store.place, why=_("your account sees nothing of it"))
    return int(kept[0]) if kept else schema.VERSION


def _refuse_other_forms(store: Store) -> None:
    form = form_of(store)
    if form > schema.VERSION:
        raise NewerLedgerError(place=store.place, schema=form)
    if form < schema.VERSION:
        raise OlderLedgerError(place=store.place, schema=form, version=schema.VERSION)
