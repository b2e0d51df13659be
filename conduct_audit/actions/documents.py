"""The shapes of the public interface that several commands share, and how frames become them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

import pandas as pd

from conduct_audit import money
from conduct_audit.tables import count_column

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from datetime import date

    from conduct_audit.books import Ledger


class SourceDocument(TypedDict):
    """Where a violation was read: file name without folders, sheet (empty for CSV), row as a spreadsheet shows it."""

    file: str
    sheet: str
    row: int


class ViolationDocument(TypedDict):
    """A violation as INTERFACE.md §3 (`violation list`) has it; more keys where a command says so.

    `month` is the one to which it is charged, `event_month` the one in which it happened.
    """

    id: str
    status: str
    employee_id: str | None
    name: str
    department: str
    occurred_on: str | None
    month: str | None
    event_month: str | None
    category: str | None
    clause: str | None
    count: int | None
    serious: bool
    text: str
    place: str
    inspector: str
    source: SourceDocument
    reasons: list[str]


class PartDocument(TypedDict):
    """A list of which the account that asked may see a part only; else the key is left out."""

    partial: NotRequired[bool]


def closed_from(ledger: Ledger, start: date | None) -> list[str]:
    """Give the closed months that what holds from `start` (None: since ever) would reach; they keep what they had."""
    months = sorted(closing.month for closing in ledger.closings())
    return [str(month) for month in months if start is None or start <= month.last_day]


def in_part(ledger: Ledger) -> PartDocument:
    """Say that a list is a part, where it is."""
    return {"partial": True} if ledger.partial else {}


class LineDocument(TypedDict):
    """One employee's month as INTERFACE.md §3 (`settle`) has it; money is null while the bonus is blank."""

    employee_id: str
    name: str
    department: str
    bonus_base: str | None
    counts: dict[str, int]
    violations: int
    serious: int
    zero_bonus: bool
    assessed: str
    deduction: str | None
    corrections: str
    net_bonus: str | None


def yuan(amount: Any) -> str | None:
    """Write fen as yuan; unknown stays unknown."""
    return None if pd.isna(amount) else money.yuan(int(amount))


def iso(day: date | None) -> str | None:
    """Write a day as ISO 8601; unknown stays unknown."""
    return None if day is None else day.isoformat()


def records(frame: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """Give the rows of a frame as dictionaries."""
    return frame.to_dict("records")


def violation_documents(violations: pd.DataFrame) -> list[ViolationDocument]:
    """Write VIOLATIONS as documents, in the order of the frame."""
    return [violation_document(row) for row in records(violations)]


def violation_document(row: Mapping[Hashable, Any]) -> ViolationDocument:
    """Write one row of VIOLATIONS as a document."""
    return {
        "id": str(row["id"]),
        "status": row["status"],
        "employee_id": row["employee_id"],
        "name": row["name"],
        "department": row["department"],
        "occurred_on": iso(row["occurred_on"]),
        "month": row["month"],
        "event_month": row["event_month"],
        "category": row["category"],
        "clause": row["clause"],
        "count": None if pd.isna(row["count"]) else int(row["count"]),
        "serious": bool(row["serious"]),
        "text": row["text"],
        "place": row["place"],
        "inspector": row["inspector"],
        "source": source_document(row),
        "reasons": list(row["reasons"]),
    }


def source_document(row: Mapping[Hashable, Any]) -> SourceDocument:
    """Write where one row of VIOLATIONS was read."""
    return {"file": row["file"], "sheet": row["sheet"], "row": int(row["row"])}


def line_documents(lines: pd.DataFrame, categories: Iterable[str]) -> list[LineDocument]:
    """Write LINES as documents, in the order of the frame."""
    codes = tuple(categories)
    return [_line_document(row, codes) for row in records(lines)]


def _line_document(row: Mapping[Hashable, Any], categories: tuple[str, ...]) -> LineDocument:
    return {
        "employee_id": row["employee_id"],
        "name": row["name"],
        "department": row["department"],
        "bonus_base": yuan(row["bonus_base"]),
        "counts": {code: int(row[count_column(code)]) for code in categories},
        "violations": int(row["violations"]),
        "serious": int(row["serious"]),
        "zero_bonus": bool(row["zero_bonus"]),
        "assessed": money.yuan(int(row["assessed"])),
        "deduction": yuan(row["deduction"]),
        "corrections": money.yuan(int(row["corrections"])),
        "net_bonus": yuan(row["net_bonus"]),
    }
