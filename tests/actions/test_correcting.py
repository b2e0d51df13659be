"""After the close: what a decision changes in a closed month is taken or given back in the open one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from conduct_audit import Audit, language
from conduct_audit.actions.errors import ContradictedLateError, NotOnClosedRosterError
from conduct_audit.books.record_errors import AlreadyWaivedError
from conduct_audit.month import Month
from tests.actions.world import MARCH, PEOPLE, roster, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

APRIL, MAY = Month(2024, 4), Month(2024, 5)
SERIOUS, ORDINARY, MANY = 3, 4, 5


@pytest.fixture
def shut(audit: Audit, tmp_path: Path) -> Audit:
    """March is closed: 0101 lost 300, 0102 all of 1500 by a serious case, 0201 all of 200 where 300 were assessed."""
    language.activate("en")
    rows = [
        seen(),
        seen("0101", "1.3.3", text="上班聊天", count=2),
        seen("0102", "4.3.10", text="损坏用户地板不赔", serious="是"),
        seen("0102", "2.1.1", text="工装有油渍", serious="否"),
        seen("0201", "3.2.1", text="对用户说脏话", count=3),
    ]
    audit.import_files([sheet(tmp_path / "一.xlsx", *rows)])
    audit.close(MARCH)
    return audit


def late(audit: Audit, folder: Path, number: str = "0301", **more: Any) -> int:
    """Import a row of the closed March; give its number."""
    file = sheet(folder / f"{number}.xlsx", seen(number, **more))
    pending = audit.import_files([file])["files"][0]["pending"]
    return int(pending[0]["id"])


def moved(audit: Audit, month: Month = APRIL) -> dict[str, str]:
    lines = audit.settle(month)["lines"]
    return {line["employee_id"]: line["corrections"] for line in lines if line["corrections"] != "0.00"}


def test_a_waiver_gives_back_what_the_closed_month_took(shut: Audit) -> None:
    before = shut.settle(MARCH)

    shut.waive(2, "设备故障")

    document = shut.settle(APRIL)
    first = document["lines"][0]
    assert (first["corrections"], first["net_bonus"], document["totals"]["corrections"]) == (
        "-200.00",
        "1700.00",
        "-200.00",
    )
    assert (shut.settle(MARCH)["lines"], shut.settle(MARCH)["totals"]) == (before["lines"], before["totals"])
    assert [v["status"] for v in shut.violations(month=MARCH)["violations"]][1] == "waived"
    assert shut.verify()["problems"] == []


def test_when_a_serious_case_falls_the_ordinary_ones_revive(shut: Audit) -> None:
    shut.waive(SERIOUS, "不属实")

    assert moved(shut) == {"0102": "-1400.00"}


def test_no_more_is_given_back_than_the_bonus_that_was_cut(shut: Audit) -> None:
    shut.waive(MANY, "不属实")

    assert moved(shut) == {"0201": "-200.00"}
    with pytest.raises(AlreadyWaivedError, match="不属实"):
        shut.waive(MANY, "再来一次")
    assert moved(shut) == {"0201": "-200.00"}


def test_a_late_finding_is_deducted_once_it_is_admitted(shut: Audit, tmp_path: Path) -> None:
    number = late(shut, tmp_path)
    assert (moved(shut), shut.settle(MARCH)["pending"]) == ({}, 1)

    shut.admit_row(number, "查看录像")

    told = shut.settle(APRIL)["corrections"]
    assert moved(shut) == {"0301": "100.00"}
    assert [(c["of_month"], c["cause"], c["violation"], c["reason"]) for c in told] == [
        ("2024-03", "late", str(number), "查看录像")
    ]
    assert shut.verify()["problems"] == []


def test_a_late_finding_where_nothing_is_left_to_take_changes_nothing(shut: Audit, tmp_path: Path) -> None:
    shut.admit_row(late(shut, tmp_path, "0201"))

    assert moved(shut) == {}


def test_who_was_not_on_the_roster_of_the_close_pays_nothing(shut: Audit, tmp_path: Path) -> None:
    shut.import_roster(roster(tmp_path / "新.xlsx", (*PEOPLE, ("0999", "新人", "维修班", 900))), month=MARCH)
    number = late(shut, tmp_path, "0999")

    with pytest.raises(NotOnClosedRosterError, match="0999"):
        shut.admit_row(number)
    assert shut.violation(number)["status"] == "pending"


def test_nothing_is_taken_from_whoever_had_the_number_before(shut: Audit, tmp_path: Path) -> None:
    shut.import_roster(roster(tmp_path / "新.xlsx", (("0301", "新人", "维修班", 900),)), month=MARCH)
    number = late(shut, tmp_path, "0301", name="新人")

    with pytest.raises(ContradictedLateError, match="新人"):
        shut.admit_row(number)
    assert moved(shut, MARCH) == {}


def test_the_next_close_settles_a_correction_once(shut: Audit) -> None:
    shut.waive(2, "设备故障")
    open_ = shut.settle(APRIL)
    shut.close(APRIL)

    assert shut.settle(APRIL)["lines"] == open_["lines"]
    assert moved(shut, MAY) == {}
    assert shut.verify()["problems"] == []


def test_a_correction_of_somebody_who_left_stays_due(shut: Audit, tmp_path: Path) -> None:
    shut.import_roster(roster(tmp_path / "四月.xlsx", PEOPLE[1:]), month=APRIL)
    shut.waive(2, "设备故障")
    shut.close(APRIL)

    shut.import_roster(roster(tmp_path / "五月.xlsx"), month=MAY)

    assert moved(shut, MAY) == {"0101": "-200.00"}


def test_settle_names_those_whose_correction_finds_no_line(shut: Audit, tmp_path: Path) -> None:
    shut.import_roster(roster(tmp_path / "四月.xlsx", PEOPLE[1:]), month=APRIL)
    shut.waive(2, "设备故障")

    found = shut.settle(APRIL)["corrections_not_on_roster"]

    assert [(c["employee_id"], c["amount"], c["taken"]) for c in found] == [("0101", "-200.00", None)]


@pytest.fixture
def owing(shut: Audit, tmp_path: Path) -> Audit:
    """200 yuan of March are to be given back to 0101, who is not on the roster of April."""
    shut.import_roster(roster(tmp_path / "四月.xlsx", PEOPLE[1:]), month=APRIL)
    shut.waive(2, "设备故障")
    return shut


def test_close_and_export_name_those_to_whom_something_is_owed(owing: Audit, tmp_path: Path) -> None:
    closed = owing.close(APRIL)["corrections_not_on_roster"]
    handed = owing.export(APRIL, "csv", tmp_path / "四月.csv")["corrections_not_on_roster"]

    assert [(c["employee_id"], c["name"], c["amount"]) for c in closed] == [("0101", "张三", "-200.00")]
    assert handed == closed


def test_what_was_paid_later_is_owed_no_more(owing: Audit, tmp_path: Path) -> None:
    owing.close(APRIL)
    owing.import_roster(roster(tmp_path / "五月.xlsx", (("0101", "张三", "收费大厅", 0),)), month=MAY)

    in_june = Audit(owing.desk.place, actor="李会计", clock=lambda: datetime(2024, 6, 2, tzinfo=UTC))
    assert in_june.close(MAY)["corrections_not_on_roster"] == []
    assert owing.settle(MAY)["lines"][0]["net_bonus"] == "200.00"
    assert owing.export(APRIL, "csv", tmp_path / "四月.csv")["corrections_not_on_roster"] == []


def test_the_papers_of_the_company_name_them_too(owing: Audit, tmp_path: Path) -> None:
    owing.report(APRIL, tmp_path / "四月")
    owing.report(APRIL, tmp_path / "客服", department="客服中心")

    told = "0101 张三 is not on the roster of 2024-04: a correction of -200.00 yuan stays due."
    page = (tmp_path / "四月" / "payroll-2024-04.html").read_text(encoding="utf-8")
    notes = load_workbook(tmp_path / "四月" / "payroll-2024-04.xlsx")["Settings and notes"]
    assert told in page
    assert told in [row[1].value for row in notes.iter_rows()]
    assert not any(told in file.read_text(encoding="utf-8") for file in (tmp_path / "客服").glob("*.html"))


@pytest.mark.parametrize(("shortfall", "after"), [("lapse", {}), ("carry", {"0202": "100.00"})])
def test_what_finds_no_bonus_lapses_or_is_carried(shut: Audit, tmp_path: Path, shortfall: str, after: Any) -> None:
    people = [(*each[:3], 0) if each[0] == "0202" else each for each in PEOPLE]
    shut.import_roster(roster(tmp_path / "四月.xlsx", tuple(people)), month=APRIL)
    shut.import_roster(roster(tmp_path / "五月.xlsx"), month=MAY)
    shut.set("shortfall", shortfall)
    shut.admit_row(late(shut, tmp_path, "0202"))

    shut.close(APRIL)

    assert (moved(shut), moved(shut, MAY)) == ({}, after)
    assert shut.verify()["problems"] == []


def test_the_papers_of_the_closed_month_stay_the_same_to_the_byte(shut: Audit, tmp_path: Path) -> None:
    shut.report(MARCH, tmp_path / "甲")
    shut.waive(2, "设备故障")
    shut.report(MARCH, tmp_path / "乙")

    for name in ("payroll-2024-03.html", "slips-2024-03.html", "payroll-2024-03.xlsx"):
        assert (tmp_path / "甲" / name).read_bytes() == (tmp_path / "乙" / name).read_bytes()


def test_the_papers_of_the_open_month_name_each_correction(shut: Audit, tmp_path: Path) -> None:
    shut.waive(2, "设备故障")

    shut.report(APRIL, tmp_path / "四月")

    slips = (tmp_path / "四月" / "slips-2024-04.html").read_text(encoding="utf-8")
    assert "violation waived; violation 2 of 2024-03-05, clause 1.3.3" in slips
    assert "设备故障" not in slips


def test_an_explanation_tells_both_months_the_correction(shut: Audit) -> None:
    shut.waive(2, "设备故障")

    march, april = shut.explain("0101", MARCH), shut.explain("0101", APRIL)

    assert [c["amount"] for c in march["corrected_later"]] == ["-200.00"]
    assert [v["id"] for v in march["off_the_books"]] == ["2"]
    assert [(c["taken"], c["decided_by"], c["reason"]) for c in april["corrections"]] == [
        ("-200.00", "李会计", "设备故障")
    ]
    assert (march["violations"][0]["cells"]["工号"], march["violations"][0]["certainty"]) == ("0101", None)


@pytest.mark.parametrize(
    ("department", "share"),
    [
        ("收费大厅", "share of 张三's violation 1 of 2024-03-05, {} (manager_share); read in 一.xlsx / Sheet, row 2"),
        ("公司机关", "share of violation 1 of 2024-03-05, {}, in another department (manager_share)"),
    ],
)
def test_a_leader_who_bore_a_share_gets_it_back_too(audit: Audit, tmp_path: Path, department: str, share: str) -> None:
    language.activate("en")
    people = [("0101", "张三", "收费大厅", 1500, "0102"), ("0102", "李四", department, 1500, "")]
    header = ("工号", "姓名", "部门", "奖金基数", "班组长工号")
    audit.import_roster(sheet(tmp_path / "班组.xlsx", *people, header=header), month=MARCH)
    audit.set("manager_share", "20")
    audit.import_files([sheet(tmp_path / "一.xlsx", seen())])
    audit.close(MARCH)

    audit.waive(1, "设备故障")

    assert moved(audit) == {"0101": "-100.00", "0102": "-20.00"}
    own, borne = audit.settle(APRIL)["corrections"]
    clause = f"clause 2.1.2 {own['label']}"
    assert own["told"].startswith(f"violation waived; violation 1 of 2024-03-05, {clause}; seen: 未戴工牌")
    assert borne["told"] == f"violation waived; {share.format(clause)}; 2024-04-02"
    assert audit.verify()["problems"] == []
