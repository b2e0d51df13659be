"""The form of a ledger on PostgreSQL, as its catalogue tells it: tables, indexes, triggers, functions, and no others.

The catalogue's own numbers stand for themselves: they say the same on every release of the server.
"""

# ruff: noqa: S608  # every question is made of the words in this file
from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from sqlalchemy.dialects import postgresql

from conduct_audit.books import guards_server, schema

if TYPE_CHECKING:
    from sqlalchemy import Column, Index, Table

    from conduct_audit.books.form import Part
    from conduct_audit.books.store import Store

_HERE: Final = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
_OWN: Final = (
    "NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = '{catalogue}'::regclass "
    "AND d.objid = {oid} AND d.deptype = 'e')"
)
_RELATION: Final = f"c.relnamespace = {_HERE} AND " + _OWN.format(catalogue="pg_class", oid="c.oid")

_COLUMNS: Final = (
    "(SELECT string_agg(concat_ws(' ', a.attname, CASE WHEN a.attisdropped THEN 'dropped' ELSE "
    "format_type(a.atttypid, a.atttypmod) END, CASE WHEN a.attnotnull THEN 'not null' END, "
    "CASE WHEN a.atthasdef THEN 'default' END, nullif(a.attidentity::text, '')), ', ' ORDER BY a.attnum) "
    "FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0)"
)
_CONSTRAINTS: Final = (
    "(SELECT string_agg(concat_ws(' ', k.contype, (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = k.conrelid "
    "AND a.attnum = k.conkey[1]), f.relname, CASE WHEN k.convalidated AND NOT k.condeferrable "
    "AND cardinality(k.conkey) = 1 THEN '' ELSE 'weak' END), ', ' ORDER BY k.contype, k.conkey[1]) "
    "FROM pg_constraint k LEFT JOIN pg_class f ON f.oid = k.confrelid "
    "WHERE k.conrelid = c.oid AND k.contype IN ('p', 'f', 'u', 'c', 'x'))"
)
_HEIRS: Final = "(SELECT 'inherits' FROM pg_inherits h WHERE c.oid IN (h.inhrelid, h.inhparent) LIMIT 1)"
_KIND: Final = "CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'view' ELSE 'relation' END"
_TABLES: Final = (
    f"SELECT {_KIND}, c.relname, concat_ws('; ', c.relpersistence, {_COLUMNS}, {_CONSTRAINTS}, {_HEIRS}) "
    f"FROM pg_class c WHERE c.relkind NOT IN ('i', 't') AND {_RELATION}"
)
_INDEXES: Final = (
    "SELECT 'index', c.relname, concat_ws(' ', t.relname, CASE WHEN i.indisunique THEN 'unique' END, am.amname, "
    "(SELECT string_agg(pg_get_indexdef(c.oid, n, false), ', ' ORDER BY n) FROM generate_series(1, i.indnatts) n), "
    "CASE WHEN NOT i.indisvalid OR i.indpred IS NOT NULL THEN 'weak' END) FROM pg_index i "
    "JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid JOIN pg_am am ON am.oid = c.relam "
    f"WHERE {_RELATION}"
)
_TRIGGERS: Final = (
    "SELECT 'trigger', g.tgname, concat_ws(' ', c.relname, g.tgtype, g.tgenabled, p.proname, "
    "CASE WHEN g.tgqual IS NOT NULL OR g.tgattr::text <> '' THEN 'weak' END) FROM pg_trigger g "
    f"JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_proc p ON p.oid = g.tgfoid WHERE {_RELATION} "
    "AND (NOT g.tgisinternal OR g.tgenabled NOT IN ('O', 'A'))"
)
_FUNCTIONS: Final = (
    "SELECT 'function', p.proname, concat_ws(' ', l.lanname, p.prosecdef, p.proconfig, p.prosrc) FROM pg_proc p "
    f"JOIN pg_language l ON l.oid = p.prolang WHERE p.pronamespace = {_HERE} AND "
    + _OWN.format(catalogue="pg_proc", oid="p.oid")
)
_RULES: Final = (
    "SELECT 'rule', r.rulename, c.relname FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class "
    f"WHERE c.relkind = 'r' AND {_RELATION}"
)
_QUESTIONS: Final = (_TABLES, _INDEXES, _TRIGGERS, _FUNCTIONS, _RULES)
_EVENTS: Final = {"UPDATE": 16, "DELETE": 8, "TRUNCATE": 32}
_BEFORE: Final = 2


def found(store: Store) -> dict[Part, str]:
    """Give every part that the ledger's schema has, and its text; what an extension brought does not count."""
    rows = [row for question in _QUESTIONS for row in store.command(question)]
    return {(str(kind), str(name)): str(text).strip() for kind, name, text in rows}


@cache
def expected() -> dict[Part, str]:
    """Give every part that a ledger has, in the same words."""
    tables = schema.METADATA.tables.values()
    made = {("table", table.name): _table(table) for table in tables}
    made |= {("index", str(index.name)): _index(index) for table in tables for index in table.indexes}
    made |= {("index", f"{table.name}_pkey"): f"{table.name} unique btree {_key(table)}" for table in tables}
    made |= {("trigger", f"{table}_{what}"): _trigger(table.name, what) for table in tables for what in _guards()}
    return made | {("function", guards_server.FUNCTION): f"plpgsql f {guards_server.BODY}"}


def _guards() -> tuple[str, ...]:
    return tuple(guards_server.GUARDS)


def _table(table: Table) -> str:
    columns = ", ".join(map(_column, table.columns))
    referring = [column for column in table.columns if column.foreign_keys]
    targets = [(column, next(iter(column.foreign_keys)).column.table.name) for column in referring]
    constraints = [f"f {column.name} {target} " for column, target in targets] + [f"p {_key(table)} "]
    return "; ".join(("p", columns, ", ".join(constraints))).strip()


def _column(column: Column[object]) -> str:
    kind = str(column.type.compile(dialect=postgresql.dialect())).lower()  # type: ignore[no-untyped-call]  # untyped there
    return f"{column.name} {kind}{'' if column.nullable else ' not null'}"


def _key(table: Table) -> str:
    return next(iter(table.primary_key.columns)).name


def _index(index: Index) -> str:
    names = ", ".join(column.name for column in index.columns)
    return f"{index.table.name if index.table is not None else ''}{' unique' if index.unique else ''} btree {names}"


def _trigger(table: str, what: str) -> str:
    guard = guards_server.GUARDS[what]
    kind = _EVENTS[guard.event] + _BEFORE + (guard.each == "ROW")
    return f"{table} {kind} A {guards_server.FUNCTION}"
