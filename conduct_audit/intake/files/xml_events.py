"""Reading XML as a stream of events, with nothing a stranger could use: no document type, no entities."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from conduct_audit.intake.errors import UnreadableError, UnsafeFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import IO, NoReturn, TypeAlias

    Attributes: TypeAlias = Mapping[str, str]
    Start: TypeAlias = Callable[[str, Attributes], None]
    Word: TypeAlias = Callable[[str], None]


def walk(source: IO[bytes] | str, start: Start, end: Word | None = None, text: Word | None = None) -> None:
    """Call `start(tag, attributes)`, `end(tag)` and `text(characters)`; tags come without their prefix.

    Raises (without facts) `UnsafeFileError` for a document type, `UnreadableError` for what is no XML.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    if end is not None:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(source, True) if isinstance(source, str) else parser.ParseFile(source)  # noqa: FBT003  # expat's
    except expat.ExpatError as error:
        raise UnreadableError from error


def without_prefix(attributes: Attributes, name: str, default: str = "") -> str:
    """Give the attribute called `name` under whatever prefix the writer chose."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), default)


def _refuse(*_: object) -> NoReturn:
    raise UnsafeFileError
