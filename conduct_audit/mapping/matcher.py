"""From a free text to a clause, with an honest "I don't know".

In this order: a code that the text names, or a label; a phrase that people have confirmed, or that is shipped, word for
word; what the trained table (or, without one, the nearest phrase) makes of it. Deterministic, no network, no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.mapping.acts import Acts, Told
from conduct_audit.mapping.certainty import CERTAIN, SAID_BEFORE
from conduct_audit.mapping.explicit import Explicit, codes_in_note
from conduct_audit.mapping.features import neutral
from conduct_audit.mapping.match import MOST_CANDIDATES, Candidates, Match, category_of
from conduct_audit.mapping.nearest import Nearest
from conduct_audit.mapping.overlap import Overlaps
from conduct_audit.mapping.phrases import NO_VIOLATION, Remembered
from conduct_audit.mapping.reading import Ranked, Reader, ranked, settled
from conduct_audit.mapping.serious import is_suspected
from conduct_audit.mapping.table import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from conduct_audit.rulebook.model import Rulebook

_MOST_WORDS: Final = 8


class Matcher:
    """Maps texts to the clauses of one rulebook."""

    def __init__(  # noqa: PLR0913  # each is a kind of knowledge that may be there or not
        self,
        rulebook: Rulebook,
        model: bytes | None = None,
        phrases: Sequence[tuple[str, str]] = (),
        company_phrases: Sequence[tuple[str, str]] = (),
        threshold: float | None = None,
        *,
        wording: Mapping[str, frozenset[int]] | None = None,
    ) -> None:
        """Know `rulebook`, its trained table (`model`), its phrases and the company's own (clause, phrase).

        `threshold` asks for more certainty than the table's own (it never asks for less than the table does by itself);
        `wording` are the fingerprints of the regulation's sentences. A table for other clauses is not used. Raises
        `TableFaultyError`.
        """
        self._rulebook = rulebook
        self._wording = wording or {}
        labels = [(c.code, words) for c in rulebook.clauses for words in (c.label.zh, c.label.en)]
        known = [pair for pair in phrases if pair[0] in rulebook.by_code or pair[0] == NO_VIOLATION]
        own = [pair for pair in company_phrases if pair[0] in rulebook.by_code or pair[0] == NO_VIOLATION]
        self._remembered = Remembered(known, own)
        self._overlaps = Overlaps(rulebook)
        self._reader: Reader = _table(model, rulebook) or Nearest([*labels, *known, *own])
        self.threshold = max(self._reader.threshold, threshold or 0.0)
        self._acts = Acts(self._reader, self._overlaps, self.threshold)

    def match(self, texts: Sequence[str], category: str | None = None, *, among: Sequence[str] = ()) -> list[Match]:
        """Map each text, in order. `category` (or a section's code), and `among`, say which clauses may be meant."""
        distinct = list(dict.fromkeys(texts))
        rows = self._reader.outputs(distinct)
        read_once = {text: self._match(text, row, category, among) for text, row in zip(distinct, rows, strict=True)}
        return [read_once[text] for text in texts]

    def explain(self, text: str) -> tuple[tuple[str, float], ...]:
        """Give the characters that carried the decision, and how much each spoke for it rather than for the next."""
        written = codes_in_note(text, self._rulebook, self._wording)
        if written.codes:
            return tuple((code, CERTAIN) for code in written.codes)
        row = self._reader.outputs([text])[0]
        found = ranked(self._reader, text, row)
        first, second = (self._reader.clauses.index(clause) for clause in (*found.clauses, *found.clauses)[:2])
        against = dict(self._reader.contributions(text, second)) if second != first else {}
        parts = {gram: share - against.get(gram, 0.0) for gram, share in self._reader.contributions(text, first)}
        ordered = sorted(parts.items(), key=lambda part: (-part[1], part[0]))
        return tuple((gram, round(share, 4)) for gram, share in ordered if share > 0)[:_MOST_WORDS]

    def together(self, one: str, other: str) -> bool:
        """Tell whether one act can touch both clauses by the rulebook's own account."""
        return self._overlaps.together(one, other)

    def _match(self, text: str, row: NDArray[np.float32], category: str | None, among: Sequence[str]) -> Match:
        written = codes_in_note(text, self._rulebook, self._wording)
        among = among or written.among

        def may_be(clause: str) -> bool:
            within = category is None or f"{clause}.".startswith(f"{category}.")
            return within and (not among or clause in among)

        if not neutral(text):
            return _said(text, NO_VIOLATION, (), accepted=False)
        if written.codes and not written.absent:
            return _told(text, written.codes, CERTAIN, accepted=True)
        found = settled(ranked(self._reader, text, row, may_be), text, self._overlaps)
        said = self._remembered.clause_of(text)
        if said is not None and (said == NO_VIOLATION or may_be(said)) and not written.absent:
            booked = said != NO_VIOLATION and self.threshold <= SAID_BEFORE
            return _said(text, said, found.candidates, accepted=booked)
        return self._guessed(text, found, written, narrowed=category is not None or bool(among))

    def _guessed(self, text: str, found: Ranked, written: Explicit, *, narrowed: bool) -> Match:
        told = Told() if narrowed else self._acts.of(text, found)
        sure = told.certain if told.clauses else found.best is not None and found.certainty.score >= self.threshold
        clauses = told.clauses or ((found.best,) if found.best else ())
        clause = found.best if found.best in clauses or not clauses else clauses[0]
        return Match(
            text=text,
            clause=clause,
            category=category_of(clause),
            clauses=clauses,
            score=round(found.certainty.score if clause else found.certainty.calm, 4),
            accepted=sure and not written.absent,
            suspected_serious=is_suspected(text),
            candidates=found.candidates,
            absent=written.absent,
        )


def _table(model: bytes | None, rulebook: Rulebook) -> Reader | None:
    """Read the trained table if it knows just the clauses of `rulebook`."""
    table = read(model) if model else None
    return table if table and set(table.clauses) == set(rulebook.by_code) else None


def _told(text: str, clauses: tuple[str, ...], score: float, *, accepted: bool) -> Match:
    first = clauses[0]
    candidates = tuple((clause, score) for clause in clauses)
    return Match(text, first, category_of(first), clauses, score, accepted, is_suspected(text), candidates)


def _said(text: str, said: str, candidates: Candidates, *, accepted: bool) -> Match:
    """Give what a phrase says that repeats the text word for word."""
    if said == NO_VIOLATION:
        return Match(text, None, None, (), SAID_BEFORE, accepted, is_suspected(text), candidates)
    others = ((clause, min(score, round(1 - SAID_BEFORE, 4))) for clause, score in candidates if clause != said)
    best = ((said, SAID_BEFORE), *others)[:MOST_CANDIDATES]
    return Match(text, said, category_of(said), (said,), SAID_BEFORE, accepted, is_suspected(text), best)
