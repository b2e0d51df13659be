"""Rows, files and ledgers in the few words that the rules of the books need."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conduct_audit import books
from conduct_audit.tables import EMPLOYEES, LINES, MAPPED

if TYPE_CHECKING:
    import pandas as pd

BOTH = ("sqlite", "postgresql")
AT = dt.datetime(2024, 4, 1, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
RULEBOOK = books.RulebookVersion(None, "thermal-power", "1", "d" * 64, 'id = "thermal-power"')
PLAIN: dict[str, Any] = {
    "sheet": "3月",
    "number": "0012",
    "name": "张三",
    "department": "客服部",
    "place": "城东厅",
    "inspector": "李检",
    "date_text": "3月5日",
    "occurred_on": dt.date(2024, 3, 5),
    "month": "2024-03",
    "clause_text": "2.1.2",
    "text": "未戴工牌",
    "count_text": "1",
    "count": 1,
    "reasons": (),
    "cells": '{"姓名": "张三"}',
    "employee_id": "0012",
    "people": (),
    "category": "2",
    "clause": "2.1.2",
    "candidates": (),
}
UNKNOWN_PERSON: dict[str, Any] = {"employee_id": None, "reasons": ("unknown_employee",)}
UNCLEAR: dict[str, Any] = {"clause": None, "category": None, "reasons": ("unclear_clause",)}


class Desk:
    """A ledger and the people who work on it."""

    def __init__(self, place: Path | str) -> None:
        self.address, self.place = str(place), Path(place)
        self.ledger = books.create(str(place), actor="王主管", at=AT, company="某热力", rulebook=RULEBOOK)

    def book(self, name: str, *rows: dict[str, Any], content: bytes | None = None) -> pd.DataFrame:
        """Import a file whose bytes are its name and rows, unless `content` says otherwise."""
        frame = mapped(*rows)
        data = repr((name, rows)).encode() if content is None else content
        with self.entry("import") as entry:
            booking: books.Booking = entry.book_source(name, data, "xlsx", frame)
        return booking.rows

    def entry(self, action: str = "test") -> Any:
        return self.ledger.entry(action, actor="王主管", at=AT, detail={})

    def decide(self, number: int, verb: Any, **facts: Any) -> books.Outcome:
        with self.entry(verb) as entry:
            outcome: books.Outcome = entry.decide(number, books.Decision(verb, **facts))
            return outcome

    def employ(self, *employees: dict[str, Any], start: Any = None) -> None:
        with self.entry("roster import") as entry:
            entry.add_roster(EMPLOYEES.frame(employees), start, "roster.xlsx", repr(employees).encode())

    def close(self, month: Any, *lines: dict[str, Any], at: dt.datetime = AT) -> None:
        with self.ledger.entry("close", actor="王主管", at=at, detail={}) as entry:
            entry.close(month, line_frame(*lines), rulebook_digest="d" * 64)

    def statuses(self) -> dict[int, str]:
        found = self.ledger.violations(ids=range(1, 1000))
        return dict(zip(found["id"], found["status"], strict=True))


def mapped(*rows: dict[str, Any]) -> pd.DataFrame:
    """Give rows of MAPPED: `PLAIN` with what each says otherwise, one below the other."""
    return MAPPED.frame({**PLAIN, "row": number, **row} for number, row in enumerate(rows, 2))


def line_frame(*lines: dict[str, Any]) -> pd.DataFrame:
    """Give LINES with one category, `count_2`."""
    plain = {"name": "张三", "department": "客服部", "post": "", "bonus_base": 150000, "violations": 1, "serious": 0}
    plain |= {"zero_bonus": False, "assessed": 10000, "deduction": 10000, "corrections": 0, "net_bonus": 140000}
    frame = LINES.frame({**plain, **line} for line in lines)
    return frame.assign(count_2=frame["violations"])


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
