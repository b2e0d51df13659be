"""What a person's decision makes of a record; what is not lawful in its state is refused in a sentence."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.books import lookups, reasons
from conduct_audit.books.errors import (
    BookedMonthClosedError,
    CountOutOfRangeError,
    ReasonMissingError,
    StillUnknownError,
    UnknownRecordError,
)
from conduct_audit.books.life import refusal, worded
from conduct_audit.books.records import Decision, Outcome
from conduct_audit.books.state import State, states, write
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from conduct_audit.books.chain import Pen
    from conduct_audit.books.store import Store

LEAST, MOST = 1, 999
"""How many times a person may say that something occurred."""

_WITH_REASON: Final = ("dismiss", "waive")
_GIVEN: Final = ("employee_id", "occurred_on", "clause", "count", "serious")
_FROM_THE_BOOKS: Final = ("possible_duplicate", "closed_month")
_WORDS: Final = {
    "employee_id": (N_("the person is"), "--employee"),
    "clause": (N_("the clause is"), "--clause"),
    "month": (N_("the date is"), "--date"),
    "count": (N_("the number of times is"), "--count"),
}


def decide(pen: Pen, number: int, decision: Decision) -> Outcome:
    """Write what `decision` makes of record `number`.

    Raises `UnknownRecordError`, the `StateError` of its state, `ReasonMissingError`, `CountOutOfRangeError`,
    `BookedMonthClosedError`, `StillUnknownError`.
    """
    state = states(pen.store, [number]).get(number)
    if state is None:
        raise UnknownRecordError(id=number)
    _refuse(pen.store, state, decision)
    changed = replace(_VERBS[decision.verb](pen.store, state, decision), action=decision.verb, reason=decision.reason)
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
    if decision.verb in _WITH_REASON and not decision.reason.strip():
        raise ReasonMissingError(id=state.id)
    if decision.count is not None and not LEAST <= decision.count <= MOST:
        raise CountOutOfRangeError(count=decision.count, least=LEAST, most=MOST)


def _set(store: Store, state: State, decision: Decision) -> State:
    """Take over the facts given; booked once nothing is open, a skipped twin stays skipped until it is admitted."""
    changed = _with_facts(state, decision)
    _refuse_closed(store, changed)
    related = lookups.related(store, changed.id, _event(changed))
    open_ = _open(state, changed, decision) + ("possible_duplicate",) * bool(related)
    status = "skipped" if state.status == "skipped" else "pending" if open_ else "confirmed"
    return replace(changed, status=status, reasons=open_, related=related)


def _admit(store: Store, state: State, _decision: Decision) -> State:
    """Book the record as it stands; what is merely suspected is an ordinary case of its own."""
    _refuse_closed(store, state)
    unknown = [fact for fact in _WORDS if getattr(state, fact) is None]
    if unknown or "not_in_force" in state.reasons:
        asked = [_WORDS[fact] for fact in unknown or ["clause"]]
        told = {"unknown": ", ".join(_(words) for words, _option in asked), "options": " ".join(o for _w, o in asked)}
        raise StillUnknownError(id=state.id, **told)
    return replace(state, status="confirmed", reasons=(), serious=int(bool(state.serious)))


def _dismiss(_store: Store, state: State, _decision: Decision) -> State:
    """Drop the record from the queue; it stays visible."""
    return replace(state, status="dismissed")


def _waive(store: Store, state: State, _decision: Decision) -> State:
    """Take the record off the books; it stays visible."""
    _refuse_closed(store, state)
    return replace(state, status="waived")


_VERBS: Final[dict[str, Callable[[Store, State, Decision], State]]] = {
    "set": _set,
    "admit": _admit,
    "dismiss": _dismiss,
    "waive": _waive,
}


def _refuse_closed(store: Store, state: State) -> None:
    """Until corrections are booked (see the package's docstring) nothing changes the money of a closed month."""
    if state.month in lookups.closed_months(store):
        raise BookedMonthClosedError(id=state.id, month=state.month)


def _with_facts(state: State, decision: Decision) -> State:
    given: dict[str, Any] = {name: getattr(decision, name) for name in ("employee_id", "clause", "count")}
    if decision.clause is not None:
        given["category"] = decision.category or decision.clause.split(".")[0]
    if decision.occurred_on is not None:
        day = decision.occurred_on.isoformat()
        given |= {"occurred_on": day, "month": day[: len("YYYY-MM")]}
    if decision.serious is not None:
        given["serious"] = int(decision.serious)
    return replace(state, **{name: value for name, value in given.items() if value is not None})


def _open(state: State, changed: State, decision: Decision) -> reasons.Reasons:
    given = [name for name in _GIVEN if getattr(decision, name) is not None]
    waiting = tuple(reason for reason in state.reasons if reason not in _FROM_THE_BOOKS)
    return reasons.complete(reasons.left(waiting, given), asdict(changed))


def _event(state: State) -> tuple[str, str, str] | None:
    day = state.occurred_on or state.month
    return (state.employee_id, day, state.clause) if state.employee_id and day and state.clause else None
