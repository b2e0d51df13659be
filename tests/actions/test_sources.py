"""The bytes of every imported file come back as they were; passwords open files and are kept nowhere."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from typing import TYPE_CHECKING

import pytest

from conduct_audit.actions.errors import (
    FileUnreadableError,
    NoPasswordsError,
    OutputExistsError,
    OutputUnwritableError,
    SourceAlteredError,
    UnknownSourceError,
)
from conduct_audit.actions.files import read_passwords, write_new
from conduct_audit.books.errors import LedgerDamagedError
from tests.actions.world import seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit


def test_imported_files_are_listed_in_their_order(audit: Audit, tmp_path: Path) -> None:
    file = sheet(tmp_path / "一.xlsx", seen())
    audit.import_files([file])
    found = audit.sources()["sources"]
    assert [(each["file"], each["roster"]) for each in found] == [("花名册.xlsx", True), ("一.xlsx", False)]
    assert found[1]["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (found[1]["size"], found[1]["actor"]) == (file.stat().st_size, "李会计")


def test_a_file_comes_back_to_the_byte(audit: Audit, tmp_path: Path) -> None:
    file = sheet(tmp_path / "一.xlsx", seen())
    audit.import_files([file])
    saved = audit.save_source(2, tmp_path / "存" / "原表.xlsx")
    assert (tmp_path / "存" / "原表.xlsx").read_bytes() == file.read_bytes()
    assert audit.save_source(2, tmp_path / "存")["saved"] == str(tmp_path / "存" / "一.xlsx")
    assert saved["file"] == "一.xlsx"


def test_nothing_is_written_over_unless_asked(audit: Audit, tmp_path: Path) -> None:
    (tmp_path / "我的.xlsx").write_text("重要", encoding="utf-8")
    with pytest.raises(OutputExistsError):
        audit.save_source(1, tmp_path / "我的.xlsx")
    assert (tmp_path / "我的.xlsx").read_text(encoding="utf-8") == "重要"
    audit.save_source(1, tmp_path / "我的.xlsx", overwrite=True)
    assert (tmp_path / "我的.xlsx").read_bytes() == (tmp_path / "花名册.xlsx").read_bytes()


def test_an_unknown_number_is_told(audit: Audit, tmp_path: Path) -> None:
    with pytest.raises(UnknownSourceError, match="99"):
        audit.save_source(99, tmp_path / "无.xlsx")


@pytest.mark.parametrize(
    ("kept", "error"), [(zlib.compress(b"else"), SourceAlteredError), (b"else", LedgerDamagedError)]
)
def test_altered_bytes_are_not_given_back(audit: Audit, tmp_path: Path, kept: bytes, error: type[Exception]) -> None:
    with sqlite3.connect(audit.desk.place) as stranger:
        for (name,) in stranger.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            stranger.execute(f'DROP TRIGGER "{name}"')
        stranger.execute("UPDATE content SET zlib = ?", (kept,))
    stranger.close()
    with pytest.raises(error):
        audit.save_source(1, tmp_path / "假.xlsx")
    assert not (tmp_path / "假.xlsx").exists()


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    with pytest.raises(OutputUnwritableError):
        write_new(tmp_path / "夹", b"x", overwrite=True)
    assert list(tmp_path.iterdir()) == [tmp_path / "夹"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_passwords_stand_one_a_line(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "密.txt").write_bytes("督查2024\r\n\r\n pass word \n".encode(encoding))
    assert read_passwords(tmp_path / "密.txt") == ("督查2024", " pass word ")


def test_a_password_file_that_says_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text("\n \n", encoding="utf-8")
    (tmp_path / "乱.txt").write_bytes(b"\xff\xff\xff")
    with pytest.raises(NoPasswordsError):
        read_passwords(tmp_path / "空.txt")
    for name in ("乱.txt", "没有.txt", "."):
        with pytest.raises(FileUnreadableError):
            read_passwords(tmp_path / name)


def test_a_password_opens_a_sheet_and_a_roster_and_is_written_nowhere(audit: Audit, tmp_path: Path) -> None:
    locked = _locked(sheet(tmp_path / "一.xlsx", seen()), "督查2024")
    told = audit.import_files([locked], passwords=("错", "督查2024"))
    people = audit.import_roster(_locked(tmp_path / "花名册.xlsx", "督查2024"), passwords=("督查2024",))
    assert (told["totals"]["confirmed"], len(people["employees"])) == (1, 5)
    trail = str(audit.log()) + audit.desk.place
    assert "督查2024" not in trail
    assert "督查2024".encode() not in (tmp_path / "账 本.db").read_bytes()


def _locked(file: Path, password: str) -> Path:
    """Encrypt a workbook as Excel does."""
    from io import BytesIO  # noqa: PLC0415  # one test's own tools

    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415

    target = BytesIO()
    with file.open("rb") as plain:
        OOXMLFile(plain).encrypt(password, target)
    locked = file.with_name(f"密-{file.name}")
    locked.write_bytes(target.getvalue())
    return locked
