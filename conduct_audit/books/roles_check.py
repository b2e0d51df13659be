"""What the server asks of an inspector's entry before it keeps it: that an import of their own wrote it, and its seal.

An entry that fails is refused whole. What cannot be computed in the server are the bytes of a file behind their
digest: `verify` unpacks them, and names the entry.
"""

# ruff: noqa: S608, ISC004  # every question is made of the words in this file; a long one is one line of several
from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.books import digest, schema
from conduct_audit.books.life import FIRST

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

IMPORTED: Final = ("content", "source", "observation", "decision")
"""The tables whose rows an import writes, besides `entry`."""

_NEW: Final = "o.id > g.observation"
_MADE: Final = "d.id > g.decision"
_INSTANT: Final = r"^\d{4}-\d\d-\d\dT([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{6})?[+-]\d\d:[0-5]\d$"
_MONTH: Final = r"^(19|2\d)\d\d-(0[1-9]|1[0-2])$"
_DAY: Final = r"^(19|2\d)\d\d-\d\d-\d\d$"
_SCORE: Final = r"^\d+(\.\d+)?(e[+-]?\d+)?$"
_FIRSTS: Final = ", ".join(f"('{action}', '{status}')" for status, action in FIRST.items())
_BEFORE: Final = (
    "LATERAL (SELECT * FROM decision b WHERE b.observation = d.observation AND b.id <= g.decision "
    "ORDER BY b.id DESC LIMIT 1) b"
)
_OWN: Final = "SELECT s.id FROM source s JOIN entry e ON e.seq = s.entry WHERE e.actor = session_user"


def _same(names: tuple[str, ...], one: str, other: str) -> str:
    columns = (", ".join(f"{table}.{name}" for name in names) for table in (one, other))
    return "({}) IS NOT DISTINCT FROM ({})".format(*columns)


_AS_READ: Final = _same(("employee_id", "occurred_on", "count", "serious"), "d", "o")
_AS_BEFORE: Final = _same(
    ("employee_id", "occurred_on", "month", "category", "clause", "count", "serious", "reasons"), "d", "b"
)
_SUCCEEDED: Final = (
    "SELECT FROM observation n WHERE n.id::text = d.reason AND (d.action = 'superseded' AND n.id > g.observation "
    f"AND (n.identity = o.identity OR n.as_written = o.as_written) OR d.action = 'replaced' AND o.source IN ({_OWN}))"
)

WRONG: Final = {
    "time or detail cannot be read": f"SELECT FROM entry e WHERE e.seq = g.entry AND (e.at !~ '{_INSTANT}' "
    "OR e.at::timestamptz IS NULL OR json_typeof(e.detail::json) <> 'object')",
    "a number is left out": " UNION ALL ".join(
        f"SELECT FROM {table} t WHERE t.id > g.{table} HAVING max(t.id) - g.{table} <> count(*)" for table in IMPORTED
    ),
    "a file is kept of which the bytes were not given": "SELECT FROM source s WHERE s.id > g.source "
    "AND s.content <= g.content AND NOT EXISTS (SELECT FROM {access}.compared c WHERE c.content = s.content)",
    "a row is of an earlier file": f"SELECT FROM observation o WHERE {_NEW} AND o.source <= g.source",
    "a row cannot be read": f"SELECT FROM observation o WHERE {_NEW} AND (o.count < 1 OR o.serious NOT IN (0, 1) "
    f"OR o.score !~ '{_SCORE}' OR (o.cells <> '' AND json_typeof(o.cells::json) <> 'object') "
    "OR json_typeof(o.candidates::json) <> 'array' OR json_typeof(o.people::json) <> 'array')",
    "a day or month is none": f"SELECT FROM decision d WHERE {_MADE} AND (d.month !~ '{_MONTH}' "
    f"OR d.occurred_on !~ '{_DAY}' OR d.occurred_on::date IS NULL AND d.occurred_on IS NOT NULL)",
    "a row has no beginning, or two": f"SELECT FROM observation o WHERE {_NEW} "
    "AND 1 <> (SELECT count(*) FROM decision d WHERE d.observation = o.id)",
    "a beginning is none of an import": "SELECT FROM decision d JOIN observation o ON o.id = d.observation "
    f"WHERE {_MADE} AND {_NEW} AND NOT coalesce((d.action, d.status) IN ({_FIRSTS}) AND d.reason = '' AND {_AS_READ} "
    "AND json_typeof(d.related::json) = 'array' AND json_typeof(d.reasons::json) = 'array' "
    "AND (d.status = 'skipped') = (o.same_as IS NOT NULL), false)",
    "it books what must wait": f"SELECT FROM decision d WHERE {_MADE} AND d.status = 'confirmed' "
    "AND NOT coalesce(d.reasons = '[]' AND d.clause <> '' AND d.month <> '' AND d.count > 0 "
    "AND d.month NOT IN (SELECT month FROM closing) "
    "AND EXISTS (SELECT FROM employee p WHERE p.employee_id = d.employee_id), false)",
    "it decides about a record": f"SELECT FROM decision d LEFT JOIN {_BEFORE} ON true "
    f"JOIN observation o ON o.id = d.observation WHERE {_MADE} AND NOT {_NEW} "
    "AND NOT coalesce((b.status, b.action, d.status) = ('pending', 'queued', 'dismissed') "
    f"AND d.related = '[' || d.reason || ']' AND {_AS_BEFORE} AND EXISTS ({_SUCCEEDED}), false)",
    "it decides twice": f"SELECT FROM decision d WHERE {_MADE} GROUP BY d.observation HAVING count(*) > 1",
}
"""What an inspector's entry is refused for, and the question that finds it; `g` is what the books ended with before."""

_WRITTEN: Final = (
    "SELECT '{{' || coalesce(string_agg(to_json(name) || ':[' || n || ',\"' || sha || '\"]', ',' ORDER BY name), '') "
    "|| '}}' FROM ({tables}) t WHERE n > 0"
)
_DIGEST: Final = (
    "SELECT '{name}' COLLATE \"C\" AS name, count(*) AS n, encode(sha256(convert_to('[' || "
    "coalesce(string_agg({row}, ',' ORDER BY id), '') || ']', 'UTF8')), 'hex') AS sha FROM {name} WHERE id > g.{name}"
)
_SEALED: Final = (
    f"SELECT FROM entry e WHERE e.seq = g.entry AND e.rows = written "
    "AND e.prev = coalesce((SELECT l.digest FROM entry l WHERE l.seq = g.entry - 1), '') "
    f"AND e.digest = encode(sha256(convert_to('[\"{digest.FORM}\",' || e.seq || ',' || "
    + " || ',' || ".join(f"to_json(e.{name})" for name in ("at", "actor", "action", "detail", "rows", "prev"))
    + " || ']', 'UTF8')), 'hex')"
)


def check(where: str, access: str) -> list[str]:
    """Give the statements that make the check; it runs when a transaction that began an entry ends."""
    wrong = " ".join(f"WHEN EXISTS ({question}) THEN '{what}'" for what, question in WRONG.items())
    body = (
        f"DECLARE g {access}.begun := NEW; written text; wrong text; BEGIN DELETE FROM {access}.begun; "
        f"written := ({_written()}); IF written = '{{}}' AND NOT EXISTS (SELECT FROM entry WHERE seq = g.entry) "
        f"THEN RETURN NULL; END IF; wrong := CASE WHEN NOT EXISTS ({_SEALED}) THEN 'its seal is not that of its rows' "
        f"{wrong.replace('{access}', access)} END; DELETE FROM {access}.compared; IF wrong IS NOT NULL THEN "
        "RAISE EXCEPTION 'the entry is refused: %', wrong USING ERRCODE = '42501'; END IF; RETURN NULL; END"
    )
    return [
        f"CREATE OR REPLACE FUNCTION {access}.end_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
        f"SET search_path = {where}, pg_temp AS $${body}$$;",
        f"CREATE CONSTRAINT TRIGGER ends AFTER INSERT ON {access}.begun DEFERRABLE INITIALLY DEFERRED "
        f"FOR EACH ROW EXECUTE FUNCTION {access}.end_entry();",
    ]


def _written() -> str:
    """Give the question for what `chain.Pen.seal` writes as the digests of the rows."""
    tables = (schema.METADATA.tables[name] for name in IMPORTED)
    return _WRITTEN.format(tables=" UNION ALL ".join(_DIGEST.format(name=each.name, row=_row(each)) for each in tables))


def _row(table: Table) -> str:
    return "'[' || " + " || ',' || ".join(map(_value, table.columns)) + " || ']'"


def _value(column: Column[object]) -> str:
    """Write a value as `digest.canonical` does."""
    if column.type.python_type is bytes:
        return f"'{{\"sha256\":\"' || encode(sha256({column.name}), 'hex') || '\"}}'"
    return f"coalesce(to_json({column.name})::text, 'null')"
