"""Where a command works: the ledger, the person, the clock.

The books come with the libraries of databases and tables, so they are opened late: a command without a ledger does not
wait for them.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

    @property
    def has_ledger(self) -> bool:
        """Whether anything lies at the place. Raises what `books.exists` raises."""
        if _is_nowhere(self.place):
            return False
        from conduct_audit import books  # noqa: PLC0415  # late, see above

        return books.exists(self.place)

    @contextmanager
    def reading(self, *, part: bool = False) -> Iterator[Ledger]:
        """Open the ledger for reading; it may lie on a read-only disk.

        With `part` an account that sees a part of the books is shown its part; else it is refused, whatever it asks.
        """
        from conduct_audit import books  # noqa: PLC0415  # late, see above

        with books.open_ledger(self.place, write=False) as ledger:
            if not part:
                ledger.refuse_partial()
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
        from conduct_audit import books  # noqa: PLC0415  # late, see above

        with books.open_ledger(self.place, write=True) as ledger:
            yield ledger

    @contextmanager
    def entry(self, ledger: Ledger, action: str, **detail: Any) -> Iterator[Entry]:
        """Write one entry of the trail: one transaction, by this desk's actor, now."""
        with ledger.entry(action, actor=self.actor, at=self.clock, detail=detail) as entry:
            yield entry


def refuse_altered(ledger: Ledger) -> None:
    """Raise `AlteredLedgerError` when the digests of the books do not hold."""
    from conduct_audit import books  # noqa: PLC0415  # late, see above

    verdict = books.verify(ledger)
    if not verdict.ok:
        raise AlteredLedgerError(where=verdict.problems[0].where, problem=verdict.problems[0].message)


def _is_nowhere(place: str) -> bool:
    """Tell of a plain path where surely nothing lies; everything else is for the books to judge."""
    if "://" in place or place.startswith(("~", ":")) or not place.strip():
        return False
    try:
        Path(place).stat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return False
