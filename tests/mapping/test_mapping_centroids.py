"""The table that is made on the spot for a rulebook that nobody trained one for."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from conduct_audit.mapping.centroids import CAUTIOUS_THRESHOLD, ENOUGH, table_from

FEW = [("2.1.2", "未戴工牌"), ("2.1.2", "没挂胸卡"), ("2.3.4", "翘着二郎腿"), ("-", "一切正常")]
MANNERS = ("今天{}", "窗口{}了", "{}两回", "一直{}", "看见{}", "还是{}", "{}不改", "早上{}", "提醒{}", "又{}")
MANY = [
    (clause, manner.format(word))
    for (clause, word), manner in product((("2.1.2", "工牌"), ("2.3.4", "抖腿"), ("-", "正常")), MANNERS)
]


def test_a_text_is_nearest_to_the_clause_whose_phrases_it_resembles() -> None:
    table = table_from(FEW)

    assert table.clauses[int(np.argmax(table.outputs(["胸卡没挂上"])[0][:-1]))] == "2.1.2"
    assert table.contributions("胸卡没挂上", 0)[0][1] > 0


def test_what_resembles_nothing_is_near_to_nothing() -> None:
    table = table_from(FEW)

    assert table.outputs(["xyz"])[0].tolist() == [0.0, 0.0, 0.0]
    assert table.contributions("xyz", 0) == []


def test_with_few_examples_nothing_is_accepted_and_nothing_is_taken_for_no_violation() -> None:
    table = table_from(FEW)

    assert table.threshold == 1.0
    assert table.outputs(["一切正常"])[0][-1] == 0.0


def test_with_enough_examples_both_may_happen() -> None:
    table = table_from(MANY)

    assert len(MANNERS) >= ENOUGH
    assert table.threshold == CAUTIOUS_THRESHOLD
    assert table.outputs(["下午正常"])[0][-1] > 0.3


def test_the_same_examples_give_the_same_table() -> None:
    assert table_from(MANY).weights.tobytes() == table_from(MANY).weights.tobytes()


@pytest.mark.parametrize("text", ["今天工牌", "下午抖腿"])
def test_a_near_phrase_is_sure_of_its_clause(text: str) -> None:
    table = table_from(MANY)
    outputs = table.outputs([text])[0]
    best, second = np.sort(outputs[:-1])[::-1][:2]

    assert (
        table.calibration.judge(float(best), float(best - second), float(best - second), float(outputs[-1])).score > 0.9
    )
