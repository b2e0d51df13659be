"""Whether the postings of closed months balance and the tie-outs that they were closed with still hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.books import postings, proof
from conduct_audit.books.records import Problem
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.books.ledger import Ledger
    from conduct_audit.books.records import Closing
    from conduct_audit.books.store import Store

_UNBALANCED: Final = N_("The postings do not add up to nought.")
_TIE_OUT: Final = N_("{title}: {ours} and {theirs} do not agree.")
_OTHER: Final = N_("{title}: the month was closed with other figures.")
_LACKING: Final = N_("The check “{title}” is not among what the month was closed with.")


def balanced(ledger: Ledger) -> Iterator[Problem]:
    """Add up the postings of each employee of each closing; months closed before this form have none."""
    for closing in ledger.closings():
        for who in postings.unbalanced(ledger.store, closing.number) if closing.facts else ():
            yield Problem("postings", f"{closing.month}, {who}", _(_UNBALANCED))


def tied_out(ledger: Ledger) -> Iterator[Problem]:
    """Reach the figures of each closing by two ways again, and compare them with those that were kept."""
    for closing in ledger.closings():
        if closing.facts:
            yield from (Problem("tie_out", str(closing.month), told) for told in _differences(ledger.store, closing))


def _differences(store: Store, closing: Closing) -> Iterator[str]:
    kept = {check.name: check for check in proof.checks_of(closing.facts)}
    for check in proof.tie_out(store, closing.number, closing.lines, closing.entry):
        title = _(proof.TITLES[check.name])
        if not check.holds:
            yield _(_TIE_OUT).format(title=title, ours=check.ours, theirs=check.theirs)
        elif check.name not in kept:
            yield _(_LACKING).format(title=title)
        elif check != kept[check.name]:
            yield _(_OTHER).format(title=title)
