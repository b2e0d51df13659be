"""Names: one person or several, and nobody is made up."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.cells import name_key, split_people

TWO = ("张三", "李四")


@pytest.mark.parametrize(
    "text",
    [
        "张三、李四",
        "张三/李四",
        "张三,李四",
        "张三，李四",
        "张三；李四",
        "张三 李四",
        "张三\n李四",
        "张三和李四",
        "张三及李四",
        "张三以及李四",
        "张 三 李 四",
        "张三(收费员)、李四（班长、党员）",
        "1、张三 2、李四",
        "张三、李四等2人",
        "张三、李四等两人",
    ],
)
def test_several_people_in_a_cell_are_told_apart(text: str) -> None:
    people = split_people(text)

    assert TWO in people.readings
    assert not people.open_ended


@pytest.mark.parametrize("text", ["张 三", "张　三", "张三(收费员)", "张三", " 张三 "])
def test_one_person_is_read_as_one_before_anything_else(text: str) -> None:
    readings = [reading for reading in split_people(text).readings if len(reading) == 1]

    assert any(name_key(reading[0]) == "张三" for reading in readings)
    assert len(split_people(text).readings[0]) == 1


def test_the_most_literal_reading_comes_first() -> None:
    assert split_people("王芳(大)").readings == (("王芳(大)",), ("王芳",))
    assert split_people("王芳(大)/王芳(小)").readings[-1] == ("王芳(大)", "王芳(小)")


@pytest.mark.parametrize("text", ["张三(代李四)", "张三(替班)", "张三(1002)"])
def test_a_remark_that_may_change_who_is_meant_is_kept(text: str) -> None:
    assert split_people(text).readings == ((text,),)


@pytest.mark.parametrize("text", ["张三等3人", "张三等", "张三、李四等人", "张三、李四等5名员工"])
def test_people_who_are_not_named_leave_the_cell_open(text: str) -> None:
    assert split_people(text).open_ended


@pytest.mark.parametrize("text", ["", "  ", "/", "—", "无"])
def test_a_cell_without_a_name_names_nobody(text: str) -> None:
    assert split_people(text).readings == ()


def test_nobody_is_named_twice_by_a_slip_of_the_pen() -> None:
    assert split_people("张三、张三").readings == (("张三、张三",),)
    assert ("张三", "张 三") not in split_people("张三、张 三").readings


@pytest.mark.parametrize("text", ["和平", "及第", "张三和"])
def test_a_name_is_not_cut_at_its_own_letters(text: str) -> None:
    assert split_people(text).readings == ((text,),)


def test_names_compare_without_blanks_widths_and_kinds_of_dots() -> None:
    assert name_key("张　三") == name_key("张三")
    assert name_key("阿依古丽•买买提") == name_key("阿依古丽·买买提")


@given(st.text(max_size=600))
def test_every_reading_names_somebody(text: str) -> None:
    assert all(reading and all(part.strip() for part in reading) for reading in split_people(text).readings)


def test_a_cell_full_of_separators_costs_no_time() -> None:
    assert len(split_people("、" * 30_000).readings) == 1
