"""What a decision about a waiting row is checked against: the rosters and rulebooks of a ledger, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conduct_audit.actions import rulebooks
from conduct_audit.actions.errors import AmbiguousEmployeeError, RosterMissingError, UnknownClauseError
from conduct_audit.actions.people import meant, names_in
from conduct_audit.intake.names import name_key
from conduct_audit.language import gettext as _
from conduct_audit.month import Month

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import date

    import pandas as pd

    from conduct_audit.books import Ledger
    from conduct_audit.rulebook import Rulebook

    Row = Mapping[Hashable, Any]


class World:
    """Rosters and rulebooks, each of its own time. Rows are those of `Ledger.violations`."""

    def __init__(self, ledger: Ledger) -> None:
        """Read them from `ledger`."""
        self.rosters = ledger.rosters()
        self.rulebooks = rulebooks.in_force(ledger)

    def rulebook_of(self, row: Row) -> Rulebook | None:
        """Give the rulebook in force on the row's day, the latest where the day is not known."""
        month = month_of(row)
        known: date | None = row["occurred_on"] or (month.first_day if month else None)
        return self.rulebooks.at(known) if known else self.rulebooks.latest

    def roster_of(self, month: Month | None) -> pd.DataFrame | None:
        """Give the roster of a month, the latest where the month is not known."""
        return self.rosters.at(month.first_day) if month else self.rosters.latest

    def category(self, row: Row) -> str | None:
        """Give the category of the row's clause; None without one.

        Raises `UnknownClauseError` if the rulebook of its day has no such clause.
        """
        rulebook = self.rulebook_of(row)
        if row["clause"] is None or rulebook is None:
            return None
        if row["clause"] not in rulebook.by_code:
            raise UnknownClauseError(clause=row["clause"], rulebook=rulebook.id)
        return rulebook.by_code[row["clause"]].category

    def employee(self, typed: str | None, month: Month | None) -> str | None:
        """Give the number of the employee whom a person typed; None where nothing was typed.

        Raises `RosterMissingError`, `UnknownEmployeeError`, `AmbiguousEmployeeError`.
        """
        if typed is None:
            return None
        roster = self.roster_of(month)
        if roster is None:
            raise RosterMissingError(month=month or _("any month"))
        return meant(roster, typed, month or _("the latest month"))

    def check_person(self, row: Row) -> None:
        """Refuse a day in whose month the row's number belongs to nobody, or to somebody else than the sheet names."""
        number = self.employee(row["employee_id"], month_of(row))
        roster = self.roster_of(month_of(row))
        if number is None or roster is None:
            return
        now = str(roster.loc[roster["employee_id"] == number, "name"].iloc[0])
        if row["attributed"] and row["written_name"] and name_key(now) not in names_in(row["written_name"]):
            raise AmbiguousEmployeeError(employee=row["written_name"], people=f"{number} {now}")


def month_of(row: Row) -> Month | None:
    """Give the month of a row, None while it is not known."""
    return Month.parse(row["month"]) if row["month"] else None
