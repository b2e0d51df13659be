"""The record behind a correction in words: which, by which clause, and what else its reader may know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pandas as pd

from conduct_audit.actions import rulebooks
from conduct_audit.actions.documents import iso
from conduct_audit.language import N_, current, gettext as _
from conduct_audit.month import judged_on
from conduct_audit.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from conduct_audit.books import Closing, Correction, Ledger
    from conduct_audit.rulebook import Rulebook

_EVENT: Final = N_("violation {id} of {day}, clause {clause}")
_SHARE: Final = N_("share of {name}'s violation {id} of {day}, clause {clause} (manager_share)")
_SHARE_ELSEWHERE: Final = N_("share of violation {id} of {day}, clause {clause}, in another department (manager_share)")
_LONGEST: Final = 120
"""Characters of the inspector's text on a slip; `violation show` has all of it."""


class ClosedMonth(NamedTuple):
    """What a correction says of the month it corrects: by employee number name, department and number of the slip.

    `rulebooks` are those with which it was closed.
    """

    names: Mapping[str, str]
    departments: Mapping[str, str]
    slips: Mapping[str, str]
    rulebooks: Timeline[Rulebook]

    @classmethod
    def of(cls, ledger: Ledger, closing: Closing | None) -> ClosedMonth:
        """Read it off its closing."""
        if closing is None:
            return cls({}, {}, {}, Timeline(()))
        lines = closing.lines
        names, homes = (dict(zip(lines["employee_id"], lines[key], strict=True)) for key in ("name", "department"))
        return cls(names, homes, closing.serials, rulebooks.in_force(ledger, as_of=closing.entry))

    def label(self, seen: Mapping[Hashable, Any]) -> str:
        """Give the label of the clause of record `seen`, in the words of the rulebook that judged it."""
        rulebook = self.rulebooks.at(judged_on(seen["occurred_on"], seen["event_month"]))
        clause: Any = rulebook.by_code.get(seen["clause"]) if rulebook else None
        return clause.label.spoken(current()) if clause else ""

    def neighbours(self, who: str, whose: str, now: str | None) -> bool:
        """`who`, now of department `now` (None: any), may read of `whose`: both were, and are, of one department."""
        home = self.departments.get(whose)
        return self.departments.get(who) == home and now in (None, home)


def event(each: Correction, seen: Mapping[Hashable, Any], closed: ClosedMonth, now: str | None = None) -> Iterator[str]:
    """Tell of the record `seen` behind `each`: a leader reads no text of others, and nothing of other departments.

    `now` is the department on whose papers it is told, where it goes on papers.
    """
    who, whose = each.employee_id, str(seen["employee_id"])
    day, clause = iso(seen["occurred_on"]) or seen["event_month"], f"{seen['clause']} {closed.label(seen)}".rstrip()
    near = closed.neighbours(who, whose, now)
    words = _EVENT if who == whose else _SHARE if near else _SHARE_ELSEWHERE
    yield _(words).format(id=each.record, day=day, clause=clause, name=closed.names.get(whose, whose))
    if who == whose:
        yield from _seen(each, seen)
    if near or who == whose:
        yield _("read in {place}").format(place=_place(seen))


def _seen(each: Correction, seen: Mapping[Hashable, Any]) -> Iterator[str]:
    """Tell what was seen and how often it counts; of an appeal upheld in part, what it left."""
    text = " ".join(str(seen["text"]).split())
    if text:
        yield _("seen: {text}").format(text=text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
    if not pd.isna(seen["count"]):
        words = _("count now {count}") if each.cause == "partly" else _("count {count}")
        yield words.format(count=int(seen["count"]))


def _place(seen: Mapping[Hashable, Any]) -> str:
    sheet = f" / {seen['sheet']}" if seen["sheet"] else ""
    return _("{file}{sheet}, row {row}").format(file=seen["file"], sheet=sheet, row=int(seen["row"]))
