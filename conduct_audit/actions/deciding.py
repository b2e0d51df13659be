"""The one door for every decision about a record: what it changes in a closed month is booked beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conduct_audit.actions.correcting import before, differences
from conduct_audit.actions.documents import records
from conduct_audit.actions.errors import ContradictedLateError
from conduct_audit.actions.learning import learned
from conduct_audit.actions.month_view import contradicted
from conduct_audit.books.corrections import CAUSES
from conduct_audit.books.record_errors import no_record

if TYPE_CHECKING:
    from collections.abc import Hashable

    from conduct_audit.books import Decision, Entry, Ledger, Outcome


def decided(ledger: Ledger, entry: Entry, number: int, decision: Decision) -> Outcome:
    """Write what `decision` makes of record `number`, and the correction where its month is closed.

    For an open month, and while the record still waits, this is the decision alone. Raises what `Entry.decide` raises,
    `NotOnClosedRosterError`, `ContradictedLateError`, and `NoTariffError` or `NoRulebookError` of the closed month.
    """
    then = before(ledger, _as_booked(ledger, number, decision)) if decision.verb in CAUSES else None
    outcome = entry.decide(number, decision, correcting=then is not None)
    if then and decision.verb == "admit":
        _refuse_contradicted(ledger, number)
    if decision.clause:
        learned(ledger, entry, number, decision)
    if then:
        entry.correct(number, differences(ledger, then, entry.seq, number, decision.verb))
    return outcome


def _as_booked(ledger: Ledger, number: int, decision: Decision) -> dict[Hashable, Any]:
    """Give row `number` of VIOLATIONS with the month that the decision concerns; what is booked now is charged anew."""
    row = one(ledger, number)
    return {**row, "month": ledger.charged(row["event_month"])} if decision.verb == "admit" else row


def _refuse_contradicted(ledger: Ledger, number: int) -> None:
    """Nothing is deducted from whoever happens to have had the number in the closed month."""
    for row in records(contradicted(ledger.violations(ids=(number,)), ledger.rosters())):
        told = {"month": row["month"], "employee": row["employee_id"], "now": row["name"]}
        raise ContradictedLateError(id=number, then=row["written_name"], **told)


def one(ledger: Ledger, number: int) -> dict[Hashable, Any]:
    """Give row `number` of VIOLATIONS. Raises `UnknownRecordError`."""
    found = ledger.violations(ids=(number,))
    if found.empty:
        raise no_record(number, partial=ledger.partial)
    return records(found)[0]
