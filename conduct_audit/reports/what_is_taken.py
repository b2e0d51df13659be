"""Why something else is taken from an employee than the items add up to: the bonus is forfeited, or it is the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit import money
from conduct_audit.language import gettext as _
from conduct_audit.reports.words import day_words, joined

if TYPE_CHECKING:
    from conduct_audit.reports.month_report import MonthReport


def reasons(report: MonthReport) -> dict[str, str]:
    """Give the reason by employee number, of those whose bonus is forfeited or less than what is assessed."""
    return _limited(report) | _forfeited(report)


def notes(report: MonthReport) -> list[str]:
    """Give the reason for each line of the report; empty where what is taken is what the items add up to."""
    why, forfeited = reasons(report), report.lines["zero_bonus"]
    people = zip(report.lines["employee_id"], forfeited, strict=True)
    return [why.get(number, _("No bonus this month") if zero else "") for number, zero in people]


def _forfeited(report: MonthReport) -> dict[str, str]:
    cases = report.cases[report.cases["forfeits"]]
    said: dict[str, list[str]] = {}
    for number, day, month, clause, rule in zip(
        *(cases[name] for name in ("employee_id", "occurred_on", "event_month", "clause", "rule")), strict=True
    ):
        sentence = _("{day}, clause {clause}: serious, the month's bonus is forfeited ({rule})")
        said.setdefault(number, []).append(sentence.format(day=day_words(day, month), clause=clause, rule=rule))
    return {number: joined(sentences) for number, sentences in said.items()}


def _limited(report: MonthReport) -> dict[str, str]:
    over = report.lines[(report.lines["assessed"] > report.lines["bonus_base"]).fillna(value=False)]
    told = _("{assessed} yuan are assessed; no more is taken than the bonus of {bonus} yuan")
    return {
        str(number): told.format(assessed=money.yuan(int(assessed)), bonus=money.yuan(int(bonus)))
        for number, assessed, bonus in zip(over["employee_id"], over["assessed"], over["bonus_base"], strict=True)
    }
