"""The cells of each row as the sheet had them, kept for explanations."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from conduct_audit.intake.distinct import each
from conduct_audit.intake.texts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conduct_audit.intake.columns import Columns
    from conduct_audit.intake.grid import Cell
    from conduct_audit.intake.header import Column


def cells_as_json(columns: Columns) -> list[str]:
    """Write the cells of each row as JSON {heading: text}, blanks left out; equal headings are numbered."""
    headed = columns.table.header.columns
    written = [
        [f"{key}: {text}" if text != '""' else "" for text in each(columns.of(column), _as_json)]
        for key, column in zip(_keys(headed), headed, strict=True)
    ]
    return [f"{{{', '.join(filter(None, texts))}}}" for texts in zip(*written, strict=True)]


def _as_json(cell: Cell) -> str:
    return json.dumps(text_of(cell), ensure_ascii=False)


def _keys(columns: Iterable[Column]) -> list[str]:
    seen: Counter[str] = Counter()
    keys = []
    for column in columns:
        seen[column.heading] += 1
        number = f" ({seen[column.heading]})" if seen[column.heading] > 1 else ""
        keys.append(json.dumps(column.heading + number, ensure_ascii=False))
    return keys
