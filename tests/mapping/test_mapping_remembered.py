"""What somebody has said of a text holds for the same text again; two who disagree decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from conduct_audit.mapping import CompanyPhrases, Matcher
from conduct_audit.mapping.remembered import Remembered, Said, word_for_word, words_of
from conduct_audit.mapping.table import written
from tests.mapping.models import hand_made

if TYPE_CHECKING:
    from conduct_audit.rulebook.model import Rulebook

SHIPPED = word_for_word([("2.1.2", "没戴牌"), ("2.3.4", "老样子"), ("2.1.1", "老样子"), ("-", "挺好的")])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("没戴牌", Said(("2.1.2",))),
        ("3号窗口小李没戴牌", Said(("2.1.2",))),
        ("挺好的", Said(("-",))),
        ("老样子", Said()),
        ("没说过", Said()),
    ],
)
def test_shipped_phrases_speak_where_they_agree(text: str, said: Said) -> None:
    assert Remembered(SHIPPED).said(text) == said


def test_a_company_phrase_beside_a_shipped_one_of_another_clause_is_disputed() -> None:
    said = Remembered(SHIPPED, own=[("2.1.1", "没戴牌")]).said("没戴牌")

    assert said == Said(("2.1.1", "2.1.2"), own=True)
    assert said.disputed


def test_a_shipped_phrase_that_was_taken_away_says_nothing() -> None:
    remembered = Remembered(SHIPPED, own=[("2.1.1", "没戴牌")], removed=[("2.1.2", "没戴牌")])

    assert remembered.said("没戴牌") == Said(("2.1.1",), own=True)


@given(st.text(alphabet="没戴牌号窗口李，。", max_size=10))
def test_words_are_the_same_whoever_and_wherever(text: str) -> None:
    assert words_of(words_of(text)) == words_of(text)


def matcher(rulebook: Rulebook, company: CompanyPhrases, threshold: float | None = None) -> Matcher:
    table = written(hand_made({"牌": {"2.1.2": 2.0}}, clauses=tuple(rulebook.by_code)))
    return Matcher(rulebook, table, [("2.1.2", "没戴牌")], company, threshold)


def test_a_company_phrase_comes_before_the_table(rulebook: Rulebook) -> None:
    said = CompanyPhrases((("2.3.4", "牌牌"), ("9.9.9", "没有的条款")))

    [match] = matcher(rulebook, said).match(["牌牌"])

    assert (match.clause, match.accepted) == ("2.3.4", True)


def test_what_a_person_here_said_needs_no_further_certainty(rulebook: Rulebook) -> None:
    said = CompanyPhrases((("2.3.4", "牌牌"),))

    own, shipped = matcher(rulebook, said, threshold=0.999).match(["牌牌", "没戴牌"])

    assert (own.accepted, shipped.accepted) == (True, False)


def test_disputed_words_wait_with_both_clauses(rulebook: Rulebook) -> None:
    [match] = matcher(rulebook, CompanyPhrases((("2.1.1", "没戴牌"),))).match(["没戴牌"])

    assert not match.accepted
    assert [clause for clause, _ in match.candidates[:2]] == ["2.1.1", "2.1.2"]


def test_words_said_to_be_no_violation_are_never_booked(rulebook: Rulebook) -> None:
    [match] = matcher(rulebook, CompanyPhrases((("-", "牌牌"),))).match(["牌牌"])

    assert (match.clause, match.accepted) == (None, False)


def test_words_disputed_between_a_clause_and_no_violation_wait(rulebook: Rulebook) -> None:
    [match] = matcher(rulebook, CompanyPhrases((("-", "没戴牌"),))).match(["没戴牌"])

    assert (match.clause, match.accepted) == ("2.1.2", False)
