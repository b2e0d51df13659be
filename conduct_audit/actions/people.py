"""Who is meant by the name or number a person typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.actions.errors import (
    AmbiguousEmployeeError,
    RosterMissingError,
    UnknownEmployeeError,
    UnknownInNoMonthError,
)
from conduct_audit.intake.names import name_key, split_people
from conduct_audit.month import Month

if TYPE_CHECKING:
    import pandas as pd

    from conduct_audit.books import Ledger


def roster_of(ledger: Ledger, month: Month, as_of: int | None = None) -> pd.DataFrame:
    """Give the roster of `month` (EMPLOYEES), after entry `as_of` (None: now). Raises `RosterMissingError`."""
    roster = ledger.rosters(as_of=as_of).at(month.first_day)
    if roster is None:
        raise RosterMissingError(month=month)
    return roster


def meant(roster: pd.DataFrame, typed: str, month: Month | str) -> str:
    """Give the number of the employee meant: a number decides, a name only where it is unique on the roster of `month`.

    Raises `UnknownEmployeeError`, `AmbiguousEmployeeError`.
    """
    typed = typed.strip()
    if (roster["employee_id"] == typed).any():
        return typed
    namesakes = roster[roster["name"].map(name_key) == name_key(typed)]
    if namesakes.empty:
        error = UnknownEmployeeError if isinstance(month, Month) else UnknownInNoMonthError
        raise error(employee=typed, month=month)
    if len(namesakes) > 1:
        people = namesakes["employee_id"] + " " + namesakes["name"] + " " + namesakes["department"]
        raise AmbiguousEmployeeError(employee=typed, people=", ".join(people))
    return str(namesakes["employee_id"].iloc[0])


def names_in(written: str) -> set[str]:
    """Give every name that a cell may hold, in the form in which names are compared."""
    return {name_key(name) for reading in split_people(written).readings for name in reading}
