"""The table is made from the phrases alone, the same each time. Needs the extra `train`."""

from __future__ import annotations

from itertools import product

import pytest

pytest.importorskip("sklearn")

from conduct_audit.mapping.table import digest_of, read, written  # sklearn first: without it there is nothing to test
from tools import train_matcher

ACTS = {"2.1.2": ("工牌", "胸卡"), "2.3.4": ("二郎腿", "抖腿"), "3.2.1": ("脏话", "骂人"), "-": ("正常", "合格")}
MANNERS = ("今天{}", "窗口{}了", "{}两回", "一直{}", "看见{}", "还是{}", "{}不改", "早上{}", "提醒{}", "又{}")
PHRASES = [(clause, manner.format(word)) for clause, words in ACTS.items() for word, manner in product(words, MANNERS)]


def test_the_same_phrases_give_the_same_bytes_in_any_order() -> None:
    once, again = (written(train_matcher.table_of(phrases)) for phrases in (PHRASES, PHRASES[::-1]))

    assert once == again


def test_the_table_knows_its_phrases_and_what_they_mean() -> None:
    table = read(written(train_matcher.table_of(PHRASES)))

    assert table is not None
    assert table.digest == digest_of(PHRASES)
    assert table.clauses == ("2.1.2", "2.3.4", "3.2.1")
    assert table.outputs(["下午胸卡", "下午抖腿"])[:, :-1].argmax(axis=1).tolist() == [0, 1]
    assert table.outputs(["下午合格"])[0][-1] > table.outputs(["下午骂人"])[0][-1]


def test_without_examples_of_no_violation_every_note_is_one() -> None:
    machines = train_matcher.trained([pair for pair in PHRASES if pair[0] != "-"])

    assert machines.weights[:, -1].tolist() == [0.0] * len(machines.idf)
