"""`violation list`, `show`, `waive`: what is on the books."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict, cast

from conduct_audit.actions.appeal_documents import moved_by_entry
from conduct_audit.actions.deciding import decided, one
from conduct_audit.actions.documents import ViolationDocument, violation_document, violation_documents, yuan
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


class ViolationListDocument(TypedDict):
    """Violations as INTERFACE.md §3 has them, in the order in which they came."""

    violations: list[ViolationDocument]


class ViolationPage(ViolationDocument):
    """A violation with the cells of its row, its file's SHA-256 and every decision on it."""

    cells: dict[str, str]
    sha256: str
    same_as: str | None
    decisions: list[DecisionDocument]


class WaivedPage(ViolationPage):
    """A violation that was taken off the books; `moved` is what a closed month gives back (yuan), null: none does."""

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
    with desk.reading() as ledger:
        found = ledger.violations(month=asked.month, department=asked.department, statuses=statuses)
        return {"violations": violation_documents(_of(ledger, found, asked))}


def show(desk: Desk, number: int) -> ViolationPage:
    """Show violation `number`."""
    with desk.reading() as ledger:
        return page(ledger, one(ledger, number))


def waive(desk: Desk, number: int, reason: str) -> WaivedPage:
    """Take violation `number` off the books; it stays visible, with the reason."""
    with desk.writing() as ledger:
        with desk.entry(ledger, "violation waive", id=number, reason=reason) as entry:
            decided(ledger, entry, number, Decision("waive", reason))
        moved = moved_by_entry(ledger).get(entry.seq)
        return {**page(ledger, one(ledger, number)), "moved": None if moved is None else yuan(moved)}


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
