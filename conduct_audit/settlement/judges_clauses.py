"""Warnings about clauses: one act under two of them, clauses that bind others or another season."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.month import Month
from conduct_audit.settings import in_season
from conduct_audit.settlement.warning_facts import MonthWarning, ids, told

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping
    from datetime import date

    import pandas as pd

    from conduct_audit.rulebook.model import Clause
    from conduct_audit.settlement.warning_facts import MonthFacts

_DAY: Final = ["employee_id", "occurred_on"]


def one_act(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W09: a person, on one day, under several clauses that the rulebook itself says one act can touch."""
    in_force = {day: facts.rulebooks.at(day) for day in set(facts.days)}
    for book in filter(None, {id(book): book for book in in_force.values()}.values()):
        judged = facts.violations[[in_force[day] is book for day in facts.days]]
        for overlap in book.overlaps:
            for rows in _of_a_day(judged[judged["clause"].isin(overlap.clauses)]):
                day = rows["occurred_on"].iloc[0].isoformat()
                words = told(name=rows["name"].iloc[0], day=day, clauses="、".join(sorted(rows["clause"])))
                yield MonthWarning("W09 clauses", rows["employee_id"].iloc[0], ids(rows), words)


def _of_a_day(seen: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Give a row for each clause where a person has several on a day; the same words are asked about anyway."""
    known = seen[seen["occurred_on"].notna()].drop_duplicates([*_DAY, "clause"])
    for _key, rows in known[known.duplicated(_DAY, keep=False)].groupby(_DAY, sort=False):
        if set(rows["text"]) == {""} or len(set(rows["text"])) > 1:
            yield rows


def sex(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W14: a clause that binds the other sex alone."""
    sexes = dict(zip(facts.roster["employee_id"], facts.roster["sex"], strict=True))
    for row, clause, _day in _bound(facts):
        own = sexes.get(row["employee_id"])
        if clause.sex and not clause.sex_partly and own and own != clause.sex:
            yield _about(row, "W14", clause=clause.code)


def season(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W14: a clause of the heating season and a day outside of it; where only the month is known, all of its days."""
    span = facts.settings.heating_season
    if span is None:
        return
    for row, clause, day in _bound(facts):
        days = [day] if row["occurred_on"] else _days(Month.of(day))
        if clause.season == "heating" and not any(in_season(each, span) for each in days):
            seen = row["occurred_on"] or Month.of(day)
            yield _about(row, "W14 season", clause=clause.code, day=str(seen), season="..".join(span))


def _bound(facts: MonthFacts) -> Iterator[tuple[Mapping[Hashable, Any], Clause, date]]:
    """Give the violations of clauses that bind some people or some days alone, each with its clause and its day."""
    every = (clause for _start, book in facts.rulebooks.versions for clause in book.clauses)
    special = {clause.code for clause in every if clause.sex or clause.season}
    seen = facts.violations.assign(_day=facts.days)
    for row in seen[seen["clause"].isin(special)].to_dict("records"):
        book = facts.rulebooks.at(row["_day"])
        if book and row["clause"] in book.by_code:
            yield row, book.by_code[row["clause"]], row["_day"]


def _days(month: Month) -> Iterator[date]:
    return (month.first_day.replace(day=number) for number in range(1, month.last_day.day + 1))


def _about(row: Mapping[Hashable, Any], kind: str, **words: str) -> MonthWarning:
    return MonthWarning(kind, row["employee_id"], (int(row["id"]),), told(name=row["name"], **words))
