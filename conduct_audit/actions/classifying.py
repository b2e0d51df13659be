"""`classify`: where texts would be mapped, changing nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from conduct_audit import books
from conduct_audit.actions import rulebooks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.actions.desk import Desk
    from conduct_audit.rulebook import Rulebook

DEFAULT_RULEBOOK = "thermal-power"


class ClassificationDocument(TypedDict):
    """One result per text in order, as INTERFACE.md §3 (`classify`) has them."""

    results: list[dict[str, Any]]


def classify(desk: Desk, texts: Sequence[str]) -> ClassificationDocument:
    """Map `texts` by the ledger's latest rulebook, or by the default one where there is no ledger."""
    return {"results": [_result(match) for match in rulebooks.matcher(_rulebook(desk)).match(list(texts))]}


def _rulebook(desk: Desk) -> Rulebook:
    if books.exists(desk.place):
        with desk.reading() as ledger:
            latest = rulebooks.in_force(ledger).latest
        if latest:
            return latest
    return rulebooks.parsed(*rulebooks.text_of(DEFAULT_RULEBOOK))


def _result(match: Any) -> dict[str, Any]:
    return {
        "text": match.text,
        "clause": match.clause,
        "category": match.category,
        "clauses": list(match.clauses),
        "score": round(match.score, 4),
        "accepted": match.accepted,
        "suspected_serious": match.suspected_serious,
        "candidates": [{"clause": code, "score": round(score, 4)} for code, score in match.candidates],
    }
