"""Very long tables, to the letter as rich draws them: it takes a millisecond for each row, and 20,000 may wait."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from rich.box import ASCII2
from rich.cells import cell_len
from rich.segment import Segment, SegmentLines
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from conduct_audit.cli.tables import Drawn

_PADDING: Final = 1
_RULE: Final = "─"


def long_table(console: Console, table: Table, columns: Sequence[Drawn]) -> None:
    """Print `columns` under the headings of `table`, which has no rows yet: its edges are blanks.

    Rich shares out the width: for that the widest line and the widest word of each column are enough.
    """
    for cells in zip(*(_widest(column.cells) for column in columns), strict=True):
        table.add_row(*cells)
    lines = console.render_lines(table, pad=False)
    ruled = next(place for place, line in enumerate(lines) if set(_text(line).strip()) == {_RULE})
    widths = _widths(console, table)
    sides = [column.field.side for column in columns]
    cells_of_rows = zip(*(column.cells for column in columns), strict=True)
    body = (line for row in cells_of_rows for line in _lines(console, row, widths, sides))
    told = [*lines[: ruled + 1], *([Segment(line)] for line in body), lines[-1]]
    console.print(SegmentLines(told, new_lines=True))


def _widths(console: Console, table: Table) -> list[int]:
    """Read the widths of the columns off a drawn rule with corners."""
    bare = Table(show_header=table.show_header, box=ASCII2, pad_edge=False)
    bare.columns, bare.rows = table.columns, table.rows
    rule = _text(console.render_lines(bare, pad=False)[0])
    dashes = [len(part) for part in rule.strip().strip("+").split("+")]
    last = len(dashes) - 1
    return [dash - _PADDING * ((place > 0) + (place < last)) for place, dash in enumerate(dashes)]


def _text(line: Iterable[Segment]) -> str:
    return "".join(segment.text for segment in line)


def _widest(cells: Iterable[str]) -> tuple[str, str]:
    distinct = dict.fromkeys(cells)
    lines = dict.fromkeys(line for cell in distinct for line in cell.splitlines())
    words = dict.fromkeys(word for line in lines for word in line.split())
    return max(lines, key=cell_len, default=""), max(words, key=cell_len, default="")


def _lines(console: Console, row: Sequence[str], widths: Sequence[int], sides: Sequence[str]) -> list[str]:
    """Write a row: each cell as high as the highest, blanks between and around them."""
    told = zip(row, widths, sides, strict=True)
    cells = [_cell(console, cell, width, side) for cell, width, side in told]
    between = " " * (1 + 2 * _PADDING)
    parts = (
        (part if part is not None else " " * width for part, width in zip(line, widths, strict=True))
        for line in zip_longest(*cells)
    )
    return [f" {between.join(line)} " for line in parts]


def _cell(console: Console, cell: str, width: int, side: str) -> list[str]:
    lines = [cell]
    if cell_len(cell) > width or not cell.isprintable():
        lines = [line.plain.rstrip() for line in Text(cell).wrap(console, width, overflow="fold")] or [""]
    return [_padded(line, width, side) for line in lines]


def _padded(line: str, width: int, side: str) -> str:
    if side == "right":
        line = line.rstrip()
    blanks = " " * (width - cell_len(line))
    return blanks + line if side == "right" else line + blanks
