"""A file with an open password is opened with the password, and with nothing else; the password is told to nobody."""

from __future__ import annotations

import io
import operator
import struct
from hashlib import md5
from typing import TYPE_CHECKING, Any

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import DocumentRC4

from conduct_audit.intake import errors
from conduct_audit.intake.files.locks import unlocked
from conduct_audit.intake.files.sandbox import Sandbox
from conduct_audit.intake.reader import read
from tests.intake.intake_files import HERE, ods, rezipped, xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator

xlwt: Any = pytest.importorskip("xlwt")
CompoundDoc: Any = pytest.importorskip("xlwt.CompoundDoc")
PASSWORD = "督查2024"  # noqa: S105  # of a file made in this test


def locked(password: str = PASSWORD) -> bytes:
    """Give an xlsx with an open password."""
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(xlsx())).encrypt(password, target)
    return target.getvalue()


LOCKED = locked()


def test_a_locked_file_is_opened_with_the_password_that_fits() -> None:
    book = read(LOCKED, "三月.xlsx", HERE, passwords=("错", "", PASSWORD))

    assert (book.kind, book.sheets[0].rows[1][0]) == ("xlsx", "张三")


def test_the_child_process_opens_it_as_well() -> None:
    sandbox = Sandbox()

    assert read(LOCKED, "三月.xlsx", sandbox, passwords=[PASSWORD]).sheets[0].rows[1][0] == "张三"
    with pytest.raises(errors.PasswordNeededError):
        read(LOCKED, "三月.xlsx", sandbox)
    sandbox.close()


@pytest.mark.parametrize(
    ("passwords", "error"), [((), errors.PasswordNeededError), (("错", "x" * 300), errors.WrongPasswordError)]
)
def test_a_locked_file_says_what_is_missing_and_repeats_no_password(
    passwords: tuple[str, ...], error: type[errors.UnreadableError]
) -> None:
    with pytest.raises(error) as caught:
        read(LOCKED, "三月.xlsx", HERE, passwords=passwords)

    assert caught.type is error
    assert "三月.xlsx" in str(caught.value)
    assert "错" not in f"{caught.value} {caught.value.facts}"


def test_the_word_with_which_excel_locks_by_itself_is_not_asked_for() -> None:
    assert read(locked("VelvetSweatshop"), "三月.xlsx", HERE).sheets


def old_locked() -> bytes:
    """Give an xls whose workbook stream is locked with RC4 (MS-XLS 2.2.10), as Excel 97 did."""
    book = xlwt.Workbook()
    book.add_sheet("三月").write(0, 0, "姓名")
    plain = book.get_biff_data()
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    proof = DocumentRC4.decrypt(PASSWORD, salt, io.BytesIO(verifier + _digest(verifier))).getvalue()
    lock = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + salt + proof
    first = 4 + int.from_bytes(plain[2:4], "little")
    filler = struct.pack("<HH", 0, 2) + bytes(2)  # the library fills up with zeros, four of which are a record
    stream = bytearray(plain[:first] + lock + plain[first:] + filler)
    stream_of_key = DocumentRC4.decrypt(PASSWORD, salt, io.BytesIO(bytes(len(stream))), 1024).getvalue()
    for start, end in secret_ranges(stream, len(lock)):
        stream[start:end] = bytes(map(operator.xor, stream[start:end], stream_of_key[start:end]))
    target = io.BytesIO()
    CompoundDoc.XlsDoc().save(target, bytes(stream))
    return target.getvalue()


def _digest(verifier: bytes) -> bytes:
    return md5(verifier, usedforsecurity=False).digest()


def secret_ranges(stream: bytearray, moved: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges that are locked: records without their heads, some records not at all; corrects the offsets."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        open_bytes = {0x0809: size, 0x002F: size, 0x00E1: size, 0x0085: 4}.get(kind, 0)
        if kind == 0x0085:
            struct.pack_into("<I", stream, at + 4, struct.unpack_from("<I", stream, at + 4)[0] + moved)
        yield at + 4 + open_bytes, at + 4 + size
        at += 4 + size


def test_an_old_file_is_opened_with_its_password_too() -> None:
    content = old_locked()

    assert read(content, "三月.xls", HERE, passwords=["错", PASSWORD]).sheets[0].rows == [["姓名"]]
    with pytest.raises(errors.WrongPasswordError):
        read(content, "三月.xls", HERE, passwords=["错"])


@pytest.mark.parametrize("passwords", [(), ("a",)])
def test_a_locked_file_that_is_damaged_as_well_is_refused(passwords: tuple[str, ...]) -> None:
    broken = LOCKED.replace("EncryptedPackage".encode("utf-16-le"), "EncryptedPackagf".encode("utf-16-le"))

    with pytest.raises(errors.PasswordNeededError):
        read(broken, "三月.xlsx", HERE, passwords=passwords)


def test_a_locked_open_document_is_not_opened_here() -> None:
    content = rezipped(ods(""), {"META-INF/manifest.xml": "<manifest:encryption-data/>"})

    with pytest.raises(errors.UnknownEncryptionError):
        read(content, "三月.ods", HERE, passwords=("a",))


def test_too_little_memory_is_no_wrong_password(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("conduct_audit.intake.files.locks._opened", full)

    with pytest.raises(MemoryError):
        unlocked(LOCKED, (PASSWORD,))
