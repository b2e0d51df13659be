"""Long tables: a line for each row, and every cell in it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console

from conduct_audit.cli import tables
from conduct_audit.cli.tables import Field, key, table

if TYPE_CHECKING:
    import pytest

FIELDS = (Field("ID", key("id"), "right"), Field("File", key("file")), Field("What to do", key("message")))


def drawn(rows: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    console = Console(file=io.StringIO(), width=40, highlight=False, markup=False, emoji=False)
    monkeypatch.setattr(tables, "MANY", 1)
    table(console, FIELDS, rows, title="To review")
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def test_a_long_table_has_a_line_for_each_row_however_long(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[dict[str, object]] = [
        {"id": 7, "file": "三月.xlsx", "message": "看看\n" * 9},
        {"id": 12, "file": "b.csv", "message": "[x]"},
    ]

    title, heading, first, second = drawn(rows, monkeypatch)

    assert title == "To review"
    assert len(heading.split()) > 1
    assert first.split("  ")[-2:] == ["三月.xlsx", " ".join(["看看"] * 9)]
    assert second.endswith("12  b.csv      [x]")
