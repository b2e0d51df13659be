"""`export`: closed months alone, recorded, totalled, and never over a file of somebody else."""

from __future__ import annotations

import csv
import hashlib
from typing import TYPE_CHECKING

import pytest

from conduct_audit import language
from conduct_audit.actions.errors import OutputExistsError, OutputUnwritableError
from conduct_audit.actions.month_errors import ExportEncodingError, ExportFormatError, MonthOpenError
from conduct_audit.books.errors import LedgerDiskError
from conduct_audit.books.store import Store
from conduct_audit.errors import LedgerTargetError
from conduct_audit.month import Month
from conduct_audit.reports.errors import ExportSettingError, ReportFolderError, ReportOpenError
from tests.actions.world import MARCH, PEOPLE, roster, seen, sheet

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
    assert rows(tmp_path / "x.csv", "gbk")[1][1] == "张三"


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


@pytest.mark.parametrize(
    ("form", "encoding", "known"),
    [("frappe", "gbk", "may be: utf-8"), ("csv", "utf-16", "may be: utf-8, gbk, gb18030")],
)
def test_an_encoding_that_the_format_has_not_is_refused(
    closed: Audit, tmp_path: Path, form: str, encoding: str, known: str
) -> None:
    language.activate("en")
    with pytest.raises(ExportEncodingError, match=f"{form} .* “{encoding}”.*{known}"):
        closed.export(MARCH, form, tmp_path / "x", encoding=encoding)


@pytest.mark.parametrize(
    ("asked", "told"), [("GB2312", "gbk"), ("cp936", "gbk"), (" GBK", "gbk"), ("UTF8", "utf-8"), ("gb18030", "gb18030")]
)
def test_an_encoding_may_be_called_as_people_call_it(closed: Audit, tmp_path: Path, asked: str, told: str) -> None:
    assert closed.export(MARCH, "csv", tmp_path / "x.csv", encoding=asked)["encoding"] == told


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


@pytest.mark.parametrize("name", ["账 本.db", "账 本.db-journal", "link", "../{folder}/账 本.db"])
def test_the_ledger_is_never_the_target(closed: Audit, tmp_path: Path, name: str) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "账 本.db")
    head = closed.verify()["head"]
    with pytest.raises(LedgerTargetError):
        closed.export(MARCH, "csv", tmp_path / name.format(folder=tmp_path.name), overwrite=True)
    assert closed.verify()["head"] == head
    assert not list(tmp_path.glob("*totals*"))


def test_another_months_file_is_left_as_it_is(closed: Audit, tmp_path: Path) -> None:
    closed.close(APRIL)
    closed.export(MARCH, "csv", tmp_path / "x.csv")
    before = (tmp_path / "x.csv").read_bytes()
    with pytest.raises(OutputExistsError):
        closed.export(APRIL, "csv", tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes() == before


def test_a_strangers_file_of_totals_is_left_as_it_is(closed: Audit, tmp_path: Path) -> None:
    (tmp_path / "x.csv.totals.csv").write_text("precious", encoding="utf-8")
    with pytest.raises(OutputExistsError, match=r"x\.csv\.totals\.csv"):
        closed.export(MARCH, "csv", tmp_path / "x.csv")
    assert [path.name for path in tmp_path.glob("x*")] == ["x.csv.totals.csv"]
    assert (tmp_path / "x.csv.totals.csv").read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("name", ["x.csv", "x.csv.totals.csv"])
def test_a_folder_in_the_way_leaves_neither_file_nor_entry(closed: Audit, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    head = closed.verify()["head"]
    with pytest.raises(OutputUnwritableError):
        closed.export(MARCH, "csv", tmp_path / "x.csv", overwrite=True)
    assert [path.name for path in tmp_path.glob("*x.csv*")] == [name]
    assert closed.verify()["head"] == head


def test_where_the_second_file_is_locked_the_first_is_as_it_was(
    closed: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.csv").write_text("old", encoding="utf-8")
    head, replace = closed.verify()["head"], type(tmp_path).replace

    def locked(self: Path, target: Path) -> Path:
        if target.name.endswith(".totals.csv"):
            raise PermissionError(13, "locked")
        return replace(self, target)

    monkeypatch.setattr(type(tmp_path), "replace", locked)
    with pytest.raises(ReportOpenError, match="totals"):
        closed.export(MARCH, "csv", tmp_path / "x.csv", overwrite=True)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*x.csv*")} == {"x.csv": "old"}
    assert closed.verify()["head"] == head


def test_an_entry_that_is_not_committed_takes_its_files_along(
    closed: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = closed.verify()["head"]
    monkeypatch.setattr(Store, "_finish", _disk_full)
    with pytest.raises(LedgerDiskError):
        closed.export(MARCH, "csv", tmp_path / "x.csv")
    monkeypatch.undo()
    assert (list(tmp_path.glob("*x.csv*")), closed.verify()["head"]) == ([], head)


def _disk_full(self: Store, _transaction: object) -> None:
    raise LedgerDiskError(place=self.place, why="full")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("csv", "csv", [(True, True)]),
        ("csv", "frappe", [(False, True)]),
        ("frappe", "sap0015", [(False, True)]),
        ("beancount", "u8-voucher", [(False, True)]),
        ("csv", "beancount", []),
    ],
)
def test_payroll_formats_count_together_and_so_do_those_of_accounting(
    closed: Audit, tmp_path: Path, first: str, second: str, told: list[tuple[bool, bool]]
) -> None:
    closed.set("sap_wage_type", "3A01")
    closed.export(MARCH, first, tmp_path / "x")
    again = closed.export(MARCH, second, tmp_path / "x", overwrite=True)
    assert [(each["same_file"], each["same_amounts"]) for each in again["before"]] == told


def test_an_export_of_a_later_release_counts_for_neither(closed: Audit, tmp_path: Path) -> None:
    with closed.desk.writing() as ledger, closed.desk.entry(ledger, "export") as entry:
        entry.export(MARCH, "of-the-future", "a", "5" * 64, "{}")
    assert closed.export(MARCH, "csv", tmp_path / "x.csv")["before"] == []


def test_a_file_that_cannot_be_looked_at_is_another(
    closed: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed.export(MARCH, "csv", tmp_path / "x.csv")

    def locked(_file: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(type(tmp_path), "read_bytes", locked)
    with pytest.raises(OutputExistsError):
        closed.export(MARCH, "csv", tmp_path / "x.csv")


def test_a_number_that_would_be_computed_is_quoted_and_told(audit: Audit, tmp_path: Path) -> None:
    people = (*PEOPLE, ("@1", "钱进", "维修班", 500))
    audit.import_roster(roster(tmp_path / "新.xlsx", people), month=MARCH)
    audit.import_files([sheet(tmp_path / "一.xlsx", seen("@1"), seen())])
    audit.close(MARCH)
    assert audit.export(MARCH, "csv", tmp_path / "x.csv")["quoted"] == ["@1"]
    assert [row[0] for row in rows(tmp_path / "x.csv")[1:]] == ["0101", "'@1"]


def test_a_closed_month_keeps_its_accounting_model(audit: Audit, tmp_path: Path) -> None:
    audit.import_files([sheet(tmp_path / "一.xlsx", seen())])
    audit.set("accounting_model", "C", APRIL)
    audit.close(MARCH)
    audit.set("accounting_model", "D")
    assert audit.export(MARCH, "u8-voucher", tmp_path / "x")["models"] == {"2024-03": "A"}
    assert audit.verify()["ok"]


def test_a_correction_is_entered_by_the_model_of_the_month_it_corrects(audit: Audit, tmp_path: Path) -> None:
    audit.set("accounting_model", "C")
    late = seen("0101", "3.2.1", day="2024-04-03", text="对用户说脏话")
    audit.import_files([sheet(tmp_path / "一.xlsx", seen("0201", "3.2.1", text="对用户说脏话"), late)])
    audit.close(MARCH)
    audit.set("accounting_model", "A")
    audit.waive(1, "看错")
    audit.close(APRIL)
    audit.set("accounting_model", "E")
    told = audit.export(APRIL, "u8-voucher", tmp_path / "x")
    assert (told["models"], told["totals"]["model"]) == ({"2024-04": "A", "2024-03": "C"}, "A, C (2024-03)")
    assert voucher(tmp_path / "x") == [
        ("6601", "2000.00", "0.00"),
        ("2211", "0.00", "2000.00"),
        ("2211", "-100.00", "0.00"),
        ("2241", "0.00", "-100.00"),
        ("6601", "2900.00", "0.00"),
        ("2211", "0.00", "2900.00"),
        ("6601", "2000.00", "0.00"),
        ("2211", "0.00", "2000.00"),
    ]


def voucher(file: Path) -> list[tuple[str, ...]]:
    lines = file.read_text(encoding="gbk").splitlines()[1:]
    return [tuple(line.split(",")[5:8]) for line in lines]
