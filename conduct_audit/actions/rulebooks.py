"""Rulebooks where actions need them: the shipped library, a file, and the versions in force in a ledger."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from conduct_audit import resources
from conduct_audit.actions.errors import UnknownRulebookError
from conduct_audit.actions.files import read_text
from conduct_audit.mapping import (
    NO_COMPANY_PHRASES,
    NO_VIOLATION,
    CompanyPhrases,
    Matcher,
    fitting,
    read_phrases,
    read_table,
)
from conduct_audit.rulebook import load
from conduct_audit.rulebook.wording import parse
from conduct_audit.timeline import Timeline

if TYPE_CHECKING:
    from datetime import date

    from conduct_audit.books import Ledger
    from conduct_audit.mapping import Table
    from conduct_audit.rulebook import Rulebook

DEFAULT = "thermal-power"
_FILE = "rulebook.toml"
_MATCHERS = 8


def shipped() -> tuple[str, ...]:
    """Name the rulebooks of the library."""
    return tuple(sorted(folder.name for folder in resources.library().iterdir() if (folder / _FILE).is_file()))


def text_of(name: str) -> tuple[str, str]:
    """Give the text of a rulebook, a shipped one by id or a file by path, and the name of its place for messages.

    Raises `UnknownRulebookError` when it is neither.
    """
    if name in shipped():
        return read_text(resources.library() / name / _FILE), name
    if Path(name).suffix == ".toml" or Path(name).exists():
        return read_text(Path(name)), Path(name).name
    raise UnknownRulebookError(rulebook=name, known=", ".join(shipped()))


def in_force(ledger: Ledger, *, as_of: int | None = None) -> Timeline[Rulebook]:
    """Give the rulebooks of the ledger by the day they take effect."""
    return Timeline(tuple((kept.start, parsed(kept.text, kept.id)) for kept in ledger.rulebooks(as_of=as_of)))


def at(rulebooks: Timeline[Rulebook], day: date) -> Rulebook:
    """Give the rulebook in force on `day`. Raises `NoRulebookError`."""
    found = rulebooks.at(day)
    if found is None:
        from conduct_audit.settlement import NoRulebookError  # noqa: PLC0415  # pandas comes with it

        raise NoRulebookError(day=day)
    return found


@cache
def parsed(text: str, place: str) -> Rulebook:
    """Load a rulebook's text, once for each run."""
    return load(text, place)


@lru_cache(maxsize=_MATCHERS)
def matcher(
    rulebook: Rulebook, company: CompanyPhrases = NO_COMPANY_PHRASES, acceptance: float | None = None
) -> Matcher:
    """Give the matcher of `rulebook`, with what is shipped for its id and what `company` said.

    `acceptance` is the certainty from which a text is booked without a person, where that shall be higher.
    """
    table = fitting(_trained(rulebook.id), rulebook)
    phrases = () if table else _phrases(rulebook.id)
    return Matcher(rulebook, table, phrases, company, acceptance, wording=wording(rulebook))


@cache
def _trained(name: str) -> Table | None:
    """Read the table that is shipped for a rulebook's id, once for each run."""
    file = resources.library() / name / "model.bin"
    return read_table(file.read_bytes()) if file.is_file() else None


@cache
def _phrases(name: str) -> tuple[tuple[str, str], ...]:
    """Give the shipped phrases of a rulebook; without any those that tell no violation, which are alike everywhere."""
    file = resources.library() / name / "phrases.csv"
    if file.is_file():
        return read_phrases(read_text(file))
    others = read_phrases(read_text(resources.library() / DEFAULT / "phrases.csv"))
    return tuple(pair for pair in others if pair[0] == NO_VIOLATION)


def wording(rulebook: Rulebook) -> dict[str, frozenset[int]]:
    """Give the fingerprints of the sentences of the regulation that is shipped as `rulebook.id`."""
    return _fingerprints(rulebook.id)


@cache
def _fingerprints(name: str) -> dict[str, frozenset[int]]:
    file = resources.library() / name / "wording.txt"
    return parse(read_text(file)) if file.is_file() else {}
