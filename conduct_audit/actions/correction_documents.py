"""Corrections as documents and in words: of which closed month, how much, why, who decided, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypedDict

import pandas as pd

from conduct_audit import money
from conduct_audit.actions.correction_words import ClosedMonth, event
from conduct_audit.actions.documents import SourceDocument, iso, records, source_document, yuan
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from conduct_audit.books import Closing, Correction, Ledger
    from conduct_audit.month import Month

_WORDS: Final = {
    "waived": N_("violation waived"),
    "upheld": N_("appeal upheld"),
    "partly": N_("appeal upheld in part"),
    "late": N_("found after the close"),
    "carried": N_("rest of an earlier correction"),
    "clean": N_("given back after months without a violation"),
}

_NOT_ON_ROSTER: Final = N_(
    "{employee_id} {name} is not on the roster of {month}: a correction of {amount} yuan stays due."
)
_RULED: Final = frozenset({"upheld", "partly"})


class CorrectionDocument(TypedDict):
    """What a closed month still takes (or gives back, negative), in yuan.

    `taken` is what the month of the document takes of it (null: nothing yet), `carried` what goes on into the next;
    `slip` is the number of the closed month's slip that it corrects, `violation` the record whose decision caused it,
    `label` that of its clause, `text`, `count` and `source` what was seen, how often it counts now, where it was read.
    `decided_by` is who decided, of an appeal whom the ruling names. `told` says all of it in words.
    """

    id: str
    employee_id: str
    name: str
    of_month: str
    slip: str | None
    in_month: str
    cause: str
    amount: str
    taken: str | None
    carried: str
    settled_in: str | None
    violation: str | None
    clause: str | None
    label: str | None
    text: str | None
    count: int | None
    source: SourceDocument | None
    occurred_on: str | None
    decided_at: str
    decided_by: str
    reason: str
    told: str


class Corrections:
    """The corrections of a ledger, as they were after entry `as_of`, ready to be told."""

    def __init__(self, ledger: Ledger, as_of: int | None, homes: Mapping[str, str] | None = None) -> None:
        """Read them once, with the violations that they come from; `homes` are the departments that get the papers."""
        self._ledger = ledger
        self._homes = homes or {}
        self.booked = {each.number: each for each in ledger.corrections()}
        self._closed_months: dict[Month, ClosedMonth] = {}
        ids = {each.record for each in self.booked.values() if each.record is not None}
        found = ledger.violations(ids=ids, as_of=as_of) if ids else None
        self.violations = {row["id"]: row for row in records(found)} if found is not None else {}

    def settled(self, rows: pd.DataFrame) -> list[CorrectionDocument]:
        """Write what a month makes of its corrections (SETTLED)."""
        return [self._document(self.booked[row["number"]], row["taken"], row["carried"]) for row in records(rows)]

    def owed(self, closing: Closing) -> list[CorrectionDocument]:
        """Write what a closing could not settle since its person has no line in the month, and none settled later."""
        people = set(closing.lines["employee_id"])
        waits = (each for each in self.booked.values() if each.settled_entry is None and each.entry < closing.entry)
        missed = (each for each in waits if each.in_month <= closing.month and each.employee_id not in people)
        return [self._document(each, None, 0) for each in missed]

    def of_month(self, employee_id: str, month: str) -> list[CorrectionDocument]:
        """Write what was corrected later of somebody's closed month; what goes on is a correction of its own."""
        own = (each for each in self.booked.values() if (each.employee_id, str(each.of_month)) == (employee_id, month))
        rest = {each.carries: each.amount for each in self.booked.values()}
        return [self._document(each, each.taken, rest.get(each.number, 0)) for each in own]

    def printed(self, rows: pd.DataFrame) -> list[dict[str, str]]:
        """Give what papers say of each row (SETTLED): slip, cause without the decider's free text, decided when, by."""
        return [self._printed(self.booked[row["number"]], row["taken"], row["carried"]) for row in records(rows)]

    def _printed(self, each: Correction, taken: Any, carried: Any) -> dict[str, str]:
        return {
            "slip": self._closed(each.of_month).slips.get(each.employee_id, ""),
            "cause": _("; ").join(self._cause(each, taken, carried)),
            "decided_on": each.at.date().isoformat(),
            "decided_by": self._decider(each),
        }

    def _document(self, each: Correction, taken: Any, carried: Any) -> CorrectionDocument:
        seen, printed = self._violation(each), self._printed(each, taken, carried)
        return {
            "id": str(each.number),
            "employee_id": each.employee_id,
            "name": self._closed(each.of_month).names.get(each.employee_id, ""),
            "of_month": str(each.of_month),
            "slip": printed["slip"] or None,
            "in_month": str(each.in_month),
            "cause": each.cause,
            "amount": money.yuan(each.amount),
            "taken": None if taken is None else yuan(taken),
            "carried": money.yuan(int(carried)),
            "settled_in": str(each.settled_in) if each.settled_in else None,
            "violation": str(each.record) if each.record is not None else None,
            "clause": seen.get("clause"),
            "label": self._closed(each.of_month).label(seen) if seen else None,
            "text": seen.get("text"),
            "count": None if pd.isna(seen.get("count")) else int(seen["count"]),
            "source": source_document(seen) if seen else None,
            "occurred_on": iso(seen.get("occurred_on")),
            "decided_at": each.at.isoformat(),
            "decided_by": printed["decided_by"],
            "reason": each.reason,
            "told": _("; ").join((printed["cause"], printed["decided_on"])),
        }

    def _violation(self, each: Correction) -> Mapping[Hashable, Any]:
        return self.violations.get(each.record, {})

    def _closed(self, month: Month) -> ClosedMonth:
        """Give the closed month that is corrected; it is read once."""
        if month not in self._closed_months:
            self._closed_months[month] = ClosedMonth.of(self._ledger, self._ledger.closing(month))
        return self._closed_months[month]

    def _decider(self, each: Correction) -> str:
        """Give who decided: of an appeal whom the ruling names, else who wrote the entry."""
        if each.cause not in _RULED or each.record is None:
            return each.actor
        rulings = (appeal.ruling for appeal in self._ledger.appeals(each.record))
        return next((ruling.decided_by for ruling in rulings if ruling), each.actor)

    def _cause(self, each: Correction, taken: Any, carried: Any) -> list[str]:
        seen = self._violation(each)
        parts = [_(_WORDS.get(each.cause, each.cause))]
        parts += event(each, seen, self._closed(each.of_month), self._homes.get(each.employee_id)) if seen else ()
        if not pd.isna(taken) and int(taken) != each.amount:
            rest = money.yuan(each.amount - int(taken))
            told = _("{rest} yuan carried into the next month") if carried else _("{rest} yuan lapse: no bonus is left")
            parts.append(told.format(rest=rest))
        return parts


def not_on_roster(month: Month, documents: Iterable[CorrectionDocument]) -> tuple[str, ...]:
    """Say of each correction that its person has no line in `month`."""
    return tuple(_(_NOT_ON_ROSTER).format(**{**each, "month": month}) for each in documents)
