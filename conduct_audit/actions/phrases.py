"""`phrases list`, `add`, `remove`, `import`: what texts mean in this company, besides what is shipped."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from conduct_audit.actions import learning, rulebooks
from conduct_audit.actions.errors import UnknownClauseError
from conduct_audit.actions.phrase_errors import PhraseBlankError, PhraseContradictsError, UnknownPhraseError
from conduct_audit.actions.phrase_files import pairs_in
from conduct_audit.books.phrases import Phrase, PhraseRecord
from conduct_audit.mapping import NO_VIOLATION, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger
    from conduct_audit.mapping import Matcher
    from conduct_audit.rulebook import Rulebook


class PhraseDocument(TypedDict):
    """A phrase: `clause` is `-` where the text is no violation.

    `contradicts` are the other clauses that phrases give the text: with any, the text waits. `removed`: a shipped
    phrase that somebody took away. `observation` is the row it was learned from.
    """

    rulebook: str
    clause: str
    text: str
    removed: bool
    contradicts: list[str]
    observation: str | None
    at: str | None
    actor: str | None


class PhraseListDocument(TypedDict):
    """The company's own phrases, oldest first."""

    phrases: list[PhraseDocument]


class ContradictionDocument(TypedDict):
    """A line that was not taken over since phrases give its text to `others`."""

    clause: str
    text: str
    others: list[str]


class PhraseImportDocument(TypedDict):
    """What became of a phrases file: how many were new, how many known, which contradict what is known."""

    file: str
    added: int
    known: int
    contradictions: list[ContradictionDocument]


def list_phrases(desk: Desk, clause: str | None) -> PhraseListDocument:
    """List the company's own phrases, of one clause alone with `clause`."""
    with desk.reading(part=True) as ledger, ledger.snapshot():
        latest = learning.latest(ledger.phrases())
        matcher_of = {rulebook.id: learning.matchers(ledger)(rulebook) for rulebook in _rulebooks(ledger)}
        found = [_document(kept, matcher_of.get(kept.phrase.rulebook)) for kept in latest]
    return {"phrases": [each for each in found if clause in (None, each["clause"])]}


def add(desk: Desk, clause: str, text: str, *, instead: bool) -> PhraseListDocument:
    """Keep `text` as a phrase of `clause`; `instead` takes away the phrases that say otherwise.

    Raises `UnknownClauseError`, `PhraseBlankError`, `PhraseContradictsError`.
    """
    with desk.writing() as ledger:
        with desk.entry(ledger, "phrases add", clause=clause, text=text) as entry:
            phrase = _phrase(_latest(ledger), clause, text)
            others = learning.contradicting(_matcher(ledger), phrase)
            if others and not instead:
                raise PhraseContradictsError(text=text, clause=clause, others=", ".join(others))
            taken = [Phrase(phrase.rulebook, other, phrase.text, "remove") for other in others]
            entry.put_phrases([*taken, phrase])
        return _said(ledger, text)


def remove(desk: Desk, clause: str, text: str) -> PhraseListDocument:
    """Take a phrase away, the company's own or a shipped one. Raises `UnknownPhraseError`."""
    with desk.writing() as ledger:
        with desk.entry(ledger, "phrases remove", clause=clause, text=text) as entry:
            if clause not in _matcher(ledger).said(text):
                raise UnknownPhraseError(text=text, clause=clause)
            entry.put_phrases([Phrase(_latest(ledger).id, clause, text.strip(), "remove")])
        return _said(ledger, text)


def import_phrases(desk: Desk, file: Path) -> PhraseImportDocument:
    """Take over the phrases of `file` (columns 条款 and 说法); what contradicts a known phrase is listed and left out.

    Raises what `phrase_files.pairs_in` raises; then nothing is changed.
    """
    with desk.writing() as ledger, desk.entry(ledger, "phrases import", files=[file.name]) as entry:
        rulebook, matcher = _latest(ledger), _matcher(ledger)
        phrases = [Phrase(rulebook.id, clause, text) for clause, text in pairs_in(file, rulebook)]
        fresh = [each for each in phrases if each.clause not in matcher.said(each.text)]
        contrary = {each: others for each in fresh if (others := _others(each, phrases, matcher))}
        taken = {(words_of(each.text), each.clause): each for each in fresh if each not in contrary}
        entry.put_phrases(taken.values())
    return {
        "file": file.name,
        "added": len(taken),
        "known": len(phrases) - len(fresh),
        "contradictions": [
            {"clause": each.clause, "text": each.text, "others": list(others)} for each, others in contrary.items()
        ],
    }


def _others(phrase: Phrase, phrases: list[Phrase], matcher: Matcher) -> tuple[str, ...]:
    """Give the other clauses that known phrases, or lines of the same file, give the text."""
    words = words_of(phrase.text)
    beside = [each.clause for each in phrases if each.clause != phrase.clause and words_of(each.text) == words]
    return tuple(dict.fromkeys((*learning.contradicting(matcher, phrase), *beside)))


def _phrase(rulebook: Rulebook, clause: str, text: str) -> Phrase:
    if clause != NO_VIOLATION and clause not in rulebook.by_code:
        raise UnknownClauseError(clause=clause, rulebook=rulebook.id)
    if not words_of(text):
        raise PhraseBlankError(text=text)
    return Phrase(rulebook.id, clause, text.strip())


def _latest(ledger: Ledger) -> Rulebook:
    return rulebooks.at(rulebooks.in_force(ledger), date.max)


def _matcher(ledger: Ledger) -> Matcher:
    return learning.matchers(ledger)(_latest(ledger))


def _rulebooks(ledger: Ledger) -> list[Rulebook]:
    return [rulebook for _start, rulebook in rulebooks.in_force(ledger).versions]


def _said(ledger: Ledger, text: str) -> PhraseListDocument:
    """Give what the company's phrases now say of `text`."""
    words, matcher = words_of(text), _matcher(ledger)
    kept = [each for each in learning.latest(ledger.phrases()) if words_of(each.phrase.text) == words]
    return {"phrases": [_document(each, matcher) for each in kept]}


def _document(kept: PhraseRecord, matcher: Matcher | None) -> PhraseDocument:
    phrase, removed = kept.phrase, kept.phrase.action == "remove"
    others = learning.contradicting(matcher, phrase) if matcher and not removed else ()
    return {
        "rulebook": phrase.rulebook,
        "clause": phrase.clause,
        "text": phrase.text,
        "removed": removed,
        "contradicts": list(others),
        "observation": None if phrase.observation is None else str(phrase.observation),
        "at": kept.at.isoformat() if kept.at else None,
        "actor": kept.actor,
    }
