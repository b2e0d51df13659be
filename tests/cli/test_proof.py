"""`verify` and `explain` as people see them: silent where all is well, in words where it is not, the whole story."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.actions.rich import rich
from tests.cli.world import run


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rich")
    rich(folder / "账 本.db", folder)
    return folder / "账 本.db"


@pytest.fixture
def ledger(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return Path(shutil.copy(kept, tmp_path / "账 本.db"))


def alter(ledger: Path, table: str, change: str) -> None:
    """Change rows behind the program's back and put the guard back in place."""
    with closing(sqlite3.connect(ledger)) as raw:
        guard = f"{table}_unchanged"
        ((sql,),) = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (guard,)).fetchall()
        raw.execute(f"DROP TRIGGER {guard}")
        raw.execute(f"UPDATE {table} SET {change}")  # noqa: S608  # plays somebody who writes SQL of their own
        raw.execute(sql)
        raw.commit()


@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.usefixtures("ledger")
def test_clean_books_say_nothing_but_a_word_beside(capsys: pytest.CaptureFixture[str], quiet: bool) -> None:  # noqa: FBT001  # a case
    code, out, err = run(capsys, "--lang", "en", "verify", *["--quiet"] * quiet)
    assert (code, out) == (0, "")
    assert err.startswith("The books hold: 22 entries") is not quiet


@pytest.mark.usefixtures("ledger")
def test_the_document_is_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--json", "verify")
    told = json.loads(out)
    assert (code, told["ok"], told["problems"], err) == (0, True, [], "")


def test_altered_books_are_told_in_words_with_the_bad_place(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alter(ledger, "closing_line", "deduction = deduction + 1 WHERE id = 1")
    code, out, err = run(capsys, "--lang", "en", "verify")
    assert code == 4
    assert "Digests of the rows" in out
    assert "lines of closed months (closing_line)" in out
    assert "latest backup" in err
    first = json.loads(run(capsys, "--json", "verify")[1])["problems"][0]
    assert list(first) == ["code", "check", "where", "message"]


def test_explain_tells_the_row_the_appeal_and_what_went_to_payroll(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ledger.exists()
    _code, out, _err = run(capsys, "--lang", "en", "explain", "0202", "2024-03")
    assert "The row as the sheet has it: 日期: 2024-03-05; 工号: 0202" in out
    assert "Appeal 1, received 2024-03-20, filed by 李会计: 只有一次" in out
    assert "appeal upheld in part, decided by 工会王主席, 2024-04-02: 录像只见一次" in out
    assert "Share of the leader in violation 2 of 0201: 30.00 yuan." in out
    assert "Handed over as 三月.csv (csv) by 李会计" in out


@pytest.mark.usefixtures("ledger")
def test_explain_tells_why_a_row_waited_and_what_stands_behind_a_correction(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _code, out, _err = run(capsys, "--lang", "en", "explain", "0102", "2024-03")
    assert "waits for a person (person unknown)" in out
    assert "conduct-audit violation show 8" in out
    assert "894.00 yuan carried into the next month" in out
