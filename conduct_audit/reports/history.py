"""The months before, for comparison: what closed months added up to, department by department."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from conduct_audit.tables import Column, Shape, count_column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conduct_audit.month import Month
    from conduct_audit.reports.month_report import MonthReport

HISTORY: Final = Shape(
    "history",
    "one department in one closed month; also one column `count_<category>` per category, occurrences",
    (
        Column("month", "text", "`YYYY-MM`"),
        Column("department", "text", "department of that month's lines"),
        Column("employees", "Int64", "employees on the roster"),
        Column("with_violations", "Int64", "employees with a violation"),
        Column("violations", "Int64", "occurrences"),
        Column("zero_bonus", "Int64", "employees without bonus"),
        Column("deduction", "Int64", "fen taken"),
        Column("corrections", "Int64", "fen that earlier months still took or gave back"),
        Column("net_bonus", "Int64", "fen paid"),
    ),
)
MOST_MONTHS: Final = 12
"""How many months a development shows, the reported one included."""

_FIGURES: Final = [column.name for column in HISTORY.columns if column.kind == "Int64"]


def earlier(months: Iterable[tuple[Month, pd.DataFrame]]) -> pd.DataFrame:
    """Add up the lines (LINES) of each of `months` by department: HISTORY."""
    found = [_of_month(str(month), lines) for month, lines in months]
    whole = pd.concat([HISTORY.frame([]), *found], ignore_index=True) if found else HISTORY.frame([])
    counts = [name for name in whole if str(name).startswith(count_column(""))]
    return whole.astype(dict.fromkeys([*_FIGURES, *counts], "Int64")).fillna(dict.fromkeys(counts, 0))


def development(report: MonthReport) -> pd.DataFrame:
    """Give one row per month (HISTORY without `department`), the oldest first, the reported one last."""
    whole = pd.concat([report.history, earlier([(report.month, report.lines)])], ignore_index=True)
    whole = whole.reindex(columns=["month", *_FIGURES, *report.count_columns])
    sums = whole.astype(dict.fromkeys([*_FIGURES, *report.count_columns], "Int64")).groupby("month", sort=True).sum()
    return sums.reset_index().tail(MOST_MONTHS).reset_index(drop=True)


def changes(months: pd.DataFrame, month: Month) -> dict[str, int]:
    """Say by how much each figure of `month` in `months` (a `development`) differs from the calendar month before.

    Empty where that month is not closed.
    """
    figures = {row["month"]: row for row in months.to_dict("records")}
    now, before = figures[str(month)], figures.get(str(month.previous()))
    return {name: int(now[name]) - int(before[name]) for name in _FIGURES} if before else {}


def _of_month(month: str, lines: pd.DataFrame) -> pd.DataFrame:
    marked = lines.assign(employees=1, with_violations=(lines["violations"] > 0).astype("Int64"))
    counts = [str(name) for name in lines if str(name).startswith(count_column(""))]
    sums = marked.groupby("department", sort=True)[[*_FIGURES, *counts]].sum().reset_index()
    return sums.assign(month=month)
