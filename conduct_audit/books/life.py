"""The life of a record as a table of cases: which decision is lawful in which state, and what refuses the others."""

from __future__ import annotations

from typing import Final, NamedTuple

from conduct_audit.books.record_errors import (
    AlreadyConfirmedError,
    AlreadyDismissedError,
    AlreadyOverturnedError,
    AlreadyWaivedError,
    SkippedError,
    StateError,
    StillWaitingError,
)
from conduct_audit.language import N_, gettext as _
from conduct_audit.record_words import WORDS

ON_THE_BOOKS: Final = ("confirmed", "pending", "waived", "overturned")
"""The states in which a record may be the same event as another."""


class Step(NamedTuple):
    """A step in a record's life: the status before (None: it did not exist), what was done, the status after."""

    before: str | None
    action: str
    after: str


LAWFUL: Final = frozenset(
    {
        Step(None, "booked", "confirmed"),
        Step(None, "queued", "pending"),
        Step(None, "skipped", "skipped"),
        Step("pending", "set", "pending"),
        Step("pending", "set", "confirmed"),
        Step("skipped", "set", "skipped"),
        Step("pending", "admit", "confirmed"),
        Step("skipped", "admit", "confirmed"),
        Step("pending", "dismiss", "dismissed"),
        Step("pending", "superseded", "dismissed"),
        Step("pending", "replaced", "dismissed"),
        Step("confirmed", "waive", "waived"),
        Step("confirmed", "appeal_filed", "confirmed"),
        Step("confirmed", "appeal_upheld", "overturned"),
        Step("confirmed", "appeal_partly", "confirmed"),
        Step("confirmed", "appeal_dismissed", "confirmed"),
    }
)
FIRST: Final = {step.after: step.action for step in LAWFUL if step.before is None}
"""The action under which a new record of a status is written."""

_WORDED: Final = {
    "superseded": N_("read again and booked as record {reason}"),
    "replaced": N_("corrected in the returned sheet, now record {reason}"),
}
_OPEN: Final = frozenset((step.before, step.action) for step in LAWFUL)
_REFUSALS: Final[dict[str, type[StateError]]] = {
    "confirmed": AlreadyConfirmedError,
    "dismissed": AlreadyDismissedError,
    "waived": AlreadyWaivedError,
    "overturned": AlreadyOverturnedError,
    "pending": StillWaitingError,
    "skipped": SkippedError,
}


def word(code: str | None) -> str:
    """Give the words for an action or a status; before the first status there is none."""
    return _(WORDS[code]) if code in WORDS else code or _("not there yet")


def worded(action: str, reason: str) -> str:
    """Give the reason of a decision as people read it; the program's own ones are kept without a language."""
    return _(_WORDED[action]).format(reason=reason) if action in _WORDED else reason


def refusal(status: str, action: str) -> type[StateError] | None:
    """Give the error that refuses `action` in `status`, None where it is lawful."""
    return None if (status, action) in _OPEN else _REFUSALS.get(status, StateError)
