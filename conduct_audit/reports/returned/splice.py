"""Changing a part of a workbook and leaving every other byte of it as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape

from conduct_audit.reports.returned.model import CannotMarkError
from conduct_audit.reports.words import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_START_TAG: Final = re.compile(rb"<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>")
_END_TAG: Final = re.compile(rb"</[^>]*>")
_ENCODING: Final = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)")
_PLAIN: Final = frozenset({b"", b"utf-8", b"us-ascii", b"ascii"})


class Edit(NamedTuple):
    """Bytes to put in place of those from `start` to `end` (not included)."""

    start: int
    end: int
    text: bytes


class Tag(NamedTuple):
    """A start tag: its name with prefix, its attributes, its bytes from `start` to `end`."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int
    is_empty: bool

    @property
    def local(self) -> str:
        """The name without prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, `""` where there is none."""
        return self.name[: len(self.name) - len(self.local)]


def walk(data: bytes, opened: Callable[[Tag], None], closed: Callable[[str, int], None]) -> None:
    """Tell of each start tag, and of each end tag with the place of its first byte.

    Raises `CannotMarkError` for what is no plain XML in UTF-8.
    """
    named = _ENCODING.match(data)
    if (named and named[1].lower() not in _PLAIN) or b"<!DOCTYPE" in data:
        raise CannotMarkError
    parser = ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        begin = parser.CurrentByteIndex
        found = _START_TAG.match(data, begin)
        if found is None:
            raise CannotMarkError
        opened(Tag(name, attributes, begin, found.end(), found[0].endswith(b"/>")))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: closed(name, parser.CurrentByteIndex)
    try:
        parser.Parse(data, True)  # noqa: FBT003  # the whole of it
    except ExpatError as error:
        raise CannotMarkError from error


def end_of(data: bytes, start: int) -> int:
    """Give the place behind the end tag that begins at `start`."""
    found = _END_TAG.match(data, start)
    if found is None:
        raise CannotMarkError
    return found.end()


def spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Carry out `edits`, which do not overlap; of those at one place the insertions first, in the order given."""
    parts: list[bytes] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [data[done : edit.start], edit.text]
        done = edit.end
    return b"".join([*parts, data[done:]])


def with_attribute(tag: bytes, name: str, value: object) -> bytes:
    """Give a start tag with an attribute set."""
    told = f' {name}="{value}"'.encode()
    plain = without_attribute(tag, name)
    end = len(plain) - (2 if plain.endswith(b"/>") else 1)
    return plain[:end].rstrip() + told + plain[end:]


def without_attribute(tag: bytes, name: str) -> bytes:
    """Give a start tag without an attribute."""
    return re.sub(rb"\s+" + name.encode() + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", tag, count=1)


def xml_text(text: str) -> str:
    """Give `text` as it may stand in XML."""
    return escape(visible(text))
