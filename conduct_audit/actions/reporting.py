"""`report`: the papers of a month, written into a folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

from conduct_audit.actions import rulebooks, settling
from conduct_audit.actions.appeals import window_ends
from conduct_audit.actions.company_settings import settings_in_words
from conduct_audit.actions.correction_documents import Corrections, not_on_roster
from conduct_audit.actions.errors import UnknownDepartmentError
from conduct_audit.actions.month_view import MonthView, view, waiting_rows
from conduct_audit.actions.people import meant
from conduct_audit.actions.proof_words import proof_of
from conduct_audit.actions.sharing import with_shares
from conduct_audit.actions.warning import WarningDocument, documents
from conduct_audit.language import gettext as _
from conduct_audit.reports import MonthReport, charged, write, write_department, write_slip
from conduct_audit.reports.history import earlier
from conduct_audit.reports.house import House
from conduct_audit.reports.month_report import CORRECTIONS
from conduct_audit.reports.writing import AS_USUAL, Printing
from conduct_audit.settlement.judges_rulebook import says_fine
from conduct_audit.settlement.warning_facts import MonthWarning, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger
    from conduct_audit.month import Month


_DIGITS = 16


class ReportDocument(TypedDict):
    """The files that were written, whether they are drafts of an open month, and what their own words warn of."""

    month: str
    draft: bool
    seal: str
    files: list[str]
    warnings: list[WarningDocument]


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose papers: one department's, one employee's slip, or everybody's; how they are printed, and on whose paper.

    `templates` is a folder with a company's own templates, logo and words.
    """

    department: str | None = None
    employee: str | None = None
    printing: Printing = AS_USUAL
    templates: Path | None = None

    @classmethod
    def of(cls, department: str | None, employee: str | None, templates: Path | None, **printing: bool) -> Selection:
        """Ask for papers; `printing` are the fields of `Printing`."""
        return cls(department, employee, Printing(**printing), templates)


def report(desk: Desk, month: Month, folder: Path, asked: Selection) -> ReportDocument:
    """Write the papers of `month` into `folder`. Raises `UnknownDepartmentError` and what `reports.write` raises."""
    house = House.of(asked.templates)
    with desk.proven() as ledger:
        seen = view(ledger, month)
        whole = replace(month_report(ledger, seen), house=house)
    files = _written(whole, seen, folder, asked)
    return {
        "month": str(month),
        "draft": not whole.closed,
        "seal": whole.seal,
        "files": [str(file) for file in files],
        "warnings": documents(_of_house(house), seen.violations),
    }


def _of_house(house: House) -> Iterator[MonthWarning]:
    """W04 of the company's own templates and words."""
    found = house.files_saying(says_fine)
    if found:
        yield MonthWarning("W04 papers", facts=told(words="、".join(found)))


def month_report(ledger: Ledger, seen: MonthView) -> MonthReport:
    """Gather what the papers of a month are made from."""
    closing = seen.closing
    waiting = waiting_rows(ledger, seen.month, as_of=closing.entry if closing else None)
    return MonthReport(
        company=ledger.company,
        month=seen.month,
        rulebook=seen.rulebook,
        lines=seen.settlement.lines,
        violations=with_shares(charged(seen.violations, seen.settlement.charges, seen.rulebooks), seen.settlement),
        closed=closing is not None,
        seal=closing.seal if closing else "",
        serials=closing.serials if closing else {},
        waiting=seen.waiting,
        waiting_of={str(name): int(count) for name, count in waiting["department"].value_counts().items()},
        unplaced=len(seen.settlement.unplaced),
        rulebook_in_force=_in_force(seen),
        settings=settings_in_words(seen.settings),
        history=_history(ledger, seen),
        proof=proof_of(ledger, seen),
        head="" if closing else ledger.head().digest[:_DIGITS],
        corrections=_corrections(ledger, seen),
        owed=_owed(ledger, seen),
        appeal_until=window_ends(ledger, seen.month),
    )


def _corrections(ledger: Ledger, seen: MonthView) -> pd.DataFrame:
    """Give what closed months take or give back in this one (CORRECTIONS), each with its cause."""
    settled = seen.settlement.corrections
    settled = settled[settled["taken"].notna()]
    if settled.empty:
        return CORRECTIONS.frame([])
    lines = seen.settlement.lines
    names, homes = (dict(zip(lines["employee_id"], lines[key], strict=True)) for key in ("name", "department"))
    printed = Corrections(ledger, seen.closing.entry if seen.closing else None, homes).printed(settled)
    rows = zip(settled["employee_id"], settled["of_month"], settled["taken"], printed, strict=True)
    return CORRECTIONS.frame(
        {"employee_id": who, "name": names[who], "department": homes[who], "of_month": month, "amount": taken, **words}
        for who, month, taken, words in rows
    )


def _owed(ledger: Ledger, seen: MonthView) -> tuple[str, ...]:
    """Say what the month could not settle because its person is not on the roster."""
    missed = [each for each in settling.corrections(ledger, seen) if each["taken"] is None]
    return not_on_roster(seen.month, missed)


def _history(ledger: Ledger, seen: MonthView) -> pd.DataFrame:
    """Give the months before that were closed when this one was, or are by now."""
    known = ledger.closings(as_of=seen.closing.entry if seen.closing else None)
    return earlier((each.month, each.lines) for each in known if each.month < seen.month)


def _written(whole: MonthReport, seen: MonthView, folder: Path, asked: Selection) -> tuple[Path, ...]:
    if asked.employee is not None:
        return write_slip(whole, meant(seen.roster, asked.employee, seen.month), folder)
    if asked.department is None:
        return write(whole, folder, asked.printing)
    if not (whole.lines["department"] == asked.department).any():
        known = ", ".join(dict.fromkeys(whole.lines["department"]))
        raise UnknownDepartmentError(department=asked.department, month=seen.month, known=known)
    return write_department(whole, asked.department, folder, asked.printing)


def _in_force(seen: MonthView) -> str:
    """Say which versions judged the month, and since when."""
    used = {rulebooks.at(seen.rulebooks, day).digest for day in (seen.month.first_day, seen.month.last_day)}
    told = [
        f"{book.id} {book.version}" + (_(" (from {day})").format(day=start.isoformat()) if start else "")
        for start, book in seen.rulebooks.versions
        if book.digest in used
    ]
    return ", ".join(dict.fromkeys(told))
