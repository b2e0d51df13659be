"""`verify`: the whole ledger recomputed from its rows, check by check in a fixed order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conduct_audit.books import checks_chain, checks_file, checks_months, checks_records
from conduct_audit.books.bulk import uncollected
from conduct_audit.books.errors import SealTextError
from conduct_audit.books.records import Closing, Problem, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from conduct_audit.books.ledger import Ledger
    from conduct_audit.books.store import Store

    Recompute = Callable[[Closing], pd.DataFrame]

SEAL_DIGITS: Final = 16
_BLANKS: Final = re.compile(r"[\s:·-]")
_HEXADECIMAL: Final = frozenset("0123456789abcdef")


@uncollected()
def verify(ledger: Ledger, seal: str | None = None, recompute: Recompute | None = None) -> Verdict:
    """Check the file's form, the chain, every row's digest, the files' bytes, the records' lives and the closed months.

    `seal` (at least 16 digits of a head) must be the head after some entry; `recompute` gives the LINES of a closed
    month from the books as they were, to be compared with the frozen ones. Raises `SealTextError`, and
    `LedgerDamagedError` for damage that stops reading.
    """
    digits = None if seal is None else _digits(seal)
    with ledger.snapshot():
        head = ledger.head()
        problems = tuple(_problems(ledger, digits, recompute))
    return Verdict(head.entries, head.digest, problems)


def _problems(ledger: Ledger, seal: str | None, recompute: Recompute | None) -> Iterator[Problem]:
    altered = tuple(_alterations(ledger.store))
    yield from altered
    yield from () if altered else _contradictions(ledger, recompute)
    yield from checks_chain.seal(ledger.store, seal) if seal is not None else ()


def _alterations(store: Store) -> Iterator[Problem]:
    """Compare what is there with what was sealed."""
    sealed = checks_chain.Sealed()
    yield from checks_file.sound(store)
    yield from checks_file.form(store)
    yield from checks_chain.entries(store, sealed)
    yield from checks_chain.rows(store, sealed)
    yield from checks_chain.contents(store)


def _contradictions(ledger: Ledger, recompute: Recompute | None) -> Iterator[Problem]:
    """Compare what was sealed with the rules; rows that were altered could not even be read for it."""
    yield from checks_records.lives(ledger.store)
    yield from checks_months.frozen(ledger)
    yield from checks_months.recomputed(ledger, recompute) if recompute else ()


def _digits(seal: str) -> str:
    digits = _BLANKS.sub("", seal).lower()
    if len(digits) < SEAL_DIGITS or set(digits) - _HEXADECIMAL:
        raise SealTextError(text=seal)
    return digits
