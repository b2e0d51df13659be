"""Files that are only half readable, locked or misnamed: told in one sentence, and nothing of the rest is lost."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.actions.world import company, seen, sheet
from tests.cli.world import run

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "城东督查-7431"  # noqa: S105  # of a file made in these tests


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of a company that works in it."""
    company(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def half_broken(path: Path) -> Path:
    """Write a sheet with one row and a second sheet that is cut in the middle."""
    sheet(path, seen())
    book = openpyxl.load_workbook(path)
    book.create_sheet("二")
    book.save(path)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content[:60] if name.endswith("sheet2.xml") else content)
    return path


def test_a_sheet_that_cannot_be_read_is_named_and_costs_the_others_nothing(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    half_broken(place / "三月.xlsx")

    code, out, _ = run(capsys, "--json", "import", "三月.xlsx")

    (file,) = json.loads(out)["files"]
    assert (code, file["observations"]["confirmed"], file["unreadable_sheets"]) == (3, 1, ["二"])


def test_strict_takes_no_file_of_which_a_sheet_is_lost(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    half_broken(place / "三月.xlsx")

    code, out, err = run(capsys, "import", "三月.xlsx", "--strict")

    assert (code, out) == (1, "")
    assert "“二”" in err


def locked(path: Path) -> Path:
    """Write a sheet with an open password."""
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(sheet(path, seen()).read_bytes())).encrypt(SECRET, target)
    path.write_bytes(target.getvalue())
    return path


def test_a_password_opens_the_file_and_stays_out_of_ledger_and_messages(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    locked(place / "三月.xlsx")
    (place / "密码.txt").write_text(f"错\n{SECRET}\n", encoding="utf-8")

    code, out, err = run(capsys, "import", "三月.xlsx", "--password-file", "密码.txt")
    _, trail, _ = run(capsys, "--json", "log")

    assert code == 0
    assert SECRET not in out + err + trail
    assert SECRET.encode() not in (place / "账 本.db").read_bytes()


def test_without_the_password_the_message_says_how_to_give_it(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    locked(place / "三月.xlsx")

    code, out, err = run(capsys, "import", "三月.xlsx")

    assert (code, out) == (1, "")
    assert "--password-file" in err


def test_a_name_that_misuses_the_terminal_is_shown_and_not_obeyed(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "三月\x1b[31m\u202e.xlsx"
    (place / name).write_bytes(b"PK\x03\x04")

    code, _, err = run(capsys, "import", name)

    assert code == 1
    assert "\x1b" not in err
    assert "\u202e" not in err
    assert "\\x1b[31m" in err


def test_control_characters_of_a_cell_are_kept_to_the_letter_and_shown_escaped(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "未戴工牌\u202e\x1b[31m"
    (place / "三月.csv").write_text(f"日期,工号,条款,违规事实\n2024-03-05,0101,2.1.2,{text}\n", encoding="utf-8")

    run(capsys, "import", "三月.csv")
    _, document, _ = run(capsys, "--json", "violation", "list")
    _, page, _ = run(capsys, "violation", "list")

    assert json.loads(document)["violations"][0]["text"] == text
    assert not {"\x1b", "\u202e"} & set(page)
