"""Carried shortfall, clean months, leaders' shares and the factor for agency staff, all at once: a table by hand.

0101 is agency staff (60 %) and answers to 0102, who bears 10 % of each amount. What follows from March:

| month | who  | bonus | deduction               | corrections                          | net     |
|-------|------|-------|-------------------------|--------------------------------------|---------|
| March | 0101 | 1500  | 60 % of 100 = 60        |                                      | 1440    |
|       | 0102 | 1500  | 100 + 10 % of 60 = 106  |                                      | 1394    |
| April | 0101 | 300   | 0                       | late 12 × 60 = 720, 300 taken        | 0       |
|       | 0102 | 300   | 0                       | late 10 % of 720 = 72                | 228     |
| May   | 0101 | 300   | 0                       | rest 420, clean -(60 + 300 + 420)    | 660     |
|       | 0102 | 300   | 0                       | clean -(106 + 72)                    | 478     |

Nobody has a violation in April, so May gives back all that March took and still takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit import Audit, language
from conduct_audit.month import Month
from tests.actions.world import MARCH, at_noon, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

APRIL, MAY = Month(2024, 4), Month(2024, 5)
HEADER = ("工号", "姓名", "部门", "奖金基数", "用工形式", "班组长工号")
SETTINGS = {"shortfall": "carry", "manager_share": "10", "dispatched_factor": "60", "refund_after_clean_months": "1"}
BY_HAND = {
    MARCH: {"0101": ("60.00", "0.00", "1440.00"), "0102": ("106.00", "0.00", "1394.00")},
    APRIL: {"0101": ("0.00", "300.00", "0.00"), "0102": ("0.00", "72.00", "228.00")},
    MAY: {"0101": ("0.00", "-360.00", "660.00"), "0102": ("0.00", "-178.00", "478.00")},
}


@pytest.fixture
def lived(audit: Audit, tmp_path: Path) -> Audit:
    """Three months, the last still open."""
    for month, bonus in ((MARCH, 1500), (APRIL, 300)):
        rows = [
            ("0101", "张三", "收费大厅", bonus, "劳务派遣", "0102"),
            ("0102", "李四", "收费大厅", bonus, "合同工", ""),
        ]
        audit.import_roster(sheet(tmp_path / f"{month}.xlsx", *rows, header=HEADER), month=month)
    for name, value in SETTINGS.items():
        audit.set(name, value)
    audit.import_files([sheet(tmp_path / "一.xlsx", seen(), seen("0102", "1.3.3", text="上班聊天"))])
    audit.close(MARCH)
    late = audit.import_files([sheet(tmp_path / "二.xlsx", seen(day="2024-03-20", text="又未戴工牌", count=12))])
    audit.admit_row(int(late["files"][0]["pending"][0]["id"]), "漏报")
    audit.close(APRIL)
    return audit


def in_june(audit: Audit) -> Audit:
    return Audit(audit.desk.place, actor="李会计", clock=lambda: at_noon().replace(month=6))


def figures(audit: Audit, month: Month) -> dict[str, tuple[str | None, str, str | None]]:
    lines = audit.settle(month)["lines"]
    return {line["employee_id"]: (line["deduction"], line["corrections"], line["net_bonus"]) for line in lines}


def test_every_month_is_as_computed_by_hand(lived: Audit) -> None:
    assert {month: figures(lived, month) for month in BY_HAND} == BY_HAND


def test_the_books_hold_before_and_after_the_last_close(lived: Audit) -> None:
    assert lived.verify()["problems"] == []
    in_june(lived).close(MAY)
    assert lived.verify()["problems"] == []
    assert figures(lived, MAY) == BY_HAND[MAY]


def test_what_was_carried_is_not_said_to_lapse(lived: Audit) -> None:
    language.activate("en")
    told = [each["told"] for each in lived.explain("0101", MARCH)["corrected_later"]]
    assert "420.00 yuan carried into the next month" in told[0]
    assert not any("lapse" in each for each in told)


def test_postings_of_each_month_balance_and_reach_the_lines(lived: Audit) -> None:
    in_june(lived).close(MAY)
    with lived.desk.reading() as ledger:
        for closing in ledger.closings():
            sums = ledger.postings(closing).groupby(["employee_id", "account"])["amount"].sum()
            net = dict(zip(closing.lines["employee_id"], closing.lines["net_bonus"], strict=True))
            assert sums.groupby("employee_id").sum().tolist() == [0, 0]
            assert {who: sums.get((who, "net_bonus"), 0) for who in net} == net
