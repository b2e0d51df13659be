"""A correction says what happened: clause and label, what was seen, how often, and where it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit import language
from conduct_audit.actions.errors import CorrectedNoticeError
from conduct_audit.month import Month
from tests.actions.test_papers_of_closed_months import content
from tests.actions.world import MARCH, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit

APRIL = Month(2024, 4)
LONG = "未戴工牌，" * 40


@pytest.fixture
def shut(audit: Audit, tmp_path: Path) -> Audit:
    language.activate("en")
    audit.import_files([sheet(tmp_path / "一.xlsx", seen(), seen("0102", text=LONG, count=3))])
    audit.close(MARCH)
    return audit


def test_a_correction_tells_clause_text_count_and_place(shut: Audit, tmp_path: Path) -> None:
    shut.waive(1, "设备故障")

    told = shut.settle(APRIL)["corrections"][0]

    words = f"clause 2.1.2 {told['label']}; seen: 未戴工牌; count 1; read in 一.xlsx / Sheet, row 2; 2024-04-02"
    assert (told["text"], told["count"], told["source"]) == (
        "未戴工牌",
        1,
        {"file": "一.xlsx", "sheet": "Sheet", "row": 2},
    )
    assert told["label"]
    assert told["told"] == f"violation waived; violation 1 of 2024-03-05, {words}"
    assert shut.explain("0101", APRIL)["corrections"][0]["told"] == told["told"]
    shut.report(APRIL, tmp_path / "四月")
    assert "seen: 未戴工牌; count 1; read in 一.xlsx / Sheet, row 2" in str(
        content(tmp_path / "四月/slips-2024-04.html"), "utf-8"
    )
    assert "seen: 未戴工牌; count 1" in str(content(tmp_path / "四月/payroll-2024-04.xlsx"))


def test_a_long_text_is_shortened_and_an_appeal_in_part_tells_what_is_left(shut: Audit) -> None:
    shut.file_appeal(2, "次数不对")
    shut.decide_appeal(2, "partly", "查实一次", count=1)

    told = shut.settle(APRIL)["corrections"][0]

    assert f"seen: {LONG[:119]}…; count now 1;" in told["told"]
    assert told["text"] == LONG


def test_a_late_finding_has_no_notice_but_a_month_that_tells_it(shut: Audit, tmp_path: Path) -> None:
    number = shut.import_files([sheet(tmp_path / "二.xlsx", seen("0301"))])["files"][0]["pending"][0]["id"]
    shut.admit_row(int(number), "查看录像")

    with pytest.raises(CorrectedNoticeError, match=r"0301 for 2024-04 tells it"):
        shut.notice(int(number), tmp_path)
