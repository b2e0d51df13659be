"""Who may be meant by a row that waits, in words, and which months have no roster to look people up in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conduct_audit.actions.documents import records
from conduct_audit.language import gettext as _, ngettext
from conduct_audit.month import Month

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

    from conduct_audit.timeline import Timeline

    Rosters = Timeline[pd.DataFrame]


def perhaps(row: Mapping[Hashable, Any], rosters: Rosters) -> str:
    """Name the employees who may be meant by a row (VIOLATIONS), by the roster of its month; `""` for nobody."""
    roster = _roster_of(row["month"], rosters)
    if roster is None or not row["people"]:
        return ""
    found = records(roster[roster["employee_id"].isin(row["people"])])
    people = "、".join(f"{one['employee_id']} {one['name']} {one['department']}".strip() for one in found)
    return _("Perhaps meant: {people}.").format(people=people) if people else ""


def without_roster(months: pd.Series[Any], rosters: Rosters) -> list[str]:
    """Tell which of `months` (`YYYY-MM` or None, one for each row) have no roster, and what to do about it."""
    lacking = sorted({month for month in months if month and _roster_of(month, rosters) is None})
    if rosters.latest is None and not lacking:
        return [_("There is no roster yet, so nobody is known. {advice}").format(advice=_advice("YYYY-MM"))] * (
            not months.empty
        )
    if not lacking:
        return []
    told = ngettext(
        "There is no roster for {months}: nobody in its rows is known. {advice}",
        "There is no roster for {months}: nobody in their rows is known. {advice}",
        len(lacking),
    )
    return [told.format(months="、".join(lacking), advice=_advice(lacking[0]))]


def _advice(month: str) -> str:
    told = _("“conduct-audit roster import FILE --month {month}” brings it in; then import this sheet again.")
    return told.format(month=month)


def _roster_of(month: str | None, rosters: Rosters) -> pd.DataFrame | None:
    return rosters.at(Month.parse(month).first_day) if month else rosters.latest
