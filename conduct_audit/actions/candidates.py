"""Who may be meant by a row that waits, in words, and which months have no roster to look people up in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from conduct_audit.language import gettext as _, ngettext
from conduct_audit.month import Month

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

    from conduct_audit.timeline import Timeline

    Rosters = Timeline[pd.DataFrame]
    _Known = dict[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Names who may be meant by rows that wait, by the `rosters` of their months; each is gone through once."""

    rosters: Rosters
    known: dict[str | None, _Known] = field(default_factory=dict)

    def perhaps(self, row: Mapping[Hashable, Any]) -> str:
        """Name the employees who may be meant by a row (VIOLATIONS), in the order of the roster; `""` for nobody."""
        if not row["people"]:
            return ""
        known = self._of(row["event_month"])
        people = "、".join(words for _place, words in sorted(known[one] for one in {*row["people"]} & known.keys()))
        return _("Perhaps meant: {people}.").format(people=people) if people else ""

    def _of(self, month: str | None) -> _Known:
        if month not in self.known:
            self.known[month] = _in_words(_roster_of(month, self.rosters))
        return self.known[month]


def _in_words(roster: pd.DataFrame | None) -> _Known:
    if roster is None:
        return {}
    people = zip(roster["employee_id"], roster["name"], roster["department"], strict=True)
    return {person[0]: (place, " ".join(person).strip()) for place, person in enumerate(people)}


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
