"""Real files from end to end: bytes → grid → observations → people."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from conduct_audit.intake import whys
from conduct_audit.intake.observe import Hints, Reading, observe
from conduct_audit.intake.people import attribute
from conduct_audit.intake.reader import read
from tests.intake.intake_grids import ROSTERS, RULEBOOK, ignored, seen

MERGED = [
    ["××公司2024年3月份服务督查情况表", None, None, None, None, None],
    ["部门", "姓名", "检查情况", None, None, "检查人"],
    [None, None, "日期", "违规行为", "次数", None],
    ["城东营业厅", "张三", "3月5日", "未佩戴工牌", 1, "督导甲"],
    [None, None, "3月6日", "玩手机", 2, None],
    [None, "王芳", "3月6日", "迟到", None, None],
    ["客服部", "王芳", "3月7日", "1、未戴工牌\n2、迟到", None, None],
    ["合计", None, None, None, 3, None],
    ["检查人签字：", None, None, "被检查人签字：", None, None],
]
RANGES = ["A1:F1", "A2:A3", "B2:B3", "C2:E2", "F2:F3", "A4:A6", "B4:B5", "F4:F7", "A8:D8"]


def observed(rows: list[Any], ranges: list[str], name: str = "督查.xlsx") -> Reading:
    workbook = Workbook()
    sheet: Any = workbook.active
    for row in rows:
        sheet.append(row)
    for cells in ranges:
        sheet.merge_cells(cells)
    content = BytesIO()
    workbook.save(content)
    return observe(read(content.getvalue(), name), Hints(), RULEBOOK)


def test_merged_titles_headers_and_departments_are_understood() -> None:
    reading = observed(MERGED, RANGES)
    told = attribute(reading.frame, ROSTERS)
    columns = ("employee_id", "date_text", "text", "count", "inspector", "reasons")
    assert list(zip(*(told[column] for column in columns), strict=True)) == [
        ("0001", "3月5日", "未佩戴工牌", 1, "督导甲", ()),
        ("0001", "3月6日", "玩手机", 2, "督导甲", ()),
        ("0003", "3月6日", "迟到", 1, "督导甲", ()),
        ("0004", "3月7日", "未戴工牌", 1, "督导甲", ()),
        ("0004", "3月7日", "迟到", 1, "督导甲", ()),
    ]


def test_every_row_of_a_file_is_accounted_for() -> None:
    reading = observed(MERGED, RANGES)
    expected = {1: whys.ABOVE, 2: whys.HEADER, 3: whys.HEADER, 8: whys.TOTAL, 9: whys.SIGNATURE}
    assert ignored(reading) == expected
    assert (reading.rows_read, reading.with_observations) == (9, 4)


def test_a_merged_matrix_is_understood() -> None:
    rows = [
        ["2024年3月行为规范检查表（√表示违规）", None, None, None],
        ["姓名", "外在形象规范", None, "一般行为规范"],
        [None, "着装", None, "接待"],
        [None, 1, 2, 1],
        ["张三", "√", None, "√"],
        ["李四", None, "√", None],
    ]
    reading = observed(rows, ["A1:D1", "A2:A4", "B2:C2", "B3:C3"])
    clauses = [("张三", "外在形象规范 着装 1"), ("张三", "一般行为规范 接待 1"), ("李四", "外在形象规范 着装 2")]
    assert seen(reading, "name", "clause_text") == clauses


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_means_the_same_in_every_encoding(encoding: str) -> None:
    text = "2024年3月督查表,,,\n姓名,日期,违规行为,次数\n张三,3月5日,玩手机,\n,3月6日,迟到,2\n合计,,,3\n"
    reading = observe(read(text.encode(encoding), "督查.csv"), Hints(), RULEBOOK)
    assert seen(reading, "sheet", "row", "name", "count") == [("", 3, "张三", 1), ("", 4, "", 2)]
    assert Counter(ignored(reading).values()) == Counter([whys.ABOVE, whys.HEADER, whys.TOTAL])
