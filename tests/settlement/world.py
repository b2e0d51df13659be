"""A small world for settlements: a rulebook of two categories, a roster of three people, violations by keyword."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from conduct_audit.rulebook.model import Category, Clause, Rulebook, Section, TariffRule, Words
from conduct_audit.tables import EMPLOYEES, VIOLATIONS
from conduct_audit.timeline import Timeline

if TYPE_CHECKING:
    import pandas as pd


def words(text: str) -> Words:
    return Words(zh=text, en=text)


def rule(kind: str, **more: Any) -> TariffRule:
    return TariffRule.model_validate({"title": words("t"), "citation": words("c"), "kind": kind, **more})


def rulebook(*tariff: TariffRule) -> Rulebook:
    return Rulebook(
        id="small",
        version="1",
        title=words("small"),
        source=words("source"),
        categories=tuple(Category(code=code, name=words(f"category {code}")) for code in "12"),
        sections=tuple(Section(code=f"{code}.1", name=words(f"section {code}")) for code in "12"),
        clauses=tuple(Clause(code=f"{code}.1.1", label=words(f"clause {code}")) for code in "12"),
        tariff=tariff,
    )


HUNDRED = (rule("forfeit", serious=True, refer=True), rule("fixed", amount="100", categories=("1", "2")))


RULEBOOKS: Timeline[Rulebook] = Timeline(((None, rulebook(*HUNDRED)),))


def roster(**bonus: int | None) -> pd.DataFrame:
    rows = [{"employee_id": key, "name": key, "department": "厅", "bonus_base": fen} for key, fen in bonus.items()]
    return EMPLOYEES.frame(rows)


def violations(*rows: dict[str, Any]) -> pd.DataFrame:
    usual = {"status": "confirmed", "month": "2024-03", "occurred_on": date(2024, 3, 5), "category": "1"}
    usual |= {"clause": "1.1.1", "count": 1, "serious": False}
    full = ({"id": number, **usual, **row} for number, row in enumerate(rows, start=1))
    return VIOLATIONS.frame({"event_month": row["month"], **row} for row in full)
