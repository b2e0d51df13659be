"""Counts and sums of a month: pure pandas, amounts in fen, most occurrences first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

    from conduct_audit.reports.month_report import MonthReport

MONEY: Final = ("bonus_base", "assessed", "deduction", "corrections", "net_bonus")


def totals(report: MonthReport) -> dict[str, int]:
    """Sum the lines: `employees`, `with_violations`, `unknown_base`, each count and each amount."""
    lines = report.lines
    summed = [*report.count_columns, "violations", "serious", "zero_bonus", *MONEY]
    people = {
        "employees": len(lines),
        "with_violations": int((lines["violations"] > 0).sum()),
        "unknown_base": int(lines["bonus_base"].isna().sum()),
    }
    return people | {name: int(lines[name].sum()) for name in summed}


def by_department(report: MonthReport) -> pd.DataFrame:
    """Sum the lines of each department (columns as in `totals`, plus `department`)."""
    summed = [*report.count_columns, "violations", "serious", "zero_bonus", *MONEY]
    lines = report.lines.assign(
        employees=1,
        with_violations=(report.lines["violations"] > 0).astype("Int64"),
        unknown_base=report.lines["bonus_base"].isna().astype("Int64"),
    )
    groups = lines.groupby("department", sort=True)[["employees", "with_violations", "unknown_base", *summed]].sum()
    return _most_first(groups.reset_index(), "violations", "department")


def by_clause(report: MonthReport) -> pd.DataFrame:
    """Sum the violations of each clause.

    Columns `clause`, `label`, `category`, `records`, `occurrences`, `people`, `departments`, `assessed`. Leaders'
    shares (count 0) are in the amount alone: they are no records of theirs.
    """
    homes = report.lines.set_index("employee_id")["department"]
    own = (report.violations["count"] > 0).astype(bool)
    people = report.violations["employee_id"].where(own)
    cases = report.violations.assign(record=own, employee_id=people, home=people.map(homes))
    groups = cases.groupby("clause", sort=True).agg(
        label=("label", "first"),
        category=("category", "first"),
        records=("record", "sum"),
        occurrences=("count", "sum"),
        people=("employee_id", "nunique"),
        departments=("home", "nunique"),
        assessed=("assessed", "sum"),
    )
    return _most_first(groups.reset_index(), "occurrences", "clause")


def _most_first(frame: pd.DataFrame, count: str, name: str) -> pd.DataFrame:
    return frame.sort_values([count, name], ascending=[False, True], kind="stable").reset_index(drop=True)
