"""Warnings: each says what is known, nothing is said of what is not, and who or which record is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from conduct_audit import language
from conduct_audit.month import Month
from conduct_audit.rulebook.model import Clause, Rulebook
from conduct_audit.settings import Settings
from conduct_audit.settlement import settle
from conduct_audit.settlement.corrections import SETTLED
from conduct_audit.settlement.warning_facts import MonthFacts, MonthWarning
from conduct_audit.settlement.warning_texts import KINDS
from conduct_audit.settlement.warnings import warnings
from conduct_audit.tables import EMPLOYED
from conduct_audit.timeline import Timeline
from tests.settlement.world import HUNDRED, rule, rulebook, violations, words

ADOPTED = Settings(rulebook_adopted=date(2024, 1, 1))
ANNA = {"employee_id": "a", "name": "安娜", "bonus_base": 150_000, "department": "厅", "sex": "male"}
SEEN = {"employee_id": "a", "name": "安娜", "inspector": "李检", "text": "未戴工牌"}


def of_one_sex() -> Rulebook:
    book = rulebook(*HUNDRED)
    return book.model_copy(
        update={"clauses": (Clause(code="1.1.1", label=words("淡妆"), sex="female"), *book.clauses[1:])}
    )


def told(
    *seen: dict[str, Any],
    person: dict[str, Any] | None = None,
    settings: Settings = ADOPTED,
    book: Rulebook | None = None,
    **more: Any,
) -> list[MonthWarning]:
    language.activate("en")
    rulebooks = Timeline(((None, book or rulebook(*HUNDRED)),))
    found = violations(*({**SEEN, **each} for each in seen))
    roster = EMPLOYED.frame([{**ANNA, **(person or {})}])
    settlement = more.pop("settlement", None) or settle(found, roster, rulebooks, ("1", "2"), settings)
    return list(warnings(MonthFacts(found, roster, settlement, rulebooks, settings, **more)))


def codes(*seen: dict[str, Any], **more: Any) -> list[str]:
    return [warning.code for warning in told(*seen, **more)]


def test_a_month_in_order_has_no_warning() -> None:
    assert codes({}) == []
    assert codes() == []


@pytest.mark.parametrize(
    ("wage", "count", "expected"),
    [(None, 9, []), (50_000, 1, []), (49_999, 1, ["W01"]), (500_000, 10, []), (499_999, 10, ["W01"])],
)
def test_w01_more_than_a_fifth_of_the_wage(wage: int | None, count: int, expected: list[str]) -> None:
    assert codes({"count": count}, person={"wage": wage}) == expected


@pytest.mark.parametrize(
    ("least", "count", "expected"),
    [(None, 1, []), (240_000, 1, []), (240_001, 1, ["W02"]), (300_000, 0, [])],
)
def test_w02_less_than_the_minimum_wage_is_left(least: int | None, count: int, expected: list[str]) -> None:
    settings = Settings(rulebook_adopted=date(2024, 1, 1), minimum_wage=least)
    seen = [{"count": count}] if count else []
    assert codes(*seen, person={"wage": 250_000}, settings=settings) == expected


def test_w03_what_the_bonus_does_not_cover_is_said_in_yuan() -> None:
    found = told({"count": 20})
    assert [(each.code, each.place) for each in found] == [("W03", "a")]
    assert "500.00 yuan are not taken" in found[0].sentence


def test_w03_a_forfeited_bonus_leaves_nothing_uncovered() -> None:
    assert codes({"count": 20}, {"serious": True, "text": "损坏地板"}) == []


def test_w04_the_rulebook_says_fine() -> None:
    fine = rule("fixed", amount="100", title=words("罚款"))
    assert codes({}, book=rulebook(fine)) == ["W04"]


@pytest.mark.parametrize(("adopted", "kind"), [(None, "W05"), (date(2024, 3, 6), "W05 early"), (date(2024, 3, 5), "")])
def test_w05_the_adoption_is_not_recorded_or_came_later(adopted: date | None, kind: str) -> None:
    found = told({}, settings=Settings(rulebook_adopted=adopted))
    assert [(each.kind, each.code) for each in found] == ([(kind, "W05")] if kind else [])


def test_w06_nobody_is_named_as_inspector() -> None:
    found = told({"inspector": " "}, {"text": "聊天"}, {"inspector": "", "text": "迟到"})
    assert [(each.code, each.records) for each in found] == [("W06", (1, 3))]


def test_w07_an_appeal_waits_against_a_record_of_the_month() -> None:
    assert [each.records for each in told({}, undecided=(1, 99))] == [(1,)]


def test_w08_a_bonus_is_lost_without_a_named_persons_word() -> None:
    found = told({"serious": True}, unapproved=(1,))
    assert [(each.code, each.level, each.place) for each in found] == [("W08", "block", "a")]


@pytest.mark.parametrize(
    ("second", "expected"),
    [({"clause": "2.1.1", "category": "2"}, ["W09"]), ({"text": "聊天"}, []), ({"occurred_on": date(2024, 3, 6)}, [])],
)
def test_w09_the_same_was_seen_twice_on_a_day(second: dict[str, Any], expected: list[str]) -> None:
    assert codes({}, second) == expected


@pytest.mark.parametrize(("region", "expected"), [("广东省", ["W10"]), ("Shenzhen", ["W10"]), ("山东", []), ("", [])])
def test_w10_regions_with_a_law_of_their_own(region: str, expected: list[str]) -> None:
    assert codes({}, settings=Settings(rulebook_adopted=date(2024, 1, 1), region=region)) == expected


def test_w11_a_late_finding_is_taken_in_this_month() -> None:
    roster = EMPLOYED.frame([ANNA])
    plain = settle(violations(), roster, Timeline(((None, rulebook(*HUNDRED)),)), ("1",))
    row = {"number": 1, "employee_id": "a", "of_month": "2024-02", "cause": "late", "amount": 10_000, "taken": 10_000}
    found = told(settlement=replace(plain, corrections=SETTLED.frame([row])))
    assert [(each.code, "2024-02" in each.sentence) for each in found] == [("W11", True)]


def test_w11_a_late_finding_is_charged_to_this_month() -> None:
    late = {"occurred_on": None, "event_month": "2024-02"}
    [found] = told(late, {"occurred_on": date(2024, 2, 5), "event_month": "2024-02"}, {})
    assert (found.code, found.place, found.records, "2024-02" in found.sentence) == ("W11", "a", (1, 2), True)


@pytest.mark.parametrize(
    ("person", "factor", "expected"),
    [
        ({"employment": "劳务派遣"}, 100, ["W12"]),
        ({"employment": "劳务派遣"}, 60, []),
        ({"employment": "派遣转正"}, 60, ["W12"]),
        ({"employment": "非劳务派遣"}, 60, []),
        ({"note": "3月起借调"}, 100, ["W12"]),
        ({"note": "优秀员工"}, 100, []),
    ],
)
def test_w12_people_who_may_not_be_meant(person: dict[str, Any], factor: int, expected: list[str]) -> None:
    settings = Settings(rulebook_adopted=date(2024, 1, 1), dispatched_factor=factor)
    assert codes({}, person=person, settings=settings) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("身份证37010119900101123X", ["W13"]), ("电话13812345678", ["W13"]), ("户号138123456789", []), ("聊天5分钟", [])],
)
def test_w13_private_numbers_in_what_was_seen(text: str, expected: list[str]) -> None:
    assert codes({"text": text}) == expected


@pytest.mark.parametrize(("sex", "expected"), [("male", ["W14"]), ("female", []), (None, [])])
def test_w14_a_clause_of_the_other_sex(sex: str | None, expected: list[str]) -> None:
    assert codes({}, person={"sex": sex}, book=of_one_sex()) == expected


def test_w15_a_share_without_a_leader_is_asked_about() -> None:
    assert codes({}, settings=Settings(rulebook_adopted=date(2024, 1, 1), manager_share=10)) == ["W15"]


def test_w16_earlier_months_left_open_are_named_and_how_many_records_they_have() -> None:
    found = told({}, left_open=((Month(2024, 1), 3), (Month(2024, 2), 1)))
    assert [(each.code, each.level) for each in found] == [("W16", "block")]
    assert "2024-01 (3), 2024-02 (1). Close 2024-01 first" in found[0].sentence


def test_w17_a_month_that_is_not_over() -> None:
    found = told({}, ends=date(2024, 3, 31))
    assert [(each.code, each.level) for each in found] == [("W17", "warn")]
    assert "2024-03-31" in found[0].sentence


def test_long_lists_of_records_are_cut() -> None:
    found = told(*({"inspector": "", "text": str(number)} for number in range(7)))
    assert "1, 2, 3, 4, 5 …" in found[0].sentence
    assert "7 in all" in found[0].sentence


@pytest.mark.parametrize("kind", KINDS)
def test_every_warning_has_a_level_and_a_sentence(kind: str) -> None:
    assert KINDS[kind].level in {"warn", "ask", "block"}
    assert KINDS[kind].sentence
