"""A tidy inspector's list: title, labels, merged departments, clauses in every notation, a total and signatures.

The second file is the same list sent again: under another name, in another order, with other remarks and two rows more.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from tools.sample.paper import Page, Paper, typed
from tools.sample.truth import Truth, said, sent_again, table

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "3月城东大厅督查表.xlsx"
SENT_AGAIN: Final = "3月城东大厅督查表（重发）(1).xlsx"
_HEADER: Final = ("序号", "部门", "工号", "姓名", "检查日期", "违反条款", "违规行为", "次数", "备注")
_Row = dict[str, str]


def write(folder: Path, truth: Truth) -> None:
    """Write the list into `folder`."""
    _write(folder, NAME, truth, [row for row in table("hall_inspection") if row["first"]])


def write_again(folder: Path, truth: Truth) -> None:
    """Write the list that was sent again, by employee number; what came before is `skipped`."""
    rows = sorted(table("hall_inspection"), key=lambda row: (row["number"] or row["truth"].split()[0], row["date"]))
    _write(folder, SENT_AGAIN, truth, [_again(row) if row["first"] else row for row in rows])


def _again(row: _Row) -> _Row:
    return {**row, "note": "", "truth": sent_again(row["truth"]), "review": ""}


def _write(folder: Path, name: str, truth: Truth, rows: list[_Row]) -> None:
    paper = Paper(folder / name, truth)
    page = paper.sheet("督查表", (6, 15, 9, 10, 18, 26, 42, 8, 16))
    page.title("云岭热电有限责任公司2026年3月份优质服务督查情况表")
    page.labels({0: "检查单位：城东片区", 4: "检查时间：2026年3月", 6: "督查人：秦晓东"})
    page.header(_HEADER)
    _rows(page, rows)
    page.row(("合计", *[None] * 6, sum(int(row["count"]) for row in rows if row["count"].isdecimal()), None))
    page.labels({0: "说明：条款按公司服务行为规范填写，次数不填为1次。"})
    page.gap()
    page.labels({0: "督查人签字：", 4: "被检查单位负责人签字：", 6: "日期：    年    月    日"})
    paper.close()


def _rows(page: Page, rows: list[_Row]) -> None:
    numbered = enumerate(rows, start=1)
    for department, group in groupby(numbered, key=lambda pair: pair[1]["department"]):
        first = page.at
        for number, row in group:
            page.row((number, None, *_cells(row)), said(row))
        page.merge(first, page.at - 1, 1, department)


def _cells(row: _Row) -> tuple[object, ...]:
    return (
        *(row["number"], row["name"], typed(row["date"]), row["clause"], row["text"]),
        *(typed(row["count"]), row["note"]),
    )
