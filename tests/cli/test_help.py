"""Every command's help ends with an example, in both languages, and the example runs."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from conduct_audit import Audit, resources
from tests.actions.world import sheet
from tests.docs.script import outcome, words_of
from tests.golden.program import imported, reviewed
from tools.readme import commands

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = commands()
EXAMPLE = re.compile(r"\n\s*(?:Example:|示例：)\n\s*(?P<line>conduct-audit .*)\n*\Z")
MAKES_A_LEDGER = ("demo", "init")
WANTS_NOTHING_WAITING = ("close",)
WANTS_A_CLOSED_MONTH = ("export",)

BEFORE = {
    "profile show": ["profile save 城东厅 --header-row 3"],
    "profile remove": ["profile save 城东厅 --header-row 3"],
    "review apply": ["review export 待处理.xlsx"],
    "appeal decide": ["violation list", "appeal file 12 --reason 当天请假"],
    "phrases remove": ["phrases add 2.1.2 牌牌没挂"],
}
"""What has to be done before an example can be."""

PRINTED = "0123456789abcdef"
REFUSED = {"ledger upgrade": 1}
"""Examples that have nothing to do on a new ledger, and say so."""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Ledgers of the sample month, before and after the review. Nobody writes into them."""
    folder = tmp_path_factory.mktemp("books")
    closed = reviewed(folder / "closed.db")
    outcome(["--ledger", str(closed.ledger), "close", "2026-03"], {})
    kept = {"imported": imported(folder / "imported.db").ledger, "reviewed": reviewed(folder / "reviewed.db").ledger}
    return {**kept, "closed": closed.ledger}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as HR has it: the month's sheets and a rulebook of its own."""
    for file in resources.folder("sample_data").iterdir():
        shutil.copy(file, tmp_path)
    shutil.copy(resources.library() / "thermal-power" / "rulebook.toml", tmp_path / "本公司.toml")
    sheet(tmp_path / "本公司.xlsx", ("2.1.2", "牌牌没挂"), header=("条款", "说法"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def example_of(command: str, language: str) -> str:
    code, page = outcome(["--lang", language, *command.split(), "-h"], {})
    found = EXAMPLE.search(page)
    assert code == 0
    assert found, page
    return found["line"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_an_example_of_the_command(command: str, language: str) -> None:
    assert example_of(command, language).startswith(f"conduct-audit {command}".rstrip())


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_runs(command: str, books: dict[str, Path], folder: Path) -> None:
    line = words_of(example_of(command, "zh"))
    if line[0] not in MAKES_A_LEDGER:
        kept = "reviewed" if line[0] in WANTS_NOTHING_WAITING else "imported"
        shutil.copy(books["closed" if line[0] in WANTS_A_CLOSED_MONTH else kept], folder / "conduct.db")
    for earlier in BEFORE.get(command, ()):
        outcome(earlier.split(), {})

    words = [books_head() if word == PRINTED else word for word in line]
    code, told = outcome(words, {"CONDUCT_AUDIT_ACTOR": "史文静"})

    assert code in {0, 3, REFUSED.get(command)}, told


def books_head() -> str:
    """Give the seal that stands on a print of the ledger in this folder."""
    return Audit("conduct.db").verify()["head"]
