"""`report`: the papers of a month, written into a folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from conduct_audit.actions import rulebooks
from conduct_audit.actions.errors import UnknownDepartmentError
from conduct_audit.actions.month_view import MonthView, view, waiting_rows
from conduct_audit.actions.people import meant
from conduct_audit.reports import MonthReport, charged, write, write_department, write_slip

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger
    from conduct_audit.month import Month


class ReportDocument(TypedDict):
    """The files that were written, and whether they are drafts of an open month."""

    month: str
    draft: bool
    seal: str
    files: list[str]


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose papers: one department's, one employee's slip, or everybody's; slips for everybody or only where needed."""

    department: str | None = None
    employee: str | None = None
    only_with_violations: bool = False


def report(desk: Desk, month: Month, folder: Path, asked: Selection) -> ReportDocument:
    """Write the papers of `month` into `folder`. Raises `UnknownDepartmentError` and what `reports.write` raises."""
    with desk.proven() as ledger:
        seen = view(ledger, month)
        whole = month_report(ledger, seen)
    files = _written(whole, seen, folder, asked)
    return {"month": str(month), "draft": not whole.closed, "seal": whole.seal, "files": [str(file) for file in files]}


def month_report(ledger: Ledger, seen: MonthView) -> MonthReport:
    """Gather what the papers of a month are made from."""
    closing = seen.closing
    waiting = waiting_rows(ledger, seen.month, as_of=closing.entry if closing else None)
    return MonthReport(
        company=ledger.company,
        month=seen.month,
        rulebook=seen.rulebook,
        lines=seen.settlement.lines,
        violations=charged(seen.violations, seen.settlement.charges, seen.rulebooks),
        closed=closing is not None,
        seal=closing.seal if closing else "",
        serials=closing.serials if closing else {},
        waiting=seen.waiting,
        waiting_of={str(name): int(count) for name, count in waiting["department"].value_counts().items()},
        unplaced=len(seen.settlement.unplaced),
        rulebook_in_force=_in_force(seen),
    )


def _written(whole: MonthReport, seen: MonthView, folder: Path, asked: Selection) -> tuple[Path, ...]:
    if asked.employee is not None:
        return write_slip(whole, meant(seen.roster, asked.employee, seen.month), folder)
    if asked.department is None:
        return write(whole, folder, only_with_violations=asked.only_with_violations)
    if not (whole.lines["department"] == asked.department).any():
        known = ", ".join(dict.fromkeys(whole.lines["department"]))
        raise UnknownDepartmentError(department=asked.department, month=seen.month, known=known)
    return write_department(whole, asked.department, folder, only_with_violations=asked.only_with_violations)


def _in_force(seen: MonthView) -> str:
    """Say which versions judged the month, and since when."""
    used = {rulebooks.at(seen.rulebooks, day).digest for day in (seen.month.first_day, seen.month.last_day)}
    told = [
        f"{book.id} {book.version} ({start.isoformat() if start else '—'})"
        for start, book in seen.rulebooks.versions
        if book.digest in used
    ]
    return ", ".join(dict.fromkeys(told))
