"""Warnings by what sheets, rulebook and settings say besides: each fires, does not, and is silent on the unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from conduct_audit.rulebook.model import Clause, Overlap, Rulebook
from conduct_audit.settings import Settings
from conduct_audit.settlement.warning_facts import OnSheets
from tests.settlement.test_warnings import ADOPTED, codes, told
from tests.settlement.world import HUNDRED, rulebook, words

SEASON = ("11-15", "03-15")


def of_winter() -> Rulebook:
    book = rulebook(*HUNDRED)
    winter = Clause(code="1.1.1", label=words("供暖期失联"), season="heating")
    return book.model_copy(update={"clauses": (winter, *book.clauses[1:])})


def overlapping() -> Rulebook:
    overlap = Overlap(name=words("服务证件"), clauses=("1.1.1", "2.1.1"))
    return rulebook(*HUNDRED).model_copy(update={"overlaps": (overlap,)})


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, []),
        ({"sheets": OnSheets(fines=("罚款金额",))}, ["W04"]),
        ({"settings": Settings(rulebook_adopted=date(2024, 1, 1), payroll_item="考核罚款")}, ["W04"]),
    ],
)
def test_w04_sheets_or_pay_items_say_fine(more: dict[str, Any], expected: list[str]) -> None:
    assert codes({}, **more) == expected


@pytest.mark.parametrize(
    ("sheets", "kind"),
    [
        (OnSheets(unproven=(1,)), "W06 evidence"),
        (OnSheets(alone=(1,)), "W06 alone"),
        (OnSheets(unsigned=(1,)), "W07 unsigned"),
    ],
)
def test_w06_w07_what_the_sheet_leaves_blank_names_the_records(sheets: OnSheets, kind: str) -> None:
    found = told({}, sheets=sheets)
    assert [(each.kind, each.records, each.level) for each in found] == [(kind, (1,), "warn")]
    assert "(1)" in found[0].sentence


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"clause": "2.1.1", "category": "2", "text": "未亮明身份"}, ["W09"]),
        ({"clause": "2.1.1", "category": "2", "text": "未亮明身份", "occurred_on": date(2024, 3, 6)}, []),
        ({"clause": "2.1.1", "category": "2", "text": "未亮明身份", "occurred_on": None}, []),
        ({"clause": "1.1.1", "text": "又未戴工牌"}, []),
    ],
)
def test_w09_one_act_under_two_clauses_of_an_overlap(second: dict[str, Any], expected: list[str]) -> None:
    assert codes({}, second, book=overlapping()) == expected


def test_w09_clauses_written_down_without_words_are_asked_about() -> None:
    found = told({"text": ""}, {"text": "", "clause": "2.1.1", "category": "2"}, book=overlapping())
    assert [(each.kind, each.place, each.records) for each in found] == [("W09 clauses", "a", (1, 2))]
    assert "1.1.1、2.1.1" in found[0].sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [("该员工素质低", ["W13"]), ("像小偷一样", ["W13"]), ("态度恶劣，与用户争吵", []), ("", [])],
)
def test_w13_words_that_judge_a_person(text: str, expected: list[str]) -> None:
    assert codes({"text": text}) == expected


@pytest.mark.parametrize(
    ("seen", "season", "expected"),
    [
        ({"occurred_on": date(2024, 3, 15)}, SEASON, []),
        ({"occurred_on": date(2024, 3, 16)}, SEASON, ["W14"]),
        ({"occurred_on": date(2024, 3, 16)}, None, []),
        ({"occurred_on": None, "month": "2024-03"}, SEASON, []),
        ({"occurred_on": None, "month": "2024-07"}, SEASON, ["W14"]),
        ({"occurred_on": date(2024, 7, 1)}, ("06-01", "08-31"), []),
        ({"occurred_on": date(2024, 7, 1), "clause": "2.1.1", "category": "2"}, SEASON, []),
    ],
)
def test_w14_a_clause_of_the_heating_season_outside_of_it(
    seen: dict[str, Any], season: Any, expected: list[str]
) -> None:
    settings = Settings(rulebook_adopted=ADOPTED.rulebook_adopted, heating_season=season)
    assert codes(seen, book=of_winter(), settings=settings) == expected
