"""Call reviews as an old Windows program saves them: a GB18030 CSV, free text, employee numbers without their zeros."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from tools.sample.truth import Truth, said, table

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "热线录音质检3月.csv"
_HEADER: Final = ("质检日期", "工号", "坐席姓名", "录音编号", "质检发现问题", "质检员")
_KEYS: Final = ("date", "number", "name", "recording", "text", "inspector")


def write(folder: Path, truth: Truth) -> None:
    """Write the reviews into `folder`."""
    rows = table("hotline")
    text = io.StringIO()
    csv.writer(text).writerows([_HEADER, *([row[key] for key in _KEYS] for row in rows)])
    (folder / NAME).write_bytes(text.getvalue().encode("gb18030"))
    truth.note((NAME, "", 1))
    for line, row in enumerate(rows, start=2):
        truth.note((NAME, "", line), said(row, by="text"))
