"""What a month was closed with, as papers tell it: kept by the closing, said in the language spoken now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, Literal

from conduct_audit.actions.warning import warnings_of
from conduct_audit.books.proof import MONEY, RECORDS, TITLES, WARNING, checks_of
from conduct_audit.language import N_, gettext as _
from conduct_audit.reports.proof import Compared, Counted, Proof, Warned
from conduct_audit.settlement.warning_facts import MonthWarning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conduct_audit.actions.month_view import MonthView
    from conduct_audit.books import Ledger
    from conduct_audit.books.proof import Fact

STATES: Final = {
    "confirmed": N_("on the books"),
    "pending": N_("waiting for a person"),
    "skipped": N_("skipped: already on the books"),
    "dismissed": N_("dropped from the queue"),
    "waived": N_("waived"),
    "overturned": N_("overturned by an appeal"),
}
_OF_NONE: Final = {
    "departments": N_("departments whose deductions differ from their postings = none"),
    "balance": N_("employees whose postings do not balance = none"),
}
_NOT_IN_WORDS: Final = ("kind", "level", "place", "records")


def proof_of(ledger: Ledger, seen: MonthView) -> Proof:
    """Give what `seen` was closed with; of an open month its warnings alone."""
    if seen.closing is None:
        return Proof(warnings=_warned(warnings_of(ledger, seen)))
    facts = seen.closing.facts
    counted = {fact.name: int(fact.value) for fact in facts if fact.kind == RECORDS}
    return Proof(
        records=tuple(Counted(state, _(words), counted.get(state, 0)) for state, words in STATES.items()),
        checks=tuple(
            Compared(each.name, _title(each.name), _unit(each.name), each.ours, each.theirs)
            for each in checks_of(facts)
        ),
        warnings=_warned(_kept(fact) for fact in facts if fact.kind == WARNING),
    )


def _title(check: str) -> str:
    return _(_OF_NONE.get(check, TITLES[check]))


def _unit(check: str) -> Literal["count", "money"]:
    return "money" if check in MONEY else "count"


def _warned(found: Iterable[MonthWarning]) -> tuple[Warned, ...]:
    return tuple(Warned(each.code, each.place, each.sentence) for each in found)


def _kept(fact: Fact) -> MonthWarning:
    """Give a warning as it was kept with the closing."""
    told: dict[str, Any] = json.loads(fact.value)
    words = tuple((name, str(value)) for name, value in told.items() if name not in _NOT_IN_WORDS)
    return MonthWarning(told.get("kind", fact.name), told["place"], tuple(told["records"]), words)
