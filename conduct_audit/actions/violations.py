"""`violation list`, `show`, `waive`: what is on the books."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from conduct_audit.actions.appeal_documents import Moved
from conduct_audit.actions.deciding import decided, one
from conduct_audit.actions.documents import (
    PartDocument,
    ViolationDocument,
    in_part,
    violation_document,
    violation_documents,
)
from conduct_audit.actions.errors import UnknownDepartmentError, UnknownInNoMonthError
from conduct_audit.actions.explaining import DecisionDocument, decisions
from conduct_audit.actions.people import meant, roster_of
from conduct_audit.books import Decision
from conduct_audit.intake.names import name_key
from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Ledger
    from conduct_audit.month import Month

_ON_THE_BOOKS = ("confirmed", "pending", "waived", "overturned", "dismissed")


class ViolationListDocument(PartDocument):
    """Violations as INTERFACE.md §3 has them, in the order in which they came.

    `without_month` counts the waiting rows that fit but for the month, which they do not have yet: they hold up every
    month. It is 0 where no month, or another status, was asked for.
    """

    violations: list[ViolationDocument]
    without_month: int


class ViolationPage(ViolationDocument):
    """A violation with the cells of its row, its file's SHA-256 and every decision on it."""

    cells: dict[str, str]
    sha256: str
    same_as: str | None
    decisions: list[DecisionDocument]


class WaivedPage(ViolationPage):
    """A violation that was taken off the books; `moved` (yuan, `0.00` or negative) is what its closed month gives back.

    Null: its month is open and is computed anew.
    """

    moved: str | None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which violations are asked for; None does not limit. `employee` is a number, or a name where `month` is given."""

    month: Month | None = None
    employee: str | None = None
    department: str | None = None
    status: str | None = None


def list_violations(desk: Desk, asked: Filter) -> ViolationListDocument:
    """List what is on the books. Raises `UnknownEmployeeError`, `UnknownDepartmentError`, `AmbiguousEmployeeError`."""
    statuses = (asked.status,) if asked.status else _ON_THE_BOOKS
    with desk.reading(part=True) as ledger:
        found = ledger.violations(month=asked.month, department=asked.department, statuses=statuses)
        listed = violation_documents(_of(ledger, found, asked))
        return {"violations": listed, "without_month": _without_month(ledger, asked), **in_part(ledger)}


def show(desk: Desk, number: int) -> ViolationPage:
    """Show violation `number`."""
    with desk.reading(part=True) as ledger:
        return page(ledger, one(ledger, number))


def waive(desk: Desk, number: int, reason: str) -> WaivedPage:
    """Take violation `number` off the books; it stays visible, with the reason."""
    with desk.writing() as ledger:
        with desk.entry(ledger, "violation waive", id=number, reason=reason) as entry:
            decided(ledger, entry, number, Decision("waive", reason))
        row = one(ledger, number)
        moved = Moved.of(ledger, (row["month"],)).by(entry.seq, row["month"])
        return {**page(ledger, row), "moved": moved}


def page(ledger: Ledger, row: Mapping[Hashable, Any]) -> ViolationPage:
    """Write one row of VIOLATIONS with its source and its decisions."""
    source = ledger.observation(int(row["id"]))
    more = {
        "cells": source.cells,
        "sha256": source.sha256,
        "same_as": None if source.same_as is None else str(source.same_as),
        "decisions": decisions(ledger, int(row["id"])),
    }
    return cast("ViolationPage", {**violation_document(row), **more})


def _without_month(ledger: Ledger, asked: Filter) -> int:
    """Count the waiting rows without a month that are otherwise asked for."""
    if asked.month is None or asked.status not in {None, "pending"}:
        return 0
    waiting = ledger.violations(department=asked.department, statuses=("pending",))
    return len(_of(ledger, waiting[waiting["month"].isna()], asked))


def _of(ledger: Ledger, found: pd.DataFrame, asked: Filter) -> pd.DataFrame:
    """Keep what is asked for. An employee or department that no roster knows is an error, not an empty answer."""
    rosters = [roster for _, roster in ledger.rosters().versions]
    known = {name for roster in rosters for name in roster["department"]} | set(found["department"])
    if asked.department is not None and asked.department not in known:
        told = ", ".join(sorted(known)) or "—"
        raise UnknownDepartmentError(department=asked.department, month=asked.month or _("any month"), known=told)
    if asked.employee is None:
        return found
    if asked.month:
        return found[found["employee_id"] == meant(roster_of(ledger, asked.month), asked.employee, asked.month)]
    numbers = {number for roster in rosters for number in _numbers(roster, asked.employee)}
    if not numbers:
        raise UnknownInNoMonthError(employee=asked.employee, month=_("any month"))
    return found[found["employee_id"].isin(numbers)]


def _numbers(roster: pd.DataFrame, typed: str) -> list[str]:
    """Give the numbers of the roster that `typed` is, or whose name it is."""
    return list(
        roster.loc[(roster["employee_id"] == typed) | (roster["name"].map(name_key) == name_key(typed)), "employee_id"]
    )
