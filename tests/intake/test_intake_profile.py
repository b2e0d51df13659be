"""A column profile overrules headings, fills in what a sheet leaves out, and is refused where it does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.headers import meaning
from conduct_audit.intake.observe import Hints, observe
from conduct_audit.intake.profile import Profile, column_of
from conduct_audit.intake.profile_document import document_of, profile_from
from conduct_audit.intake.profile_fields import HEADINGS, field_of
from conduct_audit.intake.table_errors import NoTableError, ProfileMisfitError
from tests.intake.intake_grids import MARCH, RULEBOOK, Rows, book, seen, sheet

if TYPE_CHECKING:
    from conduct_audit.intake.reading import Reading

ODD: Rows = [["城东厅情况"], ["周期", "2024年3月"], ["谁", "咋了", "几回", ""], ["张三", "没戴工牌", 2, "2.1.2"]]
SAID = {"谁": "name", "咋了": "text", "几回": "count", "D": "clause"}


def read_by(profile: Profile, *sheets: Any) -> Reading:
    return observe(book(*sheets), Hints(MARCH, profile=profile), RULEBOOK)


def test_headings_and_letters_say_what_a_column_is() -> None:
    reading = read_by(Profile("怪", SAID), sheet(ODD))
    assert seen(reading, "name", "text", "count", "clause_text", "month") == [
        ("张三", "没戴工牌", 2, "2.1.2", "2024-03")
    ]
    assert (reading.sheets[0].header_row, reading.rows_read) == (3, reading.with_observations + len(reading.ignored))


def test_without_its_profile_the_sheet_is_not_understood() -> None:
    with pytest.raises(NoTableError):
        observe(book(sheet(ODD)), Hints(MARCH), RULEBOOK)


def test_the_columns_are_reported_as_they_were_taken() -> None:
    columns = read_by(Profile("怪", SAID), sheet(ODD)).sheets[0].columns
    assert [(each.letters, each.heading, each.field) for each in columns[:3]] == [
        ("A", "谁", "name"),
        ("B", "咋了", "text"),
        ("C", "几回", "count"),
    ]


def test_a_heading_that_repeats_on_every_page_is_no_row() -> None:
    reading = read_by(Profile("怪", SAID), sheet([*ODD, ODD[2], ["李四", "上班聊天", None, None]]))
    assert seen(reading, "row", "name", "count") == [(4, "张三", 2), (6, "李四", 1)]


def test_a_header_row_that_is_said_is_the_header() -> None:
    rows: Rows = [["姓名", "违规行为"], ["填写范例", "略"], ["甲", "乙"], ["张三", "没戴工牌"]]
    reading = read_by(Profile("怪", {"A": "name", "B": "text"}, header=(3, 3)), sheet(rows))
    assert seen(reading, "row", "name") == [(4, "张三")]


def test_of_two_columns_the_one_that_was_said_counts() -> None:
    rows: Rows = [["姓名", "当事人代号", "违规行为"], ["李主任", "张三", "没戴工牌"]]
    reading = read_by(Profile("怪", {"当事人代号": "name"}), sheet(rows))
    assert seen(reading, "name", "reasons")[0][0] == "张三"
    assert "ambiguous_employee" not in reading.frame["reasons"][0]


def test_a_column_stands_for_a_clause_and_a_mark_for_what_was_said() -> None:
    rows: Rows = [["谁", "牌子", "天儿"], ["张三", "√", None], ["李四", None, "√"]]
    said = {"谁": "name", "牌子": "2.1.2", "C": "1.3.3"}
    reading = read_by(Profile("怪", said, mark_means="violation"), sheet(rows))
    assert seen(reading, "name", "clause_text", "reasons") == [("张三", "2.1.2", ()), ("李四", "1.3.3", ())]


def test_an_unused_column_is_kept_and_not_read() -> None:
    rows: Rows = [["姓名", "违规行为", "次数"], ["张三", "没戴工牌", 3]]
    reading = read_by(Profile("怪", {"次数": "other"}), sheet(rows))
    assert list(reading.frame["count"]) == [1]
    assert '"3"' in reading.frame["cells"][0]


@pytest.mark.parametrize(
    ("given_department", "column", "expected"),
    [("客服部", "", "客服部"), ("客服部", "检修班", "检修班"), ("", "检修班", "检修班")],
)
def test_a_default_holds_where_the_sheet_says_nothing(given_department: str, column: str, expected: str) -> None:
    rows: Rows = [["姓名", "部门", "违规行为"], ["张三", column, "没戴工牌"]]
    told = {"department": given_department} if given_department else {}
    reading = read_by(Profile("怪", {"姓名": "name"}, given=told), sheet(rows))
    assert list(reading.frame["department"]) == [expected]


def test_a_cell_outside_the_table_holds_for_all_rows() -> None:
    rows: Rows = [["厅", "第二站", "三月"], ["姓名", "违规行为"], ["张三", "没戴工牌"], ["李四", "聊天"]]
    cells = {"B1": "hall", "C1": "month", "Z99": "inspector"}
    reading = observe(book(sheet(rows)), Hints(MARCH, profile=Profile("怪", {"姓名": "name"}, cells=cells)), RULEBOOK)
    assert seen(reading, "department", "place", "month") == [("第二站", "第二站", "2024-03")] * 2


@pytest.mark.parametrize(
    ("profile", "read"),
    [
        (Profile("怪", sheets=("明细",)), ["明细"]),
        (Profile("怪", skipped=("汇*",)), ["明细", "3日"]),
        (Profile("怪", sheets=("*日", "汇总")), ["3日", "汇总"]),
    ],
)
def test_sheets_are_read_or_left_out_as_said(profile: Profile, read: list[str]) -> None:
    table: Rows = [["姓名", "次数", "日期"], ["张三", 1, "2024-03-01"]]
    reading = read_by(profile, *(sheet(table, name) for name in ("明细", "3日", "汇总")))
    assert [one.sheet for one in reading.sheets if one.layout != "none"] == read
    assert reading.rows_read == reading.with_observations + len(reading.ignored) == 6


@pytest.mark.parametrize(
    ("profile", "why"),
    [
        (Profile("怪", {"经办": "name"}), "经办"),
        (Profile("怪", {"ZZ": "name"}), "ZZ"),
        (Profile("怪", sheets=("明细",)), "明细"),
    ],
)
def test_a_profile_that_speaks_of_what_is_not_there_is_refused(profile: Profile, why: str) -> None:
    with pytest.raises(ProfileMisfitError, match=why):
        read_by(profile, sheet(ODD))


@pytest.mark.parametrize(
    ("word", "field"),
    [("姓名", "name"), ("NAME", "name"), ("工号", "number"), ("2.1.2", "2.1.2"), ("忽略", "other"), ("天气", None)],
)
def test_a_field_is_named_by_any_heading_of_its_own(word: str, field: str | None) -> None:
    assert field_of(word) == field


@pytest.mark.parametrize("field", HEADINGS)
def test_the_heading_of_every_field_means_it_beyond_doubt(field: str) -> None:
    found = meaning(HEADINGS[field])
    assert (found.field, found.exact) == (field, True)


@pytest.mark.parametrize(("letters", "index"), [("A", 0), ("z", 25), ("AA", 26), ("ZZ", 701)])
def test_letters_are_those_of_a_spreadsheet(letters: str, index: int) -> None:
    assert column_of(letters) == index


TEXTS = st.text(min_size=1, max_size=8)
PROFILES = st.builds(
    Profile,
    TEXTS,
    st.dictionaries(TEXTS, st.sampled_from([*HEADINGS, "2.1.2"])),
    st.none() | st.tuples(st.integers(1, 9), st.integers(1, 9)),
    st.sampled_from([None, "violation", "ok"]),
    st.dictionaries(st.sampled_from(["department", "place"]), TEXTS),
    st.dictionaries(st.just("B2"), st.just("month")),
    st.lists(TEXTS).map(tuple),
    st.lists(TEXTS).map(tuple),
)


@given(PROFILES)
def test_a_profile_comes_back_from_its_document(profile: Profile) -> None:
    assert profile_from(profile.name, document_of(profile)) == profile
