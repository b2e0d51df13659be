"""Where the tables of a sheet are: header anywhere, two rows of headings, matrices, tables one below the other."""

from __future__ import annotations

from typing import Any

import pytest

from conduct_audit.intake.clause_headings import ClauseHeadings
from conduct_audit.intake.grid import Merge
from conduct_audit.intake.layout import Table, tables_of
from conduct_audit.intake.when import NEVER
from tests.intake.intake_grids import RULEBOOK, Rows, sheet

CLAUSES = ClauseHeadings(RULEBOOK)
HEADER = ["日期", "姓名", "违规行为", "次数"]
DATA = ["3月5日", "张三", "玩手机", 1]


def tables(rows: Rows, **more: Any) -> tuple[Table, ...]:
    return tables_of(sheet(rows, **more), CLAUSES, NEVER)


def fields(table: Table) -> list[str | None]:
    return [column.field for column in table.header.columns]


@pytest.mark.parametrize("above", [0, 1, 3, 14, 30])
def test_a_header_is_found_wherever_it_stands_in_the_first_rows(above: int) -> None:
    (table,) = tables([*[[f"服务督查第{n}"] for n in range(above)], HEADER, DATA])
    assert (table.header.top, table.start, table.kind) == (above, above + 1, "list")


def test_a_title_or_label_row_that_holds_headings_is_no_header() -> None:
    rows = [["2024年违规行为检查情况表"], ["部门：", "客服部", "检查人：", "李四", "姓名：", "张三"], HEADER, DATA]
    assert tables(rows)[0].header.top == 2


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        (["日期", "姓名", "检查情况", "检查情况"], ["日期", "姓名", "违规行为", "次数"]),
        (["日期", "姓名", "检查情况", ""], ["", "", "违规行为", "次数"]),
        (["date", "name", "violation", "times"], HEADER),
        (HEADER, ["date", "name", "violation", "times"]),
    ],
)
def test_a_header_of_two_rows_is_read_as_one(top: list[str], bottom: list[str]) -> None:
    (table,) = tables([["标题"], top, bottom, DATA])
    assert (table.header.top, table.header.bottom) == (1, 2)
    assert fields(table) == ["date", "name", "text", "count"]


def test_a_group_gives_its_columns_to_those_it_names() -> None:
    top = ["日期", "被检查人", "被检查人", "违规行为", "检查人", "检查人", "整改", "整改"]
    bottom = ["日期", "姓名", "工号", "违规行为", "姓名", "工号", "日期", "责任人"]
    (table,) = tables([top, bottom, ["3月5日", "张三", "1", "玩手机", "李四", "2", "3月9日", "王五"]])
    assert fields(table) == ["date", "name", "number", "text", "inspector", "other", "deadline", "deadline"]


def test_headings_that_come_twice_behind_the_jointly_liable_are_theirs() -> None:
    headings = ["工号", "姓名", "违规行为", "考核金额", "备注", "连带责任人工号", "连带责任人名称", "考核金额", "备注"]
    (table,) = tables([headings, ["1", "张三", "玩手机", 100, "x", "2", "李四", 50, "y"]])
    assert fields(table)[5:] == ["joint"] * 4
    assert fields(table)[3:5] == ["amount", "note"]


def test_the_surest_of_two_columns_of_a_field_counts() -> None:
    (table,) = tables(
        [["检查日期", "发生日期", "责任人", "违规人员姓名", "违规行为"], ["3月6日", "3月5日", "李四", "张三", "玩手机"]]
    )
    assert [table.header.of(field)[0].heading for field in ("date", "name")] == ["发生日期", "违规人员姓名"]


@pytest.mark.parametrize(
    "rows",
    [
        [["甲", "乙"], ["丙", "丁"]],
        [["工号", "姓名", "部门", "岗位", "奖金基数"], ["1", "张三", "客服部", "", 1500]],
        [["工号", "姓名", "部门"], ["1", "张三", "客服部"]],
        [["条款号", "条款内容", "类别", "扣款"], ["2.1.2", "工牌", "着装", 100]],
        [["姓名", "次数", "奖金基数"], ["张三", 1, 1500]],
        [],
        [[None], [""]],
    ],
)
def test_a_sheet_without_inspections_has_no_table(rows: Rows) -> None:
    assert tables(rows) == ()


def test_a_row_of_labels_and_values_is_no_header() -> None:
    labels = ["姓名", "张三", "工号", "0001", "部门", "客服部"]
    (table,) = tables([["服务督查单"], labels, ["日期", "违规行为"], ["3月5日", "玩手机"]])
    assert (table.header.top, table.context.name, table.context.department) == (2, "张三", "客服部")


def test_a_header_with_unknown_headings_between_the_known_ones_is_found() -> None:
    (table,) = tables([["姓名", "师傅", "违规行为", "处理办法"], ["张三", "李四", "玩手机", "约谈"]])
    assert fields(table) == ["name", None, "text", None]


def test_a_list_without_people_is_a_list_when_it_says_what_was_seen_and_when_or_where() -> None:
    assert tables([["日期", "地点", "存在问题"], ["3月5日", "大厅", "玩手机"]])[0].kind == "list"


def test_the_person_of_a_label_is_enough_for_a_table_without_people() -> None:
    (table,) = tables([["姓名：张三", "工号：0001"], ["日期", "条款"], ["3月5日", "2.1.2"]])
    assert (table.kind, table.context.name, table.context.number) == ("list", "张三", "0001")


@pytest.mark.parametrize(
    "header",
    [
        ["姓名", "2.1.2", "1.3.3"],
        ["姓名", "未佩戴服务证或佩戴不规范", "迟到早退、脱岗串岗、聊天或干私事"],
        ["姓名", "二(一)2", "着装第3条"],
        ["姓名", "玩手机", "迟到"],
        ["", "2.1.2", "1.3.3"],
        ["姓名/条款", "2.1.2", "1.3.3"],
    ],
)
def test_a_matrix_by_person_is_known_by_clauses_or_marks(header: list[str]) -> None:
    (table,) = tables([["标题"], header, ["张三", "√", ""], ["李四", "", "√"]])
    assert (table.kind, [c.index for c in table.marks]) == ("matrix", [1, 2])
    assert table.header.columns[0].field == "name"


@pytest.mark.parametrize("corner", ["条款", "检查项目", "违规行为", "条款\\姓名", "项目"])
def test_a_matrix_by_clause_has_people_as_headings(corner: str) -> None:
    (table,) = tables([["标题"], [corner, "张三", "李四"], ["2.1.2", "√", ""], ["1.3.3", "", "√"]])
    assert (table.kind, [c.heading for c in table.marks]) == ("matrix_by_clause", ["张三", "李四"])


def test_a_matrix_may_have_category_section_and_number_in_three_rows() -> None:
    top = ["姓名", "外在形象规范", "", "一般行为规范"]
    rows = [top, ["", "着装", "", "接待"], ["", 1, 2, 3], ["张三", "√", "", "√"]]
    (table,) = tables(rows)
    assert (table.header.bottom, [c.heading for c in table.marks]) == (
        2,
        ["外在形象规范 着装 1", "外在形象规范 着装 2", "一般行为规范 接待 3"],
    )


def test_merged_groups_are_not_filled_to_the_right_a_second_time() -> None:
    rows = [["姓名", "外在形象规范", "外在形象规范", ""], ["姓名", "着装1", "着装2", "玩手机"], ["张三", "√", "", "√"]]
    (table,) = tables(rows, merges=(Merge(0, 1, 0, 2), Merge(0, 0, 1, 0)))
    assert [c.heading for c in table.marks] == ["外在形象规范 着装1", "外在形象规范 着装2", "玩手机"]


def test_a_column_of_sums_is_no_column_of_marks() -> None:
    (table,) = tables([["姓名", "2.1.2", "1.3.3", "合计"], ["张三", 1, 2, 3]])
    assert [c.heading for c in table.marks] == ["2.1.2", "1.3.3"]


def test_a_list_with_a_column_of_ticks_stays_a_list() -> None:
    rows = [["姓名", "违规行为", "现场", "复查"], ["张三", "玩手机", "√", "√"], ["李四", "迟到", "√", ""]]
    assert tables(rows)[0].kind == "list"


def test_tables_below_each_other_have_their_own_headers_and_labels() -> None:
    other = ["姓名", "次数", "违规行为", "日期"]
    rows = [["部门：客服部"], HEADER, DATA, ["小计"], ["部门：检修班"], other, ["李四", 2, "迟到", "3月6日"]]
    first, second = tables(rows)
    assert (first.start, first.end, second.start, second.end) == (2, 5, 6, 7)
    assert (first.context.department, second.context.department) == ("客服部", "检修班")
    assert fields(second) == ["name", "count", "text", "date"]


def test_a_row_of_data_that_holds_a_heading_is_no_header() -> None:
    assert len(tables([HEADER, ["3月5日", "姓名", "姓名写错", 1], DATA])) == 1
