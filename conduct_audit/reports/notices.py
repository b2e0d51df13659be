"""Single papers: the notice of one violation, and the list that is posted in the company.

Both tell facts, clause and amount and characterise nobody. The posted list names no number, masks names unless asked
not to, and leaves out leaders' shares, which are no violations, and the free text, which may name others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.language import gettext as _
from conduct_audit.month import charged_words
from conduct_audit.reports.html import rendered
from conduct_audit.reports.slips import appeal_words
from conduct_audit.reports.titles import heading, seal_words, state_words
from conduct_audit.reports.words import capitals, day_words, figures, source_words, visible

if TYPE_CHECKING:
    from conduct_audit.reports.month_report import MonthReport

_MASK: Final = "*"


def notice(report: MonthReport, number: int) -> str:
    """Give the notice of violation `number`, one of the report's, as an HTML page. Raises `LookupError`."""
    found: list[Any] = [case for case in report.own_cases.itertuples(index=False) if case.id == number]
    lines: list[Any] = [
        line for line in report.lines.itertuples(index=False) if line.employee_id == found[0].employee_id
    ]
    return rendered(
        "notice.html.j2",
        report.house,
        report=report,
        title=heading(report, _("Notice of a violation")),
        case=found[0],
        line=lines[0],
        facts=_facts(found[0]),
        appeal=appeal_words(report),
        state=state_words(report),
        seal=seal_words(report),
    )


def publicity(report: MonthReport, *, full_names: bool = False) -> str:
    """Give the list to be posted (公示) as an HTML page; names are masked unless `full_names`."""
    rows = [_posted(case, full_names=full_names) for case in report.own_cases.itertuples(index=False)]
    return rendered(
        "publicity.html.j2",
        report.house,
        title=heading(report, _("Posted list of bonus deductions")),
        rows=sorted(rows, key=lambda row: (row["department"], row["day"], row["clause"])),
        state=state_words(report),
        seal=seal_words(report),
    )


def masked(name: str) -> str:
    """Give `name` with its first character alone."""
    return name[:1] + _MASK * max(len(name) - 1, 1)


def _posted(case: Any, *, full_names: bool) -> dict[str, Any]:
    return {
        "department": case.department,
        "name": case.name if full_names else masked(case.name),
        "day": day_words(case.occurred_on, case.event_month),
        "clause": case.clause or "",
        "label": _("; ").join(filter(None, (case.label, charged_words(case.event_month, case.month)))),
        "count": int(case.count),
        "amount": _amount(case),
    }


def _facts(case: Any) -> list[tuple[str, str]]:
    """Give what the notice tells of a violation: name and words of each fact."""
    told = (
        (_("Date"), day_words(case.occurred_on, case.event_month)),
        (_("Month charged"), charged_words(case.event_month, case.month)),
        (_("Seen at"), visible(case.place)),
        (_("What was seen"), visible(case.text)),
        (_("Clause"), f"{case.clause} {case.label}"),
        (_("Basis"), case.rule),
        (_("Count"), str(int(case.count))),
        (_("Deduction (yuan)"), _amount(case)),
        (_("In capitals"), "" if case.forfeits else capitals(case.assessed)),
        (_("Inspector"), visible(case.inspector)),
        (_("Source"), source_words(visible(case.file), visible(case.sheet), case.row)),
    )
    return [(name, words) for name, words in told if words]


def _amount(case: Any) -> str:
    return _("no bonus") if case.forfeits else figures(case.assessed)
