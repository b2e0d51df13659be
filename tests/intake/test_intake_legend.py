"""What marks mean is said by a legend, a heading or the user; otherwise nobody guesses."""

from __future__ import annotations

import pytest

from conduct_audit.intake.legend import Legend, found_in, legend_of, overruled
from conduct_audit.intake.legend_text import explained, sense_of, word_alone

TICK, CROSS = {"tick": "violation"}, {"cross": "violation"}
GOOD = {"tick": "ok", "cross": "violation"}


@pytest.mark.parametrize(
    ("text", "senses"),
    [
        ("√表示违规", TICK),
        ("“√”表示存在问题", TICK),
        ("打√为发现问题", TICK),
        ("违规打√", TICK),
        ("有问题的打√", TICK),
        ("存在违规行为时在相应栏内打√", TICK),
        ("违规情况（打√）", TICK),
        ("√ = violation", TICK),
        ("√代表违规，空白表示未发现", TICK),
        ("×为违规", CROSS),
        ("X means violation", CROSS),
        ("√：合格　×：不合格", GOOD),
        ("合格打√，不合格打×", GOOD),
        ("发现问题划×，无问题划√", GOOD),
        ("检查表（√合格、×不合格）", GOOD),
        ("tick = ok, cross = fault", GOOD),
        ("√为做到,×为未做到,/为不适用", GOOD),
        ("√表示未违规", {"tick": "ok"}),
        ("○合格 ●违规", {"circle": "ok", "dot": "violation"}),
        ("1=达标 0=未达标", {"1": "ok", "0": "violation"}),
        ("1达标/0未达标", {"1": "ok", "0": "violation"}),
        ("Y=violation", {"yes": "violation"}),
        ("△为不适用", {"dot": "nothing"}),
        ("优质服务行为规范检查表（√表示违规）", TICK),
        ("合格情况检查表（打√为违规）", TICK),
        ("违规打√ 合格打×", {"tick": "violation", "cross": "ok"}),
        ("有问题○", {"circle": "violation"}),
    ],
)
def test_a_legend_says_what_its_marks_mean(text: str, senses: dict[str, str]) -> None:
    assert explained(text) == senses


@pytest.mark.parametrize(
    "text",
    [
        "检查情况（√）",
        "行为规范检查表（√）",
        "达标检查表√",
        "2024年3月10日",
        "违规",
        "√",
        "1:30 到岗",
        "违规" * 200 + "√",
        "",
    ],
)
def test_other_texts_say_nothing_of_marks(text: str) -> None:
    assert explained(text) == {}


@pytest.mark.parametrize(
    ("text", "sense"),
    [("不合格", "violation"), ("没有违规行为", "ok"), ("未发生违规", "ok"), ("未检查", "nothing"), ("客服部", None)],
)
def test_the_longest_word_and_negations_decide(text: str, sense: str | None) -> None:
    assert sense_of(text) == sense


def test_a_word_in_a_cell_speaks_for_itself_whatever_the_legend() -> None:
    assert [found_in(word, Legend()).sense for word in ("不合格", "达标", "请假")] == ["violation", "ok", "nothing"]
    assert word_alone("未佩戴工牌") is None


@pytest.mark.parametrize(
    ("groups", "titles", "tick", "number"),
    [
        (["违规情况"], [], "violation", "violation"),
        (["达标情况"], [], "ok", None),
        ([], ["3月违规登记表"], "violation", "violation"),
        ([], ["3月达标情况表"], "ok", None),
        ([], ["3月违规次数统计表"], "violation", "violation"),
        ([], ["3月扣分统计表"], None, None),
        ([], ["行为规范检查表"], None, None),
        ([], ["违规情况检查表"], None, None),
        (["违规情况", "达标情况"], [], None, None),
    ],
)
def test_headings_over_marks_and_titles_may_say_it(
    groups: list[str], titles: list[str], tick: str, number: str
) -> None:
    legend = legend_of(titles, groups, [])
    assert (found_in("√", legend).sense, found_in(2, legend).sense) == (tick, number)


def test_counts_are_known_by_a_heading_or_a_note() -> None:
    assert found_in("2次", legend_of([], ["次数"], [])).count == 2
    assert found_in(3, legend_of([], [], ["数字表示违规次数"])).sense == "violation"
    assert found_in(3, legend_of([], [], ["√表示违规"])).sense is None


def test_what_two_texts_explain_differently_is_not_known() -> None:
    legend = legend_of(["检查表（√表示合格）"], ["违规情况"], ["注：√表示违规"])
    assert [found_in(cell, legend).sense for cell in ("√", "○")] == [None, "violation"]


def test_several_equal_marks_in_a_cell_count() -> None:
    assert found_in("√√", legend_of([], [], ["√表示违规"])).count == 2


def test_a_cross_is_wrong_where_a_tick_is_right_but_not_the_other_way_round() -> None:
    assert found_in("×", legend_of([], [], ["√表示合格"])).sense == "violation"
    assert found_in("√", legend_of([], [], ["×表示违规"])).sense == "ok"
    assert found_in("×", legend_of([], [], ["√表示违规"])).sense is None


@pytest.mark.parametrize("cell", [None, "", " ", "/", "—", 0, "无"])
def test_blanks_and_dashes_mean_nothing(cell: object) -> None:
    assert found_in(cell, Legend({"tick": "violation"})).sense == "nothing"  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["√", "×", "○", 1, "是", "迟到10分钟"])
def test_without_a_legend_no_mark_is_clear(cell: object) -> None:
    assert found_in(cell, Legend()).sense is None  # type: ignore[arg-type]


def test_the_user_wins_over_the_legend() -> None:
    says_ok = legend_of([], [], ["√表示合格"])
    legend = overruled(says_ok, "violation", {"tick"})
    assert [found_in(cell, legend).sense for cell in ("√", "是", 2, "否")] == ["violation"] * 3 + ["ok"]
    assert overruled(says_ok, None, {"tick"}) is says_ok


def test_where_the_user_says_that_marks_are_fine_a_cross_is_not() -> None:
    legend = overruled(Legend(), "ok", {"tick", "cross"})
    assert [found_in(cell, legend).sense for cell in ("√", "○", 1, "×", 2)] == ["ok", "ok", "ok", "violation", None]


def test_where_marks_are_violations_a_cross_is_one_only_without_ticks() -> None:
    assert found_in("×", overruled(Legend(), "violation", {"cross"})).sense == "violation"
    assert found_in("×", overruled(Legend(), "violation", {"cross", "tick"})).sense is None
