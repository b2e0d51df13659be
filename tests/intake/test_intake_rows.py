"""Rows below a header that are no data: totals, signatures, notes, page lines, lines between the rows."""

from __future__ import annotations

from typing import Any

import pytest

from conduct_audit.intake import whys
from conduct_audit.intake.footers import footer_word
from tests.intake.intake_grids import ignored, read, seen

HEADER = ["序号", "日期", "姓名", "违规行为", "次数"]
DATA = [1, "3月5日", "张三", "玩手机", 1]


def why(row: list[Any]) -> str | None:
    return ignored(read([HEADER, DATA, row])).get(3)


@pytest.mark.parametrize(
    "row",
    [
        ["合计", "", "", "", 5],
        ["合 计", "", "", "", "5人次"],
        ["", "", "小计", "", 5],
        ["", "本页合计", "", 5, 5],
        ["合计"] * 5,
        ["合计：3人次"],
        ["客服部合计", "", "", "", 5],
        [9, "", "总计", "", 5],
        ["Total", "", "", "", 5],
        ["合计", "", "", "合计", 5],
    ],
)
def test_totals_are_no_data(row: list[Any]) -> None:
    assert why(row) == whys.TOTAL


@pytest.mark.parametrize(
    "row",
    [
        ["检查人签字：", "", "", "被检查人签字：", ""],
        ["制表人：李四", "", "", "审核：王五", ""],
        ["制表：", "李四", "张三", "审核：", "王五"],
        ["", "审核", "", "", ""],
        ["负责人签名", "", "", "", ""],
        ["    年   月   日"],
        ["Prepared by: Li"],
        ["日期：2024年3月31日"],
        ["单位（盖章）"],
    ],
)
def test_signatures_are_no_data(row: list[Any]) -> None:
    assert why(row) == whys.SIGNATURE


@pytest.mark.parametrize(
    "row",
    [
        ["备注：本表一式两份"],
        ["注1：本表一式两份"],
        ["注：", "", "√表示违规"],
        ["说明：张三已约谈"] * 5,
        ["第 1 页 共 2 页"],
        ["Page 1 of 2"],
        ["√表示违规"],
    ],
)
def test_notes_are_no_data(row: list[Any]) -> None:
    assert why(row) == whys.NOTE


@pytest.mark.parametrize("row", [["以下空白"], ["", "（以下空白）"], ["—以下无正文—"]])
def test_the_end_is_no_data(row: list[Any]) -> None:
    assert why(row) == whys.END


@pytest.mark.parametrize("row", [["城东营业厅"], ["一、城东营业厅"] * 5, ["", "3月6日"]])
def test_a_line_between_the_rows_is_no_data(row: list[Any]) -> None:
    assert why(row) == whys.LINE_BETWEEN


@pytest.mark.parametrize("row", [[2, "3月6日"], [2, "3月6日", "", "", 1]])
def test_a_row_with_nobody_and_nothing_is_no_data(row: list[Any]) -> None:
    assert why(row) == whys.NOBODY_NOTHING


@pytest.mark.parametrize(
    "row",
    [
        [2, "3月6日", "李四", "", ""],
        [2, "3月6日", "", "玩手机", ""],
        ["", "", "李四", "", ""],
        ["", "", "", "合计金额填错", ""],
        ["检查人", "3月6日", "李四", "玩手机", 1],
        ["", "2024年3月6日", "", "玩手机", ""],
        ["2024年3月6日", "", "", "玩手机", ""],
    ],
)
def test_a_person_without_an_act_and_an_act_without_a_person_are_data(row: list[Any]) -> None:
    assert why(row) is None


def test_behind_a_note_lone_texts_belong_to_it_until_data_comes_again() -> None:
    more = [["说明：", ""], ["", "", "1、本表一式两份"], [2, "3月6日", "李四", "迟到", 1], ["", "", "王芳", "", ""]]
    reading = read([HEADER, DATA, *more])
    assert (ignored(reading)[3], ignored(reading)[4]) == (whys.NOTE, whys.NOTE)
    assert seen(reading, "row") == [(2,), (5,), (6,)]


def test_a_line_between_the_rows_hints_the_department_of_the_rows_below_it() -> None:
    reading = read([HEADER, DATA, ["一、城东营业厅"], DATA, ["二、客服部"] * 5, DATA])
    departments = [("", True), ("城东营业厅", True), ("客服部", True)]
    assert seen(reading, "department", "department_hint") == departments


def test_headers_that_come_again_are_dropped() -> None:
    reading = read([["标题"], HEADER, DATA, HEADER, DATA, ["标题"], HEADER, DATA])
    expected = {1: whys.ABOVE, 2: whys.HEADER, 4: whys.REPEATED_HEADER, 6: whys.LINE_BETWEEN, 7: whys.REPEATED_HEADER}
    assert ignored(reading) == expected


@pytest.mark.parametrize(
    "text", ["张三", "12", "王统计", "客服部", "2.1.2", "备用金未上锁", "注意力不集中", "日期写错了"]
)
def test_ordinary_words_are_no_footers(text: str) -> None:
    assert footer_word(text) is None
