"""Calls to users after a repair: an old .xls with a header of two rows, several acts and several people in a cell."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from python_calamine import CalamineWorkbook

from tools.sample.paper import Page, Paper, typed
from tools.sample.truth import Truth, said, table

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME: Final = "入户服务回访.xls"
_TOP: Final = ((0, 0, "序号"), (1, 2, "服务人员"), (3, 5, "回访情况"), (6, 6, "回访人"), (7, 7, "备注"))
_BOTTOM: Final = ("", "班组", "姓名", "服务日期", "存在问题", "次数", "", "")
_KEYS: Final = ("team", "name", "date", "text", "count", "visitor", "note")


def write(folder: Path, truth: Truth) -> None:
    """Write the calls into `folder`: as .xlsx, which LibreOffice turns into true .xls where it is installed.

    Without LibreOffice, or where the cells are the same as before, the .xls at hand stays.
    """
    with TemporaryDirectory() as scratch:
        modern = Path(scratch) / f"{Path(NAME).stem}.xlsx"
        _write(modern, truth)
        if shutil.which("soffice") and not _same(modern, folder / NAME):
            command = ["soffice", "--headless", "--convert-to", "xls:MS Excel 97", "--outdir", str(folder), str(modern)]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own words only


def _write(path: Path, truth: Truth) -> None:
    paper = Paper(path, truth, NAME)
    page = paper.sheet("回访记录", (6, 13, 16, 12, 52, 8, 10, 12))
    page.title("入户服务质量回访记录表")
    page.labels({0: "统计月份：2026年3月", 4: "填表人：廖凤霞"})
    _header(page)
    for number, row in enumerate(table("home_visits"), start=1):
        page.row((number, *(typed(row[key]) for key in _KEYS)), said(row, *_acts(row["text"]), by="text"))
    page.labels({0: "填表人签字：", 4: "部门负责人签字：", 6: "年  月  日"})
    paper.close()


def _acts(text: str) -> list[str]:
    """Cut a cell at its numbers; words without numbers stay whole."""
    return [act.strip("；") for act in re.split(r"\d、|[①②]", text) if act]


def _header(page: Page) -> None:
    for first, last, name in _TOP:
        if first == last:
            page.merge(page.at, page.at + 1, first, name, "header")
        else:
            page.grid.merge_range(page.at, first, page.at, last, name, page.paper.looks["header"])
    page.end_row()
    page.header(_BOTTOM)


def _same(one: Path, other: Path) -> bool:
    return other.exists() and list(_cells(one)) == list(_cells(other))


def _cells(path: Path) -> Iterator[object]:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        yield from (name, book.get_sheet_by_name(name).to_python())
