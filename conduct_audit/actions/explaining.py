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
    """One step in the life of a violation: when, by whom, what, and why; `waits_for` is what was open after it."""

    at: str
    actor: str
    action: str
    reason: str
    waits_for: list[str]


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

    certainty: float | None
    cells: dict[str, str]
    appeal: AppealNote | None
    decisions: list[DecisionDocument]


class HandedOver(TypedDict):
    """A file in which the month was handed over: its format and name, when, by whom, and its digest."""

    format: str
    file: str
    at: str
    actor: str
    sha256: str


class ExplanationDocument(TypedDict):
    """The story of one employee's month as INTERFACE.md §3 (`explain`) has it.

    `corrections` is what closed months take or give back in this one; they add up to those of the line.
    `corrected_later` is what later months take or give back of this one, `off_the_books` what was taken off it.
    `shares` is what a leader bears of others' violations, part of `assessed`; `handed_over` are the files in which the
    month went to payroll or accounting.
    """

    employee_id: str
    month: str
    line: LineDocument
    violations: list[ExplainedViolation]
    corrections: list[CorrectionDocument]
    corrected_later: list[CorrectionDocument]
    off_the_books: list[OffTheBooks]
    shares: list[ShareDocument]
    handed_over: list[HandedOver]


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
            "handed_over": _handed_over(ledger, month),
        }


def _settled(told: Corrections, seen: MonthView, number: str) -> list[CorrectionDocument]:
    settled = seen.settlement.corrections
    return told.settled(settled[(settled["employee_id"] == number) & settled["taken"].notna()])


def _off_the_books(ledger: Ledger, month: Month, number: str) -> list[OffTheBooks]:
    found = records(ledger.violations(month=month, employee_id=number, statuses=("waived", "overturned")))
    return [cast("OffTheBooks", {**violation_document(row), **_story(ledger, row)}) for row in found]


def _handed_over(ledger: Ledger, month: Month) -> list[HandedOver]:
    return [
        {"format": e.format, "file": e.name, "at": e.at.isoformat(), "actor": e.actor, "sha256": e.sha256}
        for e in ledger.exports(month)
    ]


def _story(ledger: Ledger, row: Mapping[Hashable, Any]) -> dict[str, Any]:
    """Give what the sheet says of a record, how sure the program was, and what people did: decisions, the appeal."""
    number = int(row["id"])
    appeals = [appeal_note(appeal) for appeal in ledger.appeals(number)]
    return {
        "certainty": None if row["score"] is None else round(float(row["score"]), 4),
        "cells": ledger.observation(number).cells,
        "appeal": appeals[0] if appeals else None,
        "decisions": decisions(ledger, number),
    }


def decisions(ledger: Ledger, number: int) -> list[DecisionDocument]:
    """Give every decision on record `number`, oldest first."""
    return [
        {
            "at": made.at.isoformat(),
            "actor": made.actor,
            "action": made.action,
            "reason": made.reason,
            "waits_for": list(made.reasons),
        }
        for made in ledger.decisions(number)
    ]


def explained(ledger: Ledger, seen: MonthView, row: Mapping[Hashable, Any]) -> ExplainedViolation:
    """Explain one violation: `row` is VIOLATIONS joined with CHARGES."""
    rulebook = rulebooks.at(seen.rulebooks, judged_on(row["occurred_on"], row["event_month"]))
    rule = rulebook.tariff[int(row["rule"]) - 1]
    more = {
        "assessed": money.yuan(int(row["assessed"])),
        "rule": rule.citation.spoken(language.current()),
        "label": rulebook.by_code[row["clause"]].label.spoken(language.current()),
        **_story(ledger, row),
    }
    return cast("ExplainedViolation", {**violation_document(row), **more})


def _charged(seen: MonthView, number: str) -> pd.DataFrame:
    own = seen.violations[seen.violations["employee_id"] == number]
    return own.merge(seen.settlement.charges, on="id")
