"""`template`: blank workbooks whose drop-downs come from the rulebook and the roster of a month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from conduct_audit import language
from conduct_audit.actions import rulebooks
from conduct_audit.actions.documents import records
from conduct_audit.actions.files import write_new
from conduct_audit.errors import UsageError
from conduct_audit.language import gettext as _
from conduct_audit.month import Month
from conduct_audit.reports.blank import Blank, Person, blank_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger
    from conduct_audit.reports.blank import Kind
    from conduct_audit.rulebook import Rulebook

_DEFAULT: Final = "thermal-power"
_ENDING: Final = ".xlsx"


class TemplateDocument(TypedDict):
    """A blank workbook: its `file`, the month it is for, how many clauses and employees its lists offer."""

    kind: str
    file: str
    month: str
    rulebook: str
    clauses: int
    employees: int


def template(
    desk: Desk, kind: Kind, output: Path, month: Month | None = None, *, overwrite: bool = False
) -> TemplateDocument:
    """Write a blank workbook to `output`, for `month` or for the one at hand; a ledger is not needed.

    Raises `UsageError` for another ending than `.xlsx`, `OutputExistsError`, `OutputUnwritableError`.
    """
    target = _target(output)
    blank, rulebook = _of_ledger(desk, kind, month) if desk.has_ledger else _of_nothing(desk, kind, month)
    write_new(target, blank_workbook(blank), overwrite=overwrite)
    return {
        "kind": kind,
        "file": str(target),
        "month": str(blank.month),
        "rulebook": rulebook.id,
        "clauses": len(blank.clauses),
        "employees": len(blank.people),
    }


def _target(output: Path) -> Path:
    if output.suffix.lower() not in {"", _ENDING}:
        raise UsageError(problem=_("A template is an .xlsx workbook: give -o a name that ends so."))
    return output if output.suffix else output.with_name(output.name + _ENDING)


def _of_ledger(desk: Desk, kind: Kind, asked: Month | None) -> tuple[Blank, Rulebook]:
    """Take rulebook and roster as they hold at the end of the month."""
    with desk.reading() as ledger, ledger.snapshot():
        month = asked or _month_at_hand(desk, ledger)
        books = rulebooks.in_force(ledger)
        rulebook = books.at(month.last_day) or books.latest or _shipped()
        roster = ledger.rosters().at(month.first_day)
        company = ledger.company
    people = [] if roster is None else records(roster.sort_values("employee_id"))
    listed = [Person(row["employee_id"], row["name"], row["department"]) for row in people]
    return Blank(kind, month, company, _clauses(rulebook), listed), rulebook


def _of_nothing(desk: Desk, kind: Kind, asked: Month | None) -> tuple[Blank, Rulebook]:
    rulebook = _shipped()
    return Blank(kind, asked or Month.of(desk.clock().date()), "", _clauses(rulebook), ()), rulebook


def _month_at_hand(desk: Desk, ledger: Ledger) -> Month:
    """Give the month after the last closed one; before any is closed that of the latest roster, else this month."""
    begun = [start for start, _roster in ledger.rosters().versions if start]
    latest = Month.of(max(begun)) if begun else Month.of(desk.clock().date())
    return ledger.open_month() or latest


def _shipped() -> Rulebook:
    return rulebooks.parsed(*rulebooks.text_of(_DEFAULT))


def _clauses(rulebook: Rulebook) -> list[tuple[str, str]]:
    spoken = language.current()
    return [(clause.code, clause.label.spoken(spoken)) for clause in rulebook.clauses]
