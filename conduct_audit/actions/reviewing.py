"""`review list` and `show`: rows that wait for a person, why, and what may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from conduct_audit.actions.alike import AlikeDocument, alike, groups, sentence
from conduct_audit.actions.deciding import one
from conduct_audit.actions.documents import PartDocument, in_part, records, violation_document
from conduct_audit.actions.review_world import World
from conduct_audit.actions.violations import ViolationPage, page
from conduct_audit.actions.waiting import message

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger

    Row = Mapping[Hashable, Any]

_WORTH_NAMING: Final = 0.005
"""A certainty that would be shown as 0 % names no candidate."""

_OPTIONS: Final = {"employee": "--employee", "clause": "--clause", "day": "--date"}


class WaitingDocument(ViolationPage):
    """A violation with why it waits (`message`), which clauses and people may be meant, which rows it may equal.

    `label` is that of its clause. `alike` are other rows that the same answer settles, `hints` say so in words.
    """

    label: str
    message: str
    candidates: list[dict[str, Any]]
    people: list[dict[str, str]]
    related: list[str]
    alike: list[AlikeDocument]
    hints: list[str]


class QueueDocument(PartDocument):
    """The rows that wait, in the order in which they came; `alike` are those that one answer settles."""

    items: list[dict[str, Any]]
    alike: list[AlikeDocument]


def waiting(desk: Desk) -> QueueDocument:
    """List the rows that wait for a person."""
    with desk.reading(part=True) as ledger, ledger.snapshot():
        world, rows = World(ledger), queue(ledger)
        return {
            "items": [{**violation_document(row), **asked(world, row)} for row in rows],
            "alike": groups(rows),
            **in_part(ledger),
        }


def queue(ledger: Ledger) -> list[Row]:
    """Give the rows that wait (VIOLATIONS), in the order in which they came."""
    return [*records(ledger.violations(statuses=("pending",)))]


def show(desk: Desk, number: int) -> WaitingDocument:
    """Show row `number` with its cells, its decisions and what may be meant."""
    with desk.reading(part=True) as ledger, ledger.snapshot():
        return shown(ledger, [number])[0]


def shown(
    ledger: Ledger,
    numbers: Iterable[int],
    *,
    before: Mapping[int, Row] | None = None,
    facts: Mapping[str, str] | None = None,
) -> list[WaitingDocument]:
    """Write the pages of rows.

    After a decision, the rows as they were `before` and the `facts` given tell which rows the same answer settles.
    """
    world, waiting = World(ledger), queue(ledger)
    pages = []
    for number in numbers:
        row = one(ledger, number)
        found, hints = _alike((before or {}).get(number, row), waiting, facts)
        more = {**asked(world, row), "alike": found, "hints": hints}
        pages.append(cast("WaitingDocument", {**page(ledger, row), **more}))
    return pages


def _alike(row: Row, waiting: list[Row], facts: Mapping[str, str] | None) -> tuple[list[AlikeDocument], list[str]]:
    """Give the rows that the answers `facts` settle, too (None: any answer), as documents and in words."""
    answers = {_OPTIONS[fact]: value for fact, value in (facts or {}).items() if fact in _OPTIONS}
    found = alike(row, waiting, answers if facts is not None else None)
    return found, [sentence(each, answers.get(each["option"], "")) for each in found]


def asked(world: World, row: Row) -> dict[str, Any]:
    """Give what may be meant by a row: its clause in words, why it waits, candidates, people, equal rows."""
    told = message(row) if row["status"] == "pending" else ""
    candidates = [
        {"clause": code, "score": round(score, 4), "label": world.label_of(row, code)}
        for code, score in row["candidates"]
        if score >= _WORTH_NAMING
    ]
    related = [str(number) for number in row["related"]]
    return {
        "label": world.label_of(row, row["clause"]),
        "message": told,
        "candidates": candidates,
        "people": world.people_of(row),
        "related": related,
    }
