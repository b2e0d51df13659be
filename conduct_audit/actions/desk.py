"""Where a command works: the ledger, the person, the clock."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from conduct_audit import books
from conduct_audit.actions.errors import AlteredLedgerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conduct_audit.books import Entry, Ledger


def now() -> datetime:
    """Give this moment, with the offset of this computer's time zone."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Desk:
    """The `place` of the ledger (a path or URL), the `actor` whose name goes into the trail, and the `clock`."""

    place: str
    actor: str
    clock: Callable[[], datetime] = field(default=now)

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """Open the ledger for reading; it may lie on a read-only disk."""
        with books.open_ledger(self.place, write=False) as ledger:
            yield ledger

    @contextmanager
    def proven(self) -> Iterator[Ledger]:
        """Open the ledger for figures: refused with `AlteredLedgerError` when its digests do not hold."""
        with self.reading() as ledger, ledger.snapshot():
            refuse_altered(ledger)
            yield ledger

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Open the ledger for writing."""
        with books.open_ledger(self.place, write=True) as ledger:
            yield ledger

    @contextmanager
    def entry(self, ledger: Ledger, action: str, **detail: Any) -> Iterator[Entry]:
        """Write one entry of the trail: one transaction, by this desk's actor, now."""
        with ledger.entry(action, actor=self.actor, at=self.clock, detail=detail) as entry:
            yield entry


def refuse_altered(ledger: Ledger) -> None:
    """Raise `AlteredLedgerError` when the digests of the books do not hold."""
    verdict = books.verify(ledger)
    if not verdict.ok:
        raise AlteredLedgerError(where=verdict.problems[0].where, problem=verdict.problems[0].message)
