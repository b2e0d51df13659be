"""What the screen says of closed months: rows of theirs that wait, and what no longer reaches them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from conduct_audit import Audit
from conduct_audit.month import Month
from tests.actions.world import roster, seen, sheet
from tests.cli.world import LEDGER, run

if TYPE_CHECKING:
    from pathlib import Path

KEPT = "2024-03 is closed and keeps what it was closed with."


@pytest.fixture(autouse=True)
def _a_late_row_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    audit = Audit(LEDGER["CONDUCT_AUDIT_LEDGER"], actor="李会计", clock=lambda: datetime(2024, 4, 9, tzinfo=UTC))
    audit.init()
    audit.import_roster(roster(tmp_path / "花名册.xlsx"))
    audit.close(Month(2024, 3))
    audit.import_files([sheet(tmp_path / "补报.xlsx", seen())])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("settle", "2024-04"), "1 row of a closed month waits and does not hold up the close"),
        (("close", "2024-04"), "1 row of a closed month waits and does not hold up the close"),
        (("roster", "import", "花名册.xlsx", "--month", "2024-03"), KEPT),
        (("roster", "show", "--month", "2024-03"), KEPT),
        (("rulebook", "use", "thermal-power", "--from", "2024-03-31"), KEPT),
    ],
)
def test_a_note_tells(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str) -> None:
    _code, out, err = run(capsys, *words, "--lang", "en")
    assert sentence in " ".join(err.split())
    assert sentence not in " ".join(out.split())


def test_nothing_is_said_where_no_closed_month_is_meant(capsys: pytest.CaptureFixture[str]) -> None:
    _code, _out, err = run(capsys, "roster", "import", "花名册.xlsx", "--month", "2024-04", "--lang", "en")
    assert "is closed" not in err
