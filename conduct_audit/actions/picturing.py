"""`stats`: a month in figures, small enough for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypedDict

from conduct_audit import language, money
from conduct_audit.actions.month_view import view
from conduct_audit.actions.reporting import month_report
from conduct_audit.reports.history import development
from conduct_audit.reports.statistics import by_clause, by_department

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from conduct_audit.actions.desk import Desk
    from conduct_audit.month import Month

_LEADING: Final = 10


class StatisticsDocument(TypedDict):
    """A month by department, by clause and beside the months before; amounts in yuan, occurrences as numbers."""

    month: str
    status: str
    categories: list[dict[str, str]]
    departments: list[dict[str, Any]]
    clauses: list[dict[str, Any]]
    months: list[dict[str, Any]]


def statistics(desk: Desk, month: Month) -> StatisticsDocument:
    """Count `month`. Raises `RosterMissingError`, `NoRulebookError`, `AlteredLedgerError`."""
    with desk.proven() as ledger:
        seen = view(ledger, month)
        report = month_report(ledger, seen)
    return {
        "month": str(month),
        "status": "closed" if report.closed else "open",
        "categories": [{"code": code, "name": name} for code, name in report.categories],
        "departments": [_counted(row, report.categories) for row in by_department(report).to_dict("records")],
        "clauses": [_clause(row) for row in by_clause(report).head(_LEADING).to_dict("records")],
        "months": [_counted(row, report.categories) for row in development(report).to_dict("records")],
    }


def _counted(row: Mapping[Hashable, Any], categories: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """Write a row of counts under the name of its department or month."""
    whose = {name: str(row[name]) for name in ("department", "month") if name in row}
    figures = {name: int(row[name]) for name in ("employees", "with_violations", "violations", "zero_bonus")}
    counts = {code: int(row[f"count_{code}"]) for code, _name in categories}
    return {**whose, **figures, "counts": counts, "deduction": money.yuan(int(row["deduction"]))}


def _clause(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    label = row["label"]
    told = label if isinstance(label, str) else label.spoken(language.current())
    return {"clause": row["clause"], "label": told, "violations": int(row["occurrences"]), "people": int(row["people"])}
