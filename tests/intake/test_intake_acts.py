"""Several acts in a cell are split at sequential markers and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.cells import split_acts

SPLIT = [
    "1、未佩戴工牌；2、工作时间玩手机",
    "1、未佩戴工牌2、工作时间玩手机",
    "1.未佩戴工牌 2.工作时间玩手机",
    "１．未佩戴工牌\n２．工作时间玩手机",
    "1）未佩戴工牌；2）工作时间玩手机",
    "①未佩戴工牌②工作时间玩手机",
    "(1)未佩戴工牌；(2)工作时间玩手机；",
    "一、未佩戴工牌；二、工作时间玩手机",
    "（一）未佩戴工牌（二）工作时间玩手机",
    "检查发现：1、未佩戴工牌；2、工作时间玩手机",
]
WHOLE = [
    "至少提前5分钟",
    "1、未佩戴工牌",
    "1、迟到3、早退",
    "2、迟到3、早退",
    "违反2.1.2和2.1.3",
    "星期一、二、三都迟到",
    "未带1、2号工具",
    "在1、2窗口玩手机",
    "未戴工牌。1、迟到 2、早退",
    "1、2、3",
    "未佩戴工牌；工作时间玩手机",
]


@pytest.mark.parametrize("text", SPLIT)
def test_a_text_is_split_at_markers_that_count_from_one(text: str) -> None:
    assert split_acts(text) == ("未佩戴工牌", "工作时间玩手机")


@pytest.mark.parametrize("text", WHOLE)
def test_any_other_text_stays_whole(text: str) -> None:
    assert split_acts(text) == (text,)


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_blank_text_holds_no_act(text: str) -> None:
    assert split_acts(text) == ()


def test_markers_inside_an_act_do_not_split_it() -> None:
    assert split_acts("1、桌上有2、3个杯子 2、玩手机 3、迟到") == ("桌上有2、3个杯子", "玩手机", "迟到")


WORDS = st.lists(st.sampled_from(["迟到", "早退", "玩手机", "未戴工牌", "提前5分钟离岗"]), min_size=2, max_size=9)


@given(WORDS, st.sampled_from(["{}、", "{}.", "({})", "（{}）", "{})"]), st.sampled_from(["；", " ", "\n", "。", ""]))
def test_acts_that_were_numbered_are_read_back(words: list[str], marker: str, between: str) -> None:
    text = between.join(marker.format(number) + word for number, word in enumerate(words, 1))

    assert [act.rstrip("。") for act in split_acts(text)] == words
