"""`settings`, `close --override` and `export` as the shell sees them."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from conduct_audit import language
from conduct_audit.cli import export
from tests.actions.world import company, seen, sheet
from tests.cli.world import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _booked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    company(tmp_path).import_files([sheet(tmp_path / "一.xlsx", seen(inspector=None))])


def test_a_setting_is_listed_with_its_value_and_its_history(capsys: pytest.CaptureFixture[str]) -> None:
    set_it = run(capsys, "--lang", "en", "settings", "set", "two_people", "on", "--from", "2024-05")
    again = run(capsys, "--lang", "en", "settings", "set", "two_people", "off")
    code, page, _err = run(capsys, "--lang", "en", "settings", "list", "--month", "2024-05")
    assert (set_it[0], set_it[1]) == (0, "two people for appeals is on from 2024-05 on.\n")
    assert "From 2024-05 on" in again[2]
    assert code == 0
    assert all(text in page for text in ("two_people", "Settings in 2024-05", "李会计", "the beginning"))


def test_settings_are_a_document_too(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(capsys, "settings", "list", "--json")
    document = json.loads(out)
    assert (code, document["schema"]) == (0, "conduct-audit/settings-list/1")
    assert {"name", "value", "shipped", "on", "meaning", "basis", "history"} <= document["settings"][0].keys()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("settings", "set", "nonsense", "on"), 2),
        (("settings", "set", "two_people", "perhaps"), 2),
        (("export", "2024-03", "--format", "csv", "-o", "x.csv"), 1),
        (("export", "2024-03", "--format", "xml", "-o", "x"), 2),
        (("close", "2024-03", "--override", "W06"), 2),
    ],
)
def test_what_cannot_be_done_ends_with_the_code_of_the_contract(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int
) -> None:
    found, out, err = run(capsys, *words)
    assert (found, out) == (code, "")
    assert err.strip()


def test_a_strict_warning_is_overridden_and_the_month_exported_twice(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "settings", "set", "strict_warnings", "W06")
    assert run(capsys, "close", "2024-03")[0] == 1
    code, out, err = run(capsys, "--lang", "en", "close", "2024-03", "--override", "W06", "--reason", "班长在场")
    assert (code, "Seal" in out, "W06" in err, "tie-out agree" in err) == (0, True, True, True)
    ends = [run(capsys, "--lang", "en", "export", "2024-03", "--format", "csv", "-o", "x.csv") for _ in range(2)]
    assert [end[0] for end in ends] == [0, 0]
    assert "sum 100.00" in ends[0][1]
    assert ["before" in end[2] for end in ends] == [False, True]


def test_an_export_tells_model_and_what_was_handed_over_before(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "close", "2024-03")
    first = run(capsys, "--lang", "en", "export", "2024-03", "--format", "u8-voucher", "-o", "a")
    other = run(capsys, "--lang", "en", "export", "2024-03", "--format", "beancount", "-o", "b")
    assert "model A" in first[1]
    assert "another file with the same amounts" in other[2]


@pytest.mark.parametrize(
    ("same_file", "same_amounts", "words"),
    [(True, True, "same to the byte"), (False, True, "same amounts"), (False, False, "something else")],
)
def test_the_note_says_whether_the_content_differs(same_file: object, same_amounts: object, words: str) -> None:
    language.activate("en")
    last = {"at": "", "actor": "", "format": "csv", "file": "", "same_file": same_file, "same_amounts": same_amounts}
    assert words in export._before("2024-03", last)  # its three words need no three months


def test_the_help_says_what_the_sign_of_an_amount_means(capsys: pytest.CaptureFixture[str]) -> None:
    page = " ".join(run(capsys, "--lang", "en", "export", "--help")[1].split())
    assert "a negative one is given back" in page


@pytest.mark.parametrize(
    "words",
    [
        ("ledger", "backup", "{ledger}-journal"),
        ("source", "save", "1", "-o", "{ledger}", "--overwrite"),
        ("publicity", "2024-03", "-o", "{folder}"),
        ("notice", "1", "-o", "{folder}"),
        ("report", "2024-03", "-o", "{folder}"),
        ("template", "roster", "-o", "{folder}/template.xlsx", "--overwrite"),
        ("review", "export", "{folder}/queue.xlsx", "--overwrite"),
    ],
)
def test_no_command_writes_over_a_ledger(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    folder, ledger = tmp_path / "folder", tmp_path / "账 本.db"
    folder.mkdir()
    run(capsys, "import", str(sheet(tmp_path / "二.xlsx", seen("9999"))))
    names = ("publicity-2024-03.html", "notice-1.html", "slips-2024-03.html", "template.xlsx", "queue.xlsx")
    for name in names:
        os.link(ledger, folder / name)
    told = (word.format(ledger=ledger, folder=folder) for word in words)
    assert run(capsys, *told)[:2] == (1, "")
    assert all((folder / name).samefile(ledger) for name in names)
