"""A ledger with rows in every table: closed months, appeals, corrections taken and carried, settings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from conduct_audit import Audit
from conduct_audit.month import Month
from tests.actions.world import MARCH, at_noon, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

APRIL, MAY = Month(2024, 4), Month(2024, 5)
HEADER = ("工号", "姓名", "部门", "奖金基数", "用工形式", "应发工资", "班组长工号")
PEOPLE = (
    ("0101", "张三", "收费大厅", 1500, "劳务派遣", 5200, "0102"),
    ("0102", "李四", "收费大厅", 1500, "合同工", 6800, ""),
    ("0201", "王芳", "客服中心", 200, "合同工", 4100, "0202"),
    ("0202", "赵敏", "客服中心", 1800, "合同工", 7100, ""),
    ("0301", "王芳", "维修班", 2000, "合同工", 5900, ""),
)
SETTINGS = {
    "shortfall": "carry",
    "manager_share": "10",
    "dispatched_factor": "60",
    "refund_after_clean_months": "1",
    "strict_warnings": "W06",
}


def rich(place: str | Path, folder: Path) -> Audit:
    """Make the ledger; `folder` takes the sheets and the exported file."""
    audit = Audit(place, actor="李会计", clock=at_noon)
    audit.init(company="小热力公司")
    audit.import_roster(sheet(folder / "花名册.xlsx", *PEOPLE, header=HEADER), month=MARCH)
    for name, value in SETTINGS.items():
        audit.set(name, value)
    audit.add_phrase("2.1.2", "胸牌没戴好")
    audit.save_profile("城东厅", columns=("谁=姓名", "咋了=违规行为"))
    _march(audit, folder)
    _april(audit, folder)
    return audit


def _march(audit: Audit, folder: Path) -> None:
    rows = [
        seen(),
        seen("0201", "3.2.1", text="对用户说脏话", count=3, inspector=None),
        seen("0202", "1.3.3", text="上班聊天", count=2),
        seen("0301", serious="是"),
        seen("0999", "1.3.3", text="上班聊天"),
    ]
    audit.import_files([sheet(folder / "三月.xlsx", *rows)])
    audit.import_files([sheet(folder / "三月又.xlsx", *rows[:2])])
    audit.set_row(5, employee="0102", reason="工号写错")
    audit.file_appeal(3, "只有一次", received_on=dt.date(2024, 3, 20))
    audit.decide_appeal(3, "partly", "录像只见一次", count=1, decided_by="工会王主席")
    audit.close(MARCH, override=["W06"], reason="班长在场")
    audit.export(MARCH, "csv", folder / "三月.csv")


def _april(audit: Audit, folder: Path) -> None:
    late = seen("0102", "2.1.2", day="2024-03-28", text="未戴工牌", count=20)
    own = [seen("0202", day="2024-04-03"), seen("0102", "1.3.3", day="2024-04-05", text="上班聊天", count=10)]
    waits = audit.import_files([sheet(folder / "四月.xlsx", late, *own)])
    audit.admit_row(int(waits["files"][0]["pending"][0]["id"]), "漏报")
    audit.waive(1, "误报")
    audit.file_appeal(4, "不是我")
    audit.decide_appeal(4, "upheld", "另有其人", decided_by="工会王主席")
    audit.close(APRIL)


def told(audit: Audit, month: Month) -> dict[str, Any]:
    """Give the corrections of a month by employee: cause, amount, taken, carried."""
    return {
        each["id"]: (each["employee_id"], each["cause"], each["amount"], each["taken"], each["carried"])
        for each in audit.settle(month)["corrections"]
    }
