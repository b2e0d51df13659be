"""The streams of an OLE2 file (Compound File Binary Format, MS-CFB), as far as an xls needs them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LAST_SECTOR: Final = 0xFFFFFFF9
_NONE: Final = 0xFFFFFFFF
_IN_HEADER: Final = 0x4C
_HEADER: Final = 512
_ENTRY: Final = 128
_STREAM: Final = 2
_ROOT: Final = 5
_MINI_SHIFT: Final = 6
_SHIFTS: Final = frozenset({9, 12})


class CompoundFile:
    """The streams of an OLE2 file by name, in whatever folder they lie."""

    def __init__(self, content: bytes) -> None:
        """Read header, sector table and directory. Raises `UnreadableError` (without facts) for a broken one."""
        try:
            self._read(content)
        except (struct.error, LookupError, ValueError) as error:
            raise UnreadableError from error

    @property
    def names(self) -> frozenset[str]:
        """The names of all streams."""
        return frozenset(self._streams)

    def stream(self, name: str) -> bytes:
        """Give a stream. Raises `LookupError` where there is none, `UnreadableError` where it is broken."""
        start, size = self._streams[name]
        try:
            if size < self._small:
                return _joined(self._mini, 1 << _MINI_SHIFT, _chain(self._mini_table, start))[:size]
            return self._sectors(start)[:size]
        except (struct.error, LookupError, ValueError) as error:
            raise UnreadableError from error

    def _read(self, content: bytes) -> None:
        (shift,) = struct.unpack_from("<H", content, 0x1E)
        if shift not in _SHIFTS:
            raise ValueError(shift)
        self._size = 1 << shift
        self._body = content[self._size :]
        directory, self._small, mini_table = struct.unpack_from("<I4xII", content, 0x30)
        self._table = _words(_joined(self._body, self._size, self._table_sectors(content)))
        self._mini_table = _words(self._sectors(mini_table)) if mini_table <= _LAST_SECTOR else ()
        entries = list(_entries(self._sectors(directory)))
        self._streams = {name: place for kind, name, *place in entries if kind == _STREAM}
        root = next((start for kind, _, start, _ in entries if kind == _ROOT), _NONE)
        self._mini = self._sectors(root) if root <= _LAST_SECTOR else b""

    def _table_sectors(self, content: bytes) -> Iterator[int]:
        """Yield the sectors of the sector table: those in the header, then those in the chain behind it."""
        yield from (word for word in _words(content[_IN_HEADER:_HEADER]) if word <= _LAST_SECTOR)
        (sector,) = struct.unpack_from("<I", content, 0x44)
        seen: set[int] = set()
        while sector <= _LAST_SECTOR and sector not in seen:
            seen.add(sector)
            *words, sector = _words(_joined(self._body, self._size, [sector]))
            yield from (word for word in words if word <= _LAST_SECTOR)

    def _sectors(self, start: int) -> bytes:
        return _joined(self._body, self._size, _chain(self._table, start))


def _chain(table: Sequence[int], start: int) -> Iterator[int]:
    """Follow a chain through `table`. Raises `ValueError` where it bites its tail, `LookupError` where it runs out."""
    sector = start
    for _ in range(len(table) + 1):
        if sector > _LAST_SECTOR:
            return
        yield sector
        sector = table[sector]
    raise ValueError(start)


def _joined(body: bytes, size: int, sectors: Iterator[int] | Sequence[int]) -> bytes:
    return b"".join(body[sector * size : (sector + 1) * size] for sector in sectors)


def _words(content: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _entries(directory: bytes) -> Iterator[tuple[int, str, int, int]]:
    """Yield kind, name, first sector and size of each entry of the directory."""
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        start, size = struct.unpack_from("<II", directory, at + 116)
        yield kind, directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace"), start, size
