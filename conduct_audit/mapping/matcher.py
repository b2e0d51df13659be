"""From a free text to a clause, with an honest "I don't know".

In this order: a code that the text names, or a label; a phrase that people have confirmed, or that is shipped, word for
word (two that disagree make it wait); what the table makes of it, a trained one or one made on the spot of the phrases
there are. Deterministic, no network, no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from conduct_audit.mapping.acts import Acts, Told
from conduct_audit.mapping.centroids import table_from
from conduct_audit.mapping.certainty import CERTAIN, SAID_BEFORE
from conduct_audit.mapping.explicit import Explicit, codes_in_note
from conduct_audit.mapping.features import neutral
from conduct_audit.mapping.match import MOST_CANDIDATES, Candidates, Match, category_of
from conduct_audit.mapping.overlap import Overlaps
from conduct_audit.mapping.phrases import NO_VIOLATION
from conduct_audit.mapping.reading import Ranked, ranked, settled
from conduct_audit.mapping.remembered import (
    NO_COMPANY_PHRASES,
    CompanyPhrases,
    Remembered,
    Said,
    word_for_word,
)
from conduct_audit.mapping.serious import is_suspected
from conduct_audit.mapping.table import Table, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conduct_audit.rulebook.model import Rulebook

_MOST_WORDS: Final = 8
_AT_ONCE: Final = 256


class Matcher:
    """Maps texts to the clauses of one rulebook."""

    def __init__(  # noqa: PLR0913  # each is a kind of knowledge that may be there or not
        self,
        rulebook: Rulebook,
        model: bytes | Table | None = None,
        phrases: Sequence[tuple[str, str]] = (),
        company: CompanyPhrases = NO_COMPANY_PHRASES,
        threshold: float | None = None,
        *,
        wording: Mapping[str, frozenset[int]] | None = None,
    ) -> None:
        """Know `rulebook`, its trained table (`model`), shipped phrases and what people of this company said.

        A table brings the words of its phrases along; `phrases` are for a rulebook without one. `threshold` asks for
        more certainty than the table's own (it never asks for less than the table does by itself); `wording` are the
        fingerprints of the regulation's sentences. A table for other clauses is not used. Raises `TableFaultyError`.
        """
        self._rulebook = rulebook
        self._wording = wording or {}
        self._trained = fitting(model, rulebook)
        self._known, self._company, self._asked = _of(rulebook, phrases), company, threshold or 0.0
        shipped = {**(self._trained.said if self._trained else {}), **word_for_word(self._known)}
        self._remembered = Remembered(shipped, _of(rulebook, company.learned), company.removed)
        self._overlaps = Overlaps(rulebook)

    @cached_property
    def _table(self) -> Table:
        """The trained table, else one made now: that takes a second for thousands of phrases."""
        return self._trained or _made(self._rulebook, self._known, self._company)

    @cached_property
    def threshold(self) -> float:
        """The score from which a text is accepted without a person."""
        return max(self._table.threshold, self._asked)

    @cached_property
    def _acts(self) -> Acts:
        return Acts(self._table, self._overlaps, self.threshold)

    def match(self, texts: Sequence[str], category: str | None = None, *, among: Sequence[str] = ()) -> list[Match]:
        """Map each text, in order. `category` (or a section's code), and `among`, say which clauses may be meant."""
        distinct = list(dict.fromkeys(texts))
        blocks = (distinct[start : start + _AT_ONCE] for start in range(0, len(distinct), _AT_ONCE))
        found = [match for block in blocks for match in self._matched(block, category, tuple(among))]
        read_once = dict(zip(distinct, found, strict=True))
        return [read_once[text] for text in texts]

    def explain(self, text: str) -> tuple[tuple[str, float], ...]:
        """Give the characters that carried the decision, and how much each spoke for it rather than for the next."""
        written = codes_in_note(text, self._rulebook, self._wording)
        if written.codes:
            return tuple((code, CERTAIN) for code in written.codes)
        [found] = ranked(self._table, [text])
        first, second = (self._table.clauses.index(clause) for clause in (*found.clauses, *found.clauses)[:2])
        against = dict(self._table.contributions(text, second)) if second != first else {}
        parts = {gram: share - against.get(gram, 0.0) for gram, share in self._table.contributions(text, first)}
        ordered = sorted(parts.items(), key=lambda part: (-part[1], part[0]))
        return tuple((gram, round(share, 4)) for gram, share in ordered if share > 0)[:_MOST_WORDS]

    def said(self, text: str) -> tuple[str, ...]:
        """Give the clauses (or `-`) of the phrases that `text` repeats word for word; more than one disagree."""
        return self._remembered.said(text).clauses

    def together(self, one: str, other: str) -> bool:
        """Tell whether one act can touch both clauses by the rulebook's own account."""
        return self._overlaps.together(one, other)

    def _matched(self, texts: Sequence[str], category: str | None, among: tuple[str, ...]) -> list[Match]:
        written = [codes_in_note(text, self._rulebook, self._wording) for text in texts]
        scopes = [_Scope(category, among or each.among) for each in written]
        found = ranked(self._table, texts, [scope.may_be if scope.narrow else None for scope in scopes])
        told = self._acts.of(texts, found)
        return list(map(self._match, texts, written, scopes, found, told))

    def _match(self, text: str, written: Explicit, scope: _Scope, found: Ranked, told: Told) -> Match:
        if not neutral(text):
            return _said(text, Said((NO_VIOLATION,)), (), sure=True)
        if written.codes and not written.absent:
            return _told(text, written.codes, CERTAIN, accepted=True)
        found = settled(found, text, self._overlaps)
        said = self._remembered.said(text)
        if said.clauses and not written.absent and all(map(scope.may_be, said.clauses)):
            return _said(text, said, found.candidates, sure=said.own or self.threshold <= SAID_BEFORE)
        return self._guessed(text, found, written, Told() if scope.narrow else told)

    def _guessed(self, text: str, found: Ranked, written: Explicit, told: Told) -> Match:
        """Take the acts told, else the best clause; grave consequences tell an act, however calm the note sounds."""
        suspected = is_suspected(text)
        best = found.best or (found.clauses[0] if suspected and found.clauses else None)
        sure = told.certain if told.clauses else found.best is not None and found.certainty.score >= self.threshold
        clauses = told.clauses or ((best,) if best else ())
        clause = best if best in clauses or not clauses else clauses[0]
        return Match(
            text=text,
            clause=clause,
            category=category_of(clause),
            clauses=clauses,
            score=round(found.certainty.score if clause else found.certainty.calm, 4),
            accepted=sure and not written.absent,
            suspected_serious=suspected,
            candidates=found.candidates,
            absent=written.absent,
        )


@dataclass(frozen=True, slots=True)
class _Scope:
    """Which clauses may be meant: those under `category` (a category or section), and of `among` where it names any."""

    category: str | None
    among: tuple[str, ...]

    @property
    def narrow(self) -> bool:
        return self.category is not None or bool(self.among)

    def may_be(self, clause: str) -> bool:
        within = self.category is None or f"{clause}.".startswith(f"{self.category}.")
        return clause == NO_VIOLATION or (within and (not self.among or clause in self.among))


def fitting(model: bytes | Table | None, rulebook: Rulebook) -> Table | None:
    """Give the trained table if it knows just the clauses of `rulebook`. Raises `TableFaultyError`."""
    table = read(model) if isinstance(model, bytes) else model
    return table if table and set(table.clauses) == set(rulebook.by_code) else None


def _made(rulebook: Rulebook, known: Sequence[tuple[str, str]], company: CompanyPhrases) -> Table:
    labels = [(clause.code, words) for clause in rulebook.clauses for words in (clause.label.zh, clause.label.en)]
    removed = set(company.removed)
    return table_from([*labels, *(pair for pair in known if pair not in removed), *_of(rulebook, company.learned)])


def _of(rulebook: Rulebook, phrases: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Leave out phrases of clauses that `rulebook` does not have."""
    return [pair for pair in phrases if pair[0] in rulebook.by_code or pair[0] == NO_VIOLATION]


def _told(text: str, clauses: tuple[str, ...], score: float, *, accepted: bool) -> Match:
    first = clauses[0]
    candidates = tuple((clause, score) for clause in clauses)
    return Match(text, first, category_of(first), clauses, score, accepted, is_suspected(text), candidates)


def _said(text: str, said: Said, candidates: Candidates, *, sure: bool) -> Match:
    """Give what phrases say that the text repeats word for word; where they disagree a person must decide."""
    each = round(SAID_BEFORE / len(said.clauses), 4)
    clauses = tuple(clause for clause in said.clauses if clause != NO_VIOLATION)
    first = clauses[0] if clauses else None
    others = ((clause, min(score, round(1 - SAID_BEFORE, 4))) for clause, score in candidates if clause not in clauses)
    return Match(
        text=text,
        clause=first,
        category=category_of(first),
        clauses=(first,) if first else (),
        score=each,
        accepted=sure and bool(first) and not said.disputed,
        suspected_serious=is_suspected(text),
        candidates=(*((clause, each) for clause in clauses), *others)[:MOST_CANDIDATES],
    )
