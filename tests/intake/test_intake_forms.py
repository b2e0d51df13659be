"""Forms: one slip on a sheet, several below or beside each other, lists that lie on their side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit.intake import whys
from conduct_audit.intake.grid import Merge
from conduct_audit.intake.observe import Hints, observe
from conduct_audit.intake.table_errors import NoTableError
from tests.intake.intake_grids import MARCH, RULEBOOK, book, ignored, read, seen, sheet

if TYPE_CHECKING:
    from conduct_audit.intake.observe import Reading

ONE = ("number", "name", "occurred_on", "clause_text", "text", "count")
SLIP: list[Any] = [
    ["考核通知单", None, None, None],
    ["姓名", "张三", "工号", "0001"],
    ["检查日期", "2024年3月5日", "检查人", "钱七"],
    ["违反条款", "2.1.2", "次数", 2],
    ["违规事实", "未佩戴服务证", None, None],
    ["本人签字", None, "日期", "2024年4月2日"],
]


def facts(reading: Reading) -> list[tuple[Any, ...]]:
    return [(number, name, str(day), *rest) for number, name, day, *rest in seen(reading, *ONE)]


def test_a_slip_is_one_observation_at_the_row_of_its_act() -> None:
    reading = read(SLIP)
    assert facts(reading) == [("0001", "张三", "2024-03-05", "2.1.2", "未佩戴服务证", 2)]
    assert seen(reading, "row", "inspector") == [(4, "钱七")]
    assert reading.sheets[0].layout == "form"


def test_the_other_rows_of_a_slip_are_told_to_be_part_of_it() -> None:
    reading = read(SLIP)
    assert ignored(reading) == dict.fromkeys((1, 2, 3, 5, 6), whys.FORM)
    assert reading.rows_read == reading.with_observations + len(reading.ignored) == 6


def test_the_day_of_a_signature_is_never_the_day_of_the_act() -> None:
    without_day = [row for row in SLIP if row[0] != "检查日期"]
    assert seen(read(without_day), "occurred_on", "month") == [(None, "2024-03")]


@pytest.mark.parametrize("clerk", ["制表人", "审核", "填表人：", "批准人"])
def test_a_day_beside_who_made_out_the_paper_is_that_of_the_paper(clerk: str) -> None:
    rows = [["姓名", "张三", "工号", "0001"], ["违反条款", "2.1.2", "次数", 1], [clerk, "钱七", "日期", "2024-04-02"]]
    assert seen(read(rows), "occurred_on", "month") == [(None, "2024-03")]


VALUES_BELOW: list[Any] = [
    ["违规行为考核单", None, None, None],
    ["姓名", "工号", "部门", "日期"],
    ["张三", "0001", "客服部", "2024-3-5"],
    ["违规行为", None, None, "条款"],
    ["未佩戴服务证", None, None, "2.1.2"],
    ["检查人", "审核", None, None],
    ["钱七", "孙八", None, None],
]
IN_ONE_CELL: list[Any] = [
    ["服务规范考核单"],
    ["姓名：张三     工号：0001     部门：客服部"],
    ["时间：2024年3月5日   地点：一号窗口"],
    ["违规事实：未佩戴服务证"],
    ["违反条款：2.1.2      次数：1次"],
]
PADDED: list[Any] = [
    ["姓    名：", "张三", "工    号：", "0001"],
    ["日    期：", "3月5日", "次    数：", "1次"],
    ["违 规 行 为：", "未佩戴服务证", None, None],
    ["条    款：", "2.1.2", None, None],
]
ENGLISH: list[Any] = [
    ["Name:", "张三", "Employee No:", "0001"],
    ["Date:", "2024-03-05", "Inspector:", "Q"],
    ["Violation:", "未佩戴服务证", "Clause:", "2.1.2"],
    ["Signature:", None, "Date:", "2024-04-01"],
]
A_POST_LIKE_A_LABEL: list[Any] = [
    ["姓名", "张三", "工号", "0001"],
    ["岗位", "收费员", "日期", "3月5日"],
    ["违规行为", "未佩戴服务证", "条款", "2.1.2"],
]
LOOSE_LABELS: list[Any] = [
    ["责任人姓名", "张三", "工号", "0001"],
    ["违规事实及经过", "未佩戴服务证", "发生时间", "2024年3月5日上午9:20"],
    ["违反条款", "2.1.2", "处理依据文号", "热发3号"],
]


@pytest.mark.parametrize("rows", [VALUES_BELOW, IN_ONE_CELL, PADDED, ENGLISH, A_POST_LIKE_A_LABEL, LOOSE_LABELS])
def test_labels_and_values_may_stand_in_many_ways(rows: list[Any]) -> None:
    assert facts(read(rows)) == [("0001", "张三", "2024-03-05", "2.1.2", "未佩戴服务证", 1)]


def test_merged_labels_and_values_count_once() -> None:
    rows = [
        ["违规事实", "违规事实", "未佩戴服务证", "未佩戴服务证"],
        ["姓名", "张三", "工号", "0001"],
        ["条款", "2.1.2", "", ""],
    ]
    merges = (Merge(0, 0, 0, 1), Merge(0, 2, 0, 3))
    one = sheet(rows, merges=merges, filled=frozenset({(0, 1), (0, 3)}))
    assert seen(observe(book(one), Hints(MARCH), RULEBOOK), "number", "text") == [("0001", "未佩戴服务证")]


PEOPLE = (
    ("0001", "张三", "3月5日", "2.1.2"),
    ("0002", "李四", "3月6日", "2.3.4"),
    ("1006", "买买提", "3月7日", "1.3.3"),
)


def slip_of(number: str, name: str, day: str, clause: str) -> list[Any]:
    return [
        ["考核单", None, None],
        ["日期", day, None],
        ["姓名", name, None],
        ["工号", number, None],
        ["条款", clause, None],
    ]


def test_slips_below_each_other_keep_their_own_facts() -> None:
    rows = [row for one in PEOPLE for row in (*slip_of(*one), ["本人签字", None, None], [None, None, None])]
    assert [(n, name, d, c) for n, name, d, c, *_ in facts(read(rows))] == [
        (number, name, f"2024-03-0{day[2]}", clause) for number, name, day, clause in PEOPLE
    ]


def test_slips_beside_each_other_keep_their_own_facts() -> None:
    rows = [[*first, *second, *third] for first, second, third in zip(*(slip_of(*one) for one in PEOPLE), strict=True)]
    assert [(n, name, d, c) for n, name, d, c, *_ in facts(read(rows))] == [
        (number, name, f"2024-03-0{day[2]}", clause) for number, name, day, clause in PEOPLE
    ]


def test_a_slip_that_nobody_filled_in_is_no_observation() -> None:
    rows = [*slip_of(*PEOPLE[0]), ["签字", "", ""], *slip_of("", "", "", ""), ["签字", "", ""], *slip_of(*PEOPLE[1])]
    assert seen(read(rows), "number") == [("0001",), ("0002",)]


def test_a_slip_with_several_acts_under_one_label_has_a_line_for_each() -> None:
    rows = [
        ["姓名", "张三", "工号", "0001"],
        ["日期", "3月5日", "检查人", "钱七"],
        ["违规事实", "未佩戴服务证", "违反条款", "2.1.2"],
        [None, "翘二郎腿", None, "2.3.4"],
    ]
    assert seen(read(rows), "row", "text", "clause_text") == [(3, "未佩戴服务证", "2.1.2"), (4, "翘二郎腿", "2.3.4")]


def test_words_that_go_on_in_the_next_row_stay_one_act() -> None:
    rows = [
        ["姓名", "张三", "工号", "0001"],
        ["违规事实", "在窗口未佩戴服务证，", None, None],
        [None, "经提醒仍未改正", None, None],
        ["违反条款", "2.1.2", "次数", 1],
    ]
    assert seen(read(rows), "text", "clause_text") == [("在窗口未佩戴服务证，\n经提醒仍未改正", "2.1.2")]


def test_the_jointly_liable_of_a_slip_are_kept_and_never_the_person() -> None:
    rows = [
        ["责任人", "张三", "工号", "0001"],
        ["连带责任人", "李四", "连带扣款", "50元"],
        ["条款", "2.1.2", "日期", "3月5日"],
    ]
    reading = read(rows)
    assert seen(reading, "number", "name") == [("0001", "张三")]
    assert '"连带责任人": "李四"' in reading.frame["cells"][0]


def test_a_list_that_lies_on_its_side_is_read_by_column() -> None:
    rows = [["姓名", "张三", "李四"], ["日期", "3月5日", "3月6日"], ["条款", "2.1.2", "2.3.4"], ["次数", 1, 2]]
    assert seen(read(rows), "name", "clause_text", "count") == [("张三", "2.1.2", 1), ("李四", "2.3.4", 2)]


@pytest.mark.parametrize(
    ("rows", "layout"),
    [
        (
            [["姓名", "张三", "工号", "0001"], ["日期", "违规内容", "条款", "次数"], ["3月5日", "聊天", "1.3.3", 1]],
            "list",
        ),
        ([["姓名", "违规行为", "条款"], ["张三", "聊天", "1.3.3"]], "list"),
        ([["姓名", "2.1.1", "2.1.2"], ["张三", "√", ""]], "matrix"),
        ([["条款", "张三", "李四"], ["2.1.2", "√", ""]], "matrix_by_clause"),
    ],
)
def test_lists_and_matrices_are_no_forms(rows: list[Any], layout: str) -> None:
    assert read(rows).sheets[0].layout == layout


def test_a_paper_with_a_table_of_people_is_refused_and_not_guessed() -> None:
    rows = [
        ["不合格描述", "未佩戴服务证", "", ""],
        ["序号", "部门", "姓名", "职责级别"],
        [1, "", "张三", "直接责任"],
        [2, "", "李四", "管理责任"],
    ]
    with pytest.raises(NoTableError):
        read(rows)
