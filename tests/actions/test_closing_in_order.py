"""Closing in order: an earlier month left open holds up the close, a month that is not over is told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from conduct_audit import Audit, language
from conduct_audit.actions.month_errors import WarningsHoldError
from conduct_audit.month import Month
from tests.actions.world import roster, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

JANUARY, FEBRUARY, MARCH = (Month(2024, number) for number in (1, 2, 3))
DAYS = ("2024-01-05", "2024-02-05", "2024-02-06", "2024-03-05")


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    """A company with a record in January and March, two in February; it is the 31st of March."""
    made = Audit(tmp_path / "账本.db", actor="李会计", clock=lambda: datetime(2024, 3, 31, 12, tzinfo=UTC))
    made.init(company="小热力公司")
    made.import_roster(roster(tmp_path / "花名册.xlsx"))
    made.import_files([sheet(tmp_path / "一.xlsx", *(seen(day=day) for day in DAYS))])
    return made


def holding(audit: Audit, month: Month) -> list[str]:
    return [each["code"] for each in audit.settle(month)["warnings"] if each["holds"]]


def test_earlier_months_with_records_are_closed_first(audit: Audit) -> None:
    language.activate("en")
    audit.close(JANUARY)
    with pytest.raises(WarningsHoldError, match=r"brackets\): 2024-02 \(2\)\. Close 2024-02 first"):
        audit.close(MARCH)
    audit.close(FEBRUARY)
    assert audit.close(MARCH)["month"] == "2024-03"


def test_a_named_person_closes_out_of_order_with_a_reason(audit: Audit) -> None:
    audit.close(JANUARY)
    assert audit.close(MARCH, override=["W16"], reason="二月另行处理")["month"] == "2024-03"
    assert holding(audit, FEBRUARY) == []


def test_the_first_month_to_be_closed_is_free(audit: Audit) -> None:
    assert holding(audit, MARCH) == []


def test_a_month_without_records_is_not_waited_for(audit: Audit) -> None:
    audit.close(JANUARY)
    assert holding(audit, MARCH) == ["W16"]
    for number in (2, 3):
        audit.waive(number, "记错")
    assert holding(audit, MARCH) == []


def test_a_month_that_is_not_over_is_told_and_closed_all_the_same(audit: Audit) -> None:
    audit.set("strict_warnings", "none")
    audit.close(JANUARY)
    codes = [each["code"] for each in audit.close(MARCH)["warnings"]]
    assert {"W16", "W17"} <= set(codes)
    assert "W17" not in [each["code"] for each in audit.settle(FEBRUARY)["warnings"]]


def test_late_rows_that_wait_are_told_and_hold_up_nothing(audit: Audit, tmp_path: Path) -> None:
    audit.close(JANUARY)
    audit.import_files([sheet(tmp_path / "迟.xlsx", seen(day="2024-01-09", text="串岗"))])
    assert audit.settle(FEBRUARY)["late_waiting"] == ["5"]
    assert audit.settle(JANUARY)["late_waiting"] == []
    assert audit.close(FEBRUARY)["late_waiting"] == ["5"]


def test_late_rows_are_told_too_where_late_findings_go_to_the_open_month(audit: Audit, tmp_path: Path) -> None:
    audit.close(JANUARY)
    audit.import_files([sheet(tmp_path / "迟.xlsx", seen(day="2024-01-09", text="串岗"))])
    audit.set("payroll_month", "decision")
    assert audit.settle(FEBRUARY)["late_waiting"] == ["5"]


def test_what_reaches_closed_months_is_told_and_they_show_the_roster_they_were_closed_with(
    audit: Audit, tmp_path: Path
) -> None:
    audit.close(JANUARY)
    before = audit.roster(JANUARY)["employees"]
    fewer = roster(tmp_path / "新.xlsx", (("0101", "张三", "收费大厅", 900),))
    assert audit.import_roster(fewer, month=JANUARY)["closed"] == ["2024-01"]
    assert audit.import_roster(fewer, month=FEBRUARY)["closed"] == []
    assert (audit.roster(JANUARY)["employees"], audit.roster(JANUARY)["closed"]) == (before, ["2024-01"])
    assert audit.use_rulebook("thermal-power", JANUARY.first_day)["closed"] == ["2024-01"]
    assert audit.use_rulebook("thermal-power", FEBRUARY.first_day)["closed"] == []


def test_a_row_of_a_csv_file_is_named_without_a_sheet(audit: Audit, tmp_path: Path) -> None:
    language.activate("en")
    audit.waive(1, "记错")
    file = tmp_path / "再.csv"
    file.write_text("日期,工号,条款,违规事实,督查人\n2024-01-05,0101,2.1.2,未戴工牌,督查一\n", encoding="utf-8")
    notices = [told for each in audit.import_files([file])["files"] for told in each["notices"]]
    assert any(told.startswith("Row 2 equals 1, which was taken off") for told in notices), notices
