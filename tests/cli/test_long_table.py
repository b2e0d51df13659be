"""Long tables: drawn quickly, to the same letters as short ones."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st
from rich.console import Console

from conduct_audit.cli import tables
from conduct_audit.cli.tables import Field, key, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS = (Field("ID", key("id"), "right"), Field("File", key("file")), Field("What to do", key("message")))
CELLS = st.text("ab 王，1é\n\t", max_size=40)
ROWS = st.lists(st.fixed_dictionaries({"id": st.integers(0, 10**6), "file": CELLS, "message": CELLS}), min_size=1)


def drawn(rows: Sequence[Mapping[str, object]], width: int, many: int, *, fields: Sequence[Field] = FIELDS) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "MANY", many)
        table(console, fields, rows, title="待处理")
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@settings(max_examples=20, deadline=None)
@given(ROWS, st.integers(24, 120))
def test_a_long_table_has_the_letters_of_a_short_one(rows: list[dict[str, object]], width: int) -> None:
    assert drawn(rows, width, many=0) == drawn(rows, width, many=len(rows))


@pytest.mark.parametrize("fields", [FIELDS[:1], FIELDS[1:2], FIELDS[1:]])
def test_so_it_is_with_one_column_and_with_two(fields: tuple[Field, ...]) -> None:
    rows = [{"id": number, "file": "检查表.xlsx", "message": "请答复 " * number} for number in range(30)]
    assert drawn(rows, 60, many=0, fields=fields) == drawn(rows, 60, many=99, fields=fields)
