"""`export`: closed months alone, recorded, totalled, and never over a file of somebody else."""

from __future__ import annotations

import csv
import hashlib
from typing import TYPE_CHECKING

import pytest

from conduct_audit.actions.errors import OutputExistsError
from conduct_audit.actions.month_errors import ExportEncodingError, ExportFormatError, MonthOpenError
from conduct_audit.month import Month
from conduct_audit.reports.errors import ExportSettingError, ReportFolderError
from tests.actions.world import MARCH, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit

APRIL = Month(2024, 4)


@pytest.fixture
def closed(audit: Audit, tmp_path: Path) -> Audit:
    audit.import_files([sheet(tmp_path / "一.xlsx", seen(), seen("0201", "3.2.1", text="对用户说脏话", count=3))])
    audit.close(MARCH)
    return audit


def rows(file: Path, encoding: str = "utf-8-sig") -> list[list[str]]:
    return list(csv.reader(file.read_text(encoding=encoding).splitlines()))


def test_an_open_month_is_not_handed_over(audit: Audit, tmp_path: Path) -> None:
    with pytest.raises(MonthOpenError, match="2024-03"):
        audit.export(MARCH, "csv", tmp_path / "x.csv")
    assert not list(tmp_path.glob("x*"))


def test_the_amounts_are_those_of_the_closed_month(closed: Audit, tmp_path: Path) -> None:
    closed.export(MARCH, "csv", tmp_path / "x.csv")
    assert [(row[0], row[5]) for row in rows(tmp_path / "x.csv")[1:]] == [("0101", "100.00"), ("0201", "200.00")]


def test_the_control_totals_lie_beside_the_file(closed: Audit, tmp_path: Path) -> None:
    told = closed.export(MARCH, "csv", tmp_path / "x.csv", encoding="gbk")
    totals = dict(rows(tmp_path / "x.csv.totals.csv"))
    assert totals["sha256"] == told["sha256"] == hashlib.sha256((tmp_path / "x.csv").read_bytes()).hexdigest()
    assert (totals["file"], totals["rows"], totals["sum"], totals["encoding"]) == ("x.csv", "2", "300.00", "gbk")
    assert rows(tmp_path / "x.csv", "gb18030")[1][1] == "张三"


def test_a_correction_is_handed_over_in_the_month_that_settles_it(closed: Audit, tmp_path: Path) -> None:
    closed.waive(1, "看错")
    closed.close(APRIL)
    closed.export(APRIL, "csv", tmp_path / "x.csv")
    assert [(row[0], row[5], row[6][-9:]) for row in rows(tmp_path / "x.csv")[1:]] == [
        ("0101", "-100.00", "更正2024-03")
    ]


def test_exporting_twice_is_recorded_and_said(closed: Audit, tmp_path: Path) -> None:
    first = closed.export(MARCH, "csv", tmp_path / "x.csv")
    again = closed.export(MARCH, "csv", tmp_path / "x.csv")
    assert (first["before"], [each["actor"] for each in again["before"]]) == ([], ["李会计"])
    assert [entry["action"] for entry in closed.log()["entries"]][-2:] == ["export", "export"]
    assert closed.verify()["ok"]


def test_a_file_of_somebody_else_is_left_as_it_is(closed: Audit, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("工资", encoding="utf-8")
    head = closed.verify()["head"]
    with pytest.raises(OutputExistsError):
        closed.export(MARCH, "csv", tmp_path / "x.csv")
    assert ((tmp_path / "x.csv").read_text(encoding="utf-8"), closed.verify()["head"]) == ("工资", head)
    assert closed.export(MARCH, "csv", tmp_path / "x.csv", overwrite=True)["files"]


@pytest.mark.parametrize(("form", "encoding"), [("frappe", "gbk"), ("csv", "utf-16")])
def test_an_encoding_that_the_format_has_not_is_refused(
    closed: Audit, tmp_path: Path, form: str, encoding: str
) -> None:
    with pytest.raises(ExportEncodingError):
        closed.export(MARCH, form, tmp_path / "x", encoding=encoding)


def test_an_unknown_format_names_those_there_are(closed: Audit, tmp_path: Path) -> None:
    with pytest.raises(ExportFormatError, match="u8-voucher"):
        closed.export(MARCH, "kingdee", tmp_path / "x")


def test_names_and_accounts_may_be_set_after_the_close(closed: Audit, tmp_path: Path) -> None:
    with pytest.raises(ExportSettingError):
        closed.export(MARCH, "sap0015", tmp_path / "x.txt")
    closed.set("sap_wage_type", "3A01")
    assert closed.export(MARCH, "sap0015", tmp_path / "x.txt")["totals"]["taken"] == "300.00"


def test_a_file_that_cannot_be_written_leaves_no_entry(closed: Audit, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    head = closed.verify()["head"]
    with pytest.raises(ReportFolderError):
        closed.export(MARCH, "csv", tmp_path / "file" / "x.csv")
    assert closed.verify()["head"] == head
