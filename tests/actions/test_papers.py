"""Single papers of a month, what changed since a print, and the month at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit.actions.errors import NotOnTheMonthError
from conduct_audit.books.errors import SealTextError, SealUnknownError
from tests.actions.world import MARCH, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit


@pytest.fixture
def booked(audit: Audit, tmp_path: Path) -> Audit:
    rows = [seen(), seen("0101", "1.3.3", text="上班聊天", count=2), seen("0102", "2.1.1", text="工装有油渍")]
    audit.import_files([sheet(tmp_path / "一.xlsx", *rows)])
    return audit


def test_a_notice_is_written_for_a_violation_that_counts(booked: Audit, tmp_path: Path) -> None:
    done = booked.notice(2, tmp_path / "通知")
    assert done == {"month": "2024-03", "file": str(tmp_path / "通知" / "notice-2.html")}
    assert "上班聊天" in (tmp_path / "通知" / "notice-2.html").read_text(encoding="utf-8")


def test_there_is_no_notice_of_what_was_taken_off(booked: Audit, tmp_path: Path) -> None:
    booked.waive(2, "查实有误")
    with pytest.raises(NotOnTheMonthError, match="2"):
        booked.notice(2, tmp_path)


def test_the_posted_list_is_written(booked: Audit, tmp_path: Path) -> None:
    booked.publicity("2024-03", tmp_path)
    assert "李*" in (tmp_path / "publicity-2024-03.html").read_text(encoding="utf-8")


def test_what_changed_names_whose_figures_by_how_much_and_why(booked: Audit) -> None:
    seal = booked.verify()["head"]
    booked.waive(2, "查实有误")
    found = booked.what_changed(MARCH, seal)
    assert [change["employee_id"] for change in found["changes"]] == ["0101"]
    change = found["changes"][0]
    assert change["before"] is not None
    assert change["now"] is not None
    assert (change["before"]["deduction"], change["now"]["deduction"]) == ("300.00", "100.00")
    assert [(cause["id"], cause["action"], cause["reason"]) for cause in change["causes"]] == [
        ("2", "waive", "查实有误")
    ]


def test_a_draft_bears_the_digits_to_ask_with(booked: Audit, tmp_path: Path) -> None:
    booked.report(MARCH, tmp_path)
    assert booked.verify()["head"][:16] in (tmp_path / "payroll-2024-03.html").read_text(encoding="utf-8")


def test_nothing_changed_since_the_last_seal(booked: Audit) -> None:
    found = booked.what_changed(MARCH, booked.verify()["head"][:16])
    assert (found["changes"], found["decisions"], found["entries"]) == ([], [], 0)


@pytest.mark.parametrize(("seal", "error"), [("0" * 16, SealUnknownError), ("草稿", SealTextError)])
def test_a_seal_that_the_books_never_had_is_told(booked: Audit, seal: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        booked.what_changed(MARCH, seal)


def test_statistics_count_by_department_clause_and_month(booked: Audit) -> None:
    found = booked.statistics("2024-03")
    assert (found["departments"][0]["department"], found["departments"][0]["violations"]) == ("收费大厅", 4)
    assert next((row["clause"], row["violations"]) for row in found["clauses"]) == ("1.3.3", 2)
    assert [(row["month"], row["deduction"]) for row in found["months"]] == [("2024-03", "400.00")]


def test_a_closed_months_page_compares_with_the_month_before_and_stays_the_same(booked: Audit, tmp_path: Path) -> None:
    booked.close("2024-03")
    booked.report("2024-04", tmp_path)
    page = (tmp_path / "payroll-2024-04.html").read_text(encoding="utf-8")
    assert 'id="development"' in page
    assert "2024-03" in page
