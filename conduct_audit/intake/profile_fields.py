"""The fields that a column profile may name, each with the heading that means it beyond doubt."""

from __future__ import annotations

import re
from typing import Final

from conduct_audit.intake.headers import meaning

HEADINGS: Final = {
    "name": "姓名",
    "number": "工号",
    "department": "部门",
    "hall": "营业厅",
    "place": "地点",
    "date": "日期",
    "month": "月份",
    "clause": "条款",
    "category": "违规类别",
    "text": "违规事实",
    "count": "次数",
    "severity": "是否严重",
    "result": "检查结果",
    "amount": "扣款金额",
    "inspector": "检查人",
    "note": "备注",
    "other": "不用",
}
"""Field → heading; `other` is a column that is kept and not used."""

AROUND: Final = ("month", "date", "department", "hall", "place", "inspector", "number", "name")
"""The fields that a cell outside the table may hold for all its rows."""


CLAUSE: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,3}")
"""The code of a clause, which a column of marks may stand for."""

_UNUSED: Final = frozenset({"ignore", "skip", "忽略", "不用", "不读"})


def field_of(word: str) -> str | None:
    """Give the field that a person means: its name here, or any heading that the program knows by itself (姓名)."""
    plain = word.strip()
    if plain.lower() in HEADINGS or CLAUSE.fullmatch(plain):
        return plain.lower()
    if plain.lower() in _UNUSED:
        return "other"
    found = meaning(plain)
    return found.field if found.exact and found.field in HEADINGS else None
