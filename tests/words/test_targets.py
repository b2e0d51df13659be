"""A ledger is never the target of a result, whichever way it is named."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from conduct_audit.errors import LedgerTargetError
from conduct_audit.targets import refuse_ledger

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    file = tmp_path / "账本.db"
    with closing(sqlite3.connect(file)) as made:
        made.execute("CREATE TABLE entry (seq INTEGER)")
    (tmp_path / "deep").mkdir()
    return file


@pytest.mark.parametrize(
    "name", ["账本.db", "deep/../账本.db", "./账本.db", "账本.db-journal", "账本.db-wal", "账本.db-SHM"]
)
def test_a_ledger_and_what_its_database_keeps_beside_it_are_refused(ledger: Path, name: str) -> None:
    with pytest.raises(LedgerTargetError, match="账本"):
        refuse_ledger(ledger.parent / name)


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_every_link_to_a_ledger_is_refused(ledger: Path, link: object) -> None:
    link(ledger, ledger.parent / "x.csv")  # type: ignore[operator]  # both take two paths
    for name in ("x.csv", "x.csv-journal"):
        with pytest.raises(LedgerTargetError):
            refuse_ledger(ledger.parent / name)


@pytest.mark.parametrize("name", ["new.csv", "other.csv", "other.csv-journal", "-journal", "deep", "nowhere/x"])
def test_anything_else_is_no_ledger(ledger: Path, name: str) -> None:
    (ledger.parent / "other.csv").write_text("工号", encoding="utf-8")
    refuse_ledger(ledger.parent / name)
    assert ledger.is_file()
