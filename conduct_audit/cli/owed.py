"""What a month leaves over: sums of people without a line, late rows, what comes too late for closed months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conduct_audit.actions.correction_documents import not_on_roster
from conduct_audit.cli import say
from conduct_audit.language import gettext as _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def owed_notes(document: Mapping[str, Any]) -> None:
    """Tell each correction that found no line, and how it is paid."""
    found = not_on_roster(document["month"], document["corrections_not_on_roster"])
    for sentence in found:
        say.note(sentence)
    if found:
        say.note(_("To pay it, import a roster of a month that is still open and has the person, with bonus 0."))


def late_note(waiting: Sequence[str]) -> None:
    """Tell that rows of closed months (their numbers) wait for a person."""
    if waiting:
        told = ngettext(
            "{count} row of a closed month waits and does not hold up the close: “conduct-audit review show {first}”.",
            "{count} rows of closed months wait and do not hold up the close, the first: "
            "“conduct-audit review show {first}”.",
            len(waiting),
        )
        say.note(told.format(count=len(waiting), first=waiting[0]))


def closed_note(months: Sequence[str]) -> None:
    """Tell of closed months that what is new, or holds now, does not reach them."""
    if months:
        told = ngettext(
            "{months} is closed and keeps what it was closed with.",
            "{months} are closed and keep what they were closed with.",
            len(months),
        )
        say.note(told.format(months=", ".join(months)))
