from __future__ import annotations

from datetime import date

import pytest

from conduct_audit.language import activate
from conduct_audit.reports import CHARGED, charged
from conduct_audit.rulebook.model import Rulebook
from conduct_audit.settlement import charges_of
from conduct_audit.tables import CHARGES, VIOLATIONS
from conduct_audit.timeline import Timeline
from tests.reports.world import RULEBOOK, RULEBOOKS, case, usual_month, words


def test_each_violation_gets_its_charge_and_the_words_of_the_rulebook() -> None:
    violations = usual_month().violations
    found = violations.loc[violations["id"] == 3, ["assessed", "forfeits", "rule", "label"]]
    assert found.to_numpy().tolist() == [[0, True, "第五章第5项", "与用户争吵"]]
    assert not CHARGED.lacks(usual_month().violations)


def test_words_are_those_of_the_language_spoken() -> None:
    activate("en")
    assert usual_month().violations["rule"].iloc[0] == "part 5, items 1–4"


def test_words_are_those_of_the_rulebook_of_the_day() -> None:
    renamed = [{"code": c.code, "label": words(f"新{c.code}", f"new {c.code}")} for c in RULEBOOK.clauses]
    later = Rulebook.model_validate(RULEBOOK.model_dump(by_alias=True) | {"clauses": renamed})
    rulebooks = Timeline(((None, RULEBOOK), (date(2024, 3, 10), later)))
    days = [date(2024, 3, 9), date(2024, 3, 10)]
    violations = VIOLATIONS.frame({"id": day.day, **case("1", occurred_on=day)} for day in days)
    assert charged(violations, charges_of(violations, rulebooks), rulebooks)["label"].tolist() == [
        "未佩戴工牌",
        "新2.1.1",
    ]


def test_a_violation_without_charge_is_left_out() -> None:
    violations = VIOLATIONS.frame([{"id": 1, **case("1")}])
    assert charged(violations, CHARGES.frame([]), RULEBOOKS).empty


@pytest.mark.parametrize("rulebooks", [RULEBOOKS, Timeline()])
def test_a_clause_nobody_knows_is_shown_by_its_code(rulebooks: Timeline) -> None:  # type: ignore[type-arg]  # empty
    violations = VIOLATIONS.frame([{"id": 1, **case("1", "9.9.9")}])
    charges = CHARGES.frame([{"id": 1, "assessed": 0, "forfeits": False, "refers": False, "rule": 2}])
    assert charged(violations, charges, rulebooks)["label"].tolist() == ["9.9.9"]
