"""Zips that lie: bombs, entries over each other, sizes and methods that are not true, names that climb out."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from hostile_parts import MB, SHEET, changed, xlsx

if TYPE_CHECKING:
    from hostile_parts import Named

_METHOD, _SIZE, _PLACE = 10, 24, 42
_METHODS: Final = (9, 12, 14, 93, 95, 99)


def zips() -> Named:
    """Yield them by name."""
    yield from _bombs()
    yield from _lies()
    for name in ("../../evil.txt", "/etc/evil", "C:evil.xml", "..\\evil.txt", "xl/./../../evil"):
        yield f"name-{name.encode().hex()}.xlsx", changed({name: "x"})
    yield "nested.xlsx", changed({"xl/embeddings/a.xlsx": changed({SHEET: b" " * (90 * MB)})})
    yield "zip-in-front-of-rubbish.xlsx", xlsx() + b"rubbish" * 99
    yield "rubbish-in-front-of-zip.xlsx", b"rubbish" * 99 + xlsx()
    yield "empty-zip.xlsx", b"PK\x05\x06" + bytes(18)


def _bombs() -> Named:
    zeros = bytes(400 * MB)
    yield "bomb.xlsx", changed({SHEET: zeros})
    yield "bomb-in-picture.xlsx", changed({"xl/media/a.png": zeros})
    yield "bomb-of-many.xlsx", changed({f"xl/media/{index}.xml": "x" for index in range(10_500)})
    yield "bomb-shared-strings.xlsx", changed({"xl/sharedStrings.xml": b"<sst>" + b" " * (200 * MB) + b"</sst>"})


def _lies() -> Named:
    yield "overlap.xlsx", _patched(xlsx(), _PLACE, 0)
    yield "declared-small.xlsx", _patched(changed({SHEET: b" " * (50 * MB)}), _SIZE, 100)
    yield "declared-large.xlsx", _patched(xlsx(), _SIZE, 0xFFFFFFF0)
    yield "packed-large.xlsx", _patched(xlsx(), _SIZE - 4, 0xFFFFFFF0)
    for method in _METHODS:
        yield f"method-{method}.xlsx", _patched(xlsx(), _METHOD, method, "<H")


def _patched(content: bytes, field: int, value: int, form: str = "<I") -> bytes:
    """Write `value` into a field of every entry in the directory of a zip."""
    patched = bytearray(content)
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into(form, patched, at + field, value)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(patched)
