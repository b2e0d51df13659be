"""`rulebook list`, `show`, `check`, `use`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from conduct_audit import books
from conduct_audit.actions import rulebooks
from conduct_audit.actions.documents import closed_from, records
from conduct_audit.actions.errors import ClausesMissingError
from conduct_audit.actions.files import read_text
from conduct_audit.actions.phrase_files import pairs_in
from conduct_audit.books.phrases import Phrase
from conduct_audit.month import judged_on
from conduct_audit.rulebook import faults, load, show

if TYPE_CHECKING:
    from datetime import date

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger
    from conduct_audit.rulebook import Rulebook
    from conduct_audit.rulebook.document import RulebookDocument


class RulebookListDocument(TypedDict):
    """The rulebooks that are shipped, and those in force in the ledger with the day each takes effect (null: ever)."""

    shipped: list[dict[str, Any]]
    in_force: list[dict[str, Any]]


class CheckDocument(TypedDict):
    """What a check of a rulebook file found: every fault with its place."""

    ok: bool
    file: str
    faults: list[dict[str, str]]


def list_rulebooks(desk: Desk) -> RulebookListDocument:
    """List the shipped rulebooks, and those of the ledger where there is one."""
    return {"shipped": [_line(_shipped(name)) for name in rulebooks.shipped()], "in_force": _in_force(desk)}


def show_rulebook(desk: Desk, name: str, code: str | None) -> RulebookDocument:
    """Give the document of rulebook `name` (shipped, a file, or in the ledger), of one part alone with `code`.

    Raises `UnknownRulebookError`, `UnknownCodeError`.
    """
    return show(_found(desk, name), code)


def check_rulebook(file: Path) -> CheckDocument:
    """Report every fault of a rulebook file."""
    found = faults(read_text(file), file.name)
    listed = [{"place": fault.place, "message": str(fault.sentence)} for fault in found]
    return {"ok": not found, "file": file.name, "faults": listed}


def use_rulebook(desk: Desk, name: str, start: date) -> dict[str, Any]:
    """Put rulebook `name` (a file or a shipped id) in force from `start`.

    Phrases in a file `phrases.csv` beside it are taken over. `closed` are the closed months from there on: they keep
    the rulebook with which they were closed.

    Raises `ClausesMissingError` where it would have to judge booked violations by clauses that it does not have.
    """
    text, place = rulebooks.text_of(name)
    rulebook = load(text, place)
    said = _phrases_beside(name, rulebook)
    with desk.writing() as ledger, desk.entry(ledger, "rulebook use", id=rulebook.id, start=start.isoformat()) as entry:
        entry.add_rulebook(version(rulebook, text, start))
        kept = {each.phrase for each in ledger.phrases()}
        entry.put_phrases(phrase for phrase in said if phrase not in kept)
        _refuse_missing(ledger, rulebook, start)
        closed = closed_from(ledger, start)
    return _line(rulebook) | {"from": start.isoformat(), "phrases": len(said), "closed": closed}


def _phrases_beside(name: str, rulebook: Rulebook) -> list[Phrase]:
    """Read `phrases.csv` beside a rulebook's file: how people write the violations of its clauses."""
    file = Path(name).with_name("phrases.csv")
    if name in rulebooks.shipped() or not file.is_file():
        return []
    return [Phrase(rulebook.id, clause, text) for clause, text in pairs_in(file, rulebook)]


def _refuse_missing(ledger: Ledger, rulebook: Rulebook, start: date) -> None:
    timeline = rulebooks.in_force(ledger)
    closed = {str(closing.month) for closing in ledger.closings()}
    booked = [row for row in records(ledger.violations(statuses=("confirmed",))) if row["month"] not in closed]
    days = [(row, judged_on(row["occurred_on"], row["event_month"])) for row in booked]
    lost = [row for row, day in days if row["clause"] not in rulebooks.at(timeline, day).by_code]
    if lost:
        told = {"count": len(lost), "first": lost[0]["id"], "clause": lost[0]["clause"]}
        raise ClausesMissingError(rulebook=rulebook.id, day=start, **told)


def version(rulebook: Rulebook, text: str, start: date | None) -> books.RulebookVersion:
    """Give `rulebook` as the books keep it, in force from `start`."""
    return books.RulebookVersion(start, rulebook.id, rulebook.version, rulebook.digest, text)


def _shipped(name: str) -> Rulebook:
    return rulebooks.parsed(*rulebooks.text_of(name))


def _found(desk: Desk, name: str) -> Rulebook:
    """Prefer a version of the ledger to the shipped one of the same id: it may have been changed."""
    if books.exists(desk.place):
        with desk.reading(part=True) as ledger:
            kept = [version for version in ledger.rulebooks() if version.id == name]
        if kept:
            return rulebooks.parsed(kept[-1].text, kept[-1].id)
    return rulebooks.parsed(*rulebooks.text_of(name))


def _in_force(desk: Desk) -> list[dict[str, Any]]:
    if not books.exists(desk.place):
        return []
    with desk.reading(part=True) as ledger:
        kept = ledger.rulebooks()
    starts = [{"from": version.start.isoformat() if version.start else None} for version in kept]
    return [_line(rulebooks.parsed(v.text, v.id)) | start for v, start in zip(kept, starts, strict=True)]


def _line(rulebook: Rulebook) -> dict[str, Any]:
    return {
        "id": rulebook.id,
        "version": rulebook.version,
        "digest": rulebook.digest,
        "title": rulebook.title.model_dump(),
        "clauses": len(rulebook.clauses),
    }
