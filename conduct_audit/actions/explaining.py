"""`explain`: every yuan of one employee's month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, cast

from conduct_audit import language, money
from conduct_audit.actions import rulebooks
from conduct_audit.actions.appeal_documents import AppealNote, appeal_note
from conduct_audit.actions.correction_documents import CorrectionDocument, Corrections
from conduct_audit.actions.documents import LineDocument, ViolationDocument, line_documents, records, violation_document
from conduct_audit.actions.month_view import MonthView, view
from conduct_audit.actions.people import meant
from conduct_audit.actions.sharing import ShareDocument, share_documents
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
    """A violation with the yuan it costs, the rule that says so, the clause's label and every decision on it.

    `certainty` is that of a clause read from text (null: it was written down), `cells` the row as the sheet has it.
    """

    assessed: str
    rule: str
    label: str
    certainty: float | None
    cells: dict[str, str]
    appeal: AppealNote | None
    decisions: list[DecisionDocument]


class OffTheBooks(ViolationDocument):
    """A violation of the month that costs nothing: waived, or overturned by an appeal."""

    appeal: AppealNote | None
    decisions: list[DecisionDocument]


class ExplanationDocument(TypedDict):
    """The story of one employee's month as INTERFACE.md §3 (`explain`) has it.

    `corrections` is what closed months take or give back in this one; they add up to those of the line.
    `corrected_later` is what later months take or give back of this one, `off_the_books` what was taken off it.
    `shares` is what a leader bears of others' violations, part of `assessed`.
    """

    employee_id: str
    month: str
    line: LineDocument
    violations: list[ExplainedViolation]
    corrections: list[CorrectionDocument]
    corrected_later: list[CorrectionDocument]
    off_the_books: list[OffTheBooks]
    shares: list[ShareDocument]


def explain(desk: Desk, employee: str, month: Month) -> ExplanationDocument:
    """Explain the month of `employee` (number, or a name unique on the roster)."""
    with desk.proven() as ledger:
        seen = view(ledger, month)
        number = meant(seen.roster, employee, month)
        lines, told = seen.settlement.lines, Corrections(ledger, None)
        return {
            "employee_id": number,
            "month": str(month),
            "line": line_documents(lines[lines["employee_id"] == number], seen.categories)[0],
            "violations": [explained(ledger, seen, row) for row in records(_charged(seen, number))],
            "corrections": _settled(told, seen, number),
            "corrected_later": told.of_month(number, str(month)),
            "off_the_books": _off_the_books(ledger, month, number),
            "shares": share_documents(seen.settlement, number),
        }


def _settled(told: Corrections, seen: MonthView, number: str) -> list[CorrectionDocument]:
    settled = seen.settlement.corrections
    return told.settled(settled[(settled["employee_id"] == number) & settled["taken"].notna()])


def _off_the_books(ledger: Ledger, month: Month, number: str) -> list[OffTheBooks]:
    found = records(ledger.violations(month=month, employee_id=number, statuses=("waived", "overturned")))
    return [cast("OffTheBooks", {**violation_document(row), **_story(ledger, int(row["id"]))}) for row in found]


def _story(ledger: Ledger, number: int) -> dict[str, Any]:
    """Give what people did about a record: every decision, and the appeal."""
    appeals = [appeal_note(appeal) for appeal in ledger.appeals(number)]
    return {"appeal": appeals[0] if appeals else None, "decisions": decisions(ledger, number)}


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
        "certainty": None if row["score"] is None else round(float(row["score"]), 4),
        "cells": ledger.observation(int(row["id"])).cells,
        **_story(ledger, int(row["id"])),
    }
    return cast("ExplainedViolation", {**violation_document(row), **more})


def _charged(seen: MonthView, number: str) -> pd.DataFrame:
    own = seen.violations[seen.violations["employee_id"] == number]
    return own.merge(seen.settlement.charges, on="id")
