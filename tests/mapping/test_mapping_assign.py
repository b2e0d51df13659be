from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit.mapping import Matcher
from conduct_audit.mapping.assign import assign
from conduct_audit.mapping.table import written
from conduct_audit.tables import MAPPED
from conduct_audit.timeline import Timeline
from tests.mapping.models import hand_made

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from conduct_audit.rulebook.model import Rulebook

    Rows = Callable[..., pd.DataFrame]


@pytest.fixture(scope="module")
def matcher(rulebook: Rulebook) -> Matcher:
    """牌 is 2.1.2, 腿 is 2.3.4, 吵 is 3.4.3, 好 sounds like no violation; nothing else is known."""
    spoken = {"牌": {"2.1.2": 2.0}, "腿": {"2.3.4": 2.0}, "吵": {"3.4.3": 2.0}, "好": {"-": 3.0}}
    return Matcher(rulebook, model=written(hand_made(spoken, clauses=tuple(rulebook.by_code))))


@pytest.fixture(scope="module")
def mapped(attributed: Rows, since_ever: Timeline[Rulebook], matcher: Matcher) -> Rows:
    """Map rows given by what a test cares about."""

    def build(*rows: dict[str, Any]) -> pd.DataFrame:
        return assign(attributed(*rows), since_ever, lambda _: matcher)

    return build


def decided(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    return list(frame[["clause", "category", "reasons"]].itertuples(index=False, name=None))


CASES: dict[str, tuple[dict[str, Any], list[tuple[Any, ...]]]] = {
    "a code beside an agreeing text": ({"clause_text": "2.1.2", "text": "没戴牌"}, [("2.1.2", "2", ())]),
    "a code alone": ({"clause_text": "2.1.2"}, [("2.1.2", "2", ())]),
    "a code beside an unknown text": ({"clause_text": "2.1.2", "text": "不知道"}, [("2.1.2", "2", ())]),
    "a code beside a calm text": ({"clause_text": "2.1.2", "text": "牌好好"}, [("2.1.2", "2", ())]),
    "a code against the text": ({"clause_text": "2.1.2", "text": "跟用户吵"}, [("2.1.2", "2", ("clause_conflict",))]),
    "a code that the same act can touch": ({"clause_text": "4.3.6", "text": "跟用户吵"}, [("4.3.6", "4", ())]),
    "a code against the category": (
        {"clause_text": "2.1.2", "category_text": "一般行为规范"},
        [("2.1.2", "2", ("clause_conflict",))],
    ),
    "a code within the category": ({"clause_text": "2.1.2", "category_text": "外在形象规范"}, [("2.1.2", "2", ())]),
    "a number within a section": ({"clause_text": "2", "category_text": "着装"}, [("2.1.2", "2", ())]),
    "several codes": ({"clause_text": "2.1.2、2.3.4", "text": "没戴牌"}, [("2.1.2", "2", ()), ("2.3.4", "2", ())]),
    "a code that is not in force": ({"clause_text": "2.1.9", "text": "没戴牌"}, [(None, None, ("not_in_force",))]),
    "one code in force and one not": (
        {"clause_text": "2.1.2、2.1.9"},
        [("2.1.2", "2", ()), (None, None, ("not_in_force",))],
    ),
    "a text with a code that is not in force": ({"text": "2.1.9 没戴牌"}, [(None, None, ("not_in_force",))]),
    "a range": ({"clause_text": "2.1.2-2.1.4", "text": "没戴牌"}, [(None, None, ("unclear_clause",))]),
    "text alone": ({"text": "没戴牌"}, [("2.1.2", "2", ())]),
    "a code in the text": ({"text": "2.1.2 没戴"}, [("2.1.2", "2", ())]),
    "text that is not certain": ({"text": "不知道"}, [(None, None, ("unclear_clause",))]),
    "text without a violation": ({"text": "牌好好"}, [(None, None, ("unclear_clause",))]),
    "nothing at all": ({}, [(None, None, ("unclear_clause",))]),
    "a category beside a fitting text": ({"clause_text": "二", "text": "没戴牌"}, [("2.1.2", "2", ())]),
    "a category in its own column": ({"category_text": "外在形象规范", "text": "没戴牌"}, [("2.1.2", "2", ())]),
    "a section beside a fitting text": ({"clause_text": "着装", "text": "没戴牌"}, [("2.1.2", "2", ())]),
    "a category that the text contradicts": (
        {"category_text": "具体行为规范", "text": "没戴牌"},
        [(None, "4", ("unclear_clause",))],
    ),
    "a category where the text does not decide": (
        {"category_text": "外在形象规范", "text": "不知道"},
        [(None, "2", ("unclear_clause",))],
    ),
    "a category alone": ({"category_text": "外在形象规范"}, [(None, "2", ("unclear_clause",))]),
    "two categories that differ": (
        {"category_text": "外在形象规范", "clause_text": "具体行为规范", "text": "没戴牌"},
        [(None, None, ("unclear_clause",))],
    ),
    "own words in the clause cell": ({"clause_text": "牌的事", "text": "不知道"}, [("2.1.2", "2", ())]),
    "own words that agree with the text": ({"clause_text": "牌的事", "text": "没戴牌"}, [("2.1.2", "2", ())]),
    "own words against the text": ({"clause_text": "牌的事", "text": "翘着腿"}, [(None, None, ("clause_conflict",))]),
    "own words that say nothing": ({"clause_text": "见附件", "text": "没戴牌"}, [("2.1.2", "2", ())]),
    "two acts in sentences of their own": ({"text": "没戴牌；翘着腿"}, [("2.1.2", "2", ()), ("2.3.4", "2", ())]),
    "two acts that are not certain": ({"text": "没戴牌，翘着腿"}, [(None, None, ("unclear_clause",))]),
    "two acts joined by one more word": ({"text": "没戴牌，还翘着腿"}, [("2.1.2", "2", ()), ("2.3.4", "2", ())]),
    "grave consequences that nobody judged": (
        {"text": "没戴牌，打伤人住院", "clause_text": "2.1.2"},
        [("2.1.2", "2", ("suspected_serious",))],
    ),
    "grave consequences that somebody denied": (
        {"text": "没戴牌，打伤人住院", "clause_text": "2.1.2", "serious": False},
        [("2.1.2", "2", ())],
    ),
    "grave consequences that somebody declared": (
        {"text": "没戴牌，打伤人住院", "clause_text": "2.1.2", "serious": True},
        [("2.1.2", "2", ())],
    ),
    "reasons of other rooms": (
        {"text": "不知道", "reasons": ("bad_date",)},
        [(None, None, ("bad_date", "unclear_clause"))],
    ),
}


@pytest.mark.parametrize(("row", "expected"), CASES.values(), ids=CASES)
def test_a_row_becomes_violations_or_a_question(
    row: dict[str, Any], expected: list[tuple[Any, ...]], mapped: Rows
) -> None:
    assert decided(mapped(row)) == expected


def test_a_label_is_its_clause_and_the_text_where_that_is_blank(mapped: Rows, rulebook: Rulebook) -> None:
    label = rulebook.by_code["2.3.4"].label.zh

    found = mapped({"clause_text": label}, {"clause_text": label, "text": "翘着腿"}, {"clause_text": "2.3.4"})

    assert found["clause"].tolist() == ["2.3.4"] * 3
    assert found["text"].tolist() == [label, "翘着腿", ""]


def test_what_is_written_has_no_score_and_what_is_read_has_one_with_candidates(mapped: Rows) -> None:
    found = mapped({"clause_text": "2.1.2"}, {"text": "没戴牌"}, {"text": "2.1.2 没戴牌"}, {"text": "不知道"})

    assert found["score"].tolist()[::2] == [None, None]
    assert found["score"][1] >= 0.9
    assert found["candidates"][1][0] == ("2.1.2", found["score"][1])
    assert (found["score"][3], len(found["candidates"][3])) == (None, 5)


def test_a_conflict_shows_what_the_text_tells(mapped: Rows) -> None:
    found = mapped({"clause_text": "2.1.2", "text": "跟用户吵"})

    assert found["candidates"][0][0][0] == "3.4.3"


def test_rows_keep_their_order_and_everything_else_of_theirs(mapped: Rows) -> None:
    found = mapped({"text": "没戴牌", "row": 7}, {"clause_text": "2.1.2、2.3.4", "row": 3, "name": "王芳"}, {"row": 9})

    assert found["row"].tolist() == [7, 3, 3, 9]
    assert found["name"].tolist() == ["", "王芳", "王芳", ""]
    assert found.index.tolist() == [0, 1, 2, 3]
    assert MAPPED.lacks(found) == ()


def test_no_rows_stay_no_rows(mapped: Rows) -> None:
    found = mapped()

    assert found.empty
    assert MAPPED.lacks(found) == ()


def test_the_text_is_kept_to_the_letter(mapped: Rows) -> None:
    assert mapped({"text": "没戴　牌 ！"})["text"].tolist() == ["没戴　牌 ！"]


def test_a_row_is_judged_by_the_rulebook_of_its_own_day(attributed: Rows, rulebook: Rulebook, matcher: Matcher) -> None:
    content = rulebook.model_dump(by_alias=True)
    kept = [clause for clause in content["clauses"] if clause["code"] != "2.1.2"]
    overlaps = [group for group in content["overlaps"] if "2.1.2" not in group["clauses"]]
    shorter = type(rulebook).model_validate({**content, "clauses": kept, "overlaps": overlaps})
    books = Timeline(((date(2024, 1, 1), shorter), (date(2024, 3, 15), rulebook)))
    rows = attributed(
        {"clause_text": "2.1.2", "occurred_on": date(2024, 3, 14)},
        {"clause_text": "2.1.2", "occurred_on": date(2024, 3, 15)},
        {"clause_text": "2.1.2", "month": "2024-03"},
        {"clause_text": "2.1.2", "month": None},
        {"clause_text": "2.1.2", "occurred_on": date(2023, 12, 31)},
    )

    found = assign(rows, books, lambda _: matcher)

    assert found["clause"].tolist() == [None, "2.1.2", None, "2.1.2", None]
    assert found["reasons"].tolist() == [("not_in_force",), (), ("not_in_force",), (), ("not_in_force",)]


def test_a_quotation_in_the_clause_cell_is_its_clause(
    attributed: Rows, since_ever: Timeline[Rulebook], matcher: Matcher, quotable: Mapping[str, frozenset[int]]
) -> None:
    rows = attributed({"clause_text": "应当面带微笑送别每一位用户"}, {"clause_text": "说话清楚而且快慢合适"})

    found = assign(rows, since_ever, lambda _: matcher, lambda _: quotable)

    assert decided(found) == [("4.1.8", "4", ()), (None, None, ("unclear_clause",))]
    assert {clause for clause, _ in found["candidates"][1]} == {"3.2.2", "4.2.1"}


def test_equal_words_are_asked_once(attributed: Rows, since_ever: Timeline[Rulebook], rulebook: Rulebook) -> None:
    asked: list[str] = []

    class Counting(Matcher):
        def match(self, texts: Any, category: Any = None, *, among: Any = ()) -> Any:
            asked.extend(texts)
            return super().match(texts, category, among=among)

    assign(attributed(*({"text": "没戴牌"} for _ in range(50))), since_ever, lambda _: Counting(rulebook))

    assert asked == ["没戴牌"]
