"""A ledger of release 0.1 with closed months, brought up to date: every month is computed again, and life goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from conduct_audit import language
from conduct_audit.books import closings, postings, schema
from conduct_audit.books.migrations.versions.form_2 import TABLES
from conduct_audit.month import Month
from tests.actions.world import MARCH, company, line, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit

APRIL = Month(2024, 4)


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Audit:
    """March closed as form 1 knew it: lines and slips, no postings and no facts."""
    language.activate("en")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "VERSION", 1)
        patch.setattr(postings, "post", lambda *_: None)
        patch.setattr(closings, "_prove", lambda *_: None)
        audit = company(tmp_path)
        rows = [seen(), seen("0202", "1.3.3", text="上班聊天"), seen("0301", serious="是")]
        audit.import_files([sheet(tmp_path / "一.xlsx", *rows)])
        audit.close(MARCH)
        with closing(sqlite3.connect(audit.desk.place)) as raw:
            for table in reversed(TABLES):
                raw.execute(f"DROP TABLE {table}")
    return audit


def test_its_closed_months_are_computed_again(old: Audit) -> None:
    before = old.ledger_info()["head"]
    old.upgrade_ledger()
    assert old.verify(before)["problems"] == []
    assert line(old, "0301")["deduction"] == "2000.00"


def test_what_is_altered_in_them_is_found(old: Audit) -> None:
    """Whoever knows how to seal anew changed a line before the upgrade."""
    with closing(sqlite3.connect(old.desk.place)) as raw:
        ((guard,),) = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'closing_line_unchanged'").fetchall()
        raw.execute("DROP TRIGGER closing_line_unchanged")
        raw.execute("UPDATE closing_line SET deduction = deduction - 100 WHERE employee_id = '0101'")
        raw.execute(guard)
        raw.commit()
    old.upgrade_ledger()
    assert [each["code"] for each in old.verify()["problems"]] == ["rows"]


def test_a_decision_about_them_is_corrected_in_the_open_month(old: Audit) -> None:
    old.upgrade_ledger()
    old.waive(3, "误报")
    old.close(APRIL)
    assert [(each["employee_id"], each["taken"]) for each in old.settle(APRIL)["corrections"]] == [("0301", "-2000.00")]
    assert old.verify()["problems"] == []
    assert old.explain("0301", MARCH)["line"]["deduction"] == "2000.00"
