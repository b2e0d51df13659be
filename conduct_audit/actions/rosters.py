"""`roster import` and `roster show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from conduct_audit.actions.documents import records, yuan
from conduct_audit.actions.people import roster_of
from conduct_audit.intake.reader import load, read
from conduct_audit.intake.roster import read_roster

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from conduct_audit.actions.desk import Desk
    from conduct_audit.month import Month


class RosterDocument(TypedDict):
    """A roster: the month it was asked or given for (null: all months), its employees, what is blank or odd in it."""

    month: str | None
    employees: list[dict[str, Any]]
    problems: list[str]


def import_roster(desk: Desk, file: Path, month: Month | None) -> RosterDocument:
    """Put the roster of `file` in force from `month` (None: for all months). Raises what `intake` raises."""
    content = load(file)
    reading = read_roster(read(content, file.name))
    with (
        desk.writing() as ledger,
        desk.entry(ledger, "roster import", file=file.name, month=str(month or "")) as entry,
    ):
        entry.add_roster(reading.employees, month, file.name, content)
    return _document(reading.employees, month, list(reading.problems))


def show_roster(desk: Desk, month: Month) -> RosterDocument:
    """Give the roster that holds for `month`. Raises `RosterMissingError`."""
    with desk.reading() as ledger:
        return _document(roster_of(ledger, month), month, [])


def _document(roster: pd.DataFrame, month: Month | None, problems: list[str]) -> RosterDocument:
    employees = [
        {
            **{key: row[key] for key in ("employee_id", "name", "department", "post")},
            "bonus_base": yuan(row["bonus_base"]),
        }
        for row in records(roster.sort_values("employee_id"))
    ]
    return {"month": str(month) if month else None, "employees": employees, "problems": problems}
