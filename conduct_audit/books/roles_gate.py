"""The inspectors' gate: one entry, an import, which the server itself reads through before it keeps it.

`begin_entry` opens it for one transaction: rows may be put in under the next number. Other people's rows stay shut;
`compare` shows those alone that tell what the rows of the sheet tell. When the transaction ends, a deferred trigger
computes the seal again and looks whether everything in the entry is what an import writes; else nothing is kept.
"""

# ruff: noqa: S608, ISC004  # the names that are put in are quoted identifiers; a long statement is one line of several
from __future__ import annotations

from typing import Final

from conduct_audit.books.life import ON_THE_BOOKS
from conduct_audit.books.postgres import literal
from conduct_audit.books.roles_check import IMPORTED, check

_DEFINER: Final = "SECURITY DEFINER SET search_path = {where}, pg_temp"
_READS: Final = f"LANGUAGE sql STABLE {_DEFINER}"
_WRITES: Final = f"LANGUAGE plpgsql {_DEFINER}"
_LASTS: Final = ", ".join(f"(SELECT coalesce(max(id), 0) FROM {table})" for table in IMPORTED)
_LAST_OF: Final = " ".join(f"WHEN '{table}' THEN {table}" for table in IMPORTED)
_BEGUN: Final = "{access}.begun WHERE id = pg_current_xact_id_if_assigned()"

ANSWERS: Final = (
    *("begin_entry()", "open_entry()", "last_id(text)", "compare(text, text[], text[], text[], text[])"),
    *("compared_records()", "own_sources()", "own_records()", "own_contents()"),
)
"""The functions that answer inspectors."""

_TABLES: Final = (
    "DROP TABLE IF EXISTS {access}.begun, {access}.compared;",
    "CREATE UNLOGGED TABLE {access}.begun (id xid8 PRIMARY KEY, entry integer NOT NULL, "
    + ", ".join(f"{table} integer NOT NULL" for table in IMPORTED)
    + ");",
    "CREATE UNLOGGED TABLE {access}.compared (observation integer, content integer);",
)

_BEGINNING: Final = (
    f"CREATE OR REPLACE FUNCTION {{access}}.begin_entry() RETURNS boolean {_WRITES} AS $$ BEGIN "
    "PERFORM pg_advisory_xact_lock(hashtextextended({lock}, 0)); "
    f"IF EXISTS (SELECT FROM {_BEGUN}) THEN RAISE EXCEPTION 'an entry is begun already' USING ERRCODE = '42501'; "
    "END IF; "
    "RAISE LOG 'conduct-audit: % begins an entry', session_user; "
    "DELETE FROM {access}.begun; DELETE FROM {access}.compared; "
    "INSERT INTO {access}.begun SELECT pg_current_xact_id(), coalesce(max(seq), 0) + 1, "
    f"{_LASTS} FROM entry; RETURN true; END $$;",
    f"CREATE OR REPLACE FUNCTION {{access}}.open_entry() RETURNS integer {_READS} AS $$ SELECT entry FROM {_BEGUN} $$;",
    f"CREATE OR REPLACE FUNCTION {{access}}.last_id(name text) RETURNS integer {_READS} AS $$ "
    f"SELECT CASE name {_LAST_OF} END FROM {_BEGUN} $$;",
)

_COMPARING: Final = (
    "CREATE OR REPLACE FUNCTION {access}.compare(bytes text, keys text[], persons text[], days text[], clauses text[]) "
    f"RETURNS void {_WRITES} AS $$ BEGIN "
    "IF {access}.open_entry() IS NULL THEN RAISE EXCEPTION 'no entry is begun' USING ERRCODE = '42501'; END IF; "
    "RAISE LOG 'conduct-audit: % compares % rows', session_user, coalesce(cardinality(persons), 0); "
    "INSERT INTO {access}.compared (content) SELECT id FROM content WHERE sha256 = bytes; "
    "INSERT INTO {access}.compared (observation) "
    "SELECT o.id FROM unnest(keys) AS k(key) JOIN observation o ON o.identity = k.key UNION "
    "SELECT o.id FROM unnest(keys) AS k(key) JOIN observation o ON o.as_written = k.key UNION "
    "SELECT o.id FROM content c JOIN source s ON s.content = c.id JOIN observation o ON o.source = s.id "
    "WHERE c.sha256 = bytes UNION "
    "SELECT o.id FROM unnest(persons, days, clauses) AS e(person, day, clause) "
    "JOIN decision d ON d.employee_id = e.person AND d.clause = e.clause JOIN observation o ON o.id = d.observation "
    f"WHERE e.day IN (d.occurred_on, d.month, o.month) AND d.status IN {ON_THE_BOOKS} AND NOT EXISTS "
    "(SELECT FROM decision l WHERE l.observation = d.observation AND l.id > d.id); END $$;",
    f"CREATE OR REPLACE FUNCTION {{access}}.compared_records() RETURNS SETOF integer {_READS} AS $$ "
    "SELECT observation FROM {access}.compared WHERE {access}.open_entry() IS NOT NULL AND observation IS NOT NULL $$;",
)

_OWN: Final = (
    f"CREATE OR REPLACE FUNCTION {{access}}.own_sources() RETURNS SETOF integer {_READS} AS $$ "
    "SELECT s.id FROM source s JOIN entry e ON e.seq = s.entry WHERE e.actor = session_user "
    "UNION SELECT id FROM source WHERE entry = {access}.open_entry() $$;",
    f"CREATE OR REPLACE FUNCTION {{access}}.own_records() RETURNS SETOF integer {_READS} AS $$ "
    "SELECT id FROM observation WHERE source IN (SELECT {access}.own_sources()) $$;",
    f"CREATE OR REPLACE FUNCTION {{access}}.own_contents() RETURNS SETOF integer {_READS} AS $$ "
    "SELECT content FROM source WHERE id IN (SELECT {access}.own_sources()) UNION "
    "SELECT content FROM {access}.compared WHERE {access}.open_entry() IS NOT NULL AND content IS NOT NULL UNION "
    "SELECT id FROM content WHERE entry = {access}.open_entry() $$;",
)

_PEOPLE: Final = (
    "CREATE OR REPLACE VIEW {access}.employee WITH (security_barrier) AS SELECT id, entry, roster, employee_id, name, "
    "department, post, NULL::bigint AS bonus_base, NULL::text AS sex, ''::text AS note FROM {where}.employee "
    "WHERE {access}.open_entry() IS NOT NULL;",
    "CREATE OR REPLACE VIEW {access}.employment WITH (security_barrier) AS SELECT id, entry, employee, kind, "
    "NULL::bigint AS wage, ''::text AS leader FROM {where}.employment WHERE {access}.open_entry() IS NOT NULL;",
)
"""Who works where, for the length of an entry, without what anybody earns. The program looks here first then."""


def statements(where: str, access: str) -> list[str]:
    """Give what makes the gate of the ledger in schema `where`, in the schema `access` (both quoted)."""
    made = (*_TABLES, *_BEGINNING, *_OWN, *_COMPARING, *_PEOPLE)
    lock = literal(f"conduct-audit {where}, pg_temp")
    return [*(text.format(where=where, access=access, lock=lock) for text in made), *check(where, access)]
