from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from conduct_audit.reports.leaves import Row, leaves_of
from conduct_audit.reports.measure import lines_of

ROW = Row(
    day="2024-03-05",
    place="一号窗口",
    clause="2.1.1",
    label="未佩戴工牌",
    text="未佩戴工牌上岗",
    count=1,
    amount="100.00",
    source="三月.xlsx · 3月 · 第7行",
    serious=False,
)
HEAD = ("张三", "收费大厅", "收费员")


@pytest.mark.parametrize(("rows", "pages"), [(0, 1), (1, 1), (6, 1), (14, 2), (60, 4)])
def test_a_short_list_takes_one_page_and_a_long_one_as_many_as_it_needs(rows: int, pages: int) -> None:
    leaves = leaves_of([ROW] * rows, HEAD)
    assert len(leaves) == pages
    assert [leaf.is_last for leaf in leaves] == [False] * (pages - 1) + [True]


def test_no_page_is_without_rows_when_there_are_any() -> None:
    for rows in range(1, 40):
        assert all(leaf.rows for leaf in leaves_of([ROW] * rows, HEAD))


def test_a_long_reason_before_the_totals_takes_its_room() -> None:
    short, long = (leaves_of([ROW] * 6, HEAD, (), closing) for closing in ((), ("严重后果" * 60,)))
    assert (len(short), len(long)) == (1, 2)


@pytest.mark.parametrize(("rows", "sentences", "pages"), [(0, 1, 1), (1, 3, 1), (6, 9, 2), (0, 40, 4)])
def test_sentences_stand_below_the_list_in_their_order_on_as_many_pages_as_they_need(
    rows: int, sentences: int, pages: int
) -> None:
    told = tuple(
        f"{number} 退还2024年2月第 2024-000003 号通知单扣减 100.00 元：申诉成立。" * 2 for number in range(sentences)
    )
    leaves = leaves_of([ROW] * rows, HEAD, told)
    assert len(leaves) == pages
    assert tuple(sentence for leaf in leaves for sentence in leaf.sentences) == told
    assert leaves[0].has_list


def test_long_names_in_the_head_take_their_room() -> None:
    assert len(leaves_of([ROW] * 6, ("名" * 200, "厅", "岗"))) == 2


def test_a_row_that_goes_on_bears_no_figures_of_its_own() -> None:
    (first, *more) = [row for leaf in leaves_of([replace(ROW, text="长" * 500)], HEAD) for row in leaf.rows]
    assert (first.count, first.amount, first.goes_on) == (1, "100.00", False)
    assert {(row.count, row.amount, row.day, row.goes_on) for row in more} == {(0, "", "", True)}


@given(st.lists(st.builds(replace, st.just(ROW), text=st.text(max_size=900), place=st.text(max_size=400)), max_size=12))
def test_no_character_of_a_list_is_lost(rows: list[Row]) -> None:
    laid = [row for leaf in leaves_of(rows, HEAD) for row in leaf.rows]
    assert "".join(row.text for row in laid) == "".join(row.text for row in rows)
    assert "".join(row.place for row in laid) == "".join(row.place for row in rows)
    assert sum(row.count for row in laid) == len(rows)


@pytest.mark.parametrize(
    ("text", "lines"), [("", 0), ("字" * 10, 1), ("字" * 11, 2), ("a" * 17, 1), ("W" * 17, 2), ("甲\n乙\n", 3)]
)
def test_lines_are_estimated_from_the_width_of_the_characters(text: str, lines: int) -> None:
    assert lines_of(text, 10.0) == lines
