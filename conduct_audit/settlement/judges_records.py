"""Warnings about records and people: who saw it, who decided it, whom it concerns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conduct_audit.month import judged_on
from conduct_audit.settlement import terms
from conduct_audit.settlement.warning_facts import MonthWarning, by_person, ids, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.settlement.warning_facts import MonthFacts

_EVENT: Final = ["employee_id", "occurred_on", "text"]
_AWAY: Final = ("离职", "辞职", "退休", "休假", "产假", "病假", "停薪", "借调", "外借", "调出")
_PRIVATE: Final = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")


def evidence(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W06, W13: nobody is named who saw it; what was seen tells private numbers."""
    seen = facts.violations
    for code, fits in (
        ("W06", seen["inspector"].str.strip() == ""),
        ("W13", seen["text"].isin([text for text in seen["text"].unique() if _PRIVATE.search(text)])),
    ):
        if fits.any():
            yield MonthWarning(code, records=ids(seen[fits]))


def procedure(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W07, W08: appeals that wait, bonuses lost without a named person's word."""
    own = set(ids(facts.violations))
    waiting = tuple(number for number in facts.undecided if number in own)
    if waiting:
        yield MonthWarning("W07", records=waiting)
    yield from by_person("W08", facts.violations[facts.violations["id"].isin(facts.unapproved)])


def twice(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W09: the same words about the same person on the same day."""
    seen = facts.violations[facts.violations["occurred_on"].notna() & (facts.violations["text"] != "")]
    for _same, rows in seen[seen.duplicated(_EVENT, keep=False)].groupby(_EVENT, sort=False):
        yield from by_person("W09", rows)


def late(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W11: late findings of closed months."""
    due, names = facts.settlement.corrections, facts.names
    for row in due[due["cause"] == "late"].to_dict("records"):
        words = told(name=names.get(row["employee_id"], row["employee_id"]), of_month=row["of_month"])
        yield MonthWarning("W11", row["employee_id"], facts=words)


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


def sex(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W14: a clause that binds the other sex alone."""
    sexes = dict(zip(facts.roster["employee_id"], facts.roster["sex"], strict=True))
    for row in facts.violations[facts.violations["clause"].isin(_of_one_sex(facts))].to_dict("records"):
        book = facts.rulebooks.at(judged_on(row["occurred_on"], row["month"]))
        bound, own = book.by_code[row["clause"]].sex if book else None, sexes.get(row["employee_id"])
        if bound and own and own != bound:
            words = told(name=row["name"], clause=row["clause"])
            yield MonthWarning("W14", row["employee_id"], (int(row["id"]),), words)


def _of_one_sex(facts: MonthFacts) -> set[str]:
    clauses = (clause for _start, book in facts.rulebooks.versions for clause in book.clauses)
    return {clause.code for clause in clauses if clause.sex and not clause.sex_partly}
