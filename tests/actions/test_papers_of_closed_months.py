"""The papers of a closed month stay as they are; a later month's name its corrections, each with the slip's number."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from conduct_audit import language, resources
from conduct_audit.month import Month
from tests.actions.world import MARCH, PEOPLE, roster, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit

APRIL, MAY = Month(2024, 4), Month(2024, 5)


@pytest.fixture
def shut(audit: Audit, tmp_path: Path) -> Audit:
    """March is closed with a window for appeals, a serious case and a bonus that was cut."""
    language.activate("en")
    rows = [
        seen(),
        seen("0101", "1.3.3", text="上班聊天", count=2),
        seen("0102", "4.3.10", text="损坏用户地板不赔", serious="是"),
        seen("0201", "3.2.1", text="对用户说脏话", count=3),
    ]
    audit.import_files([sheet(tmp_path / "一.xlsx", *rows)])
    audit.set("appeal_window", "5")
    audit.close(MARCH)
    return audit


def live_on(audit: Audit, folder: Path) -> None:
    """Let everything happen that may happen later: decisions, settings, a roster, a rulebook, a later close."""
    audit.waive(2, "设备故障")
    audit.file_appeal(3, "当天请假")
    audit.decide_appeal(3, "upheld", "查实", decided_by="工会王主席")
    audit.set("appeal_window", "9")
    audit.set("manager_share", "50")
    moved = (("0101", "张三三", "客服中心", 900), *PEOPLE[1:])
    audit.import_roster(roster(folder / "四月.xlsx", moved), month=APRIL)
    audit.import_files([sheet(folder / "二.xlsx", seen(day="2024-04-03"))])
    audit.use_rulebook(str(dear_rulebook(folder)), date(2024, 3, 10))
    audit.close(APRIL)


def dear_rulebook(folder: Path) -> Path:
    """Write the shipped rulebook with amounts of 250 yuan."""
    text = (resources.folder("conduct_audit/rulebook/library") / "thermal-power" / "rulebook.toml").read_text("utf-8")
    file = folder / "dear.toml"
    dear = text.replace('amount = "100.00"', 'amount = "250.00"').replace('version = "', 'version = "9-')
    assert dear.count("250.00") >= 4
    file.write_text(dear, encoding="utf-8")
    return file


def papers(audit: Audit, folder: Path) -> dict[str, Any]:
    """Give every paper of March by its name: the bytes of a page, the cells of a workbook."""
    audit.report(MARCH, folder)
    return {str(file.relative_to(folder)): content(file) for file in sorted(folder.rglob("*.*")) if file.is_file()}


def content(file: Path) -> Any:
    if file.suffix != ".xlsx":
        return file.read_bytes()
    books = (load_workbook(file, data_only=values) for values in (False, True))
    return [(page.title, list(page.values)) for book in books for page in book]


def test_nothing_that_happens_later_changes_a_closed_months_papers(shut: Audit, tmp_path: Path) -> None:
    before = papers(shut, tmp_path / "甲")

    live_on(shut, tmp_path)

    assert len(before) == 12
    assert papers(shut, tmp_path / "乙") == before


def test_a_correction_names_the_slip_it_corrects_and_who_decided(shut: Audit, tmp_path: Path) -> None:
    live_on(shut, tmp_path)

    told = shut.settle(APRIL)["corrections"]

    assert [(each["employee_id"], each["slip"], each["decided_by"]) for each in told] == [
        ("0101", "2024-000001", "李会计"),
        ("0102", "2024-000002", "工会王主席"),
    ]
    shut.report(APRIL, tmp_path / "四月")
    slips = (tmp_path / "四月" / "slips-2024-04.html").read_text(encoding="utf-8")
    assert "Correction of notice No. 2024-000002 of March 2024: 1,500.00 yuan given back." in slips
    assert "No. 2024-000007" in slips


def test_a_leaders_correction_bears_the_leaders_name_and_slip(audit: Audit, tmp_path: Path) -> None:
    people = [("0101", "张三", "收费大厅", 1500, "0102"), ("0102", "李四", "客服中心", 1500, "")]
    header = ("工号", "姓名", "部门", "奖金基数", "班组长工号")
    audit.import_roster(sheet(tmp_path / "班组.xlsx", *people, header=header), month=MARCH)
    audit.set("manager_share", "10")
    audit.import_files([sheet(tmp_path / "一.xlsx", seen())])
    audit.close(MARCH)
    audit.waive(1, "看错")

    told = [(each["employee_id"], each["name"], each["slip"]) for each in audit.settle(APRIL)["corrections"]]

    assert told == [("0101", "张三", "2024-000001"), ("0102", "李四", "2024-000002")]


def test_a_leaders_department_learns_nothing_of_whose_share_it_is(audit: Audit, tmp_path: Path) -> None:
    people = [("0101", "张三", "收费大厅", 1500, "0102"), ("0102", "李四", "客服中心", 1500, "")]
    header = ("工号", "姓名", "部门", "奖金基数", "班组长工号")
    audit.import_roster(sheet(tmp_path / "班组.xlsx", *people, header=header), month=MARCH)
    audit.set("manager_share", "10")
    audit.import_files([sheet(tmp_path / "张三的检查.xlsx", seen(text="张三未戴工牌"))])
    audit.report(MARCH, tmp_path / "报表")

    folder = tmp_path / "报表" / "departments" / "客服中心"
    found = "".join(
        str(content(file)) if file.suffix == ".xlsx" else file.read_text("utf-8") for file in folder.iterdir()
    )

    assert "10.00" in found
    assert [word for word in ("张三", "0101", "收费大厅", "督查一") if word in found] == []


def test_a_leader_who_moved_reads_nothing_of_the_old_department(audit: Audit, tmp_path: Path) -> None:
    people = [("0101", "张三", "收费大厅", 1500, "0102"), ("0102", "李四", "收费大厅", 1500, "")]
    header = ("工号", "姓名", "部门", "奖金基数", "班组长工号")
    audit.import_roster(sheet(tmp_path / "班组.xlsx", *people, header=header), month=MARCH)
    audit.set("manager_share", "10")
    audit.import_files([sheet(tmp_path / "大厅检查.xlsx", seen())])
    audit.close(MARCH)
    moved = [people[0], ("0102", "李四", "客服中心", 1500, "")]
    audit.import_roster(sheet(tmp_path / "四月.xlsx", *moved, header=header), month=APRIL)
    audit.waive(1, "看错")
    audit.report(APRIL, tmp_path / "报表")

    slips = (tmp_path / "报表" / "departments" / "客服中心" / "slips-2024-04.html").read_text("utf-8")

    assert "2024-000002" in slips
    assert [word for word in ("张三", "大厅检查", "未戴工牌") if word in slips] == []


def test_the_tie_out_sheet_shows_what_was_kept_at_the_close(shut: Audit, tmp_path: Path) -> None:
    shut.report(MARCH, tmp_path / "甲")

    book = load_workbook(tmp_path / "甲" / "payroll-2024-03.xlsx", data_only=True)
    kept = {row[0]: row[1:] for row in book["Tie-out"].iter_rows(min_row=5, values_only=True)}

    assert kept["deductions of the lines = postings"][:4] == (2000, 2000, 0, "agrees")
    assert kept["observations read = records in every state"][:2] == (4, 4)
    assert (kept["on the books"][0], kept["Records of the month in all"][0]) == (4, 4)
    assert "DIFFERS" not in {row[3] for row in kept.values() if len(row) > 3}


def test_warnings_kept_at_the_close_stand_in_the_notes_of_those_they_concern(shut: Audit, tmp_path: Path) -> None:
    shut.report(MARCH, tmp_path / "甲")

    places = (
        "payroll-2024-03.xlsx",
        *(f"departments/{name}/payroll-2024-03.xlsx" for name in ("客服中心", "收费大厅")),
    )
    warned = [_warnings(tmp_path / "甲" / place) for place in places]

    assert [sorted(codes) for codes in warned] == [["W03", "W05", "W08"], ["W03"], ["W08"]]


def _warnings(file: Path) -> list[str]:
    notes = load_workbook(file)["Settings and notes"]
    return [str(row[0]).split()[-1] for row in notes.values if str(row[0]).startswith("Warning ")]
