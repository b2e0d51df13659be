"""`classify`: where texts would be mapped, changing nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from conduct_audit.actions import learning, rulebooks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.actions.desk import Desk
    from conduct_audit.mapping import Match, Matcher


class ClassificationDocument(TypedDict):
    """One result per text in order, as INTERFACE.md §3 (`classify`) has them."""

    results: list[dict[str, Any]]


def classify(desk: Desk, texts: Sequence[str], *, why: bool) -> ClassificationDocument:
    """Map `texts` by the ledger's latest rulebook and phrases, or by the default ones where there is no ledger.

    With `why` each result has a key `why` besides: the characters that carried the decision, the most telling first.
    """
    matcher = _matcher(desk)
    found = {match.text: match for match in matcher.match(list(texts))}
    reasons = {text: {"why": [gram for gram, _ in matcher.explain(text)]} if why else {} for text in found}
    results = {text: _result(match) | reasons[text] for text, match in found.items()}
    return {"results": [dict(results[text]) for text in texts]}


def _matcher(desk: Desk) -> Matcher:
    if desk.has_ledger:
        with desk.reading(part=True) as ledger, ledger.snapshot():
            latest = rulebooks.in_force(ledger).latest
            if latest:
                return learning.matchers(ledger)(latest)
    return rulebooks.matcher(rulebooks.parsed(*rulebooks.text_of(rulebooks.DEFAULT)))


def _result(match: Match) -> dict[str, Any]:
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
