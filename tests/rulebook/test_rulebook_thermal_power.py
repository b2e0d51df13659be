"""The shipped rulebook `thermal-power` holds what the regulation says, and says what it leaves open."""

from __future__ import annotations

import itertools
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from conduct_audit.normal import squeezed

if TYPE_CHECKING:
    from conduct_audit.rulebook.model import Rulebook

PER_SECTION = {
    "1.1": 6, "1.2": 5, "1.3": 4,
    "2.1": 5, "2.2": 5, "2.3": 8,
    "3.1": 5, "3.2": 7, "3.3": 4, "3.4": 4,
    "4.1": 12, "4.2": 12, "4.3": 11,
}  # fmt: skip
ASPIRATIONAL = {
    "1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.6", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.3.1",
}  # fmt: skip
LIMITS: dict[str, list[tuple[object, ...]]] = {
    "3.1.2": [(3, "step", "at_least"), (3, "step", "at_least")],
    "4.1.1": [(5, "minute", "at_least")],
    "4.1.5": [(14, "field", "at_least")],
    "4.2.1": [(2, "ring", "at_most")],
    "4.2.4": [(10, "minute", "at_most")],
    "4.2.6": [(2, "day", "at_most"), (5, "day", "at_most")],
    "4.2.9": [(24, "hour", "at_most")],
}
OVERLAPS = [
    {"3.4.3", "4.1.11", "4.3.6"},
    {"3.2.1", "1.1.5", "4.2.7"},
    {"2.3.2", "3.2.3", "4.1.2"},
    {"3.1.1", "3.1.2", "4.1.2"},
    {"3.1.1", "3.1.2", "4.1.8"},
    {"2.1.2", "4.3.2", "4.3.5"},
    {"3.2.4", "3.2.2", "4.2.1"},
    {"3.4.2", "4.1.9", "4.1.10", "4.2.1", "4.2.5"},
    {"4.3.5", "4.3.11"},
    {"1.3.3", "4.1.1"},
    {"1.3.3", "1.3.2"},
]


def test_there_are_four_categories_thirteen_sections_and_88_clauses(thermal: Rulebook) -> None:
    assert (len(thermal.categories), len(thermal.sections), len(thermal.clauses)) == (4, 13, 88)


def test_each_section_has_its_number_of_clauses(thermal: Rulebook) -> None:
    assert Counter(clause.section for clause in thermal.clauses) == PER_SECTION


def test_clauses_are_numbered_from_one_and_in_order(thermal: Rulebook) -> None:
    expected = [f"{section}.{n}" for section, size in PER_SECTION.items() for n in range(1, size + 1)]

    assert list(thermal.by_code) == expected


def test_what_no_inspection_can_see_is_marked(thermal: Rulebook) -> None:
    assert {clause.code for clause in thermal.clauses if clause.aspirational} == ASPIRATIONAL


def test_three_clauses_bind_one_sex_one_of_them_in_part(thermal: Rulebook) -> None:
    bound = {clause.code: (clause.sex, clause.sex_partly) for clause in thermal.clauses if clause.sex}

    assert bound == {"2.2.2": ("male", False), "2.2.3": ("female", False), "2.3.4": ("female", True)}


def test_two_clauses_bind_a_role_and_one_a_season(thermal: Rulebook) -> None:
    roles = {clause.code: clause.role.zh for clause in thermal.clauses if clause.role}

    assert roles == {"4.2.9": "热线人员", "4.3.6": "入户人员"}
    assert [clause.code for clause in thermal.clauses if clause.season == "heating"] == ["4.2.11"]


def test_limits_have_value_unit_and_direction(thermal: Rulebook) -> None:
    stated = {c.code: [(limit.value, limit.unit, limit.bound) for limit in c.limits] for c in thermal.clauses}

    assert {code: limits for code, limits in stated.items() if limits} == LIMITS


@pytest.mark.parametrize("code", sorted(set(LIMITS) - {"4.1.5", "3.1.2"}))
def test_limits_of_time_say_from_when_until_when(thermal: Rulebook, code: str) -> None:
    assert all(limit.start and limit.end for limit in thermal.by_code[code].limits)


@pytest.mark.parametrize("code", ["3.1.2", "4.1.5", "4.2.4", "4.2.6", "4.2.9"])
def test_what_a_limit_leaves_open_is_noted(thermal: Rulebook, code: str) -> None:
    assert all(limit.note for limit in thermal.by_code[code].limits)


@pytest.mark.parametrize("code", ["4.2.3", "4.2.11", "4.3.1"])
def test_haste_without_a_figure_is_left_to_a_person(thermal: Rulebook, code: str) -> None:
    clause = thermal.by_code[code]

    assert clause.limits == ()
    assert clause.note is not None
    assert "须由人判断" in clause.note.zh


def test_overlaps_name_the_clauses_one_act_can_touch(thermal: Rulebook) -> None:
    assert [set(overlap.clauses) for overlap in thermal.overlaps] == OVERLAPS


@pytest.mark.parametrize(
    ("act", "clause"),
    [("与用户争吵", "3.4.3"), ("不送别", "4.1.8"), ("迟到、到岗晚", "1.3.3"), ("未清理现场", "4.3.11")],
)
def test_the_clause_about_the_act_itself_is_preferred(thermal: Rulebook, act: str, clause: str) -> None:
    assert next(overlap.clauses[0] for overlap in thermal.overlaps if overlap.name.zh == act) == clause


def test_a_serious_case_is_decided_first_forfeits_and_is_referred(thermal: Rulebook) -> None:
    rule = thermal.tariff[0]

    assert (rule.kind, rule.serious, rule.refer, rule.categories, rule.amount) == ("forfeit", True, True, (), None)
    assert rule.citation.zh == "第五部分第5项"


def test_every_category_costs_a_hundred_yuan_an_occurrence(thermal: Rulebook) -> None:
    rules = [(rule.kind, rule.categories, rule.amount, rule.serious, rule.refer) for rule in thermal.tariff[1:]]

    assert rules == [("fixed", (category,), Decimal(100), False, False) for category in "1234"]
    assert [rule.citation.zh for rule in thermal.tariff[1:]] == [f"第五部分第{item}项" for item in range(1, 5)]


def test_labels_are_short(thermal: Rulebook) -> None:
    assert all(len(clause.label.zh) <= 20 and len(clause.label.en) <= 72 for clause in thermal.clauses)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_label_is_contained_in_another(thermal: Rulebook, language: str) -> None:
    labels = [squeezed(clause.label.spoken(language)) for clause in thermal.clauses]

    assert [pair for pair in itertools.permutations(labels, 2) if pair[0] in pair[1]] == []


def test_nothing_speaks_of_fines(thermal_text: str) -> None:
    assert "罚" not in thermal_text
