"""The papers of the sample month say what the settlement says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import openpyxl

from tests.golden.arithmetic import expected
from tests.golden.program import MONTH, SHEETS, Program

if TYPE_CHECKING:
    from pathlib import Path

EXPECTED = expected()
EVERYBODY = {line["employee_id"] for line in EXPECTED["lines"]}


def test_payroll_workbook_gives_everybody_the_net_bonus_of_the_settlement(papers: Path) -> None:
    sheet = openpyxl.load_workbook(papers / f"payroll-{MONTH}.xlsx", data_only=True).worksheets[0]
    rows = {row[number]: row for row in sheet.iter_rows(values_only=True) for number in (0, 1) if row[number]}
    for line in EXPECTED["lines"]:
        row = rows[line["employee_id"]]
        assert line["name"] in row
        assert {float(line["bonus_base"]), float(line["deduction"]), float(line["net_bonus"])} <= set(row)


def test_everybody_has_a_slip_with_the_amount_taken(done: Program, papers: Path) -> None:
    seal = done.ask("verify")["head"]
    slips = (papers / f"slips-{MONTH}.html").read_text(encoding="utf-8")

    assert all(line["employee_id"] in slips and line["name"] in slips for line in EXPECTED["lines"])
    assert slips.count("零元整") >= sum(line["deduction"] == "0.00" for line in EXPECTED["lines"])
    assert seal[:16] in slips.replace(" ", "")


def test_reports_of_a_department_tell_of_nobody_else(papers: Path) -> None:
    for department in {line["department"] for line in EXPECTED["lines"]}:
        page = (papers / "departments" / department / f"slips-{MONTH}.html").read_text(encoding="utf-8")
        inside = {line["employee_id"] for line in EXPECTED["lines"] if line["department"] == department}
        assert {number for number in EVERYBODY if re.search(rf"(?<!\w){number}(?!\w)", page)} == inside


def test_reports_of_the_closed_month_are_the_same_after_later_entries(
    copy: Program, papers: Path, tmp_path: Path
) -> None:
    copy.ask("import", *SHEETS)
    copy.ask("report", MONTH, "-o", tmp_path)

    for page in (f"payroll-{MONTH}.html", f"slips-{MONTH}.html"):
        assert (papers / page).read_bytes() == (tmp_path / page).read_bytes()
