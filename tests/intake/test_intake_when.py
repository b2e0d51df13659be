"""What titles, labels, sheet names and file names say about time; a contradiction is never decided in silence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.context import Context, below, context_of, hint_of, outer_time
from conduct_audit.intake.labels import labels_in, titles_in
from conduct_audit.intake.when import NEVER, When, filled, together, when_in, when_of_month, when_of_sheet
from conduct_audit.month import Month


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("××公司2024年3月份服务督查情况表", When(2024, 3)),
        ("2024年 三 月", When(2024, 3)),
        ("二〇二四年三月五日督查", When(2024, 3, 5)),
        ("2024年3月5日（星期二）", When(2024, 3, 5)),
        ("24年3月", When(2024, 3)),
        ("督查202403(1)", When(2024, 3)),
        ("2024_03", When(2024, 3)),
        ("20240305", When(2024, 3, 5)),
        ("督查-3月", When(None, 3)),
        ("2024年度", When(2024)),
        ("5日", When(day=5)),
        ("March 2024", When(2024, 3)),
        ("Inspection of Mar 5, 2024", When(2024, 3, 5)),
        ("2024 March", When(2024, 3)),
        ("3号厅", NEVER),
        ("12345热线", NEVER),
        ("Sheet1", NEVER),
    ],
)
def test_a_text_names_year_month_and_day_as_far_as_it_does(text: str, when: When) -> None:
    assert when_in(text) == when


@pytest.mark.parametrize("text", ["2024年3月1日-31日", "2024.3.1-3.31", "2024年3月1日至3月31日", "20240301-20240331"])
def test_a_range_within_a_month_gives_the_month_without_a_day(text: str) -> None:
    assert when_in(text) == When(2024, 3)


@pytest.mark.parametrize("text", ["2024年1-3月", "2024年2月28日至3月5日", "2024年一季度"])
def test_a_range_over_months_gives_the_year_alone(text: str) -> None:
    assert when_in(text) == When(2024)


@given(
    day=st.dates(date(2015, 1, 1), date(2049, 12, 31)), shape=st.sampled_from(["%Y年%m月%d日", "%Y-%m-%d", "%Y%m%d"])
)
def test_a_day_in_a_title_is_read_as_written(day: date, shape: str) -> None:
    assert when_in(f"服务督查表（{day.strftime(shape)}）").as_day == day


def test_only_a_sheet_name_may_write_a_day_as_3_5() -> None:
    assert (when_of_sheet("3.5"), when_in("3.5")) == (When(None, 3, 5), NEVER)


def test_sources_that_contradict_each_other_give_nothing() -> None:
    clash = together([When(2024, 3), When(None, 4)])
    assert (clash.clash, clash.as_month, clash.as_day) == (True, None, None)


def test_sources_that_complete_each_other_give_a_day() -> None:
    assert together([When(2024, 3), When(day=5), NEVER]).as_day == date(2024, 3, 5)


def test_two_days_are_no_day_and_no_clash() -> None:
    assert together([When(2024, 3, 5), When(2024, 3, 6)]) == When(2024, 3)


@pytest.mark.parametrize(
    ("own", "outer", "whole"),
    [
        (NEVER, When(2024, 3), When(2024, 3)),
        (When(None, 3), When(2024, 3), When(2024, 3)),
        (When(2024), When(2024, 3), When(2024, 3)),
        (When(2023), When(2024, 3), When(2023)),
        (When(2024, 2), When(2024, 3), When(2024, 2)),
        (When(None, 2), When(2024, 3), When(2024, 2)),
        (When(None, 12), When(2024, 1), When(None, 12)),
        (When(day=5), When(2024, 3), When(2024, 3, 5)),
        (When(2024, 3), When(2024, 3, 9), When(2024, 3, 9)),
        (When(2024, 2), When(2024, 3, 9), When(2024, 2)),
    ],
)
def test_the_month_given_fills_in_and_overrides_nothing(own: When, outer: When, whole: When) -> None:
    assert filled(own, outer) == whole


def test_no_30th_of_february() -> None:
    assert When(2024, 2, 30).as_day is None


def test_file_name_and_month_option_agree_or_say_nothing() -> None:
    march = Month(2024, 3)
    assert outer_time("2024年督查.xlsx", march).as_month == march
    assert outer_time("督查表.xlsx", march) == when_of_month(march)
    assert outer_time("2024年4月督查.xlsx", march).as_month is None
    assert outer_time("督查20240331", None) == When(2024, 3)


def test_a_clash_outside_hurts_only_what_the_sheet_leaves_out() -> None:
    clash = together([When(2024, 3), When(2024, 4)])
    assert filled(When(2024, 5), clash).as_month == Month(2024, 5)
    assert filled(When(None, 5), clash).as_month is None


def test_labels_stand_in_one_cell_or_in_neighbouring_cells() -> None:
    one_cell = labels_in(["检查单位：城东营业厅    检查时间：2024年3月5日   检查人：李督导"])
    apart = labels_in(["部门：", "客服部", "填表人", "王五", "督查人：赵六", ""])
    assert [(x.label, x.value) for x in one_cell] == [
        ("检查单位", "城东营业厅"),
        ("检查时间", "2024年3月5日"),
        ("检查人", "李督导"),
    ]
    assert [(x.label, x.value) for x in apart] == [("部门", "客服部"), ("填表人", "王五"), ("督查人", "赵六")]


@pytest.mark.parametrize("texts", [["部门：", "检查人：李四"], ["部门：____"], ["姓名", "工号"], []])
def test_a_label_without_a_value_says_nothing(texts: list[str]) -> None:
    assert "department" not in {label.meaning.field for label in labels_in(texts)}


def test_a_title_in_front_of_a_label_is_still_a_title() -> None:
    assert titles_in(["2024年3月督查表  检查人：李四", "客服部"]) == ("2024年3月督查表", "客服部")


def test_the_context_gathers_time_department_place_inspector_and_person() -> None:
    rows = [
        ["2024年服务督查"],
        ["部门：客服部", "营业厅：城东厅", "检查人：李四"],
        ["姓名：张三", "工号：0001", "制表日期：2024年4月1日"],
    ]
    expected = Context(When(2024, 3), "客服部", "城东厅", "城东厅", "李四", "0001", "张三")
    assert context_of("3月", rows, NEVER) == expected


def test_a_further_table_takes_over_what_its_own_labels_do_not_say() -> None:
    first = Context(When(2024, 3), "客服部", "", "", "李四")
    second = below(first, [["部门：检修班", "日期：2024年3月31日"]])
    assert (second.department, second.inspector, second.when) == ("检修班", "李四", When(2024, 3))


@pytest.mark.parametrize(
    ("name", "hint"), [("城东厅", "城东厅"), ("一、城东营业厅", "城东营业厅"), ("(2) 客服部", "客服部")]
)
def test_a_sheet_name_or_line_may_be_a_department(name: str, hint: str) -> None:
    assert hint_of(name) == hint


@pytest.mark.parametrize("name", ["Sheet1", "3月", "明细", "汇总表", "5日", "1", "工作表2", "很" * 21])
def test_other_sheet_names_are_none(name: str) -> None:
    assert hint_of(name) == ""
