"""What becomes of one observation: its clauses, or the question a person must answer. Pure, one row at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from conduct_audit.mapping.certainty import CERTAIN
from conduct_audit.mapping.match import category_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from conduct_audit.mapping.explicit import Explicit
    from conduct_audit.mapping.match import Candidates, Match

UNCLEAR: Final = "unclear_clause"
CONFLICT: Final = "clause_conflict"
NOT_IN_FORCE: Final = "not_in_force"
SERIOUS: Final = "suspected_serious"
FAIRLY_SURE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Placed:
    """A violation of one clause, or a question: columns of MAPPED. `reasons` are those this room adds."""

    clause: str | None
    category: str | None
    score: float | None = None
    candidates: Candidates = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a row's clause.

    `written`: what the clause cell says (with the category cell where that completes it). `scope`: what the category
    cell says. `told`: what the text tells, None for a blank text. `labelled`: what a clause cell in the writer's own
    words tells, None when there is none.
    """

    written: Explicit
    scope: Explicit
    told: Match | None
    labelled: Match | None = None


def placed(evidence: Evidence, *, together: Callable[[str, str], bool]) -> tuple[Placed, ...]:
    """Decide a row: one violation for each clause written down, else what the text tells, else a question.

    `together` tells whether one act can touch two clauses.
    """
    if evidence.written.codes or evidence.written.absent:
        return _by_code(evidence, together)
    if evidence.written.unread or _scopes_differ(evidence):
        return (_question(evidence, UNCLEAR),)
    return _by_text(evidence, together)


def _by_code(evidence: Evidence, together: Callable[[str, str], bool]) -> tuple[Placed, ...]:
    """Take the codes as written. Each stays what it is, also where the text or the category cell speaks against it."""
    conflict = _contradicted(evidence, together)
    candidates = evidence.told.candidates if conflict and evidence.told else ()
    reasons = (CONFLICT,) if conflict else ()
    present = tuple(Placed(code, category_of(code), None, candidates, reasons) for code in evidence.written.codes)
    absent = tuple(_question(evidence, NOT_IN_FORCE) for _ in evidence.written.absent)
    return present + absent


def _contradicted(evidence: Evidence, together: Callable[[str, str], bool]) -> bool:
    """Tell whether the category cell names another category, or the text tells another act.

    The text does so when it is fairly sure and no code written down is among its acts, its candidates, or the clauses
    that the same act can touch. A row that merely puts the clause a little differently must not wait.
    """
    codes, told = evidence.written.codes, evidence.told
    if codes and evidence.scope.scope and not all(_within(code, evidence.scope.scope) for code in codes):
        return True
    if not codes or told is None or told.clause is None or not (told.accepted or told.score >= FAIRLY_SURE):
        return False
    near = {*told.clauses, *(clause for clause, _ in told.candidates)}
    return not any(code in near or together(code, told.clause) for code in codes)


def _by_text(evidence: Evidence, together: Callable[[str, str], bool]) -> tuple[Placed, ...]:
    """Take what the text tells, or the clause cell in the writer's own words, if that is certain."""
    told, labelled = evidence.told, evidence.labelled
    sure = [match for match in (labelled, told) if match and match.accepted]
    if told and told.absent:
        return (_question(evidence, NOT_IN_FORCE),)
    if len(sure) > 1 and not _agree(sure[0], sure[1], together):
        return (_question(evidence, CONFLICT),)
    if not sure:
        return (_question(evidence, UNCLEAR),)
    chosen = sure[-1]
    score = None if chosen.score == CERTAIN else chosen.score
    return tuple(Placed(code, category_of(code), score, chosen.candidates) for code in chosen.clauses)


def _agree(one: Match, other: Match, together: Callable[[str, str], bool]) -> bool:
    pairs = ((a, b) for a in one.clauses for b in other.clauses)
    return any(a == b or together(a, b) for a, b in pairs)


def _question(evidence: Evidence, reason: str) -> Placed:
    """Leave the clause open, with the category somebody gave and the candidates of the text."""
    told = evidence.told or evidence.labelled
    candidates = told.candidates if told else tuple((code, 0.0) for code in evidence.written.among[:5])
    known = None if _scopes_differ(evidence) else evidence.written.category or evidence.scope.category
    return Placed(None, known, None, candidates, (reason,))


def _scopes_differ(evidence: Evidence) -> bool:
    one, other = evidence.written.scope, evidence.scope.scope
    return bool(one and other) and not (_within(one or "", other or "") or _within(other or "", one or ""))


def _within(code: str, scope: str) -> bool:
    return f"{code}.".startswith(f"{scope}.")


def suspected(places: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """Make the places wait because the text sounds serious and nobody said whether it is."""
    return tuple(replace(place, reasons=(*place.reasons, SERIOUS)) for place in places)
