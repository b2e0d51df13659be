"""Words of the interface that stand for codes: statuses, reasons, ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.language import N_, gettext as _
from conduct_audit.month import charged_words
from conduct_audit.record_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORDS: Final = WORDS | {
    "appeal_open": N_("not decided yet"),
    "appeal_moot": N_("needless, the violation was waived"),
    "open": N_("open"),
    "closed": N_("closed"),
    "unclear_clause": N_("clause unclear"),
    "unknown_employee": N_("person unknown"),
    "ambiguous_employee": N_("person ambiguous"),
    "bad_date": N_("date unclear"),
    "bad_count": N_("count unclear"),
    "suspected_serious": N_("serious?"),
    "possible_duplicate": N_("duplicate?"),
    "clause_conflict": N_("clause contradicts text"),
    "unclear_mark": N_("mark unclear"),
    "closed_month": N_("month closed"),
    "not_in_force": N_("clause not in force"),
}


_CHARGED: Final = ("confirmed", "pending")
"""The states of what costs something, or may."""


def word(code: str) -> str:
    """Give the words for `code`, the code itself where there are none."""
    return _(_WORDS[code]) if code in _WORDS else code


def words(codes: Iterable[str]) -> str:
    """Give the words for several codes."""
    return ", ".join(word(code) for code in codes)


def charged(row: Mapping[str, Any]) -> str:
    """Say that a violation is charged to another month than its own; empty where it is not, or costs nothing."""
    return charged_words(row["event_month"], row["month"]) if row["status"] in _CHARGED else ""


def late_words(moved: str) -> str:
    """Say what rows of a closed month take in the open one (yuan)."""
    if moved == "0.00":
        return _("Nothing more is taken: the bonus of the closed month does not reach further.")
    return moved_words(moved)


def moved_words(moved: str | None) -> str:
    """Say what a decision moved (yuan as text, None: its month was open)."""
    if moved == "0.00":
        return _("No money moves: the closed month took nothing more for it.")
    if moved is None:
        return _("No closed month changes; an open month is computed anew.")
    if moved.startswith("-"):
        return _("{amount} yuan are given back in the open month.").format(amount=moved.removeprefix("-"))
    return _("{amount} yuan are deducted in the open month.").format(amount=moved)
