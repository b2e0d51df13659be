"""Looking at a zip before anything in it is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.errors import (
    NotASpreadsheetError,
    PasswordNeededError,
    TooManyCellsError,
    UnreadableError,
    UnsafeFileError,
)
from conduct_audit.intake.files import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.intake.grid import FileKind

_LOCAL_HEADER: Final = 30
DAMAGES: Final = (
    zipfile.BadZipFile,
    struct.error,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    EOFError,
    LookupError,
)
"""What the zipfile module raises over broken zips."""


def opened(content: bytes) -> zipfile.ZipFile:
    """Open a zip that is safe to unpack.

    Raises (without facts) `UnsafeFileError` for bombs and for entries that are doubled, climb out or lie over each
    other, `TooManyCellsError` for an honest one that is too large unpacked, `UnreadableError` for a damaged one.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except DAMAGES as error:
        raise UnreadableError from error
    entries = archive.infolist()
    if any(check(entries) for check in (_is_bomb, _has_twins, _climbs, _overlaps)):
        raise UnsafeFileError
    if sum(entry.file_size for entry in entries) > limits.ZIP_BYTES:
        raise TooManyCellsError
    return archive


def workbook_kind(archive: zipfile.ZipFile) -> FileKind:
    """Tell which workbook the zip is. Raises `NotASpreadsheetError`, `PasswordNeededError` (without facts)."""
    names = [name.replace("\\", "/").lower() for name in archive.namelist()]
    parts = {name.rsplit("/", 1)[-1] for name in names}
    if "content.xml" in names:
        return _document_kind(archive)
    if "workbook.bin" in parts:
        return "xlsb"
    if "workbook.xml" in parts or any(name.startswith("xl/worksheets/") for name in names):
        return "xlsx"
    raise NotASpreadsheetError


def _document_kind(archive: zipfile.ZipFile) -> FileKind:
    """Tell a spreadsheet from the other OpenDocuments; an encrypted one says so in its manifest."""
    if b"encryption-data" in _start_of(archive, "META-INF/manifest.xml"):
        raise PasswordNeededError
    if b"spreadsheet" in _start_of(archive, "mimetype") or b"office:spreadsheet" in _start_of(archive, "content.xml"):
        return "ods"
    raise NotASpreadsheetError


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as entry:
            return entry.read(limits.MEGABYTE)
    except (KeyError, *DAMAGES):
        return b""


def _is_bomb(entries: Sequence[zipfile.ZipInfo]) -> bool:
    declared = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    swells = declared > limits.ZIP_RATIO_FROM and declared > limits.ZIP_RATIO * packed
    return swells or len(entries) > limits.ZIP_ENTRIES


def _has_twins(entries: Sequence[zipfile.ZipInfo]) -> bool:
    return len({entry.filename.lower() for entry in entries}) < len(entries)


def _climbs(entries: Sequence[zipfile.ZipInfo]) -> bool:
    paths = [entry.filename.replace("\\", "/") for entry in entries]
    return any(path.startswith("/") or ":" in path or ".." in path.split("/") for path in paths)


def _overlaps(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Tell whether an entry begins before the one in front of it ends."""
    spans = sorted(
        (entry.header_offset, entry.header_offset + _LOCAL_HEADER + entry.compress_size) for entry in entries
    )
    return any(following[0] < leading[1] for leading, following in pairwise(spans))
