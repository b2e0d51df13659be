"""`notice` and `publicity`: single papers of a month."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypedDict

from conduct_audit.actions.deciding import one
from conduct_audit.actions.errors import CorrectedNoticeError, NotOnTheMonthError
from conduct_audit.actions.month_view import view
from conduct_audit.actions.reporting import month_report
from conduct_audit.month import Month
from conduct_audit.reports import notices
from conduct_audit.reports.house import House
from conduct_audit.reports.placing import tray

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from pathlib import Path

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger
    from conduct_audit.reports import MonthReport


class PaperDocument(TypedDict):
    """The paper that was written, and its month."""

    month: str
    file: str


def notice(desk: Desk, number: int, folder: Path, templates: Path | None = None) -> PaperDocument:
    """Write the notice of confirmed violation `number` into `folder`.

    Raises `NotOnTheMonthError`, `CorrectedNoticeError`.
    """
    house = House.of(templates)
    with desk.proven() as ledger:
        row = one(ledger, number)
        if row["month"] is None or row["status"] != "confirmed":
            raise NotOnTheMonthError(id=number)
        report = _report(ledger, Month.parse(str(row["month"])), house)
        _refuse_changed(ledger, report, row)
    return _write(folder / f"notice-{number}.html", report, notices.notice(report, number))


def _refuse_changed(ledger: Ledger, report: MonthReport, row: Mapping[Hashable, Any]) -> None:
    """Refuse what is not among the month's figures as it is now: late, or changed after the close; say who tells it."""
    kept = report.violations[report.violations["id"] == row["id"]]
    same = (kept["count"] == row["count"]) & (kept["serious"] == row["serious"])
    if same.any():
        return
    behind = (row["id"], row["employee_id"])
    for each in ledger.corrections():
        if (each.record, each.employee_id) == behind:
            later = each.settled_in or each.in_month
            raise CorrectedNoticeError(id=row["id"], month=report.month, later=later, employee=each.employee_id)
    raise NotOnTheMonthError(id=row["id"])


def publicity(
    desk: Desk, month: Month, folder: Path, templates: Path | None = None, *, full_names: bool
) -> PaperDocument:
    """Write the list of `month` that is posted in the company into `folder`."""
    house = House.of(templates)
    with desk.proven() as ledger:
        report = _report(ledger, month, house)
    return _write(folder / f"publicity-{month}.html", report, notices.publicity(report, full_names=full_names))


def _report(ledger: Ledger, month: Month, house: House) -> MonthReport:
    return replace(month_report(ledger, view(ledger, month)), house=house)


def _write(file: Path, report: MonthReport, html: str) -> PaperDocument:
    with tray() as held:
        held.park(file, html.encode("utf-8"))
        held.place()
    return {"month": str(report.month), "file": str(file)}
