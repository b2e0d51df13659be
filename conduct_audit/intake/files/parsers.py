"""From the content of a file to its parts, by the reader that fits; what runs inside the child process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.intake.errors import PasswordNeededError, UnknownEncryptionError
from conduct_audit.intake.files.encodings import decode
from conduct_audit.intake.files.kinds import container_of
from conduct_audit.intake.files.parts import FileStart
from conduct_audit.intake.files.text_files import text_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from conduct_audit.intake.files.kinds import Container
    from conduct_audit.intake.files.parts import Part

# The readers import what they need when their first file comes: starting the child counts in every import.
# ruff: noqa: PLC0415


def parts_of(content: bytes, passwords: Sequence[str] = ()) -> Iterator[Part]:
    """Yield the parts of a file, opened with one of `passwords` if it is locked.

    Raises subclasses of `UnreadableError`, without the file's name.
    """
    try:
        yield from _READERS[container_of(content)](content)
    except PasswordNeededError:
        yield from _locked_parts(content, passwords)


def _locked_parts(content: bytes, passwords: Sequence[str]) -> Iterator[Part]:
    """Yield the parts of a locked file; whether it is locked shows before its first part."""
    from conduct_audit.intake.files.locks import unlocked

    if container_of(content) != "ole2":
        raise UnknownEncryptionError
    opened = unlocked(content, passwords)
    try:
        yield from _READERS[container_of(opened)](opened)
    except PasswordNeededError as error:
        raise UnknownEncryptionError from error


def _zip(content: bytes) -> Iterator[Part]:
    from conduct_audit.intake.files.binary_workbooks import zipped

    return zipped(content)


def _ole2(content: bytes) -> Iterator[Part]:
    from conduct_audit.intake.files.binary_workbooks import ole2

    return ole2(content)


def _flat_ods(content: bytes) -> Iterator[Part]:
    from conduct_audit.intake.files.binary_workbooks import flat_ods

    return flat_ods(content)


def _html(content: bytes) -> Iterator[Part]:
    from conduct_audit.intake.files.html_tables import html_rows

    yield FileStart("html")
    yield from html_rows(decode(content)[0])


def _mhtml(content: bytes) -> Iterator[Part]:
    from conduct_audit.intake.files.web_archives import web_archive

    yield FileStart("html")
    yield from web_archive(content)


def _xml(content: bytes) -> Iterator[Part]:
    from conduct_audit.intake.files.spreadsheet_xml import xml_sheets

    yield FileStart("xml")
    yield from xml_sheets(decode(content)[0])


_READERS: Final[Mapping[Container, Callable[[bytes], Iterator[Part]]]] = {
    "zip": _zip,
    "ole2": _ole2,
    "ods": _flat_ods,
    "html": _html,
    "mhtml": _mhtml,
    "xml": _xml,
    "csv": text_parts,
}
