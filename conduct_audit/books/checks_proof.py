"""Whether the postings of closed months balance and the tie-outs that they were closed with still hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.books import postings, proof, settings
from conduct_audit.books.life import word
from conduct_audit.books.records import Problem
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conduct_audit.books.records import Closing
    from conduct_audit.books.store import Store

_UNBALANCED: Final = N_("The postings do not add up to nought.")
_TIE_OUT: Final = N_("{title}: {ours} and {theirs} do not agree.")
_POSTED: Final = N_("The postings are not those of the line and of the corrections that were settled with it.")
_SETTING: Final = N_("The month was closed with the setting {name} = {kept}, which did not hold then.")
_COUNTED: Final = N_("The month was closed with another number of records in the state {status}.")
_OTHER: Final = N_("{title}: the month was closed with other figures.")
_LACKING: Final = N_("The check “{title}” is not among what the month was closed with.")


def balanced(store: Store, closings: Iterable[Closing]) -> Iterator[Problem]:
    """Add up the postings of each employee of each closing; months closed before this form have none."""
    for closing in closings:
        for who in postings.unbalanced(store, closing.number) if closing.facts else ():
            yield Problem("postings", f"{closing.month}, {who}", _(_UNBALANCED))


def posted(store: Store, closings: Iterable[Closing]) -> Iterator[Problem]:
    """Make the postings of each closing again from its lines and settled corrections, employee by employee."""
    for closing in closings:
        for who in postings.wrong(store, closing.number, closing.lines) if closing.facts else ():
            yield Problem("postings", f"{closing.month}, {who}", _(_POSTED))


def tied_out(store: Store, closings: Iterable[Closing]) -> Iterator[Problem]:
    """Reach the figures of each closing by two ways again, and compare them with those that were kept."""
    for closing in closings:
        if closing.facts:
            found = (*_differences(store, closing), *_other_facts(store, closing))
            yield from (Problem("tie_out", str(closing.month), told) for told in found)


def _other_facts(store: Store, closing: Closing) -> Iterator[str]:
    """Compare the settings and the numbers of records that were kept with those of the books of that day."""
    held = settings.texts(store, closing.month, closing.entry)
    for fact in closing.facts:
        if fact.kind == proof.SETTING and held.get(fact.name) != fact.value:
            yield _(_SETTING).format(name=fact.name, kept=fact.value)
    counted = {fact.name: fact.value for fact in closing.facts if fact.kind == proof.RECORDS}
    found = {name: str(count) for name, count in proof.records(store, closing.entry, str(closing.month)).items()}
    different = [status for status in {**counted, **found} if counted.get(status) != found.get(status)]
    yield from (_(_COUNTED).format(status=word(status)) for status in different)


def _differences(store: Store, closing: Closing) -> Iterator[str]:
    kept = {check.name: check for check in proof.checks_of(closing.facts)}
    for check in proof.tie_out(store, closing.number, closing.lines, closing.entry):
        title = _(proof.TITLES[check.name])
        if not check.holds:
            yield _(_TIE_OUT).format(title=title, **check.figures)
        elif check.name not in kept:
            yield _(_LACKING).format(title=title)
        elif check != kept[check.name]:
            yield _(_OTHER).format(title=title)
