"""Nothing in a zip is unpacked before the zip itself was looked at."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest

from conduct_audit.intake.errors import TooManyCellsError, UnreadableError, UnsafeFileError
from conduct_audit.intake.files import limits
from conduct_audit.intake.files.zip_guard import opened
from tests.intake.intake_files import xlsx, zipped


def twice() -> bytes:
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("xl/workbook.xml", "1")
        archive.writestr("XL/workbook.xml", "2")
    return target.getvalue()


def overlapping() -> bytes:
    """Let the second entry of the directory point at the first one's content."""
    content = bytearray(zipped({"a": "1" * 99, "b": "2" * 99}))
    second = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, second + 42, 0)
    return bytes(content)


def lying() -> bytes:
    """Declare 400 MB for an entry."""
    content = bytearray(zipped({"a": "1" * 99}))
    struct.pack_into("<I", content, content.rindex(b"PK\x01\x02") + 24, 400 * 1024 * 1024)
    return bytes(content)


HOSTILE = {
    "too many entries": zipped({str(number): "" for number in range(10_001)}),
    "declares too much": lying(),
    "packs too well": zipped({"xl/workbook.xml": bytes(20 * 1024 * 1024)}),
    "climbs out": zipped({"../../evil": ""}),
    "absolute path": zipped({"/etc/evil": ""}),
    "a drive": zipped({"C:\\evil": ""}),
    "twice the same entry": twice(),
    "entries over each other": overlapping(),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_zip_built_to_harm_is_not_opened(content: bytes) -> None:
    with pytest.raises(UnsafeFileError):
        opened(content)


def test_an_honest_zip_that_is_too_large_is_too_long_and_no_attack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_BYTES", 100)

    with pytest.raises(TooManyCellsError):
        opened(xlsx())


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x05\x06" + bytes(9), xlsx()[:-30]])
def test_a_broken_zip_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        opened(content)


def test_a_sound_workbook_is_opened() -> None:
    assert "xl/workbook.xml" in opened(xlsx()).namelist()
