"""The program as its users run it, in this process: one command in, exit code and document out."""

from __future__ import annotations

import io
import json
import shlex
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conduct_audit import resources
from conduct_audit.cli.main import run
from tests.golden.arithmetic import Row, place, truth

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MONTH = "2026-03"
SAMPLE = resources.folder("sample_data")
ROSTER = SAMPLE / "员工花名册.xlsx"
SHEETS = sorted(file for file in SAMPLE.iterdir() if file.suffix in {".xlsx", ".xls", ".csv"} and file != ROSTER)
HANDS = dict(
    zip(("hall", "hall again", "home visits", "appearance", "hotline", "mystery shopper"), SHEETS, strict=True)
)


@dataclass(frozen=True)
class Program:
    """The program on one ledger."""

    ledger: Path

    def run(self, *words: object) -> tuple[int, dict[str, Any]]:
        out, err = io.StringIO(), io.StringIO()
        command = ["--ledger", str(self.ledger), "--lang", "zh", "--actor", "史文静", "--json", *map(str, words)]
        with redirect_stdout(out), redirect_stderr(err):
            code = run(command, {})
        return code, json.loads(out.getvalue())

    def ask(self, *words: object) -> dict[str, Any]:
        code, document = self.run(*words)
        assert code in {0, 3}, document
        return document


def begun(ledger: Path) -> Program:
    """Make a ledger with the sample roster."""
    program = Program(ledger)
    program.ask("init", "--company", "云岭热电有限责任公司")
    program.ask("roster", "import", ROSTER, "--month", MONTH)
    return program


def imported(ledger: Path, files: Iterable[Path] = SHEETS) -> Program:
    """Make a ledger with the sample sheets, in the order of `files`."""
    program = begun(ledger)
    program.ask("import", *files, "--month", MONTH)
    return program


def reviewed(ledger: Path, files: Iterable[Path] = SHEETS) -> Program:
    """Make a ledger with the sample sheets in which every waiting row is answered as the truth says."""
    program = imported(ledger, files)
    for item in program.ask("review", "list")["items"]:
        program.ask("review", *shlex.split(answer(item).replace("ID", item["id"])))
    return program


def answer(item: dict[str, Any]) -> str:
    """Say what a person answers to a waiting row; where the sheet that was sent again came first, its row waits."""
    if item["reasons"] == ["possible_duplicate"]:
        return "dismiss ID --reason 是同一件事"
    row = meant(item, truth("pending", "confirmed"))
    verb, *words = (row["review"] or "set").split(maxsplit=1)
    clause = f"--clause {row['clause']}" if verb == "set" and "unclear_clause" in item["reasons"] else ""
    return " ".join((verb, "ID", *words, clause))


def meant(item: dict[str, Any], rows: Iterable[Row]) -> Row:
    """Find the truth about a violation: of the rows about the person the one at its place, else with its words."""
    mine = [row for row in rows if row["employee_id"] == (item["employee_id"] or "")]
    return max(mine, key=lambda row: (row["text"] in {item["text"], ""}, _at(item, row), row["end"] == "pending"))


def _at(item: dict[str, Any], row: Row) -> tuple[bool, bool]:
    where = item["source"]
    return place(row) == (where["file"], where["sheet"], where["row"]), row["clause"] == item["clause"]
