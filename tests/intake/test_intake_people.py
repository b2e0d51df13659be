"""Whose an observation is: never the wrong person's, never a guess, and every candidate named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.people import attribute
from conduct_audit.month import Month
from conduct_audit.tables import ATTRIBUTED, EMPLOYEES, OBSERVED
from conduct_audit.timeline import Timeline
from tests.intake.intake_grids import EMPLOYED, PEOPLE, ROSTERS

if TYPE_CHECKING:
    import pandas as pd

UNKNOWN, AMBIGUOUS = "unknown_employee", "ambiguous_employee"


def observed(
    number: str = "", name: str = "", department: str = "", *, hint: bool = False, **more: Any
) -> pd.DataFrame:
    row = {"number": number, "name": name, "department": department, "month": "2024-03", "reasons": (), "count": 2}
    return OBSERVED.frame([row | more]).assign(department_hint=hint)


def whose(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    columns = ("employee_id", "reasons", "people")
    told = attribute(frame, ROSTERS)
    return list(zip(*(told[column] for column in columns), strict=True))


def found(*employees: str) -> list[tuple[Any, ...]]:
    return [(employee, (), ()) for employee in employees]


def waits(reason: str, *people: str) -> list[tuple[Any, ...]]:
    return [(None, (reason,), people)]


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("0001", "张三"),
        ("0001", ""),
        ("0001", "张 三"),
        ("0001", "张三（收费员）"),
        ("０００１", "張三"),
        ("0001", "/"),
    ],
)
def test_a_number_decides_where_the_name_does_not_contradict_it(number: str, name: str) -> None:
    assert whose(observed(number, name)) == found("0001")


def test_a_number_decides_whatever_the_department() -> None:
    assert whose(observed("0001", "张三", "检修班")) == found("0001")


def test_number_and_name_that_contradict_each_other_wait_with_both() -> None:
    assert whose(observed("0001", "李四")) == waits(AMBIGUOUS, "0001", "0002")
    assert whose(observed("0001", "钱七")) == waits(AMBIGUOUS, "0001")
    assert whose(observed("0001", "张三、李四")) == waits(AMBIGUOUS, "0001", "0002")


@pytest.mark.parametrize("number", ["1", "01", "00001"])
def test_lost_zeros_are_repaired_when_number_and_name_then_agree(number: str) -> None:
    assert whose(observed(number, "张三")) == found("0001")
    assert whose(observed(number, "")) == waits(UNKNOWN, "0001")
    assert whose(observed(number, "李四")) == waits(UNKNOWN, "0001", "0002")


def test_zeros_that_tell_two_people_of_one_name_apart_are_not_repaired() -> None:
    twins = EMPLOYEES.frame({"employee_id": i, "name": "张三"} for i in ("01", "001"))
    told = attribute(observed("1", "张三"), Timeline(((None, twins),)))
    assert (told["employee_id"][0], told["people"][0]) == (None, ("01", "001"))


def test_a_number_that_nobody_has_waits_with_the_people_meant_perhaps() -> None:
    assert whose(observed("9999", "张三")) == waits(UNKNOWN, "0001")
    assert whose(observed("1007", "")) == waits(UNKNOWN, "1006")
    assert whose(observed("1.00023E+09", "张三")) == waits(UNKNOWN, "0001")


@pytest.mark.parametrize("name", ["张三", "张 三", "張三", "张三（党员）", "张三(0001)", "0001张三", "0001"])
def test_a_name_decides_where_it_is_unique(name: str) -> None:
    assert whose(observed("", name)) == found("0001")


@pytest.mark.parametrize("name", ["欧阳娜", "歐陽娜", "買買提・艾力", "买买提·艾力"])
def test_names_compare_after_traditional_to_simplified(name: str) -> None:
    assert whose(observed("", name))[0][0] in {"0005", "1006"}


def test_namesakes_wait_unless_the_department_tells_them_apart() -> None:
    assert whose(observed("", "王芳")) == waits(AMBIGUOUS, "0003", "0004")
    assert whose(observed("", "王芳", "客服部")) == found("0004")
    assert whose(observed("", "王芳", "检修班")) == waits(AMBIGUOUS, "0003", "0004")


@pytest.mark.parametrize(
    "department", ["城东营业厅", "城東營業廳", "公司城东营业厅", "营业厅", "城东厅", "客服部、城东营业厅"]
)
def test_a_department_may_be_written_longer_or_shorter(department: str) -> None:
    people = whose(observed("", "张三", department))
    assert people == found("0001")


@pytest.mark.parametrize("department", ["/", "", "无"])
def test_a_dash_is_no_department(department: str) -> None:
    assert whose(observed("", "张三", department)) == found("0001")


@pytest.mark.parametrize("department", ["城西厅", "东厅", "厅", "劳务公司"])
def test_a_name_of_another_or_unknown_department_waits_with_that_person(department: str) -> None:
    assert whose(observed("", "张三", department)) == waits(AMBIGUOUS, "0001")


def test_a_place_that_is_no_department_does_not_hinder_but_one_that_is_does() -> None:
    assert whose(observed("", "张三", "一号窗口", hint=True)) == found("0001")
    assert whose(observed("", "张三", "客服部", hint=True)) == waits(AMBIGUOUS, "0001")
    assert whose(observed("", "王芳", "城东厅", hint=True)) == found("0003")
    assert whose(observed("", "王芳", "一号窗口", hint=True)) == waits(AMBIGUOUS, "0003", "0004")


@pytest.mark.parametrize("name", ["张三、李四", "张三/李四", "张三 李四", "张三(党员)和李四", "张三(0001)、李四(0002)"])
def test_several_people_have_a_row_each_with_the_count_of_the_cell(name: str) -> None:
    told = attribute(observed("", name), ROSTERS)
    assert list(told["employee_id"]) == ["0001", "0002"]
    assert list(told["count"]) == [2, 2]


def test_several_people_keep_their_names_to_the_letter() -> None:
    assert list(attribute(observed("", "張三、李四"), ROSTERS)["name"]) == ["張三", "李四"]


def test_of_several_people_all_must_be_certain_or_the_whole_waits() -> None:
    assert whose(observed("", "张三、钱七")) == waits(UNKNOWN, "0001")
    assert whose(observed("", "张三、王芳")) == waits(AMBIGUOUS, "0001", "0003", "0004")
    assert whose(observed("", "张三等3人")) == waits(UNKNOWN, "0001")
    assert whose(observed("", "张三、张三(党员)"))[0][0] is None
    assert list(attribute(observed("", "张三、钱七"), ROSTERS)["name"]) == ["张三、钱七"]


@pytest.mark.parametrize(
    ("number", "name"), [("0001、0002", "张三、李四"), ("0001/0002", ""), ("0001 0002", "张三 李四")]
)
def test_several_numbers_belong_to_as_many_names(number: str, name: str) -> None:
    assert whose(observed(number, name)) == found("0001", "0002")


@pytest.mark.parametrize(("number", "name"), [("0001、0002", "李四、张三"), ("0001、0002", "张三"), ("0001、9999", "")])
def test_several_numbers_that_do_not_fit_wait(number: str, name: str) -> None:
    assert [employee for employee, _, _ in whose(observed(number, name))] == [None]


@pytest.mark.parametrize(("number", "name"), [("", ""), ("/", "无"), ("", "—")])
def test_nobody_is_unknown(number: str, name: str) -> None:
    assert whose(observed(number, name)) == waits(UNKNOWN)


def test_a_name_that_is_nearly_somebodys_is_offered_and_never_taken() -> None:
    assert whose(observed("", "张山")) == waits(UNKNOWN, "0001")


def test_a_row_that_waited_for_its_person_waits_on_with_the_candidate() -> None:
    assert whose(observed("", "张三", reasons=(AMBIGUOUS, "bad_date"))) == [(None, (AMBIGUOUS, "bad_date"), ("0001",))]


def test_without_a_roster_everybody_is_unknown() -> None:
    told = attribute(observed("0001", "张三"), Timeline())
    assert (told["employee_id"][0], told["reasons"][0]) == (None, (UNKNOWN,))


def test_a_row_is_judged_by_the_roster_of_its_month_else_by_the_latest() -> None:
    later = EMPLOYEES.frame([{"employee_id": "0009", "name": "张三"}])
    rosters = Timeline(((None, EMPLOYED), (Month(2024, 4).first_day, later)))
    months = ["2024-03", "2024-04", "2024-05", None]
    ids = [attribute(observed("", "张三", month=month), rosters)["employee_id"][0] for month in months]
    assert ids == ["0001", "0009", "0009", "0009"]


def test_before_the_first_roster_everybody_is_unknown() -> None:
    rosters = Timeline(((Month(2024, 4).first_day, EMPLOYED),))
    assert attribute(observed("0001"), rosters)["reasons"][0] == (UNKNOWN,)


def test_the_frame_has_the_shape_agreed_on_and_keeps_its_order() -> None:
    frame = OBSERVED.frame([{"name": name, "text": str(n), "reasons": ()} for n, (_, name, _) in enumerate(PEOPLE)])
    told = attribute(frame, ROSTERS)
    assert list(told.columns) == [column.name for column in ATTRIBUTED.columns]
    assert list(told["text"]) == [str(n) for n in range(len(PEOPLE))]
    assert list(attribute(frame.iloc[:0], ROSTERS).columns) == list(told.columns)


@given(
    rows=st.lists(
        st.tuples(st.sampled_from(["", "0001", "1", "0002", "77"]), st.text("张三李四王芳、 ()01", max_size=8))
    )
)
def test_nobody_is_charged_whose_number_or_name_the_row_does_not_hold(rows: list[tuple[str, str]]) -> None:
    frame = OBSERVED.frame([{"number": number, "name": name, "reasons": ()} for number, name in rows])
    told = attribute(frame, ROSTERS)
    names = {employee: name for employee, name, _ in PEOPLE}
    for employee, number, name in zip(told["employee_id"], told["number"], told["name"], strict=True):
        spelt = name.replace(" ", "")
        assert employee is None or names[employee] in spelt or employee in (number, spelt) or employee in spelt
    assert len(told) >= len(rows)
