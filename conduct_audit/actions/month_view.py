"""A month as the books have it: what `settle`, `report`, `close`, `explain` and `verify` all start from.

An open month is computed from the books of now, a closed one from the books as they were at its closing: later entries
cannot change it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from conduct_audit.actions import rulebooks
from conduct_audit.actions.errors import RosterMissingError
from conduct_audit.actions.people import names_in
from conduct_audit.intake.names import name_key
from conduct_audit.month import Month, judged_on
from conduct_audit.settlement import DUE, Settlement, settle, with_corrections

if TYPE_CHECKING:
    from conduct_audit.books import Closing, Ledger
    from conduct_audit.rulebook import Rulebook, Words
    from conduct_audit.settings import Settings
    from conduct_audit.timeline import Timeline


@dataclass(frozen=True)
class MonthView:
    """A month's facts and figures. `waiting` counts the rows of this month and those without a month that wait.

    `contradicted` are confirmed violations whose number the roster gives to somebody else than to whom it belonged.
    """

    month: Month
    closing: Closing | None
    rulebook: Rulebook
    rulebooks: Timeline[Rulebook]
    roster: pd.DataFrame
    violations: pd.DataFrame
    settlement: Settlement
    waiting: int
    contradicted: pd.DataFrame
    settings: Settings

    @property
    def categories(self) -> dict[str, Words]:
        """The categories of every rulebook in force in the month, code → name, by code."""
        return categories(self.rulebooks, self.month, self.violations)


def view(ledger: Ledger, month: Month, *, as_of: int | None = None) -> MonthView:
    """Give `month` as it stands, or stood after entry `as_of`: frozen when closed.

    Raises `RosterMissingError`, `NoRulebookError`.
    """
    closing = ledger.closing(month, as_of=as_of)
    if closing:
        return _as_of(ledger, month, closing, as_of=closing.entry, before=closing.entry)
    return _as_of(ledger, month, None, as_of=as_of, before=None if as_of is None else as_of + 1)


def recomputed(ledger: Ledger, closing: Closing) -> MonthView:
    """Compute a closed month again from the books as they were at its closing."""
    return _as_of(ledger, closing.month, None, as_of=closing.entry, before=closing.entry)


def categories(timeline: Timeline[Rulebook], month: Month, violations: pd.DataFrame) -> dict[str, Words]:
    """Give the categories of every rulebook in force on some day of `month`, code → name, by code.

    Those that judge `violations` (VIOLATIONS) of earlier months, which are charged to this one, are among them.
    """
    starts = (start for start, _ in timeline.versions if start and month.first_day < start <= month.last_day)
    pairs = charged_late(violations)[["occurred_on", "event_month"]].itertuples(index=False, name=None)
    earlier = {judged_on(day, own) for day, own in pairs}
    books = (timeline.at(day) for day in sorted((*earlier, month.first_day, *starts)))
    found = {category.code: category.name for book in books if book for category in book.categories}
    return dict(sorted(found.items()))


def waiting_rows(ledger: Ledger, month: Month, *, as_of: int | None = None) -> pd.DataFrame:
    """Give the rows that wait and belong to `month` or to no month yet (VIOLATIONS)."""
    pending = ledger.violations(statuses=("pending",), as_of=as_of)
    return pending[pending["month"].isna() | (pending["month"] == str(month))]


def late_rows(ledger: Ledger) -> list[str]:
    """Give the numbers of the rows that wait and belong to closed months: they hold up no close."""
    closed = {str(closing.month) for closing in ledger.closings()}
    pending = ledger.violations(statuses=("pending",)) if closed else None
    return [] if pending is None else [str(number) for number in pending.loc[pending["month"].isin(closed), "id"]]


def _as_of(
    ledger: Ledger, month: Month, closing: Closing | None, *, as_of: int | None, before: int | None
) -> MonthView:
    """Look at the books after entry `as_of`, and at what closings before entry `before` left due."""
    rosters = ledger.rosters(as_of=as_of)
    roster = rosters.at(month.first_day)
    if roster is None:
        raise RosterMissingError(month=month)
    timeline = rulebooks.in_force(ledger, as_of=as_of)
    rulebook = rulebooks.at(timeline, month.last_day)
    violations = ledger.violations(month=month, statuses=("confirmed",), as_of=as_of)
    settings = ledger.settings(month, as_of=as_of)
    settlement = settle(violations, roster, timeline, tuple(categories(timeline, month, violations)), settings)
    settlement = with_corrections(settlement, _due(ledger, month, before), carry=settings.shortfall == "carry")
    if closing:
        settlement = replace(settlement, lines=closing.lines)
    waiting = len(waiting_rows(ledger, month, as_of=as_of))
    facts = (rulebook, timeline, roster, violations, settlement, waiting, contradicted(violations, rosters))
    return MonthView(month, closing, *facts, settings)


def _due(ledger: Ledger, month: Month, before: int | None) -> pd.DataFrame:
    """Give the corrections that the month settles (DUE), of a closed one those that were due when it was closed."""
    due = ledger.due(month, before=before)
    return DUE.frame(
        {
            "number": each.number,
            "employee_id": each.employee_id,
            "of_month": str(each.of_month),
            "cause": each.cause,
            "amount": each.amount,
        }
        for each in due
    )


def contradicted(violations: pd.DataFrame, rosters: Timeline[pd.DataFrame]) -> pd.DataFrame:
    """Give the violations whose number the roster gives to somebody else, with `belonged_to`, the name that it had.

    So it is where the machine found the person and the name on the roster is no longer the one written, and where a
    violation is charged to a month in which the number is another person's than in its own.
    """
    late = charged_late(violations)
    found = [_renamed(violations).assign(belonged_to=lambda rows: rows["written_name"])]
    found += [
        _renumbered(rows, rosters.at(Month.parse(str(own)).first_day)) for own, rows in late.groupby("event_month")
    ]
    return pd.concat(found).drop_duplicates("id")


def _renamed(violations: pd.DataFrame) -> pd.DataFrame:
    """Give those whose written name is not the roster's; a number that stands in the column of names is no name."""
    by_name = violations["written_name"].str.lstrip("0") != violations["employee_id"].astype(str).str.lstrip("0")
    named = violations[violations["attributed"] & (violations["written_name"] != "") & by_name]
    pairs = zip(named["name"], named["written_name"], strict=True)
    others = [name_key(now) not in names_in(then) for now, then in pairs]
    return named[pd.Series(others, index=named.index, dtype=bool)]


def charged_late(violations: pd.DataFrame) -> pd.DataFrame:
    """Give the violations that are charged to a later month than their own."""
    return violations[violations["event_month"] != violations["month"]]


def _renumbered(violations: pd.DataFrame, roster: pd.DataFrame | None) -> pd.DataFrame:
    """Give those whose number was somebody else's on the `roster` of their own month."""
    names = {} if roster is None else dict(zip(roster["employee_id"], roster["name"], strict=True))
    then = violations["employee_id"].map(names).fillna(violations["name"])
    return violations.assign(belonged_to=then)[then.map(name_key) != violations["name"].map(name_key)]
