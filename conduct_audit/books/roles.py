"""Who may see and write what in a shared ledger, as SQL for its owner: the database enforces it, not the program.

The roles own nothing and may INSERT and SELECT, no more. Row-level security shows an inspector the sheets that bear
their own name, a manager the people of their departments; HR and auditors pass it by (BYPASSRLS, which each login
needs itself). To import, an inspector must be compared with everybody's rows, or the same event would be deducted
twice: for the length of that one transaction the gate (`roles_gate`) shows the rows that tell the same, no others.
"""

# ruff: noqa: S608, ISC004  # every name that is put in is a quoted identifier; a long statement is one line of several
from __future__ import annotations

from typing import Final

from conduct_audit.books import schema
from conduct_audit.books.place import shown
from conduct_audit.books.postgres import literal, quoted
from conduct_audit.books.roles_check import IMPORTED
from conduct_audit.books.roles_functions import functions
from conduct_audit.books.roles_gate import ANSWERS, statements
from conduct_audit.books.server import is_server, server_of
from conduct_audit.books.server_errors import RolesNeedServerError

ROLES: Final = ("inspector", "hr", "manager", "auditor")
_EVERYBODY: Final = ("ledger", "rulebook", "setting", "roster")
_IN_PART: Final = {"entry": ("seq", "at", "actor", "action", "digest"), "closing": ("id", "entry", "month")}
"""Of the trail and of closings inspectors and managers see that they are there; the rest names people and amounts."""

_OF_CONTENT: Final = ("id", "entry", "sha256", "size")
"""What a manager sees of a file that tells of their people: not its bytes, which tell of others too."""

_ROSTERS: Final = ("employee", "employment")
_RECORD: Final = "{column} IN (SELECT {access}.records_of_manager())"
_PERSON: Final = "department IN (SELECT {access}.departments())"

MANAGER: Final = {
    "source": "id IN (SELECT source FROM observation)",
    "content": "id IN (SELECT content FROM source)",
    "employee": _PERSON,
    "employment": "employee IN (SELECT id FROM employee)",
    "observation": _RECORD.format(column="id", access="{access}"),
    "decision": _RECORD.format(column="observation", access="{access}"),
    "closing_line": _PERSON,
    "slip": "(closing, employee_id) IN (SELECT closing, employee_id FROM closing_line)",
    "appeal": _RECORD.format(column="observation", access="{access}"),
    "ruling": "appeal IN (SELECT id FROM appeal)",
    "correction": "(employee_id, in_month) IN (SELECT * FROM {access}.people_of_manager())",
    "settled_correction": "correction IN (SELECT id FROM correction)",
    "posting": _PERSON,
}
"""What a manager sees of each table; of the tables that stand neither here nor in `_EVERYBODY`, nothing."""

_OWN_OR_COMPARED: Final = (
    "{column} IN (SELECT {access}.own_records()) OR {column} IN (SELECT {access}.compared_records())"
)

INSPECTOR: Final = {
    "source": "id IN (SELECT {access}.own_sources()) OR id IN (SELECT source FROM observation)",
    "content": "id IN (SELECT {access}.own_contents())",
    "observation": "source IN (SELECT {access}.own_sources()) OR id IN (SELECT {access}.compared_records())",
    "decision": _OWN_OR_COMPARED.format(column="observation", access="{access}"),
    "appeal": "observation IN (SELECT {access}.own_records())",
    "ruling": "appeal IN (SELECT id FROM appeal)",
    "phrase": "true",
    "profile": "true",
    "employee": "false",
    "employment": "false",
}
"""What an inspector sees of each table; what is compared, is seen for the length of an entry."""

_WRITES: Final = {
    **dict.fromkeys(IMPORTED, "entry = (SELECT {access}.open_entry())"),
    "entry": "seq = (SELECT {access}.open_entry()) AND actor = session_user AND action = 'import'",
}
"""What an inspector may put in; `roles_check` looks at all of it once more when the transaction ends."""


def names(place: str) -> tuple[str, ...]:
    """Give the names of the roles for the ledger at `place`. Raises `RolesNeedServerError`."""
    return tuple(f"{_prefix(_schema(place))}_{role}" for role in ROLES)


def sql(place: str) -> str:
    """Give the statements, which may be run again at any time. Raises `RolesNeedServerError`."""
    where = _schema(place)
    access = quoted(f"{where}_access")
    role = {kind: quoted(name) for kind, name in zip(ROLES, names(place), strict=True)}
    parts = (
        [f"SET search_path = {quoted(where)};"],
        _made(dict(zip(ROLES, names(place), strict=True))),
        functions(quoted(where), access),
        statements(quoted(where), access),
        _entered(quoted(where), access, role),
        _granted(role),
        _policies(access, role),
        _logins(access, role),
    )
    return "\n".join(line for part in (["BEGIN;"], *parts, ["COMMIT;"]) for line in part)


def _schema(place: str) -> str:
    if not is_server(place):
        raise RolesNeedServerError(place=shown(place))
    return server_of(place).schema


def _prefix(schema_name: str) -> str:
    return "conduct" if schema_name == "public" else schema_name


def _made(role: dict[str, str]) -> list[str]:
    """Make the roles; those that see everything pass row-level security by."""
    made = []
    for kind, name in role.items():
        all_rows = "BYPASSRLS" if kind in {"hr", "auditor"} else "NOBYPASSRLS"
        known = f"SELECT FROM pg_roles WHERE rolname = {literal(name)}"
        make = f"CREATE ROLE {quoted(name)} NOLOGIN {all_rows}"
        made.append(f"DO $do$ BEGIN IF NOT EXISTS ({known}) THEN {make}; END IF; END $do$;")
    return made


def _entered(where: str, access: str, role: dict[str, str]) -> list[str]:
    """Let the roles in. The functions are for those whom they answer; the gate is the inspectors'."""
    everybody = ", ".join(role.values())
    answers = ", ".join(f"{access}.{function}" for function in ANSWERS)
    return [
        f"REVOKE CREATE ON SCHEMA {where} FROM PUBLIC;",
        f"GRANT USAGE ON SCHEMA {where}, {access} TO {everybody};",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA {where} FROM PUBLIC, {everybody};",
        f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {access} FROM PUBLIC, {everybody};",
        f"GRANT EXECUTE ON FUNCTION {answers} TO {role['inspector']};",
        f"GRANT SELECT ON {', '.join(f'{access}.{view}' for view in _ROSTERS)} TO {role['inspector']};",
        f"GRANT EXECUTE ON FUNCTION {access}.departments(), {access}.records_of_manager(), "
        f"{access}.people_of_manager() TO {role['manager']};",
    ]


def _granted(role: dict[str, str]) -> list[str]:
    every = [table.name for table in schema.METADATA.sorted_tables]
    seen = {
        "inspector": [*_EVERYBODY, *INSPECTOR],
        "hr": every,
        "manager": [*_EVERYBODY, *(table for table in MANAGER if table != "content")],
        "auditor": every,
    }
    written = {"inspector": list(_WRITES), "hr": every}
    lines = [_grant("SELECT", tables, role[kind]) for kind, tables in seen.items()]
    lines += [_grant("INSERT", tables, role[kind]) for kind, tables in written.items()]
    lines.append(f"GRANT SELECT ({', '.join(_OF_CONTENT)}) ON content TO {role['manager']};")
    for table, columns in _IN_PART.items():
        lines.append(f"GRANT SELECT ({', '.join(columns)}) ON {table} TO {role['inspector']}, {role['manager']};")
    return lines


def _grant(right: str, tables: list[str], name: str) -> str:
    return f"GRANT {right} ON {', '.join(map(quoted, tables))} TO {name};"


def _policies(access: str, role: dict[str, str]) -> list[str]:
    """Turn row-level security on; what a table has no policy for, its reader does not see."""
    lines = [f"ALTER TABLE {quoted(table.name)} ENABLE ROW LEVEL SECURITY;" for table in schema.METADATA.sorted_tables]
    both = f"{role['inspector']}, {role['manager']}"
    for table in (*_EVERYBODY, *_IN_PART):
        lines += _policy("everybody_reads", table, f"FOR SELECT TO {both} USING (true)")
    for name, kind, words, rules in (
        ("manager_reads", "manager", "FOR SELECT TO {role} USING ({rule})", MANAGER),
        ("inspector_reads", "inspector", "FOR SELECT TO {role} USING ({rule})", INSPECTOR),
        ("inspector_writes", "inspector", "FOR INSERT TO {role} WITH CHECK ({rule})", _WRITES),
    ):
        for table, rule in rules.items():
            lines += _policy(name, table, words.format(role=role[kind], rule=rule.format(access=access)))
    return lines


def _policy(name: str, table: str, words: str) -> list[str]:
    return [f"DROP POLICY IF EXISTS {name} ON {quoted(table)};", f"CREATE POLICY {name} ON {quoted(table)} {words};"]


def _logins(access: str, role: dict[str, str]) -> list[str]:
    return [
        "-- Let somebody in (BYPASSRLS is not inherited, HR and auditors need it themselves):",
        f"-- CREATE ROLE li LOGIN PASSWORD '…' IN ROLE {role['inspector']};  -- writes as “--actor li” alone",
        f"-- CREATE ROLE wang LOGIN PASSWORD '…' BYPASSRLS IN ROLE {role['hr']};",
        f"-- CREATE ROLE sun LOGIN PASSWORD '…' BYPASSRLS IN ROLE {role['auditor']};",
        f"-- CREATE ROLE zhao LOGIN PASSWORD '…' IN ROLE {role['manager']};",
        f"-- INSERT INTO {access}.manager VALUES ('zhao', '客服部');",
    ]
