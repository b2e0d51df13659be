"""Matrices: one observation for each mark, and none on a mark whose meaning nobody gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from conduct_audit.intake import whys
from tests.intake.intake_grids import Rows, ignored, read, seen

if TYPE_CHECKING:
    from conduct_audit.intake.legend import MarkMeans

HEADER = ["工号", "姓名", "2.1.2", "1.3.3"]
LEGEND = ["注：√表示违规"]
SUMS: Rows = [["3月扣款统计表（元）"], HEADER]


def test_each_mark_is_an_observation_and_blank_cells_mean_nothing() -> None:
    reading = read([HEADER, ["1", "张三", "√", "√√"], ["2", "李四", "", "/"], ["3", "王芳", "√", None], LEGEND])
    expected = [(2, "张三", "2.1.2", 1), (2, "张三", "1.3.3", 2), (4, "王芳", "2.1.2", 1)]
    assert seen(reading, "row", "name", "clause_text", "count") == expected
    assert ignored(reading) == {1: whys.HEADER, 3: whys.NO_MARK, 5: whys.NOTE}


def test_marks_without_a_meaning_wait() -> None:
    reading = read([HEADER, ["1", "张三", "√", ""], ["2", "李四", "", 1], ["3", "王芳", "", "迟到10分钟"]])
    assert seen(reading, "count", "text", "reasons") == [
        (1, "", ("unclear_mark",)),
        (1, "", ("unclear_mark",)),
        (1, "迟到10分钟", ("unclear_mark",)),
    ]


@pytest.mark.parametrize(("means", "found"), [("violation", ["2.1.2"]), ("ok", ["1.3.3"])])
def test_the_user_may_say_what_a_mark_means(means: MarkMeans, found: list[str]) -> None:
    reading = read([HEADER, ["1", "张三", "√", ""], ["2", "李四", "", "×"]], means=means)
    certain = reading.frame[reading.frame["reasons"] == ()]
    assert list(certain["clause_text"]) == found


def test_a_row_of_marks_that_are_all_fine_is_ignored_with_why() -> None:
    assert ignored(read([HEADER, ["1", "张三", "√", "√"]], means="ok"))[2] == whys.ALL_IN_ORDER


def test_numbers_are_counts_where_the_title_says_so() -> None:
    reading = read([["3月违规次数统计表"], HEADER, ["1", "张三", 2, "1次"], ["2", "李四", 0, "-"]])
    assert seen(reading, "count", "count_text", "reasons") == [(2, "2", ()), (1, "1次", ())]


def test_amounts_are_divided_by_the_tariff_or_wait() -> None:
    reading = read([*SUMS, ["1", "张三", 200, "100元"], ["2", "李四", 150, ""]])
    assert seen(reading, "count", "reasons") == [(2, ()), (1, ()), (pd.NA, ("bad_count",))]


def test_an_amount_under_a_heading_without_a_category_waits() -> None:
    reading = read([["3月扣款统计表（元）"], ["姓名", "2.1.2", "玩手机"], ["张三", 100, 50], ["李四", 100, ""]])
    assert seen(reading, "count", "reasons") == [(1, ()), (pd.NA, ("bad_count",)), (1, ())]


def test_an_amount_that_is_given_or_let_off_is_no_occurrence() -> None:
    reading = read([*SUMS, ["1", "张三", "奖100", "免"], ["2", "李四", "-100", ""]])
    assert seen(reading, "count", "reasons") == [(1, ("unclear_mark",)), (1, ("unclear_mark",)), (1, ())]


def test_headings_in_words_are_texts_and_categories_are_categories() -> None:
    rows = [["姓名", "外在形象规范", "玩手机"], ["张三", "√", "√"], LEGEND]
    assert seen(read(rows), "clause_text", "category_text", "text") == [("", "外在形象规范", ""), ("", "", "玩手机")]


def test_a_group_over_a_heading_in_words_narrows_it() -> None:
    top, bottom = ["姓名", "外在形象规范", "", "一般行为规范"], ["", "没戴工牌", "头发乱", "不打招呼"]
    reading = read([top, bottom, ["张三", "√", "", "√"], LEGEND])
    assert seen(reading, "category_text", "text") == [("外在形象规范", "没戴工牌"), ("一般行为规范", "不打招呼")]


@pytest.mark.parametrize(
    ("headings", "person"),
    [
        ([["条款", "张三", "李四"]], ("", "张三", "")),
        ([["条款", "张三(1001)", "李四(1002)"]], ("1001", "张三", "")),
        ([["条款", "1001张三", "1002李四"]], ("1001", "张三", "")),
        ([["条款", "客服部", ""], ["条款", "张三", "李四"]], ("", "张三", "客服部")),
        ([["条款", "张三", "李四"], ["条款", "1001", "1002"]], ("1001", "张三", "")),
    ],
)
def test_by_clause_the_headings_name_the_people(headings: Rows, person: tuple[str, str, str]) -> None:
    reading = read([*headings, ["2.1.2", "√", ""], ["1.3.3", "", ""], LEGEND])
    assert seen(reading, "number", "name", "department") == [person]
    assert seen(reading, "clause_text") == [("2.1.2",)]


def test_by_clause_the_rows_say_what_was_done() -> None:
    rows = [
        ["序号", "类别", "检查项目", "张三", "李四"],
        [1, "着装", "没戴工牌", "√", ""],
        [2, "", "2.1.3", "", "√"],
        LEGEND,
    ]
    assert seen(read(rows), "name", "clause_text", "category_text", "text") == [
        ("张三", "", "着装 没戴工牌", ""),
        ("李四", "2.1.3", "", ""),
    ]


def test_words_beside_a_single_mark_stay_in_the_cells_and_without_marks_they_wait() -> None:
    rows = [[*HEADER, "存在问题"], ["1", "张三", "√", "", "工牌在桌上"], ["2", "李四", "", "", "玩手机"], LEGEND]
    reading = read(rows)
    assert seen(reading, "row", "clause_text", "text") == [(2, "2.1.2", ""), (3, "", "玩手机")]
    assert "工牌在桌上" in reading.frame["cells"][0]


def test_seriousness_of_a_row_with_several_marks_is_of_none_of_them() -> None:
    rows = [[*HEADER, "情节"], ["1", "张三", "√", "√", "严重"], ["2", "李四", "√", "", "严重"], LEGEND]
    assert seen(read(rows), "serious", "reasons") == [
        (None, ("suspected_serious",)),
        (None, ("suspected_serious",)),
        (True, ()),
    ]


@pytest.mark.parametrize("header", [HEADER, ["条款", "张三", "李四", "王芳"]])
def test_the_header_of_a_matrix_may_come_again(header: list[str]) -> None:
    is_by_clause = header[0] == "条款"
    first, second = (
        (["2.1.2", "√", "√", ""], ["1.3.3", "", "", "√"])
        if is_by_clause
        else (["1", "张三", "√", "√"], ["2", "李四", "", "√"])
    )
    reading = read([header, first, ["小计"], header, second, LEGEND])
    assert seen(reading, "row") == [(2,), (2,), (5,)]
    assert ignored(reading)[4] == whys.REPEATED_HEADER


def test_a_mark_without_a_person_waits_for_one() -> None:
    assert seen(read([HEADER, ["1", "张三", "√", ""], ["", "", "√", "√"], LEGEND]), "row", "name") == [
        (2, "张三"),
        (3, ""),
        (3, ""),
    ]
