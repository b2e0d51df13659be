"""The manager's page: key figures, pictures, statistics and everybody, in one self-contained file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from conduct_audit.language import current, gettext as _
from conduct_audit.reports import corrected, what_is_taken
from conduct_audit.reports.bars import COLOURS, Bar, stacked
from conduct_audit.reports.history import changes, development
from conduct_audit.reports.html import rendered
from conduct_audit.reports.statistics import MONEY, by_clause, by_department, totals
from conduct_audit.reports.tie_out import tie_out
from conduct_audit.reports.titles import heading, open_points, rulebook_words, seal_words, state_words
from conduct_audit.reports.words import figures, month_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from conduct_audit.reports.month_report import MonthReport

_LEADING: Final = 10


class KeyFigure(NamedTuple):
    """A figure of the page's head: its name, its value, and how it differs from the month before (empty: unknown)."""

    name: str
    value: str
    change: str


def page(report: MonthReport) -> str:
    """Give the page as HTML; it loads nothing and its script holds no data."""
    departments, months = by_department(report), development(report)
    return rendered(
        "page.html.j2",
        report.house,
        report=report,
        title=heading(report, _("Bonus deductions")),
        month=month_words(report.month),
        state=state_words(report),
        seal=seal_words(report),
        rulebook=(report.rulebook.title.spoken(current()), rulebook_words(report), report.rulebook.digest),
        notices=_notices(report),
        key_figures=_key_figures(report, changes(months, report.month)),
        legend=[(number % COLOURS + 1, name) for number, (_code, name) in enumerate(report.categories)],
        where=_where(report, departments),
        development=_development(report, months),
        leading=_leading(report),
        totals=totals(report),
        balance=corrected.balance(report),
        corrections=_records(corrected.listed(report)),
        departments=_records(departments),
        lines=_lines(report),
    )


def _notices(report: MonthReport) -> tuple[str, ...]:
    """Say what the reader must know first: what waits, and any control total that does not agree."""
    broken = [_(check.title) for check in tie_out(report) if not check.holds]
    return (*open_points(report), *(_("Control total does not agree: {check}").format(check=check) for check in broken))


def _key_figures(report: MonthReport, changed: Mapping[str, int]) -> list[KeyFigure]:
    sums = totals(report)
    shown = (
        ("employees", _("Employees"), _whole),
        ("with_violations", _("With violations"), _whole),
        ("violations", _("Occurrences"), _whole),
        ("zero_bonus", _("No bonus this month"), _whole),
        ("deduction", _("Deducted (yuan)"), figures),
        ("corrections", _("Corrections (yuan)"), figures),
        ("net_bonus", _("Net bonus (yuan)"), figures),
    )
    return [KeyFigure(words, write(sums[name]), _changed(changed.get(name), write)) for name, words, write in shown]


def _whole(number: int) -> str:
    return f"{number:,}"


def _changed(by: int | None, write: Callable[[int], str]) -> str:
    """Say how a figure differs from the month before."""
    if by is None:
        return ""
    signed = f"{'+' if by > 0 else '−' if by < 0 else '±'}{write(abs(by))}"
    return _("{signed} on the month before").format(signed=signed)


def _development(report: MonthReport, months: pd.DataFrame) -> list[tuple[dict[str, Any], Bar]]:
    """Give the months up to this one, each with its bar; empty when there is nothing to compare with."""
    names = [name for _code, name in report.categories]
    bars = stacked(months, "month", list(zip(report.count_columns, names, strict=True)))
    return list(zip(_records(months), bars, strict=True)) if len(months) > 1 else []


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
