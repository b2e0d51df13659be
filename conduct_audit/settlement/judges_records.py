"""Warnings about records and people: who saw it, who decided it, whom it concerns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conduct_audit.settlement import terms
from conduct_audit.settlement.warning_facts import MonthWarning, by_person, ids, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.settlement.warning_facts import MonthFacts

_EVENT: Final = ["employee_id", "occurred_on", "text"]
_AWAY: Final = ("离职", "辞职", "退休", "休假", "产假", "病假", "停薪", "借调", "外借", "调出")
_PRIVATE: Final = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")
_OPINIONS: Final = re.compile("小偷|偷窃|骗子|无耻|败类|人品|素质低|素质差|道德败坏|害群之马|懒惰|愚蠢")


def evidence(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W06: nobody is named who saw it, or one where two are required, or the sheet's column for evidence is blank."""
    nameless = ids(facts.violations[facts.violations["inspector"].str.strip() == ""])
    yield from _of_records("W06", nameless)
    yield from _of_records("W06 alone", facts.sheets.alone)
    yield from _of_records("W06 evidence", facts.sheets.unproven)


def wording(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W13: what was seen tells private numbers, or judges the person."""
    seen = facts.violations
    private = [text for text in seen["text"].unique() if _PRIVATE.search(text)]
    yield from _of_records("W13", ids(seen[seen["text"].isin(private)]))
    judging = {text: found for text in seen["text"].unique() if (found := _OPINIONS.findall(text))}
    words = dict.fromkeys(word for found in judging.values() for word in found)
    yield from _of_records("W13 words", ids(seen[seen["text"].isin(judging)]), words="、".join(words))


def procedure(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W07, W08: appeals that wait, records not signed for, bonuses lost without a named person's word."""
    own = set(ids(facts.violations))
    yield from _of_records("W07", tuple(number for number in facts.undecided if number in own))
    yield from _of_records("W07 unsigned", facts.sheets.unsigned)
    yield from by_person("W08", facts.violations[facts.violations["id"].isin(facts.unapproved)])


def twice(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W09: the same words about the same person on the same day."""
    seen = facts.violations[facts.violations["occurred_on"].notna() & (facts.violations["text"] != "")]
    for _same, rows in seen[seen.duplicated(_EVENT, keep=False)].groupby(_EVENT, sort=False):
        yield from by_person("W09", rows)


def late(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W11: late findings of closed months, corrections of them or charged to this one."""
    due, names = facts.settlement.corrections, facts.names
    for row in due[due["cause"] == "late"].to_dict("records"):
        words = told(name=names.get(row["employee_id"], row["employee_id"]), of_month=row["of_month"])
        yield MonthWarning("W11", row["employee_id"], facts=words)
    charged = facts.violations[facts.violations["event_month"] != facts.violations["month"]]
    for (who, own), rows in charged.groupby(["employee_id", "event_month"]):
        words = told(name=rows["name"].iloc[0], of_month=str(own))
        yield MonthWarning("W11", str(who), ids(rows), words)


def state(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W12: the roster says of somebody with violations that they are away, or of a labour agency as if of the staff."""
    judged = set(facts.violations["employee_id"])
    whole = facts.settings.dispatched_factor == terms.WHOLE
    agency = terms.perhaps_dispatched(facts.roster) | (terms.dispatched(facts.roster) if whole else frozenset())
    for row in facts.roster[facts.roster["employee_id"].isin(judged)].to_dict("records"):
        marks = [word for word in _AWAY if word in row["note"]]
        marks += [row["employment"]] if row["employee_id"] in agency else []
        if marks:
            yield MonthWarning("W12", row["employee_id"], facts=told(name=row["name"], words="、".join(marks)))


def _of_records(kind: str, records: tuple[int, ...], **words: str) -> Iterator[MonthWarning]:
    """Give one warning for all records, where there are any."""
    if records:
        yield MonthWarning(kind, records=records, facts=told(**words))
