"""What each decision makes of a record's state, one small function for each; what would be a guess is refused."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.books import charging, lookups, reasons
from conduct_audit.books.appeal_errors import NotSeriousError, RemainingCountError
from conduct_audit.books.record_errors import StillUnknownError
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from conduct_audit.books.charging import Calendar
    from conduct_audit.books.records import Decision
    from conduct_audit.books.state import State
    from conduct_audit.books.store import Store

_GIVEN: Final = ("employee_id", "occurred_on", "clause", "count", "serious")
_FROM_THE_BOOKS: Final = ("possible_duplicate", "closed_month")
_WORDS: Final = {
    "employee_id": (N_("the person is"), "--employee"),
    "clause": (N_("the clause is"), "--clause"),
    "month": (N_("the date is"), "--date"),
    "count": (N_("the number of times is"), "--count"),
}


def _set(store: Store, state: State, decision: Decision) -> State:
    """Take over the facts given; booked once nothing is open, a skipped twin stays skipped until it is admitted.

    A row of a closed month stays open: that it costs something after all is said by admitting it.
    """
    calendar = charging.calendar(store)
    changed = _charged(_with_facts(state, decision), calendar)
    related = lookups.related(store, changed.id, _event(changed))
    late = changed.month in calendar.closed
    open_ = _open(state, changed, decision) + ("possible_duplicate",) * bool(related) + ("closed_month",) * late
    status = "skipped" if state.status == "skipped" else "pending" if open_ else "confirmed"
    return replace(changed, status=status, reasons=open_, related=related)


def _admit(store: Store, state: State, _decision: Decision) -> State:
    """Book the record as it stands; what is merely suspected is an ordinary case of its own."""
    unknown = [fact for fact in _WORDS if getattr(state, fact) is None]
    if unknown or "not_in_force" in state.reasons:
        asked = [_WORDS[fact] for fact in unknown or ["clause"]]
        told = {"unknown": ", ".join(_(words) for words, _option in asked), "options": " ".join(o for _w, o in asked)}
        raise StillUnknownError(id=state.id, **told)
    charged = _charged(state, charging.calendar(store))
    return replace(charged, status="confirmed", reasons=(), serious=int(bool(state.serious)))


def _dismiss(_store: Store, state: State, _decision: Decision) -> State:
    """Drop the record from the queue; it stays visible."""
    return replace(state, status="dismissed")


def _waive(_store: Store, state: State, _decision: Decision) -> State:
    """Take the record off the books; it stays visible."""
    return replace(state, status="waived")


def _unchanged(_store: Store, state: State, _decision: Decision) -> State:
    """Leave the record as it is: an appeal was filed, or dismissed."""
    return state


def _uphold(_store: Store, state: State, _decision: Decision) -> State:
    """Take the record off the books because an appeal was right; it stays visible."""
    return replace(state, status="overturned")


def _uphold_partly(_store: Store, state: State, decision: Decision) -> State:
    """Leave fewer occurrences, or an ordinary case of a serious one; `decision.count` is what remains."""
    if decision.count is not None and decision.count >= (state.count or 0):
        raise RemainingCountError(id=state.id, count=decision.count, had=state.count)
    if decision.serious is not None and not state.serious:
        raise NotSeriousError(id=state.id)
    return _with_facts(state, decision)


VERBS: Final[dict[str, Callable[[Store, State, Decision], State]]] = {
    "set": _set,
    "admit": _admit,
    "dismiss": _dismiss,
    "waive": _waive,
    "appeal_filed": _unchanged,
    "appeal_upheld": _uphold,
    "appeal_partly": _uphold_partly,
    "appeal_dismissed": _unchanged,
}
"""By `Decision.verb`: the state that it leads to."""


def _with_facts(state: State, decision: Decision) -> State:
    given: dict[str, Any] = {name: getattr(decision, name) for name in ("employee_id", "clause", "count")}
    if decision.clause is not None:
        given["category"] = decision.category or decision.clause.split(".")[0]
    if decision.occurred_on is not None:
        given["occurred_on"] = decision.occurred_on.isoformat()
    if decision.serious is not None:
        given["serious"] = int(decision.serious)
    return replace(state, **{name: value for name, value in given.items() if value is not None})


def _charged(state: State, calendar: Calendar) -> State:
    """Charge the record to the month to which one that is booked now belongs."""
    return replace(state, month=calendar.charged(state.event_month))


def _open(state: State, changed: State, decision: Decision) -> reasons.Reasons:
    given = [name for name in _GIVEN if getattr(decision, name) is not None]
    waiting = tuple(reason for reason in state.reasons if reason not in _FROM_THE_BOOKS)
    return reasons.complete(reasons.left(waiting, given), asdict(changed))


def _event(state: State) -> tuple[str, str, str] | None:
    day = state.occurred_on or state.event_month
    return (state.employee_id, day, state.clause) if state.employee_id and day and state.clause else None
