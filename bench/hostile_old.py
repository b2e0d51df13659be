"""OLE2 files with loops and lies, what is no spreadsheet at all, and sound files cut and mutated by a seed."""

from __future__ import annotations

import io
import random
import struct
import zlib
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from hostile_parts import MB, ROW, document, ods, xlsx

if TYPE_CHECKING:
    from hostile_parts import Named

_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD: Final = _MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_MUTANTS: Final = 15


def old_workbooks() -> Named:
    """Yield OLE2 files whose chains bite their tails or lead outside."""
    tail = [_FREE] * 126
    for name, first, directory, sectors in (
        ("loop-table", [0], 1, struct.pack("<128I", *[0] * 128)),
        ("loop-directory", [0], 1, struct.pack("<128I", _TABLE, 1, *tail) + bytes(512)),
        ("chain-outside", [0], 0x7FFFFFFF, struct.pack("<128I", *[_END] * 128)),
        ("no-table", [], _END, b""),
    ):
        words = first + [_FREE] * (109 - len(first))
        middle = struct.pack("<10xIIIIIIII", len(first), directory, 0, 4096, _END, 0, _END, 0)
        yield f"{name}.xls", _HEAD + middle + struct.pack("<109I", *words) + sectors
    yield "long-difat.xls", _HEAD + b"\xff" * 2000
    for shift in (0, 1, 16, 31, 255):
        yield f"shift-{shift}.xls", _HEAD[:30] + struct.pack("<H", shift) + bytes(4000)
    for begin in (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00\x00\x06\x10\x00"):
        yield f"bare-{begin[1]}.xls", begin + bytes(200)


def others() -> Named:
    """Yield what is no spreadsheet, or has the name of another thing."""
    yield "empty.xlsx", b""
    yield "blank.xlsx", b" \r\n\t" * 999
    yield "one-byte.xls", b"\x09"
    yield "magic-only.xlsx", b"PK\x03\x04"
    yield "magic-only.xls", _MAGIC
    yield "picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(999)
    yield "paper.xls", b"%PDF-1.7\n" + bytes(range(256)) * 9
    yield "packed.xlsx", zlib.compress(xlsx())
    yield "noise.xlsx", _chance(1).randbytes(50_000)
    yield "noise.csv", _chance(2).randbytes(5 * MB)
    yield "a\x1b[31m\u202e.xlsx", xlsx()[:500]
    yield "很" * 70 + ".xlsx", xlsx()[:500]


def mutants() -> Named:
    """Yield cut and mutated copies of sound files, the same every time."""
    chance = _chance(3)
    row = '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    for kind, content in {"xlsx": xlsx(), "ods": ods(document(row * 9)), "xls": _xls()}.items():
        for index in range(_MUTANTS if content else 0):
            yield f"cut-{index}.{kind}", content[: chance.randrange(1, len(content))]
            mutated = bytearray(content)
            for _ in range(chance.randrange(1, 30)):
                mutated[chance.randrange(len(content))] = chance.randrange(256)
            yield f"mutated-{index}.{kind}", bytes(mutated)


def _xls() -> bytes:
    """Give a sound xls, or nothing where the library that writes it is not installed."""
    try:
        xlwt: Any = import_module("xlwt")  # only the developers have it
    except ImportError:
        return b""
    book = xlwt.Workbook()
    sheet = book.add_sheet("三月")
    for column, value in enumerate(ROW):
        sheet.write(0, column, value)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  # no secret, the same files every time
