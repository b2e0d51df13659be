"""What the screen says of a violation that is charged to another month than its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from conduct_audit import Audit, language
from conduct_audit.month import Month, charged_words
from tests.actions.world import roster, seen, sheet
from tests.cli.world import LEDGER, run

if TYPE_CHECKING:
    from pathlib import Path

Shell = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger: March is closed, a row of it booked since and another one waiting."""
    made = tmp_path_factory.mktemp("charged")
    audit = Audit(made / LEDGER["CONDUCT_AUDIT_LEDGER"], clock=lambda: datetime(2024, 4, 9, tzinfo=UTC))
    audit.init()
    audit.import_roster(roster(made / "花名册.xlsx"))
    audit.set("payroll_month", "decision")
    audit.close(Month(2024, 3))
    audit.import_files([sheet(made / "补报.xlsx", seen(), seen("0102", text="客户摔伤住院，影响恶劣"))])
    return made


def told(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shell, *words: str) -> str:
    monkeypatch.chdir(folder)
    code, out, err = run(capsys, *words, "--lang", "en")
    assert code == 0
    return " ".join((out + err).split())


@pytest.mark.parametrize("words", [("explain", "0101", "2024-04"), ("violation", "show", "1"), ("review", "show", "2")])
def test_a_record_says_in_which_month_it_happened(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shell, words: tuple[str, ...]
) -> None:
    said = told(folder, monkeypatch, capsys, *words)
    language.activate("en")

    assert charged_words("2024-03", "2024-04") in said


def test_a_month_says_how_much_of_it_happened_before(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shell
) -> None:
    sentence = "1 violation happened in a month closed before and is charged to this one."
    assert sentence in told(folder, monkeypatch, capsys, "settle", "2024-04")
