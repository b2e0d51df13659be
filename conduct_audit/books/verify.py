"""`verify`: the whole ledger recomputed from its rows, check by check in a fixed order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.books import (
    checks_again,
    checks_appeals,
    checks_chain,
    checks_charging,
    checks_corrections,
    checks_file,
    checks_months,
    checks_owed,
    checks_proof,
    checks_records,
)
from conduct_audit.books.bulk import uncollected
from conduct_audit.books.errors import LedgerDamagedError
from conduct_audit.books.records import Problem, Verdict
from conduct_audit.books.seals import digits
from conduct_audit.books.values import AlteredValueError
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.books.again import Recompute
    from conduct_audit.books.checks_owed import Expected
    from conduct_audit.books.ledger import Ledger
    from conduct_audit.books.store import Store

_UNREADABLE: Final = N_("A value was never written by this program, so nothing more could be checked: {why}")


@uncollected()
def verify(
    ledger: Ledger,
    seal: str | None = None,
    recompute: Recompute | None = None,
    expected: Expected | None = None,
) -> Verdict:
    """Check the file's form, the chain, every row's digest, the files' bytes, the records' lives and the closed months.

    `seal` (at least 16 digits of a head) must be the head after some entry; `recompute` gives a closed month from the
    books as they were, to be compared with what was frozen; `expected` what an entry should have booked as corrections
    of one. Raises `SealTextError`, and
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
    yield from () if altered else _readable(ledger, _contradictions(ledger, recompute, expected))
    yield from checks_chain.seal(ledger.store, seal) if seal is not None else ()


def _alterations(store: Store) -> Iterator[Problem]:
    """Compare what is there with what was sealed."""
    sealed = checks_chain.Sealed()
    yield from checks_file.sound(store)
    yield from checks_file.form(store)
    yield from checks_chain.entries(store, sealed)
    yield from checks_chain.rows(store, sealed)
    yield from checks_chain.contents(store)


def _readable(ledger: Ledger, found: Iterator[Problem]) -> Iterator[Problem]:
    """Give what is `found`; a value that no release ever wrote ends it, for whoever seals anew may write anything."""
    try:
        yield from found
    except (AlteredValueError, LedgerDamagedError) as error:
        yield Problem("values", ledger.place, _(_UNREADABLE).format(why=error))


def _contradictions(ledger: Ledger, recompute: Recompute | None, expected: Expected | None) -> Iterator[Problem]:
    """Compare what was sealed with the rules; rows that were altered could not even be read for it."""
    yield from checks_records.lives(ledger.store)
    yield from checks_appeals.appeals(ledger)
    closed = ledger.closings()
    yield from checks_months.frozen(ledger.store, closed)
    yield from checks_corrections.causes(ledger, closed)
    yield from checks_corrections.settled(ledger, closed)
    yield from checks_proof.balanced(ledger.store, closed)
    yield from checks_records.facts(ledger) if recompute else ()
    yield from checks_charging.charged(ledger) if recompute else ()
    yield from checks_proof.posted(ledger.store, closed) if recompute else ()
    yield from checks_proof.tied_out(ledger.store, closed) if recompute else ()
    yield from checks_again.recomputed(ledger, closed, recompute) if recompute else ()
    yield from checks_owed.owed(ledger, closed, expected) if expected else ()
