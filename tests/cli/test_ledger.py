"""`ledger …` as the shell sees it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit.books import schema
from conduct_audit.books.migrations.versions.form_2 import TABLES as NEW_TABLES
from tests.cli.world import LEDGER, run

if TYPE_CHECKING:
    from collections.abc import Sequence

URL = "postgresql://owner:geheim@db.example/conduct?schema=plant"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "init", "--company", "某热力", "--lang", "en")[0] == 0


def document(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    code, out, _err = run(capsys, "--json", "--lang", "en", *words)
    assert code == 0, out
    return json.loads(out)


def test_info_tells_what_verify_finds(capsys: pytest.CaptureFixture[str]) -> None:
    seen, verdict = document(capsys, "ledger", "info"), document(capsys, "verify")

    assert seen["schema"] == "conduct-audit/ledger-info/1"
    assert (seen["entries"], seen["head"], seen["company"], seen["closed"]) == (1, verdict["head"], "某热力", [])
    assert (seen["form"], seen["newest"]) == (schema.VERSION, schema.VERSION)


@pytest.mark.parametrize(
    ("words", "made", "where"),
    [
        (("backup", "b.db"), "ledger-backup", "backup"),
        (("copy", LEDGER["CONDUCT_AUDIT_LEDGER"], "sqlite:///b.db"), "ledger-copy", "to"),
    ],
)
def test_backup_and_copy_have_the_head_of_the_ledger(
    capsys: pytest.CaptureFixture[str], words: Sequence[str], made: str, where: str
) -> None:
    told = document(capsys, "ledger", *words)

    assert told["schema"] == f"conduct-audit/{made}/1"
    assert told["head"] == document(capsys, "--ledger", told[where], "verify")["head"]


def test_upgrade_makes_a_backup_and_an_entry(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(schema, "VERSION", 1)
        assert run(capsys, "--ledger", "old.db", "init")[0] == 0
    with closing(sqlite3.connect("old.db")) as raw:
        for name in reversed(NEW_TABLES):
            raw.execute(f"DROP TABLE {name}")

    refused = run(capsys, "--ledger", "old.db", "--lang", "en", "log")
    told = document(capsys, "--ledger", "old.db", "ledger", "upgrade")

    assert (refused[0], "ledger upgrade" in refused[2]) == (1, True)
    assert (told["before"], told["after"], told["backup"]) == (1, schema.VERSION, "old-form-1.db")
    assert Path("old-form-1.db").exists()
    assert document(capsys, "--ledger", "old.db", "verify")["head"] == told["head"]
    assert document(capsys, "--ledger", "old.db", "log")["entries"][-1]["action"] == "ledger upgrade"


def test_roles_prints_statements_without_connecting(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(capsys, "--ledger", URL, "ledger", "roles")

    assert code == 0
    assert out.startswith("BEGIN;\n")
    assert out.endswith("COMMIT;\n")
    assert "plant_manager" in out
    assert "geheim" not in out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("ledger", "backup", LEDGER["CONDUCT_AUDIT_LEDGER"]), "target_exists"),
        (("ledger", "copy", "nothing.db", "b.db"), "no_ledger"),
        (("ledger", "upgrade"), "not_older"),
        (("ledger", "roles"), "no_roles"),
        (("--ledger", "postgresql://hr:ge@heim@db/x", "log"), "server_place"),
        (("--ledger", "postgresql://hr:geheim@127.0.0.1:1/x", "log"), "server_unreachable"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], words: Sequence[str], code: str
) -> None:
    exit_code, out, err = run(capsys, "--json", *words)

    assert (exit_code, json.loads(out)["error"]["code"]) == (1, code)
    assert "heim" not in out + err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("words", [("info",), ("backup", "b.db"), ("copy", LEDGER["CONDUCT_AUDIT_LEDGER"], "c.db")])
def test_people_read_it_too(capsys: pytest.CaptureFixture[str], lang: str, words: Sequence[str]) -> None:
    code, out, _err = run(capsys, "--lang", lang, "ledger", *words)

    assert code == 0
    assert document(capsys, "verify")["head"] in out
