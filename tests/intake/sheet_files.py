"""Files of every format made from the same rows: what the generator of sheets writes."""

from __future__ import annotations

import csv
import html
import io
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.intake.intake_files import saved, workbook

xlwt: Any = pytest.importorskip("xlwt")

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Sheets = Mapping[str, list[list[Any]]]

_DAY: Final = xlwt.easyxf(num_format_str="yyyy-mm-dd")


def xlsx(sheets: Sheets) -> bytes:
    """Give the sheets as xlsx."""
    book, first = workbook()
    book.remove(first)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def xls(sheets: Sheets) -> bytes:
    """Give the sheets as BIFF8."""
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for place, cell in ((at, cell) for at in enumerate(rows) for cell in enumerate(at[1])):
            if cell[1] is not None:
                sheet.write(place[0], cell[0], cell[1], *[_DAY] * isinstance(cell[1], date))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def page(sheets: Sheets) -> bytes:
    """Give the first sheet as the HTML that old systems call .xls."""
    rows = next(iter(sheets.values()))
    lines = "".join(f"<tr>{''.join(f'<td>{html.escape(_text(cell))}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><head><meta charset='gb2312'></head><body><table>{lines}</table></body></html>".encode("gb18030")


def text(encoding: str, delimiter: str) -> Callable[[Sheets], bytes]:
    """Give a writer of the first sheet as text."""

    def write(sheets: Sheets) -> bytes:
        target = io.StringIO()
        csv.writer(target, delimiter=delimiter).writerows(
            [[_text(c) for c in row] for row in next(iter(sheets.values()))]
        )
        return target.getvalue().encode(encoding)

    return write


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)


WORKBOOKS: Final[dict[str, Callable[[Sheets], bytes]]] = {"督查.xlsx": xlsx, "督查.xls": xls}
"""Formats with several sheets, by the name of a file."""

FILES: Final[dict[str, Callable[[Sheets], bytes]]] = {
    **WORKBOOKS,
    "导出.xls": page,
    "督查-u8.csv": text("utf-8-sig", ","),
    "督查-gbk.csv": text("gb18030", ","),
    "督查.txt": text("utf-16", "\t"),
}
"""All formats, by the name of a file."""
