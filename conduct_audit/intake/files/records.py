"""The records of binary workbooks: BIFF (xls) and BIFF12 (xlsb)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""What an error code is shown as (MS-XLS 2.5.10, the same in MS-XLSB)."""

_MORE: Final = 0x80
_SEVEN_BITS: Final = 0x7F


def biff(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield type and content of each record of an xls stream from offset `at` on."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def biff12(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield type and content of each record of an xlsb part. Raises `IndexError` where it is cut."""
    at = 0
    while at < len(stream):
        kind, at = _packed(stream, at, 2)
        size, at = _packed(stream, at, 4)
        yield kind, stream[at : at + size]
        at += size


def _packed(stream: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number of up to `most` bytes, seven bits each; give it with the offset behind it.

    The two bytes of a record type are numbered as the specification does, 0x0194 → 276.
    """
    number = 0
    for index in range(most):
        byte = stream[at + index]
        number |= (byte & _SEVEN_BITS) << (7 * index)
        if not byte & _MORE:
            return number, at + index + 1
    return number, at + most
