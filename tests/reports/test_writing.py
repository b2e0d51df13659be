from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from conduct_audit.month import Month
from conduct_audit.reports import write, write_department, write_slip
from conduct_audit.reports.history import earlier
from conduct_audit.reports.writing import Printing
from tests.reports.world import closed_month, corrected, correction, usual_month

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.reports import MonthReport

FEBRUARY = Month(2024, 2)
PAPERS = ["payroll-2024-03.xlsx", "payroll-2024-03.html", "slips-2024-03.html"]


def everything(file: Path) -> str:
    """Give all text of a file, every part of a workbook included."""
    if file.suffix != ".xlsx":
        return file.read_text(encoding="utf-8")
    archive = zipfile.ZipFile(io.BytesIO(file.read_bytes()))
    return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())


def test_the_company_and_each_department_get_three_papers(tmp_path: Path) -> None:
    written = write(usual_month(), tmp_path)
    assert [path.name for path in written[:3]] == PAPERS
    folders = [path.relative_to(tmp_path).parts[:-1] for path in written[3::3]]
    assert [parts[0] for parts in folders] == ["departments"] * 3
    assert {parts[1].split("-")[0] for parts in folders} == {"收费大厅", "维修_一队", "运行部"}
    assert sorted(tmp_path.rglob("*.*")) == sorted(written)


def full_month() -> MonthReport:
    """Give a closed month with corrections, warnings, proof and the months before."""
    report = corrected(closed_month(), [correction(number, 700) for number in ("00001", "00004", "00006", "00007")])
    return replace(report, history=earlier([(FEBRUARY, report.lines.assign(deduction=12_345))]))


@pytest.mark.parametrize("department", ["收费大厅", "运行部", "维修/一队"])
def test_a_departments_papers_tell_of_nobody_else(tmp_path: Path, department: str) -> None:
    report = full_month()
    others = report.lines[report.lines["department"] != department]
    forbidden = [*others["employee_id"], *others["department"], *(others["name"].str.replace("<", "&lt;"))]
    for file in write_department(report, department, tmp_path, Printing(separate=True)):
        found = everything(file)
        assert [word for word in forbidden if word in found] == []
        assert "2024-0001" not in found or department == "收费大厅"
        assert "借贷不平" not in found


def test_what_a_department_may_not_know_stands_on_the_companys_papers(tmp_path: Path) -> None:
    found = "".join(everything(file) for file in write(full_month(), tmp_path)[:3])
    assert [word for word in ("2024-900007", "没有检查人", "借贷不平", "赵检", "864.15") if word not in found] == []


def test_a_departments_papers_are_the_same_alone_or_with_all(tmp_path: Path) -> None:
    write(usual_month(), tmp_path / "all")
    for file in write_department(usual_month(), "运行部", tmp_path / "one"):
        assert file.read_bytes() == (tmp_path / "all" / file.relative_to(tmp_path / "one")).read_bytes()


def test_slips_can_be_had_for_those_with_violations_alone(tmp_path: Path) -> None:
    written = write(usual_month(), tmp_path, Printing(only_with_violations=True))
    assert written[2].read_text(encoding="utf-8").count('<section class="sheet">') == 5


def test_the_slip_of_one_employee_is_a_file_of_its_own(tmp_path: Path) -> None:
    (file,) = write_slip(usual_month(), "00004", tmp_path)
    assert file.name == "slips-2024-03-00004.html"
    assert "赵六" in everything(file)
    assert "张三" not in everything(file)


def test_writing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    first = {path: path.read_bytes() for path in write(closed_month(), tmp_path)}
    assert {path: path.read_bytes() for path in write(closed_month(), tmp_path)} == first


def test_no_paper_speaks_of_fines(tmp_path: Path) -> None:
    assert [file.name for file in write(usual_month(), tmp_path) if "罚" in everything(file)] == []


def test_each_slip_may_have_a_file_of_its_own(tmp_path: Path) -> None:
    written = write(usual_month(), tmp_path, Printing(separate=True, only_with_violations=True))
    own = [path for path in written if path.parent == tmp_path / "slips-2024-03"]
    assert [path.name for path in own] == [f"slips-2024-03-0000{number}.html" for number in (1, 2, 3, 4, 7)]
    assert "李四" not in everything(own[0])
