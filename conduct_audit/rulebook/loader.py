"""From the text of a TOML file to a rulebook, or to the list of everything that is wrong with it."""

from __future__ import annotations

from conduct_audit.rulebook.errors import RulebookFaultyError
from conduct_audit.rulebook.faults import Fault, fault
from conduct_audit.rulebook.model import Rulebook
from conduct_audit.rulebook.shape import checked
from conduct_audit.rulebook.toml_text import NoTomlError, parsed


def load(text: str, place: str) -> Rulebook:
    """Give the rulebook written in `text`; `place` names the file in messages. Raises `RulebookFaultyError`."""
    read = _read(text, place)
    if isinstance(read, Rulebook):
        return read
    raise RulebookFaultyError(place, read)


def faults(text: str, place: str) -> tuple[Fault, ...]:
    """Give every fault of the rulebook written in `text`, in the order of the file; none where it can be used."""
    read = _read(text, place)
    return () if isinstance(read, Rulebook) else read


def _read(text: str, place: str) -> Rulebook | tuple[Fault, ...]:
    try:
        content = parsed(text)
    except NoTomlError as error:
        return (Fault(error.code, place, error.line, facts={"message": error.message}),)
    made = checked(content)
    if isinstance(made, Rulebook):
        return made
    found = (fault(problem, content, text, place) for problem in made)
    return tuple(sorted(found, key=lambda each: each.line or 0))
