"""Rosters: number and name are needed, a blank bonus base is reported, and nothing is read twice or as zero."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from conduct_audit import language
from conduct_audit.intake.grid import ErrorCell, NoValue
from conduct_audit.intake.roster import RosterReading, read_roster
from conduct_audit.intake.table_errors import (
    BadCellError,
    DuplicateNumberError,
    EmptyTableError,
    MissingCellError,
    NoRosterError,
)
from conduct_audit.tables import EMPLOYEES
from tests.intake.intake_grids import Rows, book, sheet

HEADER = ["序号", "工号", "姓名", "部门", "岗位", "奖金基数（元）", "性别", "备注"]
ROW = [1, "0001", "张三", "客服部", "收费员", 1500, "男", "x"]


def roster(rows: Rows, name: str = "Sheet1") -> RosterReading:
    return read_roster(book(sheet(rows, name), name="花名册.xlsx"))


def bases(*cells: Any) -> list[Any]:
    reading = roster([["工号", "姓名", "奖金基数"], *([str(n), "张三", cell] for n, cell in enumerate(cells))])
    return list(reading.employees["bonus_base"])


def test_an_employee_is_read_to_the_letter() -> None:
    employees = roster([["2024年花名册"], HEADER, ROW]).employees[list(EMPLOYEES.frame([]))]
    expected = {"employee_id": "0001", "name": "张三", "department": "客服部", "post": "收费员", "bonus_base": 150000}
    assert employees.iloc[0].to_dict() == expected | {"sex": "male", "note": "x"}


def test_employment_wage_and_leader_are_read_where_a_roster_has_them() -> None:
    header = [*HEADER, "用工形式", "应发工资", "班组长工号"]
    found = roster([header, [*ROW, "劳务派遣", "3,500元", "0002"]]).employees.iloc[0]
    assert (found["employment"], found["wage"], found["leader"]) == ("劳务派遣", 350000, "0002")


def test_a_wage_that_cannot_be_read_is_left_out_and_told() -> None:
    language.activate("en")
    reading = roster([[*HEADER, "月工资"], [*ROW, "面议"]])
    assert reading.employees["wage"].isna().all()
    assert "I2" in reading.problems[0]


@pytest.mark.parametrize("above", [0, 1, 5, 20])
def test_the_header_may_stand_anywhere_in_the_first_rows(above: int) -> None:
    assert len(roster([*[["花名册"]] * above, HEADER, ROW]).employees) == 1


def test_a_header_in_two_languages_is_one_header() -> None:
    rows = [["Employee No.", "Name", "Bonus base"], ["工号", "姓名", "奖金基数"], ["1", "张三", 1500]]
    assert list(roster(rows).employees["employee_id"]) == ["1"]


def test_bonus_bases_are_read_in_fen_however_written() -> None:
    assert bases(1500, 1500.5, "1,500.00", "1500元", "￥1500", "１５００", 0) == [150000, 150050] + [150000] * 4 + [0]


@pytest.mark.parametrize("cell", [None, "", " ", "/", "—"])
def test_a_blank_bonus_base_is_reported_and_never_zero(cell: Any) -> None:
    language.activate("en")
    reading = roster([["工号", "姓名", "奖金基数"], ["1", "张三", cell], ["2", "李四", 1500]])
    assert reading.employees["bonus_base"][0] is pd.NA
    assert reading.problems == (
        "1 employee has no bonus base: 张三. The month cannot be closed until it is filled in.",
    )


def test_of_many_blank_bonus_bases_a_few_names_are_told() -> None:
    language.activate("en")
    (problem,) = roster([["工号", "姓名"], *([str(n), f"员工{n}"] for n in range(9))]).problems
    assert problem.startswith("9 employees have no bonus base: 员工0、员工1、员工2、员工3、员工4….")


@pytest.mark.parametrize("cell", ["待定", "-100", "1500.001", ErrorCell("#REF!"), NoValue("A1*2"), True, "扣100"])
def test_a_bonus_base_that_cannot_be_read_is_an_error_that_names_the_cell(cell: Any) -> None:
    with pytest.raises(BadCellError, match=r"花名册\.xlsx.*Sheet1!C3"):
        roster([["工号", "姓名", "奖金基数"], ["1", "李四", 1500], ["2", "张三", cell]])


@pytest.mark.parametrize("number", [1001.0, "1001", " １００１ ", "'1001", 1001])
def test_numbers_are_text_whatever_the_cell(number: Any) -> None:
    assert list(roster([["工号", "姓名"], [number, "张三"]]).employees["employee_id"]) == ["1001"]


@pytest.mark.parametrize("number", [1e16, "1.00023E+09", ErrorCell("#N/A"), NoValue("A1")])
def test_a_number_that_lost_digits_is_an_error(number: Any) -> None:
    with pytest.raises(BadCellError, match="A2"):
        roster([["工号", "姓名"], [number, "张三"]])


@pytest.mark.parametrize(("row", "cell"), [(["", "张三", 1500], "A3"), (["2", "", 1500], "B3")])
def test_a_row_without_number_or_name_is_an_error(row: list[Any], cell: str) -> None:
    with pytest.raises(MissingCellError, match=cell):
        roster([["工号", "姓名", "奖金基数"], ["1", "李四", 1500], row])


def test_a_number_that_stands_twice_is_an_error_that_names_both_places() -> None:
    other = sheet([["姓名", "工号"], ["李四", "0001"]], "乙")
    with pytest.raises(DuplicateNumberError, match=r"0001.*甲!A2、乙!B2"):
        read_roster(book(sheet([["工号", "姓名"], ["0001", "张三"]], "甲"), other))


def test_namesakes_are_no_error() -> None:
    assert len(roster([["工号", "姓名"], ["1", "王芳"], ["2", "王芳"]]).employees) == 2


def test_employees_come_in_the_order_of_their_numbers() -> None:
    assert list(roster([["工号", "姓名"], ["2", "乙"], ["1", "甲"]]).employees["employee_id"]) == ["1", "2"]


def test_footers_and_repeated_headers_are_no_employees() -> None:
    footers = [
        ["合计", "", "", "", "", 1500],
        HEADER,
        ["制表：李四", "", "审核：王五"],
        ["备注：以上为正式工"],
        ["第1页 共1页"],
    ]
    assert len(roster([HEADER, ROW, *footers]).employees) == 1


def test_lines_of_departments_between_the_rows_are_no_employees() -> None:
    assert len(roster([HEADER, ["客服部"] * 8, ROW]).employees) == 1


@pytest.mark.parametrize(
    ("rows", "name", "department"),
    [
        ([["部门：检修班"], ["工号", "姓名"], ["1", "张三"]], "客服部", "检修班"),
        ([["工号", "姓名"], ["1", "张三"]], "客服部", "客服部"),
        ([["工号", "姓名", "部门"], ["1", "张三", ""]], "客服部", ""),
        ([["工号", "姓名"], ["1", "张三"]], "花名册", ""),
    ],
)
def test_without_a_column_the_department_is_that_of_a_label_or_the_sheet(
    rows: Rows, name: str, department: str
) -> None:
    assert list(roster(rows, name).employees["department"]) == [department]


def test_the_sheets_of_a_roster_are_joined_and_others_passed_over() -> None:
    sheets = [sheet([["工号", "姓名"], [str(n), "张三"]], f"厅{n}") for n in range(3)]
    assert len(read_roster(book(*sheets, sheet([["说明"]], "说明"))).employees) == 3


@pytest.mark.parametrize(
    "rows",
    [
        [["姓名", "部门"], ["张三", "x"]],
        [["工号"], ["1"]],
        [["编号", "姓名"], ["1", "张三"]],
        [["工号", "姓名", "违规行为"], ["1", "张三", "玩手机"]],
        [],
    ],
)
def test_without_number_and_name_it_is_no_roster(rows: Rows) -> None:
    with pytest.raises(NoRosterError, match=r"花名册\.xlsx.*工号.*姓名"):
        roster(rows)


def test_a_roster_without_rows_is_an_error() -> None:
    with pytest.raises(EmptyTableError):
        roster([HEADER, ["合计"]])


@pytest.fixture(autouse=True)
def _speak_chinese_again() -> Any:
    yield
    language.activate("zh")
