"""The tables of the books, the same on every database: whole numbers, text and bytes only, never a float.

Every row names the `entry` of the chain that wrote it and is never changed again. `id` counts up within a table: rows
stand in the order of their entries. Days are `YYYY-MM-DD`, months `YYYY-MM`, instants RFC 3339, money fen, certainties
the shortest decimal text, tuples JSON.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

VERSION: Final = 2
GREATEST: Final = 2**31 - 1
METADATA: Final = MetaData()
Fen: Final = BigInteger().with_variant(Integer, "sqlite")


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text)


def _whole(name: str, *more: Any) -> Column[int]:
    return Column(name, Integer, *more, nullable=False)


def _fen(name: str) -> Column[int]:
    return Column(name, Fen, nullable=False)


def _table(name: str, *columns: Column[Any]) -> Table:
    """`entry` is no foreign key: its row, which seals the others, comes last, and the check would read every table."""
    first = (Column("id", Integer, primary_key=True, autoincrement=False), _whole("entry"))
    return Table(name, METADATA, *first, *columns, sqlite_strict=True)


entry: Final = Table(
    "entry",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("at"),
    _text("actor"),
    _text("action"),
    _text("detail"),
    _text("rows"),
    _text("prev"),
    _text("digest"),
    sqlite_strict=True,
)
ledger: Final = _table("ledger", _text("ledger_id"), _whole("schema"), _text("company"))
content: Final = _table("content", _text("sha256"), _whole("size"), Column("zlib", LargeBinary, nullable=False))
source: Final = _table("source", _text("name"), _text("kind"), _whole("content", ForeignKey("content.id")))
rulebook: Final = _table("rulebook", _maybe("start"), *map(_text, ("code", "version", "digest", "text")))
roster: Final = _table("roster", _maybe("start"), _whole("source", ForeignKey("source.id")))
employee: Final = _table(
    "employee",
    _whole("roster", ForeignKey("roster.id")),
    *map(_text, ("employee_id", "name", "department", "post")),
    Column("bonus_base", Fen),
    _maybe("sex"),
    _text("note"),
)
observation: Final = _table(
    "observation",
    _whole("source", ForeignKey("source.id")),
    _text("sheet"),
    _whole("row"),
    _whole("part"),
    *map(_text, ("number", "name", "department", "place", "inspector", "date_text")),
    *map(_text, ("clause_text", "category_text", "text", "count_text", "cells", "candidates", "people")),
    _maybe("score"),
    _maybe("employee_id"),
    _maybe("occurred_on"),
    _maybe("month"),
    Column("count", Integer),
    Column("serious", Integer),
    _text("identity"),
    _text("as_written"),
    Column("same_as", Integer),
)
decision: Final = _table(
    "decision",
    _whole("observation", ForeignKey("observation.id")),
    _text("action"),
    _text("status"),
    _maybe("employee_id"),
    _maybe("occurred_on"),
    _maybe("month"),
    _maybe("category"),
    _maybe("clause"),
    Column("count", Integer),
    Column("serious", Integer),
    _text("reasons"),
    _text("related"),
    _text("reason"),
)
closing: Final = _table("closing", _text("month"), _text("rulebook_digest"), _text("totals"))
closing_line: Final = _table(
    "closing_line",
    _whole("closing", ForeignKey("closing.id")),
    *map(_text, ("employee_id", "name", "department", "post")),
    _fen("bonus_base"),
    *map(_whole, ("violations", "serious", "zero_bonus")),
    *map(_fen, ("assessed", "deduction", "corrections", "net_bonus")),
    _text("counts"),
)
slip: Final = _table(
    "slip", _whole("closing", ForeignKey("closing.id")), _whole("year"), _whole("number"), _text("employee_id")
)

employment: Final = _table(
    "employment", _whole("employee", ForeignKey("employee.id")), _text("kind"), Column("wage", Fen), _text("leader")
)
setting: Final = _table("setting", _text("name"), _text("value"), _maybe("start"))
appeal: Final = _table(
    "appeal",
    _whole("observation", ForeignKey("observation.id")),
    *map(_text, ("reason", "received_on")),
    _whole("late"),
)
ruling: Final = _table(
    "ruling",
    _whole("appeal", ForeignKey("appeal.id")),
    _text("outcome"),
    Column("count", Integer),
    Column("serious", Integer),
    *map(_text, ("reason", "decided_by")),
)
correction: Final = _table(
    "correction",
    Column("decision", Integer, ForeignKey("decision.id")),
    *map(_text, ("employee_id", "of_month", "in_month", "cause")),
    _fen("amount"),
    Column("carries", Integer, ForeignKey("correction.id")),
)
settled_correction: Final = _table(
    "settled_correction",
    _whole("closing", ForeignKey("closing.id")),
    _whole("correction", ForeignKey("correction.id")),
    _fen("taken"),
)
closing_fact: Final = _table(
    "closing_fact", _whole("closing", ForeignKey("closing.id")), *map(_text, ("kind", "name", "value"))
)
posting: Final = _table(
    "posting",
    _whole("closing", ForeignKey("closing.id")),
    *map(_text, ("employee_id", "department", "account")),
    _fen("amount"),
    Column("correction", Integer, ForeignKey("correction.id")),
)
override: Final = _table("override", *map(_text, ("month", "code", "subject", "reason")))
export: Final = _table("export", *map(_text, ("month", "format", "name", "sha256", "totals")))
phrase: Final = _table(
    "phrase",
    *map(_text, ("rulebook", "clause", "text", "action")),
    Column("observation", Integer, ForeignKey("observation.id")),
)
profile: Final = _table("profile", _text("name"), _text("document"))

Index("content_sha256", content.c.sha256, unique=True)
Index("source_content", source.c.content)
Index("employee_roster", employee.c.roster)
Index("observation_source", observation.c.source)
Index("observation_identity", observation.c.identity)
Index("observation_as_written", observation.c.as_written)
Index("decision_observation", decision.c.observation)
Index("decision_employee", decision.c.employee_id, decision.c.month)
Index("closing_month", closing.c.month, unique=True)
Index("closing_line_closing", closing_line.c.closing)
Index("slip_number", slip.c.year, slip.c.number, unique=True)
Index("employment_employee", employment.c.employee, unique=True)
Index("appeal_observation", appeal.c.observation, unique=True)
Index("ruling_appeal", ruling.c.appeal, unique=True)
Index("correction_in_month", correction.c.in_month)
Index("settled_correction_correction", settled_correction.c.correction, unique=True)
Index("closing_fact_closing", closing_fact.c.closing)
Index("posting_closing", posting.c.closing)

CHAINED: Final = tuple(METADATA.tables[name] for name in sorted(METADATA.tables) if name != entry.name)
"""The tables whose rows the chain seals, by name."""


def possible(number: int) -> bool:
    """Whether a row may have the number: databases refuse to look for greater ones."""
    return 0 < number <= GREATEST
