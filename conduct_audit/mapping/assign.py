"""The step from ATTRIBUTED to MAPPED: each observation becomes a violation of one clause, several, or a question.

Decided on the distinct words of a sheet (a month has 100,000 rows and 3,000 texts), then spread over the rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pandas as pd

from conduct_audit.mapping.decide import NOT_IN_FORCE, Evidence, Placed, placed, suspected
from conduct_audit.mapping.explicit import Explicit, clauses_in
from conduct_audit.mapping.serious import is_suspected
from conduct_audit.month import Month

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from conduct_audit.mapping.match import Match
    from conduct_audit.mapping.matcher import Matcher
    from conduct_audit.rulebook.model import Rulebook
    from conduct_audit.timeline import Timeline

    Wording = Mapping[str, frozenset[int]]

_NO_RULEBOOK: Final = (Placed(None, None, reasons=(NOT_IN_FORCE,)),)


class Decided(NamedTuple):
    """What becomes of a row: its places, and what was seen (from the clause cell where only that says it)."""

    places: tuple[Placed, ...]
    seen: str


class Words(NamedTuple):
    """The words of a row that decide about its clause."""

    clause: str
    category: str
    text: str


def assign(
    attributed: pd.DataFrame,
    rulebooks: Timeline[Rulebook],
    matcher_of: Callable[[Rulebook], Matcher],
    wording_of: Callable[[Rulebook], Wording] | None = None,
) -> pd.DataFrame:
    """Give `attributed` (ATTRIBUTED) as MAPPED: the same rows in the same order, a row for each of several clauses.

    An explicit clause wins over the text; a category narrows it. Judged by the rulebook of the row's own day (its
    month's first day; the latest one where no date is known). What is not certain waits: `unclear_clause`,
    `clause_conflict`,
    `not_in_force`, `suspected_serious` are added to `reasons`. Where only the clause cell says what was seen, its words
    become the `text`. `wording_of` gives the fingerprints of a rulebook's sentences.
    """
    words = _words(attributed)
    books = _rulebooks(attributed, rulebooks)
    decided_rows = [Decided(_NO_RULEBOOK, word.text) for word in words]
    for rulebook in {id(book): book for book in books if book is not None}.values():
        rows = [row for row, book in enumerate(books) if book is rulebook]
        decided = _decided({words[row] for row in rows}, rulebook, matcher_of(rulebook), wording_of)
        for row in rows:
            decided_rows[row] = decided[words[row]]
    return _spread(attributed, decided_rows)


def _words(frame: pd.DataFrame) -> list[Words]:
    columns = (frame[name].fillna("") for name in ("clause_text", "category_text", "text"))
    return [Words(*(str(cell).strip() for cell in row)) for row in zip(*columns, strict=True)]


def _rulebooks(frame: pd.DataFrame, rulebooks: Timeline[Rulebook]) -> list[Rulebook | None]:
    days = [(_known(day), _known(month)) for day, month in zip(frame["occurred_on"], frame["month"], strict=True)]
    in_force = {(day, month): _in_force(rulebooks, day, month) for day, month in set(days)}
    return [in_force[day] for day in days]


def _in_force(rulebooks: Timeline[Rulebook], day: date | None, month: str | None) -> Rulebook | None:
    """Give the rulebook of the day, else of the month's first day, else the latest."""
    if day is None and month is None:
        return rulebooks.latest
    return rulebooks.at(day if day is not None else Month.parse(str(month)).first_day)


def _known(value: Any) -> Any:
    """Give None for a missing value of any kind."""
    return None if value is None or pd.isna(value) else value


def _decided(
    words: set[Words],
    rulebook: Rulebook,
    matcher: Matcher,
    wording_of: Callable[[Rulebook], Wording] | None,
) -> dict[Words, Decided]:
    wording = wording_of(rulebook) if wording_of else {}
    ordered = sorted(words)
    read = {text: clauses_in(text, rulebook, wording) for text in {cell for word in ordered for cell in word[:2]}}
    written = {word: _written(word, read, rulebook) for word in ordered}
    told = _told(ordered, written, read, matcher)
    evidence = {
        word: Evidence(written[word], read[word.category], told[word, word.text], told.get((word, word.clause)))
        for word in ordered
    }
    return {
        word: Decided(placed(evidence[word], together=matcher.together), _seen(word, written[word])) for word in ordered
    }


def _written(word: Words, read: Mapping[str, Explicit], rulebook: Rulebook) -> Explicit:
    """Give what the clause cell says; where it needs the category cell (着装 and 2), what both say together."""
    alone = read[word.clause]
    if alone.codes or alone.absent or not (word.clause and word.category):
        return alone
    both = clauses_in(f"{word.category} {word.clause}", rulebook)
    return both if both.codes else alone


def _told(
    words: Sequence[Words], written: Mapping[Words, Explicit], read: Mapping[str, Explicit], matcher: Matcher
) -> dict[tuple[Words, str], Match | None]:
    """Match the texts, those of each scope together; a clause cell in somebody's own words is a text as well."""
    asked: dict[tuple[str | None, tuple[str, ...]], list[tuple[Words, str]]] = {}
    for word in words:
        scope, among = _narrowed(written[word], read[word.category])
        asked.setdefault((scope, among), []).append((word, word.text))
        if word.clause and not written[word].recognised:
            asked.setdefault((scope, among), []).append((word, word.clause))
    found: dict[tuple[Words, str], Match | None] = {}
    for (scope, among), pairs in asked.items():
        matches = matcher.match([text for _, text in pairs], scope, among=among)
        found.update({pair: match if pair[1] else None for pair, match in zip(pairs, matches, strict=True)})
    return found


def _narrowed(written: Explicit, scope: Explicit) -> tuple[str | None, tuple[str, ...]]:
    """Say under which clauses the text must look; beside an explicit clause it is read freely, to hear it disagree."""
    if written.codes or written.absent:
        return None, ()
    given = [part for part in (written.scope, scope.scope) if part]
    return (max(given, key=len) if given else None), written.among


def _seen(word: Words, written: Explicit) -> str:
    """Give what was seen: the text, or where that is blank what the clause cell says beside a code."""
    return word.text or (written.rest if written.codes else word.clause if written.rest else "")


def _spread(frame: pd.DataFrame, rows: Sequence[Decided]) -> pd.DataFrame:
    """Repeat each row for its places and write them beside it."""
    serious = {text: is_suspected(text) for text in {row.seen for row in rows}}
    unsaid = [said is None or said is pd.NA for said in frame["serious"]]
    final = [
        suspected(row.places) if nobody_said and serious[row.seen] else row.places
        for row, nobody_said in zip(rows, unsaid, strict=True)
    ]
    repeated = [number for number, places in enumerate(final) for _ in places]
    mapped = frame.iloc[repeated].reset_index(drop=True)
    flat = [place for places in final for place in places]
    texts = [text if text.strip() else rows[number].seen for text, number in zip(mapped["text"], repeated, strict=True)]
    before = zip(mapped["reasons"], flat, strict=True)
    added: dict[str, list[object]] = {
        "text": list(texts),
        "reasons": [tuple(dict.fromkeys((*reasons, *place.reasons))) for reasons, place in before],
        "category": [place.category for place in flat],
        "clause": [place.clause for place in flat],
        "score": [place.score for place in flat],
        "candidates": [place.candidates for place in flat],
    }
    return mapped.assign(**{name: pd.Series(values, dtype=object) for name, values in added.items()})
