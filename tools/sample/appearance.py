"""The appearance check: people down, clauses across, a √ where something was wrong; one sheet a hall."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from tools.sample.paper import Page, Paper
from tools.sample.truth import Truth, said, table

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "形象检查打勾表.xlsx"


@dataclass(frozen=True)
class Visit:
    """One sheet: its title's words, the labels above the table, what identifies people, how clauses are headed."""

    title: str
    labels: dict[int, str]
    who: tuple[str, ...]
    headings: dict[str, str]
    groups: bool = False


_SHORT: Final = {
    "2.1.1": "2.1.1 着装",
    "2.1.2": "2.1.2 服务证",
    "2.1.3": "2.1.3 衬衣",
    "2.2.1": "2.2.1 头发",
    "2.2.2": "2.2.2 男职工修饰",
    "2.2.4": "2.2.4 手和指甲",
    "2.3.4": "2.3.4 坐姿",
}
_BARE: Final = {code: code for code in ("2.1.1", "2.1.2", "2.1.4", "2.1.5", "2.2.3", "2.2.4", "2.3.4", "2.3.7")}
_NOTATION: Final = {"2.1.1": "二(一)1", "2.1.2": "二(一)2", "2.2.1": "二(二)1", "2.2.2": "二(二)2", "2.3.1": "二(三)1"}
_GROUPS: Final = {"2.1": "着装", "2.2": "仪容", "2.3": "举止"}
_VISITS: Final = {
    "城东大厅": Visit("城东收费大厅", {0: "检查日期：2026年3月3日", 4: "检查人：范志明"}, ("工号", "姓名"), _SHORT),
    "城西大厅": Visit(
        "城西收费大厅",
        {0: "检查日期", 1: "2026年3月6日", 4: "检查人", 5: "范志明"},
        ("工号", "姓名"),
        _BARE,
        groups=True,
    ),
    "热线": Visit(
        "客服热线中心", {0: "部门：客服热线中心", 2: "检查日期：2026年3月18日", 4: "检查人：江月"}, ("姓名",), _NOTATION
    ),
}


def write(folder: Path, truth: Truth) -> None:
    """Write the three visits into `folder`."""
    paper = Paper(folder / NAME, truth)
    for name, rows in groupby(table("appearance"), key=lambda row: row["sheet"]):
        _visit(paper, name, _VISITS[name], list(rows))
    paper.close()


def _visit(paper: Paper, name: str, visit: Visit, rows: list[dict[str, str]]) -> None:
    page = paper.sheet(name, (*[12] * len(visit.who), *[11] * len(visit.headings)))
    page.title(f"外在形象检查打勾表（{visit.title}）")
    page.labels(visit.labels)
    page.labels({0: "说明：打“√”表示不符合规范，空白表示合格。"})
    if visit.groups:
        _groups(page, visit)
    page.header([*("" if visit.groups else name for name in visit.who), *visit.headings.values()])
    for row in rows:
        page.row(_cells(visit, row), said(row, ""))
    page.gap()
    page.labels({0: "检查人签字：", 4: "大厅负责人签字："})


def _groups(page: Page, visit: Visit) -> None:
    """Write the section above its clauses, and the columns of people over both rows."""
    for column, heading in enumerate(visit.who):
        page.merge(page.at, page.at + 1, column, heading, "header")
    column = len(visit.who)
    for section, codes in groupby(visit.headings, key=lambda code: code.rpartition(".")[0]):
        last = column + len(list(codes)) - 1
        page.grid.merge_range(page.at, column, page.at, last, _GROUPS[section], page.paper.looks["header"])
        column = last + 1
    page.end_row()


def _cells(visit: Visit, row: dict[str, str]) -> list[str]:
    marks = {code: other or "√" for code, _, other in (mark.partition("=") for mark in row["marks"].split())}
    who = [row[key] for key in ("number", "name")][-len(visit.who) :]
    return [*who, *(marks.get(code, "") for code in visit.headings)]
