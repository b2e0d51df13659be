"""A mystery shopper's report: a sheet a hall, headings in two languages, a column for serious cases, things hidden."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from tools.sample.paper import Page, Paper, typed
from tools.sample.truth import Truth, said, table

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "神秘顾客暗访报告.xlsx"
_HEADER: Final = (
    *("No. 序号", "Date 日期", "Place 地点", "Staff 姓名", "Video 录像编号", "Clause 条款"),
    *("Observation 发现问题", "Times 次数", "是否造成严重后果", "Remark 备注"),
)
_HIDDEN_COLUMN: Final = _HEADER.index("Video 录像编号")
_NOTES: Final = (
    "填表说明",
    "1. 每个大厅一张表，表名即大厅名称。",
    "2. 条款栏填写规范的条款号，例如 2.1.2；拿不准可以不填。",
    "3. “是否造成严重后果”一栏由暗访负责人填写“是”或“否”。",
    "4. 暗访机构：明镜服务测评工作室（虚构）。",
)


def write(folder: Path, truth: Truth) -> None:
    """Write the report into `folder`."""
    paper = Paper(folder / NAME, truth)
    notes = paper.sheet("填表说明", (70,))
    for text in _NOTES:
        notes.labels({0: text})
    for hall, rows in groupby(table("mystery_shopper"), key=lambda row: row["hall"]):
        _hall(paper, hall, list(rows))
    paper.close()


def _hall(paper: Paper, hall: str, rows: list[dict[str, str]]) -> None:
    page = paper.sheet(hall, (9, 13, 11, 13, 16, 13, 46, 11, 18, 20))
    page.title("神秘顾客暗访报告（2026年3月）")
    page.gap()
    page.header(_HEADER)
    for number, row in enumerate(rows, start=1):
        _row(page, number, row)
    page.grid.set_column(_HIDDEN_COLUMN, _HIDDEN_COLUMN, 16, None, {"hidden": True})
    page.gap()
    page.labels({0: "以下空白"})


def _row(page: Page, number: int, row: dict[str, str]) -> None:
    if row["hidden"]:
        page.grid.set_row(page.at, None, None, {"hidden": True})
    video = f"V{row['date'].replace('-', '')}-{number:02}"
    keys = (row["date"], row["window"], row["name"], video, row["clause"], row["text"], row["count"])
    page.row((number, *map(typed, keys), row["serious"], row["note"]), said(row, by="" if row["clause"] else "text"))
