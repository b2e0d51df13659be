"""What an import was told beside the sheet goes with the returned copy, so that it need not be told again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.actions.errors import UnknownProfileError
from conduct_audit.actions.profiles import profile_of
from conduct_audit.errors import ConductAuditError
from conduct_audit.month import Month

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conduct_audit.books import Ledger
    from conduct_audit.intake.reading import Hints

_MARKS: Final = ("violation", "ok")


def asked_of(hints: Hints) -> dict[str, str]:
    """Give what is kept of `hints` in a returned copy."""
    profile = hints.profile.name if hints.profile else ""
    return {"month": str(hints.month or ""), "marks": hints.mark_means or "", "profile": profile}


def told_again(ledger: Ledger, hints: Hints, asked: Mapping[str, str]) -> Hints:
    """Add to `hints` what a returned copy keeps; what is told now wins, what cannot be understood is left out."""
    kept: dict[str, Any] = {
        "month": _month(asked.get("month", "")),
        "mark_means": next((marks for marks in _MARKS if marks == asked.get("marks")), None),
        "profile": _profile(ledger, asked.get("profile", "")),
    }
    return replace(hints, **{name: value for name, value in kept.items() if getattr(hints, name) is None})


def _month(text: str) -> Month | None:
    try:
        return Month.parse(text) if text else None
    except ConductAuditError:
        return None


def _profile(ledger: Ledger, name: str) -> Any:
    try:
        return profile_of(ledger, name) if name else None
    except UnknownProfileError:
        return None
