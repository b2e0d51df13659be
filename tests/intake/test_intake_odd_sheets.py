"""Sheets as strangers make them: the layouts that once were read wrong, each with what it says."""

from __future__ import annotations

from typing import Any

import pytest

from conduct_audit.intake import whys
from conduct_audit.intake.grid import Merge
from conduct_audit.intake.mark_headings import counted_act
from conduct_audit.intake.observe import Hints, observe
from conduct_audit.intake.people import attribute
from conduct_audit.intake.reader import read as read_file
from conduct_audit.intake.roster import read_roster
from conduct_audit.intake.table_errors import InspectionSheetError, NoRosterError, NoTableError
from tests.intake.intake_files import HERE, saved, workbook
from tests.intake.intake_grids import MARCH, ROSTERS, RULEBOOK, book, ignored, read, seen, sheet


@pytest.mark.parametrize(
    ("heading", "act"),
    [
        ("迟到次数", "迟到"),
        ("未戴工牌（次）", "未戴工牌"),
        ("翘二郎腿(次数)", "翘二郎腿"),
        ("late arrivals (times)", "late arrivals"),
        ("次数", ""),
        ("违规次数", ""),
        ("本月违规次数", ""),
        ("严重违规次数", ""),
        ("迟到", ""),
    ],
)
def test_a_heading_that_counts_names_its_act(heading: str, act: str) -> None:
    assert counted_act(heading) == act


def test_numbers_under_acts_that_are_counted_are_occurrences_each() -> None:
    rows = [
        ["姓名", "迟到次数", "未戴工牌（次）", "违规次数合计", "扣款（元）", "备注"],
        ["张三", 2, 1, 3, 300, ""],
        ["李四", 0, 0, 0, 0, "休假归来"],
    ]
    assert seen(read(rows[:2]), "name", "text", "count", "reasons") == [
        ("张三", "迟到", 2, ()),
        ("张三", "未戴工牌", 1, ()),
    ]


def test_amounts_under_acts_are_as_many_occurrences_as_go_into_them() -> None:
    rows = [
        ["2024年3月考核扣款表（单位：元）"],
        ["姓名", "未佩戴服务证", "翘二郎腿", "扣款合计"],
        ["张三", 100, "", 100],
        ["李四", "", 200, 200],
        ["王芳", 150, "", 150],
    ]
    reading = read(rows)
    assert seen(reading, "name", "text", "reasons") == [
        ("张三", "未佩戴服务证", ()),
        ("李四", "翘二郎腿", ()),
        ("王芳", "未佩戴服务证", ("bad_count",)),
    ]
    assert list(reading.frame["count"].fillna(0)) == [1, 2, 0]


def test_a_table_of_wages_is_no_matrix_of_amounts() -> None:
    rows = [["姓名", "未佩戴服务证", "翘二郎腿"], ["张三", 100, ""], ["李四", "", 200]]
    with pytest.raises(NoTableError):
        read(rows)


def test_categories_over_marks_are_marks_and_wait_for_their_clause() -> None:
    rows = [["2024年3月违规次数统计"], ["姓名", "外在形象规范", "具体行为规范", "合计"], ["张三", 1, 2, 3]]
    assert seen(read(rows), "category_text", "count") == [("外在形象规范", 1), ("具体行为规范", 2)]


def test_words_under_a_day_say_what_was_seen() -> None:
    rows = [["姓名", "1日", "2日", "3日"], ["张三", "2.1.2", "", "休"], ["李四", "", "1、迟到；2、聊天", ""]]
    assert seen(read(rows), "name", "clause_text", "text", "reasons") == [
        ("张三", "2.1.2", "", ()),
        ("李四", "", "迟到", ()),
        ("李四", "", "聊天", ()),
    ]


def test_days_beside_a_column_of_acts_are_about_the_act_of_the_row() -> None:
    rows = [
        ["姓名", "违规项目", "1日", "2日"],
        ["张三", "未佩戴服务证", "√", ""],
        ["李四", "聊天", "", ""],
        ["√表示违规", "", "", ""],
    ]
    reading = read(rows)
    assert seen(reading, "name", "text", "reasons") == [("张三", "未佩戴服务证", ())]
    assert 3 in ignored(reading)


BY_CLAUSE: list[Any] = [
    ["√表示违规", "", "", "", ""],
    ["条款", "检查要求", "张三", "李四", "备注"],
    ["2.1.2", "佩戴服务证", "√", "忘带", ""],
    ["2.3.4", "坐姿端正", "", "", "√"],
    ["1.3.3", "不聊天", "", "", "李四请假"],
]


def test_nothing_is_lost_in_a_matrix_by_clause() -> None:
    reading = read(BY_CLAUSE)
    assert seen(reading, "name", "clause_text", "count_text", "reasons") == [
        ("张三", "2.1.2", "√", ()),
        ("李四", "2.1.2", "忘带", ("unclear_mark",)),
        ("", "2.3.4", "√", ("unclear_clause",)),
    ]
    assert ignored(reading)[5] == whys.REMARK


@pytest.mark.parametrize(
    ("legend", "wrong"),
    [
        ("√出勤  ×旷工  △请假", "×"),
        ("√合格 ×不合格", "×"),
        ("合格√ 不合格×", "×"),
        ("×正常 √违规", "√"),
        ("符合√ 不符合× 不适用/", "×"),
        ("合格:√ 不合格:×", "×"),
        ("合格/不合格：√/×", "×"),
    ],
)
def test_words_belong_to_the_sign_they_stand_beside(legend: str, wrong: str) -> None:
    rows = [[f"检查表 {legend}"], ["姓名", "2.1.1", "2.1.2"], ["张三", "√", "×"], ["李四", "△", ""]]
    assert [count for (count,) in seen(read(rows[:3]), "count_text")] == [wrong]


def who(rows: list[Any], **more: Any) -> list[Any]:
    reading = observe(book(sheet(rows, **more)), Hints(MARCH), RULEBOOK)
    return list(attribute(reading.frame, ROSTERS)["employee_id"])


def test_a_unit_is_no_department() -> None:
    rows = [
        ["迟到登记（单位：次）"],
        ["填表单位：热电公司      2024年3月      单位：元"],
        ["姓名", "条款"],
        ["张三", "2.1.2"],
    ]
    assert who(rows) == ["0001"]


def test_the_whole_company_is_no_department_and_a_branch_is_one() -> None:
    assert who([["单位名称：热电公司"], ["姓名", "条款"], ["张三", "2.1.2"]]) == ["0001"]
    assert who([["单位名称：城西分公司"], ["姓名", "条款"], ["张三", "2.1.2"]]) == [None]


def test_a_line_alone_above_a_table_may_be_its_department() -> None:
    rows = [
        ["一、城东营业厅", None],
        ["姓名", "条款"],
        ["王芳", "2.1.2"],
        [None, None],
        ["二、客服部", None],
        ["姓名", "条款"],
        ["王芳", "2.3.4"],
    ]
    assert who(rows) == ["0003", "0004"]


def test_halls_over_tables_beside_each_other_are_their_departments() -> None:
    rows = [
        ["城东营业厅", "城东营业厅", None, "客服部", "客服部"],
        ["姓名", "条款", None, "姓名", "条款"],
        ["王芳", "2.1.2", None, "王芳", "2.3.4"],
    ]
    merges = (Merge(0, 0, 0, 1), Merge(0, 3, 0, 4))
    assert who(rows, merges=merges, filled=frozenset({(0, 1), (0, 4)})) == ["0003", "0004"]


def test_labels_above_a_further_table_are_no_row_of_the_one_before() -> None:
    slip = [["序号", "日期", "违规行为", "条款"], [1, "3月5日", "聊天", "1.3.3"], ["合计", "", "", ""]]
    rows = [["姓名：", "张三", "部门：", "城东营业厅"], *slip, ["姓名：", "李四", "部门：", "客服部"], *slip]
    reading = read(rows)
    assert seen(reading, "name", "row") == [("张三", 3), ("李四", 7)]
    assert ignored(reading)[5] == whys.ABOVE


@pytest.mark.parametrize(("written", "told"), [(100, False), ("100元", False), (300, True), ("免", True), ("", False)])
def test_an_amount_that_differs_from_the_tariff_is_told_and_decides_nothing(written: Any, told: bool) -> None:  # noqa: FBT001  # a case
    reading = read([["姓名", "日期", "条款", "次数", "扣款"], ["张三", "3月5日", "2.1.2", 1, written]])
    assert seen(reading, "count", "reasons") == [(1, ())]
    assert any("2 (" in notice for notice in reading.notices) == told


def test_columns_that_nobody_read_are_told() -> None:
    reading = read([["姓名", "条款", "举报人", "空列"], ["张三", "2.1.2", "赵某", ""]])
    assert sum("举报人" in notice and "空列" not in notice for notice in reading.notices) == 1


def test_hidden_columns_are_read_and_told() -> None:
    made, page = workbook()
    for row in (["姓名", "条款", "次数"], ["张三", "2.1.2", 2]):
        page.append(row)
    page.column_dimensions["C"].hidden = True
    reading = observe(read_file(saved(made), "督查.xlsx", HERE), Hints(MARCH), RULEBOOK)
    assert seen(reading, "count") == [(2,)]
    assert sum("C" in notice for notice in reading.notices) == 1


def test_names_with_and_without_a_middle_dot_are_one() -> None:
    assert who([["姓名", "条款"], ["买买提 艾力", "2.1.2"], ["买买提艾力", "2.1.2"]]) == ["1006", "1006"]


def test_an_inspection_sheet_is_no_roster_and_is_told_to_be_one() -> None:
    rows = [["工号", "姓名", "日期", "违规行为"], ["0001", "张三", "3月5日", "聊天"]]
    with pytest.raises(InspectionSheetError, match="工号、姓名、日期、违规行为"):
        read_roster(book(sheet(rows)))


def test_a_file_that_is_neither_is_told_what_a_roster_needs() -> None:
    with pytest.raises(NoRosterError, match="工号") as refused:
        read_roster(book(sheet([["物品", "数量"], ["办公桌", 3]])))
    assert not isinstance(refused.value, InspectionSheetError)
