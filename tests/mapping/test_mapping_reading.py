from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit.mapping.acts import Acts, Told
from conduct_audit.mapping.overlap import Overlaps
from conduct_audit.mapping.reading import Ranked, ranked, settled
from conduct_audit.mapping.segments import cuts, sentences
from tests.mapping.models import hand_made

if TYPE_CHECKING:
    from conduct_audit.rulebook.model import Rulebook

TABLE = hand_made({"牌": {"2.1.2": 2.0}, "腿": {"2.3.4": 2.0}, "好": {"-": 3.0}})


def read(text: str) -> Ranked:
    return ranked(TABLE, [text])[0]


def test_the_clause_most_spoken_for_comes_first() -> None:
    assert read("牌").clauses == ("2.1.2", "2.3.4")
    assert read("腿").best == "2.3.4"


def test_a_calm_note_has_no_best_clause() -> None:
    assert read("牌好好").best is None


def test_candidates_are_probabilities_that_add_up_to_one_at_most() -> None:
    scores = [score for _, score in read("牌腿腿").candidates]

    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1.0001


def test_a_clause_that_may_not_be_meant_is_left_out_and_makes_the_rest_unsure() -> None:
    free, narrowed = ranked(TABLE, ["牌", "牌"], [None, lambda clause: clause == "2.3.4"])

    assert narrowed.clauses == ("2.3.4",)
    assert narrowed.certainty.score < 0.5 < free.certainty.score


def test_where_no_clause_may_be_meant_nothing_is_found() -> None:
    [found] = ranked(TABLE, ["牌"], [lambda _: False])

    assert (found.clauses, found.best, found.candidates) == ((), None, ())


def test_a_single_clause_has_no_rival() -> None:
    table = hand_made({"牌": {"2.1.2": 2.0}}, clauses=("2.1.2",))

    assert ranked(table, ["牌"])[0].best == "2.1.2"


@pytest.mark.parametrize(
    ("text", "one", "other", "preferred"),
    [
        ("电话里跟用户吵起来", "3.4.3", "4.3.6", "3.4.3"),
        ("入户时跟户主吵起来", "3.4.3", "4.3.6", "4.3.6"),
        ("在柜台跟用户吵", "4.3.6", "4.1.11", "4.1.11"),
        ("跟用户吵起来", "4.1.11", "3.4.3", "3.4.3"),
        ("电话里讲方言", "3.2.4", "4.2.1", "4.2.1"),
        ("说脏话", "1.1.5", "3.2.1", "3.2.1"),
    ],
)
def test_circumstances_decide_between_overlapping_clauses_else_the_order_of_preference(
    text: str, one: str, other: str, preferred: str, rulebook: Rulebook
) -> None:
    overlaps = Overlaps(rulebook)

    assert overlaps.together(one, other)
    assert overlaps.preferred(text, one, other) == preferred


@pytest.mark.parametrize(
    ("heights", "first"),
    [((0.5, 0.45), "4.3.6"), ((0.5, 0.1), "3.4.3")],
)
def test_the_order_changes_only_where_little_lies_between(
    heights: tuple[float, float], first: str, rulebook: Rulebook
) -> None:
    found = Ranked(("3.4.3", "4.3.6"), heights, read("牌").certainty)

    assert settled(found, "入户跟户主吵", Overlaps(rulebook)).clauses[0] == first


@pytest.mark.parametrize("clauses", [("2.1.2", "2.3.4"), ("4.3.6", "3.4.3"), ("2.1.2",)])
def test_other_clauses_keep_their_order(clauses: tuple[str, ...], rulebook: Rulebook) -> None:
    found = Ranked(clauses, (0.5, 0.45)[: len(clauses)], read("牌").certainty)

    assert settled(found, "入户跟户主吵", Overlaps(rulebook)).clauses == clauses


def test_a_note_is_cut_at_signs_and_joining_words() -> None:
    assert cuts("没有戴工牌，还翘着二郎腿") == [("没有戴工牌", "翘着二郎腿", True)]
    assert cuts("来得晚了不说坐下就骂人") == [("来得晚了", "坐下就骂人", True)]
    assert cuts("没戴") == cuts("短，没戴工牌") == []


def test_a_comma_alone_promises_no_second_act() -> None:
    assert [cut.besides for cut in cuts("皮鞋上全是泥，也不擦擦")] == [False]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("未戴工牌；翘着腿", ["未戴工牌", "翘着腿"]),
        ("1、未戴工牌 2、翘着腿", ["未戴工牌", "翘着腿"]),
        ("（1）未戴工牌（2）翘着腿", ["未戴工牌", "翘着腿"]),
        ("①未戴工牌，②翘着腿", ["未戴工牌，", "翘着腿"]),
        ("8.30未戴工牌", []),
        ("未戴工牌，翘着腿", []),
    ],
)
def test_sentences_are_what_the_writer_set_apart_or_numbered(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def acts_of(text: str, rulebook: Rulebook) -> Told:
    return Acts(TABLE, Overlaps(rulebook), 0.9).of([text], [read(text)])[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("没戴牌；翘着腿", Told(("2.1.2", "2.3.4"), certain=True)),
        ("翘着腿\n没戴牌。", Told(("2.3.4", "2.1.2"), certain=True)),
        ("没戴牌；翘着腿；不知道", Told(("2.1.2", "2.3.4"), certain=False)),
        ("1、没戴牌 2、翘着腿", Told(("2.1.2", "2.3.4"), certain=True)),
        ("没戴牌，还翘着腿", Told(("2.1.2", "2.3.4"), certain=True)),
        ("没戴牌，翘着腿", Told(("2.1.2", "2.3.4"), certain=False)),
        ("没戴牌；牌没戴", Told()),
        ("没戴牌", Told()),
        ("没戴牌，不知道", Told()),
    ],
)
def test_two_acts_are_told_and_certain_only_where_the_writer_tells_them_apart(
    text: str, told: Told, rulebook: Rulebook
) -> None:
    assert acts_of(text, rulebook) == told


def test_clauses_that_one_act_touches_are_one_act(rulebook: Rulebook) -> None:
    table = hand_made({"吵": {"3.4.3": 2.0}, "闹": {"4.3.6": 2.0}}, clauses=("3.4.3", "4.3.6"))
    text = "跟他吵；跟他闹"

    found = Acts(table, Overlaps(rulebook), 0.9).of([text], ranked(table, [text]))

    assert found == [Told()]


def test_clauses_of_one_section_are_never_certain_to_be_two_acts(rulebook: Rulebook) -> None:
    table = hand_made({"牌": {"2.1.2": 2.0}, "鞋": {"2.1.5": 2.0}}, clauses=("2.1.2", "2.1.5"))
    text = "没戴牌，还有穿拖鞋"

    found = Acts(table, Overlaps(rulebook), 0.9).of([text], ranked(table, [text]))

    assert found == [Told(("2.1.2", "2.1.5"), certain=False)]
