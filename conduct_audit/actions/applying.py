"""`review apply`: the filled-in workbook of the queue → decisions, all of them in one transaction or none."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypedDict

from conduct_audit.actions import queue_words
from conduct_audit.actions.answering import decision_of, write
from conduct_audit.actions.documents import records
from conduct_audit.actions.errors import AnswerError, AnswersRefusedError
from conduct_audit.actions.queue_answers import answer_of, fault, is_blank
from conduct_audit.actions.queue_book import as_written
from conduct_audit.actions.review_world import World
from conduct_audit.actions.waiting import message
from conduct_audit.books import Decision
from conduct_audit.books.errors import LedgerError
from conduct_audit.books.reasons import left
from conduct_audit.errors import ConductAuditError
from conduct_audit.intake.answer_sheet import answer_lines
from conduct_audit.intake.reader import load, read
from conduct_audit.language import N_, ngettext
from conduct_audit.normal import squeezed
from conduct_audit.reports.sheets.book import fitting

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from pathlib import Path

    from conduct_audit.actions.desk import Desk
    from conduct_audit.actions.queue_answers import Answer
    from conduct_audit.books import Entry, Ledger
    from conduct_audit.intake.answer_sheet import AnswerLine

    Row = Mapping[Hashable, Any]

_MOST_TOLD: Final = 50
_COMPARED: Final = 200
_LOST: Final = re.compile("_x[0-9A-Fa-f]{4}_|[\u2400-\u2426]")
"""How Excel writes control characters, and the pictures that stand for them in a workbook of ours."""

_GIVEN: Final = ("employee_id", "occurred_on", "clause", "count", "serious")
_NO_RECORD: Final = N_("there is no record “{text}” in this ledger")
_ANOTHER: Final = N_(
    "record {number} is another row of another sheet; only whole lines may be moved, in their own ledger"
)
_TWICE: Final = N_("record {number} stands in two lines; answer it in one")


class AppliedRowDocument(TypedDict):
    """A row that was decided: its status now, and what is still open about it."""

    id: str
    status: str
    message: str


class AppliedQueueDocument(TypedDict):
    """What became of the lines: `applied` now, `already` decided that way before, `blank` and so still waiting."""

    file: str
    applied: list[AppliedRowDocument]
    already: list[str]
    blank: int


@dataclass
class _Work:
    """What is known while the lines are gone through; `faults` refuse all of them."""

    ledger: Ledger
    entry: Entry
    world: World
    rows: Mapping[int, Row]
    applied: list[int] = field(default_factory=list)
    already: list[int] = field(default_factory=list)
    faults: list[ConductAuditError] = field(default_factory=list)


def apply(desk: Desk, file: Path, passwords: tuple[str, ...] = ()) -> AppliedQueueDocument:
    """Decide about the rows as the workbook says, in one transaction.

    Raises `AnswersRefusedError` when a line is not understood or cannot be done, and then nothing is changed; what
    `intake` raises about the file, `NoQuestionsError` among it.
    """
    content = load(file)
    workbook = read(content, file.name, passwords=passwords)
    lines = answer_lines(workbook, queue_words.headings(), queue_words.NEEDED)
    filled = [line for line in lines if not is_blank(line)]
    detail = {"file": file.name, "sha256": hashlib.sha256(content).hexdigest()}
    with desk.writing() as ledger:
        with desk.entry(ledger, "review apply", **detail) as entry:
            work = _worked(ledger, entry, filled)
            if not work.applied:
                entry.abandon()
        applied = [_applied(row) for row in records(ledger.violations(ids=work.applied))]
    already = [str(number) for number in work.already]
    return {"file": file.name, "applied": applied, "already": already, "blank": len(lines) - len(filled)}


def _worked(ledger: Ledger, entry: Entry, lines: Sequence[AnswerLine]) -> _Work:
    numbers = [_number(line) for line in lines]
    found = records(ledger.violations(ids=[number for number in numbers if number]))
    work = _Work(ledger, entry, World(ledger), {int(row["id"]): row for row in found})
    for line, number in zip(lines, numbers, strict=True):
        _answer(work, line, number, twice=numbers.count(number) > 1)
    if work.faults:
        raise AnswersRefusedError(problems=_told(work.faults))
    entry.detail["ids"] = work.applied
    return work


def _number(line: AnswerLine) -> int:
    """Give the number of the record that a line is about, 0 where it says none."""
    text = line.text("id")
    return int(text) if text.isascii() and text.isdigit() else 0


def _answer(work: _Work, line: AnswerLine, number: int, *, twice: bool) -> None:
    row = work.rows.get(number)
    if row is None:
        work.faults.append(fault(line, "id", _NO_RECORD))
    elif twice or not _is_same(line, row):
        work.faults.append(fault(line, "id", _TWICE if twice else _ANOTHER, number=number))
    else:
        answer, faults = answer_of(work.world, row, line)
        work.faults += faults
        if answer:
            _decide(work, line, row, answer)


def _decide(work: _Work, line: AnswerLine, row: Row, answer: Answer) -> None:
    try:
        decision = _decision(work.world, row, answer)
        if _is_done(work.ledger, row, decision):
            work.already.append(int(row["id"]))
            return
        write(work.ledger, work.entry, work.world, int(row["id"]), decision)
        work.applied.append(int(row["id"]))
    except LedgerError:
        raise
    except ConductAuditError as error:
        work.faults.append(AnswerError(place=line.place("verb"), problem=str(error)))


def _decision(world: World, row: Row, answer: Answer) -> Decision:
    if answer.verb == "set":
        return decision_of(world, row, answer.facts, answer.reason)
    return Decision("admit" if answer.verb == "admit" else "dismiss", answer.reason)


def _is_done(ledger: Ledger, row: Row, decision: Decision) -> bool:
    """Tell whether the books say so already: the sheet was applied before, or somebody decided the same."""
    if decision.verb == "dismiss":
        return bool(row["status"] == "dismissed")
    if decision.verb == "admit":
        return row["status"] == "confirmed" and ledger.decisions(int(row["id"]))[-1].action == "admit"
    given = {name: getattr(decision, name) for name in _GIVEN if getattr(decision, name) is not None}
    is_open = left(row["reasons"], given) != tuple(row["reasons"])
    lives = row["status"] in {"confirmed", "pending"}
    return lives and not is_open and all(row[name] == value for name, value in given.items())


def _is_same(line: AnswerLine, row: Row) -> bool:
    """Tell whether what stands beside the number in the workbook is what the record says."""
    written = as_written(row)
    columns = [key for key in queue_words.SAME if key in line.columns]
    return all(_comparable(written[key]) == _comparable(line.text(key)) for key in columns)


def _comparable(text: str) -> str:
    """Give the part of a text that survives every spreadsheet program, without what stood for control characters."""
    return squeezed(_LOST.sub("", fitting(text)))[:_COMPARED]


def _applied(row: Row) -> AppliedRowDocument:
    told = message(row) if row["status"] == "pending" else ""
    return {"id": str(row["id"]), "status": row["status"], "message": told}


def _told(faults: Sequence[ConductAuditError]) -> str:
    """List the faults, the first of very many."""
    told = [str(each) for each in faults[:_MOST_TOLD]]
    more = len(faults) - len(told)
    if more:
        told.append(ngettext("… and {count} more", "… and {count} more", more).format(count=more))
    return "\n".join(told)
