"""What headings mean: synonyms are data, the whole heading is surest, and a doubt is a question."""

from __future__ import annotations

from collections import Counter

import pytest

from conduct_audit.intake.headers import meaning
from conduct_audit.intake.vocabulary import synonyms, words
from conduct_audit.normal import squeezed


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("姓　名", "name"),
        ("*工号（必填）", "number"),
        ("扣款\n金额(元)", "amount"),
        ("考核（元）", "amount"),
        ("部门：", "department"),
        ("違規人員", "name"),
        ("姓名 Name", "name"),
        ("Employee No.", "number"),
        ("employee_id", "number"),
        ("EmpCode", "number"),
        ("OCCURRED ON", "date"),
        ("What was seen", "text"),
        ("serious?", "severity"),
        ("严重后果及恶劣影响", "severity"),
        ("月奖金基数（元）", "bonus_base"),
        ("违规人员(工号)", "number"),
    ],
)
def test_the_whole_heading_decides_whatever_its_ornaments(heading: str, field: str) -> None:
    assert (meaning(heading).field, meaning(heading).exact) == (field, True)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("违规人员所属部门", "department"),
        ("违规行为发生日期", "date"),
        ("本月违规次数", "count"),
        ("涉及条款", "clause"),
        ("服务日期", "date"),
        ("上门时间", "date"),
        ("Service date", "date"),
        ("违规数量", "count"),
        ("Date of the violation", "text"),
        ("Total violation count", "count"),
        ("检查情况（可附页）说明", "text"),
    ],
)
def test_of_a_longer_heading_the_last_word_says_what_it_is(heading: str, field: str) -> None:
    assert (meaning(heading).field, meaning(heading).exact) == (field, False)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("检查人姓名", "inspector"),
        ("检查保安的姓名", "inspector"),
        ("检查保安的工号", "other"),
        ("被检查人员的姓名", "name"),
        ("连带责任人的工号", "joint"),
        ("客户姓名", "other"),
        ("投诉人姓名", "other"),
        ("整改责任人", "deadline"),
        ("审核人姓名", "other"),
    ],
)
def test_a_name_belongs_to_the_role_that_the_heading_speaks_of(heading: str, field: str) -> None:
    assert meaning(heading).field == field


@pytest.mark.parametrize("heading", ["条款及次数", "条款\\姓名", "日期/地点", "姓名与部门"])
def test_a_heading_with_two_meanings_is_a_question_and_no_guess(heading: str) -> None:
    assert meaning(heading).field is None
    assert len(meaning(heading).rivals) == 2


def test_two_meanings_that_one_cell_may_hold_are_no_question() -> None:
    assert [meaning(heading).field for heading in ("工号/姓名", "条款及违规行为", "条款内容违规行为等")] == [
        "name",
        "text",
        "text",
    ]


@pytest.mark.parametrize(
    "heading", ["", "2.1.2", "外在形象规范", "未佩戴工牌", "迟到早退", "是" * 31, "直接", "入职日期x"]
)
def test_what_is_no_heading_means_nothing_needed(heading: str) -> None:
    assert meaning(heading).field in {None, "other"}


@pytest.mark.parametrize(
    "heading", ["入职日期", "出生日期", "制表日期", "上班时间", "Hire date", "联系电话", "保安奖金", "提出差错时间"]
)
def test_headings_that_hold_the_words_of_a_field_may_mean_something_else(heading: str) -> None:
    assert meaning(heading).field == "other"


def test_no_heading_stands_under_two_fields() -> None:
    fields = Counter(heading for heading, _ in {(squeezed(s.heading), s.field) for s in synonyms()})
    assert [heading for heading, times in fields.items() if times > 1] == []


@pytest.mark.parametrize(("table", "keys"), [("severity", ("yes", "no", "nothing")), ("legend", ("violation", "ok"))])
def test_no_word_stands_for_opposites(table: str, keys: tuple[str, ...]) -> None:
    everything = [word for key in keys for word in words(table, key)]
    assert len(everything) == len(set(everything))
