"""Why an employee gets no bonus this month: a state with its reason, not an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.language import gettext as _
from conduct_audit.reports.words import day_words, joined

if TYPE_CHECKING:
    from conduct_audit.reports.month_report import MonthReport


def reasons(report: MonthReport) -> dict[str, str]:
    """Give the reason of each employee whose bonus is forfeited, by employee number."""
    cases = report.cases[report.cases["forfeits"]]
    said: dict[str, list[str]] = {}
    for number, day, month, clause, rule in zip(
        *(cases[name] for name in ("employee_id", "occurred_on", "month", "clause", "rule")), strict=True
    ):
        sentence = _("{day}, clause {clause}: serious, the month's bonus is forfeited ({rule})")
        said.setdefault(number, []).append(sentence.format(day=day_words(day, month), clause=clause, rule=rule))
    return {number: joined(sentences) for number, sentences in said.items()}


def notes(report: MonthReport) -> list[str]:
    """Give for each line of the report the reason why there is no bonus; empty where there is one."""
    why, forfeited = reasons(report), report.lines["zero_bonus"]
    people = zip(report.lines["employee_id"], forfeited, strict=True)
    return [why.get(number, _("No bonus this month")) if zero else "" for number, zero in people]
