from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

from conduct_audit.mapping import Matcher, read_phrases
from conduct_audit.mapping.errors import PhrasesFaultyError, TableFaultyError
from conduct_audit.mapping.table import written
from tests.mapping.models import hand_made

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conduct_audit.rulebook.model import Rulebook


@pytest.fixture(scope="module")
def labels_alone(rulebook: Rulebook) -> Matcher:
    return Matcher(rulebook)


@pytest.fixture(scope="module")
def trained(rulebook: Rulebook) -> Matcher:
    """A matcher with a table made by hand: 牌 is a badge, 腿 are legs, and all other clauses are unheard of."""
    table = hand_made({"牌": {"2.1.2": 2.0}, "腿": {"2.3.4": 2.0}, "好": {"-": 3.0}}, clauses=tuple(rulebook.by_code))
    return Matcher(rulebook, model=written(table), phrases=[("-", "今天没事"), ("2.1.2", "光着前胸")])


def test_a_certain_text_is_accepted_with_its_clause_and_category(trained: Matcher) -> None:
    [match] = trained.match(["没戴牌"])

    assert (match.clause, match.category, match.clauses) == ("2.1.2", "2", ("2.1.2",))
    assert match.accepted
    assert match.candidates[0] == ("2.1.2", match.score)
    assert len(match.candidates) == 5


def test_an_unknown_text_is_a_guess_that_is_not_accepted(trained: Matcher) -> None:
    [match] = trained.match(["不知道"])

    assert not match.accepted
    assert match.score < 0.5


def test_results_come_in_the_order_of_the_texts_repetitions_included(trained: Matcher) -> None:
    assert [match.clause for match in trained.match(["牌", "腿", "牌"])] == ["2.1.2", "2.3.4", "2.1.2"]


def test_no_texts_give_no_results(trained: Matcher) -> None:
    assert trained.match([]) == []


@pytest.mark.parametrize("text", ["戴牌好好", "今天没事", "", "。。。"])
def test_no_violation_has_no_clause_and_is_never_accepted(text: str, trained: Matcher) -> None:
    [match] = trained.match([text])

    assert (match.clause, match.category, match.clauses, match.accepted) == (None, None, (), False)


def test_a_code_in_the_text_comes_before_what_the_text_tells(trained: Matcher) -> None:
    [match] = trained.match(["2.1.2 翘腿"])

    assert (match.clause, match.score, match.accepted) == ("2.1.2", 1.0, True)


def test_several_codes_in_the_text_are_all_listed(trained: Matcher) -> None:
    assert trained.match(["2.1.2、2.3.4"])[0].clauses == ("2.1.2", "2.3.4")


def test_a_code_the_rulebook_lacks_is_not_mapped_to_another(trained: Matcher) -> None:
    [match] = trained.match(["2.1.9 没戴牌"])

    assert (match.absent, match.accepted) == (("2.1.9",), False)


@pytest.mark.parametrize("text", ["光着前胸", "3号窗口小李光着前胸", "光着，前胸！"])
def test_a_phrase_word_for_word_is_known_circumstances_aside(text: str, trained: Matcher) -> None:
    [match] = trained.match([text])

    assert (match.clause, match.score, match.accepted) == ("2.1.2", 0.99, True)


def test_a_higher_threshold_may_be_asked_for_but_never_a_lower_one(rulebook: Rulebook) -> None:
    table = written(hand_made({"牌": {"2.1.2": 2.0}}, clauses=tuple(rulebook.by_code)))

    strict, lax = Matcher(rulebook, table, threshold=0.99999), Matcher(rulebook, table, threshold=0.1)

    assert not strict.match(["牌"])[0].accepted
    assert lax.threshold == 0.9


def test_a_category_or_section_narrows_the_choice(trained: Matcher) -> None:
    assert trained.match(["没戴牌"], "2")[0].accepted
    assert trained.match(["没戴牌"], "2.1")[0].clause == "2.1.2"
    assert [c.split(".")[0] for c, _ in trained.match(["没戴牌"], "4")[0].candidates] == ["4"] * 5


def test_what_contradicts_the_category_is_not_accepted(trained: Matcher) -> None:
    assert not trained.match(["没戴牌"], "4")[0].accepted
    assert not trained.match(["光着前胸"], "4")[0].accepted


def test_the_clauses_that_may_be_meant_can_be_named(trained: Matcher) -> None:
    found = trained.match(["没戴牌"], among=("2.3.4", "2.3.5"))[0]

    assert {clause for clause, _ in found.candidates} == {"2.3.4", "2.3.5"}


def test_a_quotation_shared_by_clauses_leaves_the_choice_to_the_text(
    rulebook: Rulebook, quotable: Mapping[str, frozenset[int]]
) -> None:
    matcher = Matcher(rulebook, wording=quotable)

    [match] = matcher.match(["说话清楚而且快慢合适"])

    assert {clause for clause, _ in match.candidates} == {"3.2.2", "4.2.1"}


def test_acts_in_sentences_of_their_own_are_booked_one_by_one(trained: Matcher) -> None:
    [match] = trained.match(["没戴牌；翘着腿"])

    assert (match.clauses, match.accepted) == (("2.1.2", "2.3.4"), True)


def test_a_second_act_that_is_not_certain_makes_the_row_wait(trained: Matcher) -> None:
    [match] = trained.match(["没戴牌，翘着腿"])

    assert (match.clauses, match.accepted) == (("2.1.2", "2.3.4"), False)


def test_a_note_of_grave_consequences_tells_an_act_however_calm_it_sounds(trained: Matcher) -> None:
    [match] = trained.match(["牌好好好，把人打伤住院"])

    assert (match.clause, match.accepted, match.suspected_serious) == ("2.1.2", False, True)


def test_seriousness_is_suspected_beside_any_clause(trained: Matcher) -> None:
    assert trained.match(["没戴牌，把人打伤住院"])[0].suspected_serious
    assert not trained.match(["没戴牌"])[0].suspected_serious


def test_the_characters_that_carried_the_decision_are_shown(trained: Matcher) -> None:
    assert [gram for gram, _ in trained.explain("没戴牌")] == ["牌"]
    assert trained.explain("2.1.2 未戴") == (("2.1.2", 1.0),)


def test_a_table_for_other_clauses_is_not_used(rulebook: Rulebook) -> None:
    table = written(hand_made({"牌": {"2.1.2": 2.0}}))

    assert Matcher(rulebook, model=table).match(["牌"])[0].score < 0.9


def test_a_damaged_table_is_refused(rulebook: Rulebook) -> None:
    with pytest.raises(TableFaultyError):
        Matcher(rulebook, model=b"not a table")


def test_labels_alone_find_their_own_clause(labels_alone: Matcher, rulebook: Rulebook) -> None:
    for clause in rulebook.clauses:
        assert labels_alone.match([clause.label.zh])[0].clause == clause.code


def test_labels_alone_work_modestly_and_seldom_decide(labels_alone: Matcher) -> None:
    [match] = labels_alone.match(["上班迟到早退"])

    assert match.clause == "1.3.3"
    assert not match.accepted
    assert labels_alone.explain("上班迟到早退")


def test_phrases_make_a_company_rulebook_decide(rulebook: Rulebook) -> None:
    matcher = Matcher(rulebook, phrases=[("2.3.4", "架着腿抖"), ("-", "都挺好")])

    assert matcher.match(["老李架着腿抖"])[0].clause == "2.3.4"
    assert matcher.match(["都挺好"])[0].clause is None


@settings(max_examples=50)
@given(text=st.text(max_size=60))
def test_no_text_breaks_the_matcher(text: str, trained: Matcher) -> None:
    [match] = trained.match([text])

    assert match.text == text
    assert 0 <= match.score <= 1
    assert len(match.candidates) <= 5


def test_phrases_are_read_from_a_table_of_two_columns() -> None:
    text = '\ufeffclause,phrase\n2.1.2,未戴工牌\n\n-,"无,正常"\n 2.3.4 , 翘腿 ,旁注\n'

    assert read_phrases(text) == (("2.1.2", "未戴工牌"), ("-", "无,正常"), ("2.3.4", "翘腿"))


@pytest.mark.parametrize("text", ["clause,phrase\n2.1.2\n", "clause,phrase\n2.1.2,\n", "clause,phrase\n,未戴\n"])
def test_a_line_that_is_no_pair_is_named(text: str) -> None:
    with pytest.raises(PhrasesFaultyError, match="2"):
        read_phrases(text)
