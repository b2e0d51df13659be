"""The roster: title above the header, departments merged, bonus bases typed in three ways."""

from __future__ import annotations

import csv
from itertools import groupby
from typing import TYPE_CHECKING, Final

from tools.sample.paper import Page, Paper
from tools.sample.truth import Truth, table

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "员工花名册.xlsx"
_HEADER: Final = ("序号", "部门", "工号", "姓名", "性别", "岗位", "月奖金基数（元）", "备注")
_KEYS: Final = ("number", "name", "sex", "post")


def write(folder: Path) -> None:
    """Write the roster of all employees into `folder`."""
    paper = Paper(folder / NAME, Truth())
    page = paper.sheet("花名册", (6, 16, 9, 14, 6, 13, 16, 26))
    page.title("云岭热电有限责任公司员工花名册（2026年3月）")
    page.labels({0: "编制部门：综合管理部", 6: "单位：元"})
    page.header(_HEADER)
    staff = table("staff")
    for department, members in groupby(enumerate(staff, start=1), key=lambda numbered: numbered[1]["department"]):
        _department(page, department, list(members))
    page.row(("合计", "", "", f"{len(staff)}人", "", "", "", ""))
    page.labels({0: "注：本公司、部门、人员均为虚构，仅供演示。"})
    page.labels({0: "制表：史文静", 3: "审核：白洁茹", 6: "2026年3月2日"})
    page.grid.freeze_panes(3, 4)
    paper.close()


def write_truth(path: Path) -> None:
    """Write the employees as CSV with their bonus in whole yuan, for whoever wants to compute the month again."""
    keys = ("employee_id", "name", "department", "bonus")
    rows = [(who["number"], who["name"], who["department"], _yuan(who["bonus"])) for who in table("staff")]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows((keys, *rows))


def _yuan(typed: str) -> int:
    return int(typed.replace(",", "").removesuffix("元").removesuffix(".00"))


def _department(page: Page, name: str, members: list[tuple[int, dict[str, str]]]) -> None:
    first = page.at
    for number, who in members:
        page.row((number, None, *(who[key] for key in _KEYS), _bonus(who["bonus"]), who["note"]))
    page.merge(first, page.at - 1, 1, name)


def _bonus(typed: str) -> object:
    return int(typed) if typed.isdecimal() else typed
