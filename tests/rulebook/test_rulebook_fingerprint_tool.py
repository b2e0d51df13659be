"""The tool that makes wording.txt from sentences kept outside the project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conduct_audit.rulebook.wording import fingerprint, parse

TOOL = Path(__file__).parents[2] / "tools" / "fingerprint_wording.py"


def run(*arguments: str) -> str:
    done = subprocess.run([sys.executable, str(TOOL), *arguments], check=True, capture_output=True, encoding="utf-8")
    return done.stdout


@pytest.fixture
def clauses(tmp_path: Path) -> Path:
    path = tmp_path / "条款.tsv"
    path.write_text("\ufeff1.1.1\t把花盆搬到院子里\r\n\r\n", encoding="utf-8")
    return path


def test_the_tool_writes_what_the_program_reads(clauses: Path, tmp_path: Path) -> None:
    output = tmp_path / "wording.txt"

    assert run(str(clauses), "-o", str(output)) == ""
    assert parse(output.read_text(encoding="utf-8")) == {"1.1.1": fingerprint("把花盆搬到院子里")}


def test_without_output_it_goes_to_the_screen(clauses: Path) -> None:
    assert parse(run(str(clauses))) == {"1.1.1": fingerprint("把花盆搬到院子里")}
