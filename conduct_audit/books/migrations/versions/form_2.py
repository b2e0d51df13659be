"""Form 2: appeals, corrections, settings, postings, what a closing froze, exports, phrases and profiles.

The tables stand here as this form has them, whatever `schema` says later. Those of form 1 stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Text

if TYPE_CHECKING:
    from collections.abc import Callable

revision = "2"
down_revision = "1"


def _text(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


def _text_or_null(name: str) -> Column[Any]:
    return Column(name, Text)


def _whole(name: str) -> Column[Any]:
    return Column(name, Integer, nullable=False)


def _whole_or_null(name: str) -> Column[Any]:
    return Column(name, Integer)


def _fen(name: str) -> Column[Any]:
    return Column(name, BigInteger().with_variant(Integer, "sqlite"), nullable=False)


def _fen_or_null(name: str) -> Column[Any]:
    return Column(name, BigInteger().with_variant(Integer, "sqlite"))


def _row_of(table: str) -> Callable[[str], Column[Any]]:
    return lambda name: Column(name, Integer, ForeignKey(f"{table}.id"), nullable=False)


def _row_or_null(table: str) -> Callable[[str], Column[Any]]:
    return lambda name: Column(name, Integer, ForeignKey(f"{table}.id"))


TABLES: Final[dict[str, dict[str, Callable[[str], Column[Any]]]]] = {
    "employment": {"employee": _row_of("employee"), "kind": _text, "wage": _fen_or_null, "leader": _text},
    "setting": {"name": _text, "value": _text, "start": _text_or_null},
    "appeal": {"observation": _row_of("observation"), "reason": _text, "received_on": _text, "late": _whole},
    "ruling": {
        "appeal": _row_of("appeal"),
        "outcome": _text,
        "count": _whole_or_null,
        "serious": _whole_or_null,
        "reason": _text,
        "decided_by": _text,
    },
    "correction": {
        "decision": _row_or_null("decision"),
        "employee_id": _text,
        "of_month": _text,
        "in_month": _text,
        "cause": _text,
        "amount": _fen,
        "carries": _row_or_null("correction"),
    },
    "settled_correction": {"closing": _row_of("closing"), "correction": _row_of("correction"), "taken": _fen},
    "closing_fact": {"closing": _row_of("closing"), "kind": _text, "name": _text, "value": _text},
    "posting": {
        "closing": _row_of("closing"),
        "employee_id": _text,
        "department": _text,
        "account": _text,
        "amount": _fen,
        "correction": _row_or_null("correction"),
    },
    "override": {"month": _text, "code": _text, "subject": _text, "reason": _text},
    "export": {"month": _text, "format": _text, "name": _text, "sha256": _text, "totals": _text},
    "phrase": {
        "rulebook": _text,
        "clause": _text,
        "text": _text,
        "action": _text,
        "observation": _row_or_null("observation"),
    },
    "profile": {"name": _text, "document": _text},
}
INDEXES: Final = {
    "employment_employee": ("employment", "employee", True),
    "appeal_observation": ("appeal", "observation", True),
    "ruling_appeal": ("ruling", "appeal", True),
    "correction_in_month": ("correction", "in_month", False),
    "settled_correction_correction": ("settled_correction", "correction", True),
    "closing_fact_closing": ("closing_fact", "closing", False),
    "posting_closing": ("posting", "closing", False),
}


def upgrade() -> None:
    """Add the tables of this form."""
    for name, columns in TABLES.items():
        first = (Column("id", Integer, primary_key=True, autoincrement=False), _whole("entry"))
        op.create_table(name, *first, *(make(column) for column, make in columns.items()), sqlite_strict=True)
    for index, (table, column, unique) in INDEXES.items():
        op.create_index(index, table, [column], unique=unique)
