"""The functions behind what a manager sees: they look with their owner's eyes and answer for the person logged in."""

# ruff: noqa: S608, ISC004  # the names that are put in are quoted identifiers; a long statement is one line of several
from __future__ import annotations

from typing import Final

_HEAD: Final = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {where}, pg_temp"

_TABLES: Final = (
    "CREATE SCHEMA IF NOT EXISTS {access};",
    "CREATE TABLE IF NOT EXISTS {access}.manager (login text NOT NULL, department text NOT NULL, "
    "PRIMARY KEY (login, department));",
)
_MANAGER: Final = (
    "CREATE OR REPLACE FUNCTION {access}.departments() RETURNS SETOF text " + _HEAD + " AS $$ "
    "SELECT department FROM {access}.manager WHERE login = session_user $$;",
    "CREATE OR REPLACE FUNCTION {access}.department_at(person text, in_month text) RETURNS text " + _HEAD + " AS $$ "
    "SELECT e.department FROM employee e WHERE e.employee_id = person AND e.roster = (SELECT r.id FROM roster r "
    "WHERE coalesce(r.start, '') <= in_month ORDER BY coalesce(r.start, '') DESC, r.id DESC LIMIT 1) $$;",
    "CREATE OR REPLACE FUNCTION {access}.people_of_manager() RETURNS TABLE (employee_id text, in_month text) "
    + _HEAD
    + " AS $$ SELECT c.employee_id, c.in_month FROM (SELECT DISTINCT employee_id, in_month FROM correction) c "
    "WHERE {access}.department_at(c.employee_id, c.in_month) IN (SELECT {access}.departments()) $$;",
    "CREATE OR REPLACE FUNCTION {access}.records_of_manager() RETURNS SETOF integer " + _HEAD + " AS $$ "
    "WITH now AS (SELECT DISTINCT ON (observation) observation, employee_id, month FROM decision "
    "ORDER BY observation, id DESC), "
    "own AS (SELECT employee_id, month FROM (SELECT DISTINCT employee_id, month FROM now "
    "WHERE employee_id IS NOT NULL AND month IS NOT NULL) people "
    "WHERE {access}.department_at(employee_id, month) IN (SELECT {access}.departments())) "
    "SELECT now.observation FROM now JOIN own USING (employee_id, month) $$;",
)


def functions(where: str, access: str) -> list[str]:
    """Give the statements that make them, in a schema of their own: the ledger's keeps its form."""
    return [text.format(where=where, access=access) for text in (*_TABLES, *_MANAGER)]
