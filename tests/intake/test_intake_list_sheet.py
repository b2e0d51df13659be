"""Lists: each row is an act; what is not certain waits with its reason, what did not occur is ignored with why."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

import pandas as pd
import pytest

from conduct_audit.intake import whys
from conduct_audit.intake.grid import ErrorCell, NoValue
from conduct_audit.month import Month
from tests.intake.intake_grids import ignored, read, seen

UNKNOWN = "unknown_employee"
HEADER = ["日期", "工号", "姓名", "条款", "违规行为", "次数", "情节", "备注"]
ROW: dict[str, Any] = {"日期": "3月5日", "工号": "0001", "姓名": "张三", "违规行为": "玩手机"}


def of(**cells: Any) -> Any:
    row = ROW | cells
    return read([HEADER, [row.get(heading) for heading in HEADER]])


def test_a_row_becomes_an_observation_to_the_letter() -> None:
    reading = of(工号="０001", 违规行为=" 玩「手機」 ", 条款="2.1.2", 次数="2次", 备注="x")
    row = reading.frame.iloc[0]
    assert (row["number"], row["name"], row["text"]) == ("0001", "张三", "玩「手機」")
    assert (row["occurred_on"], row["month"], row["date_text"]) == (date(2024, 3, 5), "2024-03", "3月5日")
    assert (row["clause_text"], row["count"], row["count_text"], row["serious"]) == ("2.1.2", 2, "2次", None)
    assert (row["sheet"], row["row"], row["reasons"]) == ("Sheet1", 2, ())


def test_the_cells_are_kept_for_explanations() -> None:
    cells = json.loads(of(次数=2.0, 备注='说"是"').frame["cells"][0])
    assert cells == {
        "日期": "3月5日",
        "工号": "0001",
        "姓名": "张三",
        "违规行为": "玩手机",
        "次数": "2",
        "备注": '说"是"',
    }


def test_equal_headings_keep_both_their_cells() -> None:
    reading = read([["姓名", "违规行为", "备注", "备注"], ["张三", "玩手机", "甲", "乙"]])
    assert json.loads(reading.frame["cells"][0])["备注 (2)"] == "乙"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"日期": "2月30日"}, "bad_date"),
        ({"日期": ErrorCell("#REF!")}, "bad_date"),
        ({"日期": NoValue("TODAY()")}, "bad_date"),
        ({"次数": "多次"}, "bad_count"),
        ({"次数": 2.5}, "bad_count"),
        ({"次数": NoValue("SUM(A1)")}, "bad_count"),
        ({"违规行为": ErrorCell("#N/A")}, "unclear_clause"),
        ({"条款": NoValue("VLOOKUP()")}, "unclear_clause"),
        ({"工号": ErrorCell("#N/A")}, "unknown_employee"),
        ({"姓名": NoValue("A1")}, "unknown_employee"),
        ({"情节": "较重"}, "suspected_serious"),
        ({"情节": ErrorCell("#N/A")}, "suspected_serious"),
    ],
)
def test_what_cannot_be_read_waits_with_its_reason(cells: dict[str, Any], reason: str) -> None:
    frame = of(**cells).frame
    assert list(frame["reasons"]) == [(reason,)]


@pytest.mark.parametrize("count", [0, "0", "/", "—", "无", "0次"])
def test_a_count_of_nothing_is_ignored(count: Any) -> None:
    assert ignored(of(次数=count))[2] == whys.NOTHING_OCCURRED


@pytest.mark.parametrize("text", ["/", "无", "—"])
def test_a_text_of_nothing_is_ignored_unless_a_clause_is_named(text: str) -> None:
    assert ignored(of(违规行为=text))[2] == whys.NOTHING_OCCURRED
    assert len(of(违规行为=text, 条款="2.1.2").frame) == 1


def test_nothing_that_is_serious_contradicts_itself_and_waits() -> None:
    assert seen(of(次数=0, 情节="严重"), "serious", "reasons") == [(True, ("bad_count",))]


@pytest.mark.parametrize(
    ("word", "serious"), [("严重", True), ("√", True), ("一般", False), ("否", False), ("/", None), ("", None)]
)
def test_seriousness_is_what_a_person_said(word: str, serious: bool | None) -> None:  # noqa: FBT001  # a case
    assert seen(of(情节=word), "serious", "reasons") == [(serious, ())]


def test_two_columns_of_seriousness_must_agree() -> None:
    header = ["姓名", "违规行为", "严重后果", "恶劣影响"]
    reading = read([header, ["张三", "甲", "有", "有"], ["张三", "乙", "有", "无"], ["张三", "丙", "无", ""]])
    assert seen(reading, "serious", "reasons") == [(True, ()), (None, ("suspected_serious",)), (False, ())]


def test_several_acts_in_a_cell_are_an_observation_each() -> None:
    reading = of(违规行为="1、未佩戴工牌；2、至少提前5分钟到岗未做到")
    assert seen(reading, "row", "text", "count") == [(2, "未佩戴工牌", 1), (2, "至少提前5分钟到岗未做到", 1)]
    assert reading.with_observations == 1


@pytest.mark.parametrize(("cell", "value", "reason"), [("次数", 2, "bad_count"), ("情节", "严重", "suspected_serious")])
def test_a_count_or_seriousness_beside_several_acts_is_nobodys_and_waits(cell: str, value: Any, reason: str) -> None:
    frame = of(违规行为="①玩手机②迟到", **{cell: value}).frame
    assert list(frame["reasons"]) == [(reason,), (reason,)]
    assert list(frame["serious"]) == [None, None]


def test_as_many_clauses_as_acts_belong_to_each_other() -> None:
    reading = of(违规行为="①未戴工牌②迟到", 条款="2.1.2、1.3.3")
    assert seen(reading, "clause_text", "text") == [("2.1.2", "未戴工牌"), ("1.3.3", "迟到")]


@pytest.mark.parametrize("clause", ["2.1.2", "2.1.2、1.3.3、1.3.2"])
def test_beside_other_clauses_several_acts_stay_whole(clause: str) -> None:
    assert seen(of(违规行为="①未戴工牌②迟到", 条款=clause), "clause_text", "text") == [(clause, "①未戴工牌②迟到")]


def test_section_and_number_in_two_columns_are_one_clause() -> None:
    reading = read([["姓名", "大类", "小类", "条款"], ["张三", "外在形象规范", "着装", "第2条"]])
    assert seen(reading, "clause_text", "category_text") == [("外在形象规范 着装 第2条", "外在形象规范 着装")]


def test_a_category_column_that_names_a_clause_is_the_clause() -> None:
    reading = read([["姓名", "检查项目", "违规行为"], ["张三", "2.1.2", ""], ["张三", "着装", "没戴"]])
    assert seen(reading, "clause_text", "category_text") == [("2.1.2", ""), ("", "着装")]


def test_of_two_columns_of_texts_the_surest_speaks_and_a_row_without_it_waits() -> None:
    reading = read([["姓名", "检查情况", "存在问题"], ["张三", "查了两人", "玩手机"], ["李四", "查了两人", ""]])
    assert seen(reading, "name", "text") == [("张三", "玩手机"), ("李四", "")]


@pytest.mark.parametrize(
    ("header", "row", "act"),
    [
        (["姓名", "检查标准"], ["张三", "2.1.2"], ("2.1.2", "")),
        (["姓名", "检查内容"], ["张三", "没戴工牌"], ("", "没戴工牌")),
        (["姓名", "检查标准", "检查情况"], ["张三", "2.1.2", "没戴"], ("2.1.2", "没戴")),
        (["姓名", "检查标准", "检查情况"], ["张三", "2.1.2", ""], ("", "")),
        (["姓名", "检查内容", "检查情况"], ["张三", "着装", "没戴"], ("", "没戴")),
        (["姓名", "条款", "检查内容"], ["张三", "2.1.2", "着装"], ("2.1.2", "")),
    ],
)
def test_what_was_looked_at_is_an_act_only_where_something_was_seen(header: Any, row: Any, act: Any) -> None:
    assert seen(read([header, row]), "clause_text", "text") == [act]


def test_without_a_column_for_the_act_the_remarks_say_it() -> None:
    assert seen(read([["日期", "姓名", "备注"], ["3月5日", "张三", "玩手机"]]), "text") == [("玩手机",)]


@pytest.mark.parametrize(
    ("heading", "reason"), [("条款及次数", "bad_count"), ("日期/地点", "bad_date"), ("姓名/部门", UNKNOWN)]
)
def test_what_only_a_heading_with_two_meanings_may_hold_is_no_guess(heading: str, reason: str) -> None:
    person = ["工号"] if reason != UNKNOWN else ["检查人"]
    reading = read([[*person, "违规行为", heading], ["0001", "玩手机", "x"], ["0001", "迟到", ""]])
    assert [reason in reasons for reasons in reading.frame["reasons"]] == [True, False]


def test_two_columns_of_names_that_differ_wait() -> None:
    reading = read(
        [["责任人", "姓名", "违规行为"], ["张 三", "张三", "甲"], ["李四", "张三", "乙"], ["", "张三", "丙"]]
    )
    assert seen(reading, "name", "reasons") == [("张三", ()), ("张三", ("ambiguous_employee",)), ("张三", ())]


@pytest.mark.parametrize(
    ("heading", "word", "found"),
    [
        ("检查结果", "合格", False),
        ("检查结果", "不合格", True),
        ("是否合格", "是", False),
        ("是否合格", "否", True),
        ("是否违规", "√", True),
        ("是否违规", "否", False),
        ("检查结果", "", True),
        ("检查结果", "待定", True),
        ("结果", "是", True),
        ("是否达标", 1, False),
        ("是否达标", 0, True),
    ],
)
def test_a_row_whose_result_is_in_order_is_no_violation(heading: str, word: str, found: bool) -> None:  # noqa: FBT001  # a case
    reading = read([["姓名", "违规行为", heading], ["张三", "未戴工牌", word]])
    assert (len(reading.frame) == 1, ignored(reading).get(2) == whys.IN_ORDER) == (found, not found)


def test_results_that_contradict_each_other_or_an_appeal_that_succeeded_wait() -> None:
    header = ["姓名", "违规行为", "检查结果", "是否违规", "申诉结果"]
    reading = read(
        [header, ["张三", "甲", "合格", "是", ""], ["张三", "乙", "", "", "撤销"], ["张三", "丙", "", "", "维持"]]
    )
    assert list(reading.frame["reasons"]) == [("unclear_mark",), ("unclear_mark",), ()]


def test_a_result_in_words_of_its_own_is_what_was_seen() -> None:
    reading = read([["姓名", "检查项目", "检查结果"], ["张三", "着装", "没戴工牌"], ["李四", "着装", "不合格"]])
    assert seen(reading, "category_text", "text") == [("着装", "没戴工牌"), ("着装", "")]


def test_the_department_is_that_of_the_row_then_of_the_label_then_a_hint() -> None:
    header = ["姓名", "部门", "营业厅", "违规行为"]
    rows = [["张三", "客服部", "城东厅", "甲"], ["张三", "", "城东厅", "乙"], ["张三", "", "", "丙"]]
    plain, labelled = read([header, *rows]), read([["部门：检修班"], header, *rows])
    assert seen(plain, "department", "department_hint") == [("客服部", False), ("城东厅", True), ("", True)]
    assert seen(labelled, "department", "department_hint") == [("客服部", False), ("检修班", False), ("检修班", False)]
    assert seen(plain, "place") == [("城东厅",), ("城东厅",), ("",)]


def test_the_inspector_and_place_of_a_label_hold_where_the_row_says_nothing() -> None:
    header = ["姓名", "违规行为", "检查人", "地点"]
    reading = read(
        [["检查人：李督导", "检查地点：一号窗口"], header, ["张三", "甲", "", ""], ["张三", "乙", "王督导", "大厅"]]
    )
    assert seen(reading, "inspector", "place") == [("李督导", "一号窗口"), ("王督导", "大厅")]


def test_a_clock_time_is_no_date() -> None:
    header = ["检查日期", "违规时间", "姓名", "违规行为"]
    reading = read([header, [datetime(2024, 3, 5), time(9, 30), "张三", "玩手机"]])  # noqa: DTZ001  # cells know no zone
    assert seen(reading, "occurred_on") == [(date(2024, 3, 5),)]


def test_full_dates_under_an_unknown_heading_are_the_dates_of_a_sheet_without_others() -> None:
    rows = [["2024年3月"], ["当天", "姓名", "违规行为", "编码"], ["2024-02-29", "张三", "甲", "20240105"]]
    assert seen(read(rows), "occurred_on") == [(date(2024, 2, 29),)]
    assert seen(read([["日期", *rows[1]], ["5日", *rows[2]]]), "occurred_on") == [(date(2024, 3, 5),)]


def test_a_column_of_months_completes_the_dates_of_its_row() -> None:
    reading = read(
        [["考核月份", "日期", "姓名", "违规行为"], ["2024年4月", "5日", "张三", "甲"], ["2024-05", "", "张三", "乙"]]
    )
    assert seen(reading, "occurred_on", "month") == [(date(2024, 4, 5), "2024-04"), (None, "2024-05")]


def test_without_any_date_the_month_given_is_known_and_the_day_is_not() -> None:
    rows = [["姓名", "违规行为"], ["张三", "玩手机"]]
    assert seen(read(rows), "occurred_on", "month", "reasons") == [(None, "2024-03", ())]
    assert seen(read(rows, month=None), "month", "reasons") == [(None, ("bad_date",))]


def test_the_day_of_a_label_holds_for_rows_without_one() -> None:
    rows = [["检查时间：2024年3月5日"], ["日期", "姓名", "违规行为"], ["", "张三", "甲"], ["6日", "张三", "乙"]]
    assert seen(read(rows, month=None), "occurred_on") == [(date(2024, 3, 5),), (date(2024, 3, 6),)]


def test_the_month_given_overrides_nothing() -> None:
    rows = [["2024年2月督查表"], ["日期", "姓名", "违规行为"], ["5日", "张三", "甲"], ["2024-01-31", "张三", "乙"]]
    assert seen(read(rows, month=Month(2024, 3)), "month") == [("2024-02",), ("2024-01",)]


def test_frames_have_the_shape_agreed_on() -> None:
    frame = of().frame
    assert frame["count"].dtype == pd.Int64Dtype()
    assert frame["department_hint"].dtype == bool
