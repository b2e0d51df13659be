"""The slips, 考核扣减通知单: what an employee is told, on one A4 page each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conduct_audit.language import gettext as _
from conduct_audit.month import charged_words
from conduct_audit.reports import corrected, what_is_taken
from conduct_audit.reports.html import environment, faults_told, rendered
from conduct_audit.reports.leaves import Leaf, Row, leaves_of
from conduct_audit.reports.titles import heading, seal_words, state_words
from conduct_audit.reports.words import day_words, figures, month_words, source_words, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from markupsafe import Markup

    from conduct_audit.reports.month_report import MonthReport


@dataclass(frozen=True, slots=True)
class Slip:
    """What the slip of one employee says; `line` is the employee's row of LINES."""

    line: Any
    serial: str
    leaves: tuple[Leaf, ...]
    why: str


def slips(report: MonthReport, *, two_up: bool = False) -> str:
    """Give the slips of everybody in `report` as one HTML file."""
    return document(report, fragments(report), two_up=two_up)


def fragments(report: MonthReport) -> dict[str, Markup]:
    """Give the HTML of each employee's slip by employee number, in the order of the lines."""
    with faults_told(report.house):
        module: Any = environment(report.house).get_template("slip.html.j2").make_module(shared(report))
        return {slip.line.employee_id: module.slip_of(slip) for slip in slip_list(report)}


def document(report: MonthReport, pages: Mapping[str, Markup], *, two_up: bool = False) -> str:
    """Bind the slips of the people of `report` out of `pages` into one file; `two_up` prints two on a page."""
    return bound(report, [pages[number] for number in report.lines["employee_id"] if number in pages], two_up=two_up)


def bound(report: MonthReport, pages: list[Markup], *, two_up: bool = False) -> str:
    """Bind `pages`, slips of people of `report`, into one file."""
    title = heading(report, _("Notices of bonus deduction"))
    styles = ("slips.css", "two-up.css") if two_up else ("slips.css",)
    return rendered("slips.html.j2", report.house, title=title, slips=pages, styles=styles)


def with_violations(report: MonthReport) -> frozenset[str]:
    """Give the numbers of the employees who have something to be told: a violation, a leader's share, a correction."""
    lines = report.lines
    told = (lines["violations"] > 0) | (lines["assessed"] > 0)
    return frozenset(lines.loc[told, "employee_id"]) | frozenset(report.corrections["employee_id"])


def shared(report: MonthReport) -> dict[str, Any]:
    """Give what stands on every slip."""
    return {
        "report": report,
        "month": month_words(report.month),
        "state": state_words(report),
        "seal": seal_words(report),
        "appeal": appeal_words(report),
    }


def appeal_words(report: MonthReport) -> str:
    """Say how to object, and until when where a window is set."""
    if report.appeal_until is None:
        return _("Whoever disagrees turns in writing, with the evidence, to the personnel department of the company.")
    sentence = _("Whoever disagrees turns in writing, with the evidence, to the personnel department by {day}.")
    return sentence.format(day=report.appeal_until.isoformat())


def slip_list(report: MonthReport) -> list[Slip]:
    """Give the slips of everybody in `report`, laid on pages, in the order of the lines."""
    rows, reasons, corrections = _rows(report), what_is_taken.reasons(report), _by_employee(report.corrections)
    lines: list[Any] = list(report.lines.itertuples(index=False))
    return [
        _slip(
            line,
            report.serials.get(line.employee_id, ""),
            rows.get(line.employee_id, []),
            reasons.get(line.employee_id, ""),
            corrections.get(line.employee_id, []),
        )
        for line in lines
    ]


def _slip(line: Any, serial: str, rows: list[Row], why: str, corrections: list[Any]) -> Slip:
    head = (line.name, line.department, line.post)
    sentences = tuple(visible(corrected.told(each)) for each in corrections)
    return Slip(line, serial, leaves_of(rows, head, sentences, (why,)), why)


def _rows(report: MonthReport) -> dict[str, list[Row]]:
    """Give the rows of each employee's list, by employee number."""
    return {number: [_row(case) for case in cases] for number, cases in _by_employee(report.cases).items()}


def _by_employee(frame: pd.DataFrame) -> dict[str, list[Any]]:
    """Give the rows of `frame` as tuples with names, by employee number."""
    found: dict[str, list[Any]] = {}
    rows: list[Any] = list(frame.itertuples(index=False))
    for row in rows:
        found.setdefault(row.employee_id, []).append(row)
    return found


def _source(case: Any) -> str:
    """Say where a violation was read, and whether its month is another one."""
    read = source_words(visible(case.file), visible(case.sheet), case.row)
    return _("; ").join(filter(None, (read, charged_words(case.event_month, case.month))))


def _row(case: Any) -> Row:
    return Row(
        day=day_words(case.occurred_on, case.event_month),
        place=visible(case.place),
        clause=case.clause or "",
        label=case.label,
        text=visible(case.text),
        count=int(case.count),
        amount=_("no bonus") if case.forfeits else figures(case.assessed),
        source=_source(case),
        serious=bool(case.serious),
    )
