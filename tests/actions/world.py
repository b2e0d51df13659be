"""A small company: five employees, sheets as inspectors send them, a ledger with the roster in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from conduct_audit import Audit
from conduct_audit.month import Month

if TYPE_CHECKING:
    from pathlib import Path

MARCH = Month(2024, 3)
HEADER = ("日期", "工号", "姓名", "条款", "违规事实", "次数", "督查人", "是否严重")
PEOPLE = (
    ("0101", "张三", "收费大厅", 1500),
    ("0102", "李四", "收费大厅", 1500),
    ("0201", "王芳", "客服中心", 200),
    ("0202", "赵敏", "客服中心", 1800),
    ("0301", "王芳", "维修班", 2000),
)


def at_noon() -> datetime:
    return datetime(2024, 4, 2, 12, tzinfo=UTC)


def sheet(path: Path, *rows: tuple[Any, ...], header: tuple[str, ...] = HEADER) -> Path:
    book = Workbook()
    page = book.worksheets[0]
    for row in (header, *rows):
        page.append(row)
    book.save(path)
    return path


def roster(path: Path, people: tuple[tuple[Any, ...], ...] = PEOPLE) -> Path:
    return sheet(path, *people, header=("工号", "姓名", "部门", "奖金基数"))


def seen(number: str = "0101", clause: str = "2.1.2", **more: Any) -> tuple[Any, ...]:
    facts = {
        "day": "2024-03-05",
        "name": None,
        "text": "未戴工牌",
        "count": None,
        "inspector": "督查一",
        "serious": None,
    }
    told = {**facts, **more}
    return (
        told["day"],
        number,
        told["name"],
        clause,
        told["text"],
        told["count"],
        told["inspector"],
        told["serious"],
    )


def company(folder: Path) -> Audit:
    audit = Audit(folder / "账 本.db", actor="李会计", clock=at_noon)
    audit.init(company="小热力公司")
    audit.import_roster(roster(folder / "花名册.xlsx"), month=MARCH)
    return audit


def line(audit: Audit, employee: str) -> dict[str, Any]:
    return next(dict(each) for each in audit.settle(MARCH)["lines"] if each["employee_id"] == employee)
