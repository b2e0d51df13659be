"""The matcher as users have it. The sentences are plain ones; how well it does on hard ones is measured in `bench/`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.mapping import Matcher
    from conduct_audit.rulebook.model import Rulebook

PLAIN = {
    "3号窗口小李没戴工牌": "2.1.2",
    "王师傅入户没有穿鞋套": "4.3.5",
    "当着用户的面翘二郎腿": "2.3.4",
    "上班时间刷手机看短视频": "1.3.3",
    "电话响了七八声才接": "4.2.1",
    "用户话没说完就把电话挂了": "4.2.8",
    "头发染成了绿色": "2.2.1",
    "穿着拖鞋坐柜台": "2.1.5",
    "中午吃了大蒜，一嘴蒜味": "2.2.5",
    "錄錯用戶建築面積": "4.1.5",
}
CALM = ("一切正常", "未发现问题", "用户送来锦旗表扬小李", "大厅空调坏了，已报修")


@pytest.mark.parametrize(("note", "clause"), PLAIN.items())
def test_plain_notes_find_their_clause(note: str, clause: str, shipped: Matcher) -> None:
    assert shipped.match([note])[0].clause == clause


@pytest.mark.parametrize("note", CALM)
def test_notes_without_a_violation_are_never_booked(note: str, shipped: Matcher) -> None:
    assert not shipped.match([note])[0].accepted


def test_every_label_is_accepted_as_its_clause(shipped: Matcher, rulebook: Rulebook) -> None:
    found = shipped.match([clause.label.zh for clause in rulebook.clauses])

    assert [match.clause for match in found] == [clause.code for clause in rulebook.clauses]
    assert all(match.accepted for match in found)


def test_what_is_shown_is_what_carried_the_decision(shipped: Matcher) -> None:
    assert "腿" in {gram for gram, _ in shipped.explain("翘着二郎腿")}


def test_every_clause_has_at_least_fifty_phrases(phrases: tuple[tuple[str, str], ...], rulebook: Rulebook) -> None:
    held = Counter(clause for clause, _ in phrases)

    assert set(held) == {*rulebook.by_code, "-"}
    assert min(held.values()) >= 50


def test_table_and_phrases_are_small(folder: Path) -> None:
    assert sum((folder / name).stat().st_size for name in ("model.bin", "phrases.csv")) < 7_000_000
