"""What a person's decision makes of a record; what is not lawful in its state is refused in a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from conduct_audit.books import lookups
from conduct_audit.books.life import refusal, worded
from conduct_audit.books.record_errors import (
    BookedMonthClosedError,
    CountOutOfRangeError,
    ReasonMissingError,
    no_record,
)
from conduct_audit.books.records import Decision, Outcome
from conduct_audit.books.state import State, states, write
from conduct_audit.books.verbs import VERBS

if TYPE_CHECKING:
    from conduct_audit.books.chain import Pen
    from conduct_audit.books.store import Store

LEAST, MOST = 1, 999
"""How many times a person may say that something occurred."""

_WITHOUT_REASON: Final = ("set", "admit")
_COUNTS: Final = "confirmed"


def decide(pen: Pen, number: int, decision: Decision, *, correcting: bool = False) -> Outcome:
    """Write what `decision` makes of record `number`; `correcting` promises the correction of a closed month.

    Raises `UnknownRecordError`, the `StateError` of its state, `ReasonMissingError`, `CountOutOfRangeError`,
    `RemainingCountError`, `NotSeriousError`, `BookedMonthClosedError`, `StillUnknownError`.
    """
    state = states(pen.store, [number]).get(number)
    if state is None:
        raise no_record(number, partial=pen.store.is_partial())
    _refuse(pen.store, state, decision)
    changed = replace(VERBS[decision.verb](pen.store, state, decision), action=decision.verb, reason=decision.reason)
    if not correcting:
        _refuse_closed(pen.store, state, changed)
    write(pen, [changed])
    return Outcome(number, changed.status, changed.reasons, changed.related)


def _refuse(store: Store, state: State, decision: Decision) -> None:
    refused = refusal(state.status, decision.verb)
    if refused:
        same_as = lookups.same_as(store, state.id)
        reason = worded(state.action, state.reason)
        raise refused(id=state.id, status=state.status, reason=reason, same_as=same_as)
    _refuse_words(state, decision)


def _refuse_words(state: State, decision: Decision) -> None:
    """Refuse what nobody can mean."""
    if decision.verb not in _WITHOUT_REASON and not decision.reason.strip():
        raise ReasonMissingError(id=state.id)
    if decision.count is not None and not LEAST <= decision.count <= MOST:
        raise CountOutOfRangeError(count=decision.count, least=LEAST, most=MOST)


def _refuse_closed(store: Store, before: State, after: State) -> None:
    """Refuse what changes the money of a closed month: whoever decides must book the correction in the same entry."""
    counting = {state.month for state in (before, after) if state.status == _COUNTS}
    closed = counting & lookups.closed_months(store)
    if _money(before) != _money(after) and closed:
        raise BookedMonthClosedError(id=before.id, month=", ".join(sorted(map(str, closed))))


def _money(state: State) -> tuple[object, ...]:
    """Give what a record costs by."""
    return state.status, state.employee_id, state.month, state.category, state.count, state.serious
