"""Roles on a shared ledger: the database itself shows everybody their own part, and lets nobody change a row."""

# these tests play those who write SQL of their own
from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import select

from conduct_audit import books
from conduct_audit.books import roles, schema, server_errors
from tests.books.office import Office

if TYPE_CHECKING:
    from tests.books.server import Server


@pytest.fixture(scope="module")
def office(server: Server) -> Office:
    made = Office(server)
    made.book("li", "li.xlsx", {"text": "迟到"})
    made.book("wu", "wu.xlsx", {"employee_id": "0013", "text": "串岗"})
    return made


def test_an_inspector_sees_their_own_sheets_alone(office: Office) -> None:
    assert office.files("li") == ["li.xlsx"]
    with office.ledger("li") as ledger:
        assert ledger.violations(ids=range(1, 100))["file"].tolist() == ["li.xlsx"]
        for hidden in (schema.employee, schema.employment, schema.content.join(schema.source)):
            assert len(ledger.store.rows(select(hidden.c[next(iter(hidden.c.keys()))]))) <= 1


def test_an_inspectors_sheet_is_compared_with_everybodys(office: Office) -> None:
    assert office.book(
        "li", "again.xlsx", {}, {"employee_id": "0013", "text": "串岗"}, {"clause": "2.1.3", "text": "早退"}
    ) == [
        "skipped",
        "skipped",
        "confirmed",
    ]


def test_an_inspector_writes_under_their_own_name_alone(office: Office) -> None:
    with pytest.raises(server_errors.LedgerForbiddenError, match="entry"):
        office.book("li", "forged.xlsx", {"text": "冒名"}, actor="王主管")


def test_a_manager_sees_the_people_of_their_department_alone(office: Office) -> None:
    with office.ledger("zhao") as ledger:
        seen = ledger.violations(ids=range(1, 100))
        people = ledger.store.rows(select(schema.employee.c.name))

    assert set(seen["employee_id"]) == {"0012"}
    assert people == [("张三",)]


@pytest.mark.parametrize("name", ["li", "zhao"])
def test_who_sees_a_part_is_not_given_figures_of_it(office: Office, name: str) -> None:
    with office.ledger(name) as ledger, pytest.raises(server_errors.LedgerForbiddenError, match="ledger roles"):
        books.verify(ledger)


def test_an_auditor_verifies_all_and_writes_nothing(office: Office) -> None:
    with office.ledger("sun") as ledger:
        assert books.verify(ledger).ok
    with pytest.raises(server_errors.LedgerForbiddenError):
        office.book("sun", "sun.xlsx", {"text": "审计"})


def test_hr_does_everything_that_the_program_does(office: Office) -> None:
    assert office.book("wang", "wang.xlsx", {}) == ["skipped"]
    with office.ledger("wang") as ledger:
        assert books.verify(ledger).ok


def test_whoever_should_see_all_and_does_not_is_refused(office: Office) -> None:
    with pytest.raises(server_errors.LedgerForbiddenError):
        office.book("lame", "lame.xlsx", {"text": "漏看"})


def test_a_manager_writes_nothing(office: Office) -> None:
    with pytest.raises(server_errors.LedgerForbiddenError):
        office.book("zhao", "zhao.xlsx", {"text": "自报"})


@pytest.mark.parametrize("name", ["li", "wang", "zhao", "sun"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET status = 'waived'",
        "DELETE FROM entry",
        "TRUNCATE profile",
        "DROP TABLE profile",
        "ALTER TABLE entry DISABLE TRIGGER USER",
        "ALTER TABLE decision DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE odd (id integer)",
        "SELECT * FROM {access}.manager",
        "INSERT INTO {access}.begun VALUES ('1', 1, 1, 1, 1, 1)",
        "DELETE FROM {access}.compared",
    ],
)
def test_nobody_with_a_role_can_change_anything(office: Office, name: str, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        office.server.sql(
            statement.format(access=f"{office.schema}_access"), schema=office.schema, user=office.login(name)
        )


def test_the_gate_is_the_inspectors_and_closes_with_the_transaction(office: Office) -> None:
    gate = f"SELECT {office.schema}_access.begin_entry()"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        office.server.sql(gate, user=office.login("zhao"))

    seen = office.server.sql(gate, "SELECT name FROM source", schema=office.schema, user=office.login("wu"))

    assert seen == [("wu.xlsx",)]


def test_the_roles_leave_the_form_of_the_ledger_as_it_is(office: Office) -> None:
    with books.open_ledger(office.place, write=False) as ledger:
        assert books.verify(ledger).ok


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("postgresql://hr:geheim@db/books", "conduct"),
        ("postgresql://db/books?schema=plant", "plant"),
    ],
)
def test_the_names_of_the_roles_follow_the_schema(place: str, names: str) -> None:
    assert roles.names(place) == tuple(f"{names}_{role}" for role in roles.ROLES)
    assert "geheim" not in roles.sql(place)


def test_a_file_knows_no_roles() -> None:
    with pytest.raises(server_errors.RolesNeedServerError, match=r"conduct\.db"):
        roles.sql("conduct.db")
