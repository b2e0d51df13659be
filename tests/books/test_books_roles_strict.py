"""What a login reads and writes with SQL of its own, table by table: a role's part and not one row more."""

# ruff: noqa: S608  # these tests play those who write SQL of their own
from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import psycopg
import pytest

from conduct_audit.books import schema
from tests.books.office import Office

if TYPE_CHECKING:
    from tests.books.server import Server

NO = "refused"
ALL = "all"
SEEN = {
    # table: what an inspector sees who sent in one sheet with one row, and the manager of 客服部
    "closing": (NO, NO),
    "closing_fact": (NO, NO),
    "closing_line": (NO, [("0012",)]),
    "content": ([(3,)], NO),
    "correction": (NO, []),
    "decision": ([("0012",)], [("0012",)] * 3),
    "employee": ([], [("0012",)]),
    "employment": ([], []),
    "entry": (NO, NO),
    "export": (NO, NO),
    "ledger": (ALL, ALL),
    "observation": ([("0012",)], [("0012",)] * 3),
    "override": (NO, NO),
    "phrase": (ALL, NO),
    "posting": (NO, [("0012",)] * 3),
    "profile": (ALL, NO),
    "roster": (ALL, ALL),
    "ruling": ([], []),
    "appeal": ([], []),
    "rulebook": (ALL, ALL),
    "setting": (ALL, ALL),
    "settled_correction": (NO, []),
    "slip": (NO, [("0012",)]),
    "source": ([("li.xlsx",)], [("a.xlsx",), ("li.xlsx",)]),
}


@pytest.fixture(scope="module")
def office(server: Server) -> Office:
    made = Office(server)
    made.book("li", "li.xlsx", {"text": "迟到"})
    made.book("wu", "wu.xlsx", {"employee_id": "0013", "number": "0013", "text": "串岗"})
    return made


def told_of(table: str) -> str:
    """Give the column by which rows are told apart."""
    columns = schema.METADATA.tables[table].c.keys()
    return next(name for name in ("employee_id", "name", "id", "seq") if name in columns)


def seen(office: Office, login: str, table: str, *, before: str = "SELECT 1") -> object:
    """Give what `SELECT *` of somebody with psql gives of a table."""
    asked = f"SELECT {told_of(table)} FROM (SELECT * FROM {table}) every ORDER BY 1"
    try:
        return office.server.sql("BEGIN", before, asked, schema=office.schema, user=office.login(login))
    except psycopg.errors.InsufficientPrivilege:
        return NO


def test_the_table_names_every_table() -> None:
    assert sorted(SEEN) == sorted(schema.METADATA.tables)


@pytest.mark.parametrize("table", SEEN)
@pytest.mark.parametrize(("login", "place"), [("li", 0), ("zhao", 1)])
def test_a_role_reads_its_part_of_a_table(office: Office, login: str, place: int, table: str) -> None:
    everything = seen(office, "wang", table)

    assert seen(office, login, table) == (everything if SEEN[table][place] == ALL else SEEN[table][place])


@pytest.mark.parametrize("login", ["wang", "sun"])
def test_hr_and_auditors_read_all_of_every_table(office: Office, login: str) -> None:
    for table in SEEN:
        counted = f"SELECT count(*) FROM {table}"
        logins = (office.login(login), "postgres")
        own, real = (office.server.sql(counted, schema=office.schema, user=user) for user in logins)
        assert own == real


@pytest.mark.parametrize("table", SEEN)
def test_the_gate_shows_nobodys_rows(office: Office, table: str) -> None:
    assert seen(office, "li", table, before=f"SELECT {office.schema}_access.begin_entry()") == seen(office, "li", table)


def test_the_gate_shows_who_works_where_and_not_what_they_earn(office: Office) -> None:
    asked = f"SELECT name, department, bonus_base, sex, note FROM {office.schema}_access.employee ORDER BY 1"
    gate = f"SELECT {office.schema}_access.begin_entry()"

    assert office.server.sql(asked, user=office.login("li")) == []
    assert office.server.sql("BEGIN", gate, asked, user=office.login("li")) == [
        ("张三", "客服部", None, None, ""),
        ("李四", "维修部", None, None, ""),
    ]
    for nobody in ("zhao", "sun"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            office.server.sql(asked, user=office.login(nobody))


@pytest.mark.parametrize(
    "question",
    [
        "SELECT most_common_vals::text FROM pg_stats WHERE schemaname LIKE 'ledger%' AND tablename = 'employee'",
        "SELECT most_common_vals::text FROM pg_stats WHERE schemaname LIKE 'ledger%' AND tablename = 'decision'",
        "SELECT stavalues1::text FROM pg_statistic",
        "SELECT query FROM pg_stat_activity WHERE usename = 'postgres' AND query <> '<insufficient privilege>'",
        "SELECT description FROM pg_description d JOIN pg_class c ON c.oid = d.objoid AND c.relname IN ('employee')",
        "SELECT data FROM pg_largeobject",
        "SELECT sequencename FROM pg_sequences WHERE schemaname LIKE 'ledger%'",
        "SELECT statement FROM pg_prepared_statements",
        "SELECT pg_read_file('PG_VERSION')",
        "COPY decision TO '/tmp/stolen'",
    ],
)
@pytest.mark.parametrize("login", ["li", "zhao"])
def test_the_catalogue_tells_nothing_of_the_rows(office: Office, login: str, question: str) -> None:
    office.server.sql("ANALYZE")
    with suppress(psycopg.errors.InsufficientPrivilege):
        assert office.server.sql(question, schema=office.schema, user=office.login(login)) == []


@pytest.mark.parametrize("table", [*SEEN, "{access}.manager", "{access}.begun", "{access}.compared"])
@pytest.mark.parametrize("login", ["zhao", "sun", "li"])
@pytest.mark.parametrize("statement", ["INSERT INTO {} SELECT * FROM {}", "UPDATE {} SET x = 1", "DELETE FROM {}"])
def test_nobody_but_hr_writes_a_row_by_hand(office: Office, login: str, table: str, statement: str) -> None:
    named = table.format(access=f"{office.schema}_access")

    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedColumn)):
        office.server.sql(
            "BEGIN",
            statement.format(named, named).replace("SET x", f"SET {told_of(table)}" if table in SEEN else "SET login"),
            "COMMIT",
            schema=office.schema,
            user=office.login(login),
        )
