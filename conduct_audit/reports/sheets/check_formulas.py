"""The formulas of the tie-out: where each of its figures stands on the other sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from conduct_audit.reports.month_report import MonthReport
    from conduct_audit.reports.sheets.table import Table

_KEPT: Final = {
    "violations": "violations",
    "serious": "serious",
    "assessed": "assessed",
    "bonus": "bonus_base",
    "deduction": "deduction",
    "correction": "corrections",
    "net_bonus": "net_bonus",
}


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that the checks compare; there is a list of corrections only where there are such."""

    payroll: Table
    details: Table
    departments: Table
    clauses: Table
    corrections: Table | None = None


def formulas_of(report: MonthReport, tables: Tables) -> dict[str, tuple[str, str]]:
    """Give both ways of each check of `tie_out` by its key."""
    pay, one, dep, cla = tables.payroll, tables.details, tables.departments, tables.clauses
    categories = "+".join(pay.total(name) for name in report.count_columns)
    stated = f"SUMPRODUCT(--ISNUMBER({pay.range('net_bonus')}),{pay.range('corrections')})"
    serious = f'SUMPRODUCT(--({one.range("serious_words")}="{_("yes")}"),{one.range("count")})'
    return {
        "employees": (f"COUNT({pay.range('order')})", dep.total("employees")),
        "occurrences": (pay.total("violations"), one.total("count")),
        "occurrences_categories": (categories or "0", pay.total("violations")),
        "occurrences_departments": (dep.total("violations"), pay.total("violations")),
        "occurrences_clauses": (cla.total("occurrences"), one.total("count")),
        "serious": (pay.total("serious"), serious),
        "assessed": (pay.total("assessed"), one.total("assessed")),
        "deduction": (pay.total("deduction"), dep.total("deduction")),
        "corrections": (pay.total("corrections"), tables.corrections.total("amount") if tables.corrections else "0"),
        "balance": (f"{pay.total('bonus_base')}-{pay.total('deduction')}-{stated}", pay.total("net_bonus")),
    }


def kept_formulas(tables: Tables) -> dict[str, str]:
    """Give, by the key of a check that the books kept, where its figure stands on the payroll sheet."""
    return {check: tables.payroll.total(column) for check, column in _KEPT.items()}
