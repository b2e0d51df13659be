"""A file on its way to the books: read, observed, attributed to people, mapped to clauses. Writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from conduct_audit.actions import learning, rulebooks
from conduct_audit.actions.asked_again import told_again
from conduct_audit.intake.observe import observe
from conduct_audit.intake.people import attribute
from conduct_audit.intake.reader import load, read as read_workbook
from conduct_audit.intake.taken_out import taken_out
from conduct_audit.mapping.assign import assign

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.books import Ledger
    from conduct_audit.intake.reading import Hints, Reading
    from conduct_audit.intake.taken_out import TakenOut
    from conduct_audit.rulebook import Rulebook
    from conduct_audit.timeline import Timeline


@dataclass(frozen=True)
class ReadFile:
    """A file's bytes and what they hold; `mapped` is OBSERVED at first and MAPPED after `judge`.

    `taken` is what was read, without the notes and receipts of a returned sheet; `hints` are those it was read by.
    """

    name: str
    content: bytes
    kind: str
    reading: Reading
    mapped: pd.DataFrame
    taken: TakenOut
    hints: Hints


def read(ledger: Ledger, file: Path, hints: Hints, passwords: tuple[str, ...] = ()) -> ReadFile:
    """Read `file` into observations; `passwords` may open it. Raises what `intake` raises about the file."""
    content = load(file)
    workbook = read_workbook(content, file.name, passwords=passwords)
    taken = taken_out(workbook)
    hints = told_again(ledger, hints, taken.asked) if taken.asked else hints
    reading = observe(taken.workbook, hints, _headings(rulebooks.in_force(ledger), hints))
    return ReadFile(file.name, content, workbook.kind, reading, reading.frame, taken, hints)


def judge(ledger: Ledger, found: ReadFile) -> ReadFile:
    """Say of each observation whose it is and which clause, by roster and rulebook of its own day."""
    attributed = attribute(found.reading.frame, ledger.rosters())
    mapped = assign(attributed, rulebooks.in_force(ledger), learning.matchers(ledger), rulebooks.wording)
    return replace(found, mapped=mapped)


def _headings(timeline: Timeline[Rulebook], hints: Hints) -> Rulebook:
    """Give the rulebook whose clauses the headings of a matrix name."""
    return rulebooks.at(timeline, hints.month.last_day if hints.month else pd.Timestamp.max.date())
