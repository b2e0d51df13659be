from __future__ import annotations

import math

import pytest
from hypothesis import given, strategies as st

from conduct_audit.mapping.features import grams, idf_of, neutral, neutral_each, weighted

CIRCUMSTANCES = {
    "3号窗口未戴工牌": "未戴工牌",
    "２号台　未戴工牌。": "未戴工牌",
    "5#未戴工牌": "未戴工牌",
    "小李未戴工牌": "某未戴工牌",
    "王师傅未戴工牌": "某未戴工牌",
    "8:40未戴工牌": "0未戴工牌",
    "12/03 未戴工牌": "0未戴工牌",
    "未戴工牌！！": "未戴工牌",
    "未戴_工牌": "未戴工牌",
    "著裝不規範": "着装不规范",
    "腿翘老高": "腿翘老高",
    "没戴工牌": "没戴工牌",
}


@pytest.mark.parametrize(("note", "words"), CIRCUMSTANCES.items())
def test_who_where_and_when_do_not_count(note: str, words: str) -> None:
    assert neutral(note) == words


@given(st.lists(st.text(alphabet="未戴工牌3号窗口小李 ，。:12#\ue000", max_size=12), max_size=5))
def test_many_phrases_at_once_are_read_as_one_by_one(phrases: list[str]) -> None:
    expected = [neutral(phrase) for phrase in phrases] or [""]

    assert neutral_each(phrases) == expected


def test_features_are_characters_and_pairs_of_neighbours() -> None:
    assert grams("戴着牌") == ["戴", "着", "牌", "戴着", "着牌"]


def test_what_stands_in_a_denial_counts_once_more_as_denied() -> None:
    assert grams("没戴牌")[5:] == ["!戴", "!牌"]
    assert [gram for gram in grams("未按时去回访") if gram.startswith("!")] == ["!按", "!时", "!去", "!回"]


def test_rare_features_weigh_more_and_a_note_has_length_one() -> None:
    idf = idf_of([["没", "牌"], ["没", "笑"], ["没"]])

    held = weighted(["没", "牌", "生"], idf)

    assert held["牌"] > held["没"]
    assert set(held) == {"没", "牌"}
    assert math.isclose(sum(value**2 for value in held.values()), 1.0)


def test_a_note_of_unknown_features_has_none() -> None:
    assert weighted(["生"], {"牌": 1.0}) == {}
