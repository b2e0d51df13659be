"""What a decision about a waiting row is checked against: the rosters and rulebooks of a ledger, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit import language
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
    Person = dict[str, str]

_PERSON: Final = ("employee_id", "name", "department")


class World:
    """Rosters and rulebooks, each of its own time. Rows are those of `Ledger.violations`."""

    def __init__(self, ledger: Ledger) -> None:
        """Read them from `ledger`."""
        self.rosters = ledger.rosters()
        self.rulebooks = rulebooks.in_force(ledger)
        self._people: dict[int, dict[str, Person]] = {}

    def rulebook_of(self, row: Row) -> Rulebook | None:
        """Give the rulebook in force on the row's day, the latest where the day is not known."""
        month = month_of(row)
        known: date | None = row["occurred_on"] or (month.first_day if month else None)
        return self.rulebooks.at(known) if known else self.rulebooks.latest

    def roster_of(self, month: Month | None) -> pd.DataFrame | None:
        """Give the roster of a month, the latest where the month is not known."""
        return self.rosters.at(month.first_day) if month else self.rosters.latest

    def people_of(self, row: Row) -> list[Person]:
        """Give number, name and department of the people who may be meant, in the order of the roster."""
        roster = self.roster_of(month_of(row))
        if roster is None or not row["people"]:
            return []
        if id(roster) not in self._people:
            told = zip(*(roster[name].astype(str) for name in _PERSON), strict=True)
            self._people[id(roster)] = {person[0]: dict(zip(_PERSON, person, strict=True)) for person in told}
        meant_perhaps = set(row["people"])
        return [person for number, person in self._people[id(roster)].items() if number in meant_perhaps]

    def label_of(self, row: Row, code: str | None) -> str:
        """Give what a clause in force on the row's day is called, in the language spoken; nothing if there is none."""
        rulebook = self.rulebook_of(row)
        words = rulebook.words.get(code or "") if rulebook else None
        return words.spoken(language.current()) if words else ""

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
    """Give the month in which a row happened, by whose roster it is judged; None while it is not known."""
    return Month.parse(row["event_month"]) if row["event_month"] else None
