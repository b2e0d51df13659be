"""Workbooks of inspections: which sheets are read, what is said about the others, and that no row is lost."""

from __future__ import annotations

from typing import Any

import pytest

from conduct_audit import language
from conduct_audit.intake.grid import NoValue
from conduct_audit.intake.observe import Hints, Reading, observe
from conduct_audit.intake.table_errors import EmptyTableError, NoTableError, RosterSheetError
from conduct_audit.month import Month
from tests.intake.intake_grids import MARCH, RULEBOOK, Rows, book, read, seen, sheet

HEADER = ["姓名", "违规行为", "次数"]
ACT = ["张三", "玩手机", 1]
EXAMPLE: Rows = [HEADER, ["例：张三", "例：玩手机", 1]]


def read_sheets(*sheets: Any, name: str = "督查.xlsx") -> Reading:
    return observe(book(*sheets, name=name), Hints(MARCH), RULEBOOK)


def layouts(reading: Reading) -> dict[str, str]:
    return {one.sheet: one.layout for one in reading.sheets}


def test_each_sheet_is_reported_with_its_layout_and_header_row() -> None:
    reading = read_sheets(sheet([["标题"], HEADER, ACT], "一"), sheet([["随便写写"]], "二", hidden=True))
    assert [(one.sheet, one.layout, one.header_row, one.hidden) for one in reading.sheets] == [
        ("一", "list", 2, False),
        ("二", "none", None, True),
    ]


def test_the_sheet_of_a_hall_or_day_supplies_what_its_rows_leave_out() -> None:
    reading = read_sheets(sheet([HEADER, ACT], "城东厅"), sheet([HEADER, ACT], "5日"), sheet([HEADER, ACT], "4月"))
    assert seen(reading, "department", "date_text", "month") == [
        ("城东厅", "", "2024-03"),
        ("", "", "2024-03"),
        ("", "", "2024-04"),
    ]
    assert [day and day.day for day in reading.frame["occurred_on"]] == [None, 5, None]


@pytest.mark.parametrize("name", ["填表说明", "模板", "字典", "条款", "Instructions", "下拉选项"])
def test_sheets_of_instructions_are_ignored_beside_others_but_read_alone(name: str) -> None:
    beside = read_sheets(sheet([HEADER, ACT], "明细"), sheet(EXAMPLE, name))
    assert layouts(beside)[name] == "none"
    assert layouts(read_sheets(sheet([HEADER, ACT], name)))[name] == "list"


@pytest.mark.parametrize("rows", [[["姓名", "次数"], ["张三", 1]], [["姓名", "2.1.2", "1.3.3"], ["张三", 1, 1]]])
def test_a_summary_that_adds_up_other_sheets_is_ignored(rows: Rows) -> None:
    reading = read_sheets(sheet([HEADER, ACT], "明细"), sheet(rows, "3月汇总"))
    assert layouts(reading) == {"明细": "list", "3月汇总": "none"}
    assert layouts(read_sheets(sheet(rows, "3月汇总")))["3月汇总"] != "none"


def test_a_summary_that_repeats_the_acts_is_read_for_the_books_to_compare() -> None:
    assert layouts(read_sheets(sheet([HEADER, ACT], "一"), sheet([HEADER, ACT], "汇总")))["汇总"] == "list"


@pytest.mark.parametrize("name", ["二", "使用说明"])
def test_a_sheet_without_a_table_is_ignored_row_by_row(name: str) -> None:
    reading = read_sheets(sheet([HEADER, ACT], "一"), sheet([["随便"], [], ["写写"]], name))
    assert [(one.sheet, one.row) for one in reading.ignored] == [("一", 1), (name, 1), (name, 3)]
    assert reading.rows_read == reading.with_observations + len(reading.ignored) == 4


@pytest.mark.parametrize("rows", [[["甲", "乙"]], [[""]], []])
def test_a_file_without_a_table_is_an_error_that_says_what_is_needed(rows: Rows) -> None:
    with pytest.raises(NoTableError, match=r"督查\.xlsx.*工号.*违规行为"):
        read_sheets(sheet(rows))


def test_a_table_without_rows_is_an_error() -> None:
    with pytest.raises(EmptyTableError):
        read_sheets(sheet([["标题"], HEADER]))


def test_rows_of_which_nothing_occurred_are_no_error() -> None:
    assert read_sheets(sheet([HEADER, ["张三", "无", 0]])).frame.empty


def test_hidden_sheets_and_rows_are_read_and_reported() -> None:
    language.activate("en")
    hidden = sheet([HEADER, ACT, ACT], "一", hidden=True, hidden_rows=frozenset({1, 2, 9}))
    reading = read_sheets(hidden)
    assert len(reading.frame) == 2
    assert reading.notices == (
        "Sheet “一” is hidden; it was read all the same.",
        "Sheet “一” has 2 hidden rows; they were read, too.",
    )


def test_a_heading_with_two_meanings_and_an_unreadable_sheet_are_reported() -> None:
    language.activate("en")
    workbook = book(sheet([["姓名", "违规行为", "日期/地点"], ["张三", "玩手机", "x"]]))
    workbook = type(workbook)(workbook.name, "xlsx", None, workbook.sheets, unreadable=("图表",))
    question, unreadable = sorted(observe(workbook, Hints(MARCH), RULEBOOK).notices, key=len)[::-1]
    assert "“日期/地点” (cell Sheet1!C1)" in question
    assert "“图表”" in unreadable


@pytest.mark.parametrize(
    ("name", "month", "expected"),
    [
        ("2024年5月督查.xlsx", None, "2024-05"),
        ("2024年5月督查.xlsx", Month(2024, 5), "2024-05"),
        ("2024年5月督查.xlsx", MARCH, None),
        ("督查.xlsx", MARCH, "2024-03"),
        ("督查.xlsx", None, None),
    ],
)
def test_the_file_name_is_context_unless_the_month_given_contradicts_it(
    name: str, month: Month | None, expected: str | None
) -> None:
    reading = observe(book(sheet([HEADER, ACT]), name=name), Hints(month), RULEBOOK)
    reasons: tuple[str, ...] = () if expected else ("bad_date",)
    assert seen(reading, "month", "reasons") == [(expected, reasons)]


def test_a_day_that_contradicts_the_sheet_is_taken_as_written() -> None:
    rows = [["2024年2月督查"], ["日期", *HEADER], ["2024-03-05", *ACT]]
    assert seen(read(rows), "month") == [("2024-03",)]


def test_why_a_row_is_ignored_is_told_in_the_users_language() -> None:
    language.activate("en")
    assert [one.why for one in read([["标题"], HEADER, ACT]).ignored] == [
        "title or label above the table",
        "heading row",
    ]


def test_a_formula_without_a_value_is_not_blank() -> None:
    assert seen(read([["姓名", "日期", "违规行为"], ["张三", NoValue("A1"), "玩手机"]]), "reasons") == [
        (("bad_date",),)
    ]


def test_cells_that_merged_ranges_fill_do_not_make_a_row() -> None:
    rows = [HEADER, ["张三", "玩手机", 1], ["张三", "迟到", 1], ["张三", None, None]]
    one = sheet(rows, filled=frozenset({(2, 0), (3, 0)}))
    reading = observe(book(one), Hints(MARCH), RULEBOOK)
    assert (reading.rows_read, seen(reading, "row", "name")) == (3, [(2, "张三"), (3, "张三")])


def test_months_side_by_side_are_tables_of_their_own() -> None:
    rows = [
        ["2024年督查表"],
        ["姓名", "1月", "", "2月", ""],
        ["", "违规行为", "次数", "违规行为", "次数"],
        ["张三", "玩手机", 1, "迟到", 2],
        ["李四", "", "", "早退", ""],
        ["王芳"],
    ]
    reading = read(rows, month=None)
    expected = [
        (4, "张三", "玩手机", 1, "2024-01"),
        (4, "张三", "迟到", 2, "2024-02"),
        (5, "李四", "早退", 1, "2024-02"),
    ]
    assert sorted(seen(reading, "row", "name", "text", "count", "month")) == expected
    assert reading.rows_read == reading.with_observations + len(reading.ignored) == 6


def test_days_as_headings_of_a_matrix_are_dates() -> None:
    rows = [["3月迟到登记（√为违规）"], ["姓名", "1日", "2日", "3日"], ["张三", "√", "", ""], ["李四", "", "", "迟到"]]
    reading = observe(book(sheet(rows), name="2024年.xlsx"), Hints(), RULEBOOK)
    days = [
        (row, str(day), text, reasons)
        for row, day, text, reasons in seen(reading, "row", "occurred_on", "text", "reasons")
    ]
    assert days == [(3, "2024-03-01", "", ()), (4, "2024-03-03", "迟到", ())]


def test_the_same_headings_a_second_time_are_a_second_table() -> None:
    header = ["姓名", "违规行为", "次数"]
    reading = read(
        [[*header, *header, "检查人"], ["张三", "玩手机", 1, "李四", "迟到", 2, "督导甲"], ["王芳", "早退", 1]]
    )
    people = [("张三", "玩手机", "督导甲"), ("李四", "迟到", "督导甲"), ("王芳", "早退", "")]
    assert sorted(seen(reading, "name", "text", "inspector")) == sorted(people)


def test_groups_of_halls_side_by_side_hint_the_department() -> None:
    rows = [
        ["日期", "城东厅", "", "城西厅", ""],
        ["", "姓名", "违规行为", "姓名", "违规行为"],
        ["3月5日", "张三", "甲", "李四", "乙"],
    ]
    assert sorted(seen(read(rows), "name", "department", "text")) == [
        ("张三", "城东厅", "甲"),
        ("李四", "城西厅", "乙"),
    ]


def test_a_heading_merged_over_two_columns_is_one_column() -> None:
    rows = [["姓名", "违规行为", "违规行为"], ["张三", "玩手机", "玩手机"]]
    one = sheet(rows, filled=frozenset({(0, 2), (1, 2)}))
    assert len(observe(book(one), Hints(MARCH), RULEBOOK).frame) == 1


@pytest.fixture(autouse=True)
def _speak_chinese_again() -> Any:
    yield
    language.activate("zh")


@pytest.mark.parametrize("base", [("月奖金基数（元）",), ()])
def test_a_roster_is_refused_though_its_posts_are_words_of_headings(base: tuple[str, ...]) -> None:
    header = ["序号", "部门", "工号", "姓名", "性别", "岗位", *base]
    people = [[n, "城东收费大厅", f"0010{n}", f"员工{n}", "男", "营业员", *(1800 for _ in base)] for n in range(1, 6)]
    with pytest.raises(RosterSheetError, match="roster import"):
        read([header, *people])
