"""What a month was closed with, as papers tell it: kept by the closing, said in the language spoken now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from conduct_audit.actions.warning import warnings_of
from conduct_audit.books.proof import MONEY, RECORDS, TITLES, checks_of
from conduct_audit.language import N_, gettext as _
from conduct_audit.reports.proof import Compared, Counted, Overridden, Proof, Warned

if TYPE_CHECKING:
    from conduct_audit.actions.month_view import MonthView
    from conduct_audit.books import Ledger

STATES: Final = {
    "confirmed": N_("on the books"),
    "pending": N_("waiting for a person"),
    "skipped": N_("skipped: already on the books"),
    "dismissed": N_("dropped from the queue"),
    "waived": N_("waived"),
    "overturned": N_("overturned by an appeal"),
}


def proof_of(ledger: Ledger, seen: MonthView) -> Proof:
    """Give what `seen` was closed with; of an open month its warnings alone."""
    warned = tuple(Warned(each.code, each.place, each.sentence) for each in warnings_of(ledger, seen))
    if seen.closing is None:
        return Proof(warnings=warned)
    facts = seen.closing.facts
    counted = {fact.name: int(fact.value) for fact in facts if fact.kind == RECORDS}
    return Proof(
        records=tuple(Counted(state, _(words), counted.get(state, 0)) for state, words in STATES.items()),
        checks=tuple(
            Compared(each.name, _(TITLES[each.name]), _unit(each.name), each.ours, each.theirs)
            for each in checks_of(facts)
        ),
        warnings=warned,
        overridden=tuple(
            Overridden(each.code, each.subject, each.actor, each.at.date().isoformat(), each.reason)
            for each in ledger.overrides(seen.month, as_of=seen.closing.entry)
        ),
    )


def _unit(check: str) -> Literal["count", "money"]:
    return "money" if check in MONEY else "count"
