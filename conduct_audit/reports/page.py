"""The manager's page: key figures, pictures, statistics and everybody, in one self-contained file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.language import current, gettext as _
from conduct_audit.reports import what_is_taken
from conduct_audit.reports.bars import COLOURS, Bar, stacked
from conduct_audit.reports.html import rendered
from conduct_audit.reports.statistics import MONEY, by_clause, by_department, totals
from conduct_audit.reports.tie_out import tie_out
from conduct_audit.reports.titles import heading, open_points, rulebook_words, seal_words, state_words
from conduct_audit.reports.words import figures, month_words

if TYPE_CHECKING:
    import pandas as pd

    from conduct_audit.reports.month_report import MonthReport

_LEADING: Final = 10


def page(report: MonthReport) -> str:
    """Give the page as HTML; it loads nothing and its script holds no data."""
    departments = by_department(report)
    return rendered(
        "page.html.j2",
        report=report,
        title=heading(report, _("Bonus deductions")),
        month=month_words(report.month),
        state=state_words(report),
        seal=seal_words(report),
        rulebook=(report.rulebook.title.spoken(current()), rulebook_words(report), report.rulebook.digest),
        notices=_notices(report),
        key_figures=_key_figures(report),
        legend=[(number % COLOURS + 1, name) for number, (_code, name) in enumerate(report.categories)],
        where=_where(report, departments),
        leading=_leading(report),
        totals=totals(report),
        departments=_records(departments),
        lines=_lines(report),
    )


def _notices(report: MonthReport) -> tuple[str, ...]:
    """Say what the reader must know first: what waits, and any control total that does not agree."""
    broken = [_(check.title) for check in tie_out(report) if not check.holds]
    return (*open_points(report), *(_("Control total does not agree: {check}").format(check=check) for check in broken))


def _key_figures(report: MonthReport) -> list[tuple[str, str]]:
    sums = totals(report)
    return [
        (_("Employees"), f"{sums['employees']:,}"),
        (_("With violations"), f"{sums['with_violations']:,}"),
        (_("Occurrences"), f"{sums['violations']:,}"),
        (_("No bonus this month"), f"{sums['zero_bonus']:,}"),
        (_("Deducted (yuan)"), figures(sums["deduction"])),
        (_("Corrections (yuan)"), figures(sums["corrections"])),
        (_("Net bonus (yuan)"), figures(sums["net_bonus"])),
    ]


def _where(report: MonthReport, departments: pd.DataFrame) -> tuple[Bar, ...]:
    """Show where the violations come from: a bar per department, a piece per category."""
    names = [name for _code, name in report.categories]
    return stacked(departments, "department", list(zip(report.count_columns, names, strict=True)))


def _leading(report: MonthReport) -> list[tuple[Any, Bar]]:
    """Give the clauses with most occurrences, each with its bar."""
    clauses = by_clause(report).head(_LEADING)
    bars = stacked(clauses, "label", [("occurrences", _("Occurrences"))])
    return list(zip(_records(clauses), bars, strict=True))


def _lines(report: MonthReport) -> list[dict[str, Any]]:
    """Give everybody, amounts as printed; `why` says why there is no bonus."""
    shown = {name: [figures(amount) for amount in report.lines[name]] for name in MONEY}
    return _records(report.lines.assign(why=what_is_taken.notes(report), **shown))


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
