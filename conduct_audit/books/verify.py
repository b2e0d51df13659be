"""`verify`: the whole ledger recomputed from its rows, check by check in a fixed order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.books import (
    checks_appeals,
    checks_chain,
    checks_corrections,
    checks_file,
    checks_months,
    checks_proof,
    checks_records,
)
from conduct_audit.books.bulk import uncollected
from conduct_audit.books.records import Closing, Problem, Verdict
from conduct_audit.books.seals import digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from conduct_audit.books.checks_corrections import Expected
    from conduct_audit.books.ledger import Ledger
    from conduct_audit.books.store import Store

    Recompute = Callable[[Closing], pd.DataFrame]


@uncollected()
def verify(
    ledger: Ledger,
    seal: str | None = None,
    recompute: Recompute | None = None,
    expected: Expected | None = None,
) -> Verdict:
    """Check the file's form, the chain, every row's digest, the files' bytes, the records' lives and the closed months.

    `seal` (at least 16 digits of a head) must be the head after some entry; `recompute` gives the LINES of a closed
    month from the books as they were, to be compared with the frozen ones; `expected` what an entry should
    have booked as corrections of one. Raises `SealTextError`, and
    `LedgerDamagedError` for damage that stops reading.
    """
    sought = None if seal is None else digits(seal)
    with ledger.snapshot():
        ledger.store.whole()
        head = ledger.head()
        problems = tuple(_problems(ledger, sought, recompute, expected))
    return Verdict(head.entries, head.digest, problems)


def _problems(
    ledger: Ledger, seal: str | None, recompute: Recompute | None, expected: Expected | None
) -> Iterator[Problem]:
    altered = tuple(_alterations(ledger.store))
    yield from altered
    yield from () if altered else _contradictions(ledger, recompute, expected)
    yield from checks_chain.seal(ledger.store, seal) if seal is not None else ()


def _alterations(store: Store) -> Iterator[Problem]:
    """Compare what is there with what was sealed."""
    sealed = checks_chain.Sealed()
    yield from checks_file.sound(store)
    yield from checks_file.form(store)
    yield from checks_chain.entries(store, sealed)
    yield from checks_chain.rows(store, sealed)
    yield from checks_chain.contents(store)


def _contradictions(ledger: Ledger, recompute: Recompute | None, expected: Expected | None) -> Iterator[Problem]:
    """Compare what was sealed with the rules; rows that were altered could not even be read for it."""
    yield from checks_records.lives(ledger.store)
    yield from checks_appeals.appeals(ledger)
    yield from checks_months.frozen(ledger)
    yield from checks_corrections.causes(ledger)
    yield from checks_corrections.settled(ledger)
    yield from checks_proof.balanced(ledger)
    yield from checks_proof.tied_out(ledger) if recompute else ()
    yield from checks_months.recomputed(ledger, recompute) if recompute else ()
    yield from checks_corrections.owed(ledger, expected) if expected else ()
