"""An office whose people have roles in one shared ledger: each comes in with a login of their own.

Two departments; every table of the books holds something; HR sent in `a.xlsx`, li and wu a sheet each.
"""

# ruff: noqa: S608  # these tests play those who write SQL of their own
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from conduct_audit import books
from conduct_audit.books import roles, schema
from conduct_audit.books.appeals import Ruling
from conduct_audit.books.phrases import Phrase
from conduct_audit.books.server import server_of
from conduct_audit.month import Month
from tests.books.world import AT, UNCLEAR, Desk, mapped

if TYPE_CHECKING:
    from tests.books.server import Server

LOGINS = {"li": "inspector", "wu": "inspector", "wang": "hr", "zhao": "manager", "sun": "auditor", "lame": "hr"}


class Office:
    """The office and its ledger."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.place = server.fresh()
        self.schema = server_of(self.place).schema
        with (desk := Desk(self.place)).ledger:
            desk.employ(
                {"employee_id": "0012", "name": "张三", "department": "客服部", "bonus_base": 150000},
                {"employee_id": "0013", "name": "李四", "department": "维修部", "bonus_base": 100000},
            )
            desk.book("a.xlsx", {}, {"employee_id": "0013", "number": "0013"}, UNCLEAR)
            desk.close(Month(2024, 2), {"employee_id": "0012"}, {"employee_id": "0013", "department": "维修部"})
            fill(desk)
        server.sql(roles.sql(self.place), roles.sql(self.place))
        for login, role in LOGINS.items():
            passes = "BYPASSRLS" if role in {"hr", "auditor"} and login != "lame" else ""
            server.sql(f"CREATE ROLE {self.login(login)} LOGIN {passes} IN ROLE {self.schema}_{role}")
        server.sql(f"INSERT INTO {self.schema}_access.manager VALUES ('{self.login('zhao')}', '客服部')")

    def login(self, name: str) -> str:
        return f"{name}_{self.schema}"

    def ledger(self, name: str, *, write: bool = False) -> books.Ledger:
        return books.open_ledger(self.server.place(self.schema, self.login(name)), write=write)

    def book(self, name: str, file: str, *rows: dict[str, Any], actor: str = "") -> list[str]:
        with (
            self.ledger(name, write=True) as ledger,
            ledger.entry("import", actor=actor or self.login(name), at=AT, detail={}) as entry,
        ):
            return list(entry.book_source(file, file.encode(), "xlsx", mapped(*rows)).rows["status"])

    def files(self, name: str) -> list[str]:
        with self.ledger(name) as ledger:
            return [file for (file,) in ledger.store.rows(select(schema.source.c.name).order_by(schema.source.c.id))]


def fill(desk: Desk) -> None:
    """Put something into every table that is empty yet."""
    with desk.entry() as entry:
        entry.set("shortfall", "carry", None)
        entry.put_profile("城东", {"columns": {}})
        entry.put_phrases([Phrase("thermal-power", "2.1.2", "别人的话", observation=2)])
        entry.override(Month(2024, 2), "W02", "李四", "已核实")
        entry.export(Month(2024, 2), "csv", "a.csv", "5" * 64, "{}")
        entry.file_appeal(2, "不是我", AT.date(), late=False)
    with desk.entry() as entry:
        ruling = Ruling("dismissed", "属实", "王主管")
        entry.rule(2, ruling)
        entry.decide(2, ruling.decision)
