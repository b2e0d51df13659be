"""Rulebooks where actions need them: the shipped library, a file, and the versions in force in a ledger."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from conduct_audit import resources
from conduct_audit.actions.errors import UnknownRulebookError
from conduct_audit.actions.files import read_text
from conduct_audit.mapping import Matcher, read_phrases
from conduct_audit.rulebook import load
from conduct_audit.rulebook.wording import parse
from conduct_audit.settlement import NoRulebookError
from conduct_audit.timeline import Timeline

if TYPE_CHECKING:
    from datetime import date

    from conduct_audit.books import Ledger
    from conduct_audit.rulebook import Rulebook

_FILE = "rulebook.toml"


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
        raise NoRulebookError(day=day)
    return found


@cache
def parsed(text: str, place: str) -> Rulebook:
    """Load a rulebook's text, once for each run."""
    return load(text, place)


@cache
def matcher(rulebook: Rulebook) -> Matcher:
    """Give the matcher of `rulebook`, with the phrases and the trained table that are shipped for its id."""
    folder = resources.library() / rulebook.id
    phrases = read_phrases(read_text(folder / "phrases.csv")) if (folder / "phrases.csv").is_file() else ()
    model = (folder / "model.bin").read_bytes() if (folder / "model.bin").is_file() else None
    return Matcher(rulebook, model=model, phrases=phrases, wording=wording(rulebook))


def wording(rulebook: Rulebook) -> dict[str, frozenset[int]]:
    """Give the fingerprints of the sentences of the regulation that is shipped as `rulebook.id`."""
    return _fingerprints(rulebook.id)


@cache
def _fingerprints(name: str) -> dict[str, frozenset[int]]:
    file = resources.library() / name / "wording.txt"
    return parse(read_text(file)) if file.is_file() else {}
