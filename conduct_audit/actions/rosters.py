"""`roster import` and `roster show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from conduct_audit.actions.documents import closed_from, records, yuan
from conduct_audit.actions.people import roster_of
from conduct_audit.intake.reader import load, read
from conduct_audit.intake.roster import read_roster
from conduct_audit.language import gettext as _
from conduct_audit.month import Month

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import pandas as pd

    from conduct_audit.actions.desk import Desk


class RosterDocument(TypedDict):
    """A roster: the month it was asked or given for (null: all months), its employees, what is blank or odd in it.

    `closed` are the closed months that it would reach: they keep the roster with which they were closed.
    """

    month: str | None
    employees: list[dict[str, Any]]
    problems: list[str]
    closed: list[str]


def import_roster(desk: Desk, file: Path, month: Month | None, passwords: tuple[str, ...] = ()) -> RosterDocument:
    """Put the roster of `file` in force from `month` (None: for all months); `passwords` may open the file.

    Raises what `intake` raises.
    """
    content = load(file)
    reading = read_roster(read(content, file.name, passwords=passwords))
    with desk.writing() as ledger:
        closed = closed_from(ledger, month.first_day if month else None)
        later = [start for start, _roster in ledger.rosters().versions if start and month is None]
        with desk.entry(ledger, "roster import", file=file.name, month=str(month or "")) as entry:
            entry.add_roster(reading.employees, month, file.name, content)
    return _document(reading.employees, month, [*reading.problems, *_still_held(later)], closed)


def _still_held(starts: list[date]) -> list[str]:
    """Tell that a roster for all months does not replace one that was given for a month."""
    told = _("From {month} on the roster imported for that month still holds; to replace it, add --month {month}.")
    return [told.format(month=Month.of(min(starts)))] if starts else []


def show_roster(desk: Desk, month: Month) -> RosterDocument:
    """Give the roster that holds for `month`, or with which it was closed. Raises `RosterMissingError`."""
    with desk.reading() as ledger:
        closing = ledger.closing(month)
        roster = roster_of(ledger, month, closing.entry if closing else None)
        return _document(roster, month, [], [str(month)] if closing else [])


def _document(roster: pd.DataFrame, month: Month | None, problems: list[str], closed: list[str]) -> RosterDocument:
    employees = [
        {
            **{key: row[key] for key in ("employee_id", "name", "department", "post")},
            "bonus_base": yuan(row["bonus_base"]),
        }
        for row in records(roster.sort_values("employee_id"))
    ]
    return {"month": str(month) if month else None, "employees": employees, "problems": problems, "closed": closed}
