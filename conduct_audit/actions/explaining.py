"""`explain`: every yuan of one employee's month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, cast

from conduct_audit import language, money
from conduct_audit.actions import rulebooks
from conduct_audit.actions.documents import LineDocument, ViolationDocument, line_documents, records, violation_document
from conduct_audit.actions.month_view import MonthView, view
from conduct_audit.actions.people import meant
from conduct_audit.month import Month, judged_on

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger


class DecisionDocument(TypedDict):
    """One step in the life of a violation: when, by whom, what, and why."""

    at: str
    actor: str
    action: str
    reason: str


class ExplainedViolation(ViolationDocument):
    """A violation with the yuan it costs, the rule that says so, the clause's label and every decision on it."""

    assessed: str
    rule: str
    label: str
    decisions: list[DecisionDocument]


class ExplanationDocument(TypedDict):
    """The story of one employee's month as INTERFACE.md §3 (`explain`) has it."""

    employee_id: str
    month: str
    line: LineDocument
    violations: list[ExplainedViolation]
    corrections: list[dict[str, Any]]


def explain(desk: Desk, employee: str, month: Month) -> ExplanationDocument:
    """Explain the month of `employee` (number, or a name unique on the roster)."""
    with desk.proven() as ledger:
        seen = view(ledger, month)
        number = meant(seen.roster, employee, month)
        lines = seen.settlement.lines
        return {
            "employee_id": number,
            "month": str(month),
            "line": line_documents(lines[lines["employee_id"] == number], seen.categories)[0],
            "violations": [explained(ledger, seen, row) for row in records(_charged(seen, number))],
            "corrections": [],
        }


def decisions(ledger: Ledger, number: int) -> list[DecisionDocument]:
    """Give every decision on record `number`, oldest first."""
    return [
        {"at": made.at.isoformat(), "actor": made.actor, "action": made.action, "reason": made.reason}
        for made in ledger.decisions(number)
    ]


def explained(ledger: Ledger, seen: MonthView, row: Mapping[Hashable, Any]) -> ExplainedViolation:
    """Explain one violation: `row` is VIOLATIONS joined with CHARGES."""
    rulebook = rulebooks.at(seen.rulebooks, judged_on(row["occurred_on"], row["month"]))
    rule = rulebook.tariff[int(row["rule"]) - 1]
    more = {
        "assessed": money.yuan(int(row["assessed"])),
        "rule": rule.citation.spoken(language.current()),
        "label": rulebook.by_code[row["clause"]].label.spoken(language.current()),
        "decisions": decisions(ledger, int(row["id"])),
    }
    return cast("ExplainedViolation", {**violation_document(row), **more})


def _charged(seen: MonthView, number: str) -> pd.DataFrame:
    own = seen.violations[seen.violations["employee_id"] == number]
    return own.merge(seen.settlement.charges, on="id")
