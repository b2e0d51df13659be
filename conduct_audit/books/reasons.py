"""Why a row waits, as tables: which open fact asks for which reason, and which given fact settles which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Reasons = tuple[str, ...]

ASKED_BY: Final[dict[str, Reasons]] = {
    "employee_id": ("unknown_employee", "ambiguous_employee"),
    "clause": ("unclear_clause", "not_in_force"),
    "month": ("bad_date",),
    "count": ("bad_count",),
}
"""The facts without which nothing is booked, and the reasons that ask for them (the first where none does yet)."""

SETTLED_BY: Final[dict[str, frozenset[str]]] = {
    "employee_id": frozenset({"unknown_employee", "ambiguous_employee"}),
    "occurred_on": frozenset({"bad_date", "not_in_force"}),
    "clause": frozenset({"unclear_clause", "clause_conflict", "not_in_force", "unclear_mark"}),
    "count": frozenset({"bad_count", "unclear_mark"}),
    "serious": frozenset({"suspected_serious"}),
}
"""What a person's word on a fact settles. Who names the clause or the count of a mark says that the mark is one; who
names a day has compared the clause with the rulebook of that day."""


def complete(reasons: Reasons, known: Mapping[str, object]) -> Reasons:
    """Give `reasons` and one more for each fact that decides money, is unknown and nobody asks for yet."""
    asked = [codes[0] for fact, codes in ASKED_BY.items() if known[fact] is None and not set(codes) & set(reasons)]
    return (*reasons, *asked)


def left(reasons: Reasons, given: Collection[str]) -> Reasons:
    """Give the reasons that are still open once a person has given the facts `given`."""
    settled = {reason for fact in given for reason in SETTLED_BY[fact]}
    return tuple(reason for reason in reasons if reason not in settled)
