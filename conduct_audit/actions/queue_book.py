"""`review export`: the queue as a workbook, with drop-downs for the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypedDict

from conduct_audit import language
from conduct_audit.actions import queue_words
from conduct_audit.actions.documents import iso
from conduct_audit.actions.errors import NotCalledXlsxError
from conduct_audit.actions.files import write_new
from conduct_audit.actions.review_world import World, month_of
from conduct_audit.actions.reviewing import asked, queue
from conduct_audit.actions.waiting import reasons_in_words
from conduct_audit.language import gettext as _
from conduct_audit.reports.question_book import QuestionBook, question_book

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from conduct_audit.actions.desk import Desk
    from conduct_audit.rulebook import Rulebook

    Row = Mapping[Hashable, Any]

ENDING: Final = ".xlsx"


class ExportedQueueDocument(TypedDict):
    """Where the queue was written (empty where nothing waits), and how many rows it holds."""

    file: str
    rows: int


def export(desk: Desk, file: Path, *, overwrite: bool = False) -> ExportedQueueDocument:
    """Write the rows that wait into the workbook `file`.

    Raises `NotCalledXlsxError`, `OutputExistsError`, `OutputUnwritableError`, `SheetTooLongError`.
    """
    if file.suffix.lower() != ENDING:
        raise NotCalledXlsxError(file=file)
    with desk.reading() as ledger, ledger.snapshot():
        rows = queue(ledger)
        content = question_book(_book(World(ledger), rows)) if rows else b""
    if not rows:
        return {"file": "", "rows": 0}
    write_new(file, content, overwrite=overwrite)
    return {"file": str(file), "rows": len(rows)}


def _book(world: World, rows: Sequence[Row]) -> QuestionBook:
    lists: dict[str, list[str]] = {
        "verb": [_(words) for words in queue_words.VERBS.values()],
        "serious": [_("yes"), _("no")],
    }
    choices = [{"verb": "verb", "serious": "serious", **_choices(world, row, lists)} for row in rows]
    return QuestionBook(
        name=_(queue_words.SHEET),
        columns=queue_words.columns(),
        rows=[cells_of(world, row) for row in rows],
        notes_name=_(queue_words.NOTES),
        notes=queue_words.how(),
        lists_name=_(queue_words.LISTS),
        lists=lists,
        choices=choices,
    )


def cells_of(world: World, row: Row) -> dict[str, str]:
    """Give what is known of a row, by the keys of `queue_words`."""
    found = asked(world, row)
    people = ["{employee_id} {name} {department}".format(**each) for each in found["people"]]
    clauses = ["{clause} {label} {score:.0%}".format(**each) for each in found["candidates"]]
    return {
        "id": str(row["id"]),
        "why": reasons_in_words(row),
        "people": "\n".join(people),
        "clauses": "\n".join(clauses),
        "related": ", ".join(found["related"]),
        "known": _known(row, found["label"]),
        **as_written(row),
    }


def as_written(row: Row) -> dict[str, str]:
    """Give the cells that say which row of which sheet it is, to the letter."""
    who = " ".join(part for part in (row["number"], row["written_name"]) if part)
    told = {key: row[key] for key in ("department", "date_text", "text", "clause_text", "count_text", "file", "sheet")}
    return {**told, "who": who, "row": str(row["row"])}


def _known(row: Row, label: str) -> str:
    person = f"{row['employee_id']} {row['name']}" if row["employee_id"] else ""
    clause = f"{row['clause']} {label}" if row["clause"] else ""
    day = iso(row["occurred_on"]) or row["event_month"] or ""
    return "\n".join(part for part in (person, day, clause.strip()) if part)


def _choices(world: World, row: Row, lists: dict[str, list[str]]) -> dict[str, str]:
    """Name the lists of people and clauses of the row's own time; make them where they are new."""
    roster, rulebook = world.roster_of(month_of(row)), world.rulebook_of(row)
    named: dict[str, str] = {}
    if roster is not None:
        named["employee"] = f"employee {id(roster)}"
        if named["employee"] not in lists:
            lists[named["employee"]] = _people(roster)
    if rulebook is not None:
        named["clause"] = f"clause {rulebook.id} {rulebook.version}"
        if named["clause"] not in lists:
            lists[named["clause"]] = _clauses(rulebook)
    return named


def _people(roster: pd.DataFrame) -> list[str]:
    ordered = roster.sort_values("employee_id")
    return [" ".join(filter(None, each)) for each in ordered[["employee_id", "name", "department"]].to_numpy()]


def _clauses(rulebook: Rulebook) -> list[str]:
    spoken = language.current()
    return [f"{clause.code} {clause.label.spoken(spoken)}" for clause in rulebook.clauses]
