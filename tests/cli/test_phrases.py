"""`phrases` and `classify` as a person meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from conduct_audit.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

ENVIRON = {"CONDUCT_AUDIT_LANG": "en"}


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    place = str(tmp_path / "conduct.db")
    assert run(["--ledger", place, "--quiet", "init"], ENVIRON) == 0
    return place


def test_a_phrase_is_added_listed_and_taken_away(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--ledger", ledger, "phrases", "add", "2.1.2", "牌牌没挂"], ENVIRON) == 0
    assert run(["--ledger", ledger, "phrases", "remove", "2.1.2", "牌牌没挂"], ENVIRON) == 0
    capsys.readouterr()

    assert run(["--ledger", ledger, "--json", "phrases", "list"], ENVIRON) == 0

    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "conduct-audit/phrases-list/1"
    assert [(each["text"], each["removed"]) for each in document["phrases"]] == [("牌牌没挂", True)]


def test_contradicting_lines_of_a_file_are_shown_and_wait(
    ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "说法.csv"
    file.write_text("条款,说法\n2.1.2,牌牌没挂\n2.1.1,牌牌没挂\n2.3.4,腿上荡秋千\n", encoding="utf-8")

    assert run(["--ledger", ledger, "phrases", "import", str(file)], ENVIRON) == 3
    assert "牌牌没挂" in capsys.readouterr().out


def test_a_company_without_phrases_is_told_so(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    assert run(["--ledger", ledger, "phrases", "list"], ENVIRON) == 0
    assert "no phrases" in capsys.readouterr().out


def test_why_is_a_column_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--ledger", str(tmp_path / "none.db"), "classify", "--why", "整天翘着二郎腿晃"], ENVIRON) == 0
    assert "Because of" in capsys.readouterr().out


def test_the_order_of_preference_is_shown_with_the_rulebook(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rulebook", "show", "thermal-power"], ENVIRON) == 0
    assert "3.4.3 > 4.1.11 > 4.3.6" in capsys.readouterr().out


def test_classify_without_a_ledger_waits_for_no_library_of_tables_or_databases(tmp_path: Path) -> None:
    script = (
        "import sys; from conduct_audit import Audit; "
        f"Audit({str(tmp_path / 'none.db')!r}).classify(['未戴工牌']); "
        "print(sorted({'pandas', 'sqlalchemy', 'openpyxl'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")

    assert done.stdout.strip() == "[]"
