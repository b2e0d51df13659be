"""What people decide is remembered: the same text next month maps by it. What is booked stays as it is.

A clause that somebody gives a waiting text is kept as a phrase of the company, with who and when. Two phrases that give
one text to different clauses, shipped or the company's own, decide nothing: such a text waits until somebody takes one
of them away (`phrases remove`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from conduct_audit.actions import rulebooks
from conduct_audit.actions.documents import records
from conduct_audit.books.phrases import Phrase, PhraseRecord
from conduct_audit.mapping import CompanyPhrases, words_of
from conduct_audit.month import Month, judged_on

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from conduct_audit.books import Decision, Entry, Ledger
    from conduct_audit.mapping import Matcher
    from conduct_audit.rulebook import Rulebook

_SHORTEST: Final = 4
_SAYS_NOTHING: Final = re.compile(
    r"(?:同上|同前|如上|见|详见|参见|如|照片|图片|附件|视频|录像|不合格|不达标|不符合|不规范|不到位|违规|违纪|违反|扣|罚|考核"
    r"|整改|待|其他|其它|有问题|存在问题)"
    r"(?:上|前|图|附件|照片|图片|视频|录像|备注|行|条|款|要求|规定|标准|规范|制度|处理|确认|核实|分|元|一次|\d|了|的|情况|问题)*"
)
_END: Final = Month(9999, 12)


class Learned(NamedTuple):
    """A phrase that was kept, and the other clauses that phrases give the same text: with any it waits next time."""

    clause: str
    text: str
    contradicts: tuple[str, ...]


def matchers(ledger: Ledger) -> Callable[[Rulebook], Matcher]:
    """Give the way from a rulebook to its matcher, with the company's phrases and the certainty it asks for, as of now.

    The certainty is the setting `acceptance` that begins last.
    """
    said, acceptance = ledger.phrases(), ledger.settings(_END).acceptance
    return lambda rulebook: rulebooks.matcher(rulebook, company(said, rulebook.id), acceptance)


def latest(said: Iterable[PhraseRecord]) -> list[PhraseRecord]:
    """Give the latest word about each text and clause, in the order in which they were first spoken of.

    A text counts as the same whatever window, time and name stand in it.
    """
    kept = {(each.phrase.rulebook, words_of(each.phrase.text), each.phrase.clause): each for each in said}
    return list(kept.values())


def company(said: Iterable[PhraseRecord], rulebook: str) -> CompanyPhrases:
    """Give what people said about texts under `rulebook`, as it holds now."""
    phrases = [each.phrase for each in latest(said) if each.phrase.rulebook == rulebook]
    learned = tuple((each.clause, each.text) for each in phrases if each.action == "learn")
    removed = tuple((each.clause, each.text) for each in phrases if each.action == "remove")
    return CompanyPhrases(learned, removed)


def learned(ledger: Ledger, entry: Entry, number: int, decision: Decision) -> Learned | None:
    """Keep the text of record `number` as a phrase of the clause that `decision` gives it; None where nothing is new.

    Only a person's clause for a text teaches: not where the sheet names a clause, not a text that says nothing by
    itself (同上, 见附件), not the heading of a column of marks (工装整洁 alone is praise), not one whose category
    column narrowed the choice, unless the text alone speaks for the clause.
    """
    row = records(ledger.violations(ids=(number,)))[0]
    rulebook = _rulebook_of(ledger, row)
    if decision.verb != "set" or decision.clause is None or rulebook is None or not _teaches(row):
        return None
    if row["text"] in ledger.observation(number).cells:
        return None
    phrase = Phrase(rulebook.id, decision.clause, row["text"], observation=number)
    matcher = matchers(ledger)(rulebook)
    if phrase.clause in matcher.said(phrase.text) or (row["category_text"] and not _speaks_for(matcher, phrase)):
        return None
    entry.put_phrases([phrase])
    entry.detail.setdefault("learned", []).append(f"{phrase.clause} {phrase.text}")
    return Learned(phrase.clause, phrase.text, contradicting(matcher, phrase))


def contradicting(matcher: Matcher, phrase: Phrase) -> tuple[str, ...]:
    """Give the other clauses (or `-`) that known phrases give the text of `phrase`."""
    return tuple(clause for clause in matcher.said(phrase.text) if clause != phrase.clause)


def _teaches(row: Mapping[Hashable, object]) -> bool:
    words = words_of(str(row["text"]))
    return not row["clause_text"] and len(words) >= _SHORTEST and not _SAYS_NOTHING.fullmatch(words)


def _speaks_for(matcher: Matcher, phrase: Phrase) -> bool:
    [found] = matcher.match([phrase.text])
    return phrase.clause in {clause for clause, _ in found.candidates}


def _rulebook_of(ledger: Ledger, row: Mapping[Hashable, Any]) -> Rulebook | None:
    timeline = rulebooks.in_force(ledger)
    day, month = row["occurred_on"], row["event_month"]
    return timeline.at(judged_on(day, month)) if day or month else timeline.latest
