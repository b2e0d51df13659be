"""Tables in which a row is an act: each row becomes an observation, one for each act where a cell holds several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit.intake import whys
from conduct_audit.intake.acts import split_acts
from conduct_audit.intake.acts_of_rows import Act, acts_of
from conduct_audit.intake.counts import CountReading, parse_count
from conduct_audit.intake.distinct import each
from conduct_audit.intake.facts import facts_of
from conduct_audit.intake.texts import text_of
from conduct_audit.intake.verdict import verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.intake.clause_headings import ClauseHeadings
    from conduct_audit.intake.facts import Facts
    from conduct_audit.intake.grid import Cell
    from conduct_audit.intake.layout import Table
    from conduct_audit.intake.rows import Rows
    from conduct_audit.intake.verdict import Verdict

_ONCE: Final = 1


def read_list(table: Table, rows: Rows, clauses: ClauseHeadings, *, untyped: bool) -> list[dict[str, Any]]:
    """Give the observations of a list; rows that say that nothing occurred move to `rows.ignored`."""
    facts = facts_of(table, rows, untyped=untyped)
    cells = [table.sheet.rows[row] for row in rows.data]
    acts = acts_of(table.header, cells, clauses)
    apart = {act: told_apart(act, clauses) for act in dict.fromkeys(acts)}
    column = table.header.first("count")
    counts: list[Cell] = [row[column.index] for row in cells] if column else [None] * len(cells)
    said = zip(each(counts, text_of), each(counts, parse_count), verdicts(table.header, cells), strict=True)
    observed: list[dict[str, Any]] = []
    for fact, act, (written, count, verdict) in zip(facts, acts, said, strict=True):
        why = _why_nothing(act, count, verdict) if fact["serious"] is not True else None
        if why:
            rows.ignored[fact["row"] - 1] = why
        else:
            observed += _observations(_questioned(fact, verdict), apart[act], count, written)
    return observed


def _why_nothing(act: Act, count: CountReading, verdict: Verdict) -> str | None:
    """Tell why a row holds no observation although it is a full one; None where it does."""
    if count.nothing or act.is_nothing:
        return whys.NOTHING_OCCURRED
    return whys.IN_ORDER if verdict == "in_order" else None


def _questioned(fact: Facts, verdict: Verdict) -> Facts:
    """Let a row wait whose verdict is not clear, or that says both that all was in order and that it is serious."""
    return fact if verdict == "found" else {**fact, "reasons": (*fact["reasons"], "unclear_mark")}


def told_apart(act: Act, clauses: ClauseHeadings) -> tuple[Act, ...]:
    """Split a row of several acts; beside as many clauses each act has its own, beside other clauses it stays whole."""
    texts = split_acts(act.text)
    if len(texts) < len("ab") or act.broken:
        return (act,)
    if not act.clause:
        return tuple(Act("", act.category, text) for text in texts)
    codes = clauses.read(act.clause).codes
    if len(codes) != len(texts):
        return (act,)
    return tuple(Act(code, act.category, text) for code, text in zip(codes, texts, strict=True))


def _observations(fact: Facts, acts: tuple[Act, ...], count: CountReading, written: str) -> Iterator[dict[str, Any]]:
    """Give the observations of one row, one for each of its acts.

    A count above one, or seriousness, beside several acts does not say whose it is: these wait.
    """
    several = len(acts) > 1
    is_clear = count.ok and not count.nothing and not (several and (count.count or 0) > _ONCE)
    serious_of_one = several and fact["serious"] is True
    wrong = (
        "unclear_clause" if acts[0].broken else None,
        None if is_clear else "bad_count",
        "suspected_serious" if serious_of_one else None,
    )
    shared = {
        **fact,
        "serious": None if serious_of_one else fact["serious"],
        "reasons": tuple(dict.fromkeys((*fact["reasons"], *filter(None, wrong)))),
        "count_text": written,
        "count": count.count if is_clear else None,
    }
    for act in acts:
        yield {**shared, "clause_text": act.clause, "category_text": act.category, "text": act.text}
