"""Columns of marks whose headings hold the word of a field: no mark may vanish."""

from __future__ import annotations

import pytest

from tests.intake.intake_grids import read, seen

LEGEND = ["注：√表示违规，数字为违规次数"]
HEADINGS = [
    "上班时间玩手机",
    "未填写检查日期",
    "不佩戴工号牌",
    "姓名牌未戴",
    "无故迟到次数多",
    "备注栏未填",
    "擅离部门串岗",
    "接电话情况差",
    "是否挂断用户电话",
    "整改不到位",
    "其他",
]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("mark", ["√", 2])
def test_a_heading_that_holds_the_word_of_a_field_over_marks_is_an_act(heading: str, mark: str | int) -> None:
    rows = [["工号", "姓名", "部门", "2.1.2", heading], ["1", "张三", "客服部", "√", ""], ["2", "李四", "", "", mark]]
    reading = read([*rows, LEGEND])
    assert seen(reading, "row", "name", "clause_text") == [(2, "张三", "2.1.2"), (3, "李四", "")]
    assert reading.frame["text"].iloc[1] == heading


def test_such_headings_alone_make_a_matrix_and_those_over_other_cells_stay_fields() -> None:
    rows = [["姓名", "发生问题的检查日期", *HEADINGS], ["张三", "2024-03-05", *["√"] * len(HEADINGS)], LEGEND]
    reading = read(rows)
    assert [text or clause for text, clause in seen(reading, "text", "clause_text")] == HEADINGS
    assert {str(day) for (day,) in seen(reading, "occurred_on")} == {"2024-03-05"}
    assert reading.frame["reasons"].iloc[-1] == ("unclear_clause",)


def test_a_sign_among_remarks_and_a_word_among_marks_are_kept() -> None:
    rows = [
        ["姓名", "2.1.2", "没戴工牌", "备注"],
        ["张三", "", "√", "病假半天"],
        ["李四", "", "未戴", "外出培训"],
        ["王芳", "", "", "√"],
        LEGEND,
    ]
    assert seen(read(rows), "name", "text", "reasons") == [
        ("张三", "没戴工牌", ()),
        ("李四", "没戴工牌", ("unclear_mark",)),
        ("王芳", "备注", ("unclear_clause",)),
    ]
