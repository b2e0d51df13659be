"""The same books at another place: every row of every table, every digest, the same seal."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from conduct_audit.books import schema
from conduct_audit.books.bulk import uncollected
from conduct_audit.books.errors import CopyDiffersError, LedgerExistsError, TargetExistsError
from conduct_audit.books.ledger import Ledger
from conduct_audit.books.opening import opened
from conduct_audit.books.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Table

    from conduct_audit.books.homes import Home
    from conduct_audit.books.records import Head
    from conduct_audit.books.store import Store

_BATCH: Final = 5000


@uncollected()
def copy(source: Home, target: Home) -> Head:
    """Copy the ledger at `source` to `target`, where nothing may lie, and verify the copy before it counts.

    Raises `TargetExistsError`, `CopyDiffersError` (the original was altered), and what opening raises.
    """
    with opened(source, write=False) as ledger, ledger.snapshot():
        ledger.store.whole()
        head = ledger.head()
        with new_target():
            target.found(lambda store: _fill(store, ledger.store, head))
    return head


@contextmanager
def new_target() -> Iterator[None]:
    """Say of what lies in the way of a copy that the copy needs another name. Raises `TargetExistsError`."""
    try:
        yield
    except LedgerExistsError as taken:
        raise TargetExistsError(**taken.facts) from taken


def _fill(store: Store, source: Store, head: Head) -> None:
    for table in schema.METADATA.sorted_tables:
        _rows(store, source, table)
    verdict = verify(Ledger(store))
    if not verdict.ok:
        raise CopyDiffersError(place=source.place, why=f"{verdict.problems[0].where}: {verdict.problems[0].message}")
    if verdict.head != head.digest:
        raise CopyDiffersError(place=source.place, why=verdict.head)


def _rows(store: Store, source: Store, table: Table) -> None:
    rest = source.stream(select(table).order_by(*table.primary_key.columns))
    while batch := list(islice(rest, _BATCH)):
        store.insert(table, batch)
