"""Control totals: the same figure reached by two ways. A difference is a defect and is shown, never smoothed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from conduct_audit.language import N_
from conduct_audit.reports.statistics import by_clause, by_department, totals

if TYPE_CHECKING:
    from conduct_audit.reports.month_report import MonthReport

Unit = Literal["count", "money"]


@dataclass(frozen=True, slots=True)
class Check:
    """Two ways to the same figure; `key` names it for the workbook's formulas, `title` says what is compared."""

    key: str
    title: str
    unit: Unit
    ours: int
    theirs: int

    @property
    def holds(self) -> bool:
        """Both ways lead to the same figure."""
        return self.ours == self.theirs


_TITLES: Final = {
    "employees": N_("Employees: payroll sheet = by department"),
    "occurrences": N_("Occurrences: payroll sheet = violations one by one"),
    "occurrences_categories": N_("Occurrences: sum of the categories = total"),
    "occurrences_departments": N_("Occurrences: by department = payroll sheet"),
    "occurrences_clauses": N_("Occurrences: by clause = violations one by one"),
    "serious": N_("Serious: payroll sheet = violations one by one"),
    "assessed": N_("Assessed: payroll sheet = violations one by one"),
    "deduction": N_("Deduction: payroll sheet = by department"),
    "corrections": N_("Corrections: payroll sheet = list of corrections"),
    "balance": N_("Bonus − deduction − corrections = net bonus, where the bonus is stated"),
}


def tie_out(report: MonthReport) -> tuple[Check, ...]:
    """Give every check of the month, in the order in which they are shown."""
    pairs = _pairs(report)
    units: dict[str, Unit] = {"assessed": "money", "deduction": "money", "corrections": "money", "balance": "money"}
    return tuple(Check(key, title, units.get(key, "count"), *pairs[key]) for key, title in _TITLES.items())


def _pairs(report: MonthReport) -> dict[str, tuple[int, int]]:
    ours, cases = totals(report), report.violations
    departments, clauses = by_department(report), by_clause(report)
    one_by_one = int(cases["count"].sum())
    stated = report.lines[report.lines["bonus_base"].notna()]
    return {
        "employees": (ours["employees"], int(departments["employees"].sum())),
        "occurrences": (ours["violations"], one_by_one),
        "occurrences_categories": (sum(ours[name] for name in report.count_columns), ours["violations"]),
        "occurrences_departments": (int(departments["violations"].sum()), ours["violations"]),
        "occurrences_clauses": (int(clauses["occurrences"].sum()), one_by_one),
        "serious": (ours["serious"], int(cases.loc[cases["serious"], "count"].sum())),
        "assessed": (ours["assessed"], int(cases["assessed"].sum())),
        "deduction": (ours["deduction"], int(departments["deduction"].sum())),
        "corrections": (ours["corrections"], int(report.corrections["amount"].sum())),
        "balance": (
            int((stated["bonus_base"] - stated["deduction"] - stated["corrections"]).sum()),
            ours["net_bonus"],
        ),
    }
