"""The workbook of a month that settles corrections: their sheet, the sums, and what the books kept at the close."""

from __future__ import annotations

import re
from dataclasses import replace

from conduct_audit.language import activate
from tests.reports.test_workbook import opened, table, texts
from tests.reports.world import closed_month, corrected, correction


def test_corrections_have_a_sheet_when_there_are_any() -> None:
    activate("en")
    rows = [correction("00006", -5_000), correction("00001", 3_000)]
    sheet = opened(corrected(closed_month(), rows))["Corrections"]
    listed = table(sheet)
    assert [row["Amount (negative: given back)"] for row in listed][:3] == [30, -50, -20]
    facts = ("Employee number", "Belongs to month", "Corrects notice No.", "Cause", "Decided on", "Decided by")
    assert [listed[0][name] for name in facts] == [
        *("00001", "February 2024", "2024-900001", "申诉成立", "2024-03-20", "赵检"),
    ]
    sums = {row[4]: row[5] for row in sheet.iter_rows(min_row=9, values_only=True)}
    assert (sums["Still taken"], sums["Given back"]) == (30, -50)


def test_the_payroll_sheet_says_what_is_taken_with_and_without_corrections() -> None:
    activate("en")
    rows = [correction("00006", -5_000), correction("00001", 3_000)]
    found = texts(opened(corrected(closed_month(), rows))["Payroll deductions"])
    told = next(text for text in found if text.startswith("Deducted this month"))
    assert re.findall(r"[\d,]+\.\d\d", told) == ["1,800.00", "30.00", "50.00", "1,780.00"]


def test_what_the_books_kept_at_the_close_stands_beside_the_control_totals() -> None:
    rows = list(opened(corrected(closed_month(), []))["核对"].iter_rows(min_row=5, values_only=True))
    kept = {row[0]: row[1:] for row in rows}
    assert kept["实扣 = 分录"] == (1800, 1800, 0, "相符")
    assert (kept["已入账"][0], kept["已免除"][0]) == (7, 2)
    assert rows[-1][1] == 9


def test_a_posting_that_differs_from_the_sheet_is_shown() -> None:
    report = corrected(closed_month(), [])
    check = report.proof.checks[0]._replace(theirs=100)
    rows = opened(replace(report, proof=replace(report.proof, checks=(check,))))["核对"]
    kept = {row[0]: row[1:] for row in rows.iter_rows(min_row=5, values_only=True)}
    assert kept["实扣 = 分录"] == (1800, 1, 1799, "不符")


def test_the_warnings_that_were_kept_are_told() -> None:
    notes = texts(opened(corrected(closed_month(), []))["设置与说明"])
    assert {"张三：请核对", "张三等人的记录没有检查人（1, 2）"} <= set(notes)
