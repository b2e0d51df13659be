"""Tables for the terminal: a title, headings, rows of plain text; numbers to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from conduct_audit.cli.say import visible
from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rich.console import Console


_NARROWEST: Final = 12
_NARROWEST_HEADING: Final = 4
_GAP: Final = 3
MANY: Final = 500
"""Longer tables are drawn plainly, a line for each row: drawing takes a millisecond for each, and 20,000 may wait."""


class Field(NamedTuple):
    """A column: its heading (an English msgid), how a row gives its text, and on which side it stands.

    Where the terminal is too narrow the columns of the highest `rank` are left out first; those of rank 0 stay.
    """

    heading: str
    text: Callable[[Mapping[str, Any]], Any]
    side: Literal["left", "right"] = "left"
    rank: int = 0


class Drawn(NamedTuple):
    """A column ready to print: its field, heading, cells, and the cells of width that it needs at least."""

    field: Field
    heading: str
    cells: list[str]
    least: int


def table(console: Console, fields: Iterable[Field], rows: Iterable[Mapping[str, Any]], *, title: str = "") -> None:
    """Print `rows` as a table with `fields` as its columns, no wider than the console."""
    known = list(rows)
    columns = [_drawn(field, known) for field in fields]
    kept = _fitting(columns, console.width)
    if len(known) > MANY:
        _plain(console, kept, title)
    else:
        _draw(console, kept, title)
    _tell_left_out(console, [column.heading for column in columns if column not in kept])


def _drawn(field: Field, rows: list[Mapping[str, Any]]) -> Drawn:
    from rich.cells import cell_len  # noqa: PLC0415  # late: `--help` needs none

    cells = [shown(field.text(row)) for row in rows]
    widest = max((cell_len(line) for cell in cells for line in cell.splitlines()), default=0)
    heading = _(field.heading) if field.heading else ""
    least = widest if field.side == "right" else min(widest, _NARROWEST)
    return Drawn(field, heading, cells, max(least, min(cell_len(heading), _NARROWEST_HEADING)))


def _draw(console: Console, columns: list[Drawn], title: str) -> None:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415  # late: `--help` needs none
    from rich.table import Table  # noqa: PLC0415  # late: `--help` needs none

    headed = any(column.field.heading for column in columns)
    drawn = Table(title=title or None, title_justify="left", show_header=headed, box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        drawn.add_column(column.heading, justify=column.field.side, overflow="fold", min_width=column.least)
    for cells in zip(*(column.cells for column in columns), strict=True):
        drawn.add_row(*cells)
    console.print(drawn)


def _plain(console: Console, columns: list[Drawn], title: str) -> None:
    """Print a line for each row, its columns one under the other; the last is as long as it is."""
    from rich.cells import cell_len  # noqa: PLC0415  # late: `--help` needs none

    lines = [_heading_and_cells(column) for column in columns]
    widths = [max(map(cell_len, cells)) for cells in lines]
    padded = [
        [_padded(cell, width - cell_len(cell), column.field.side) for cell in cells]
        for column, cells, width in zip(columns, lines, widths, strict=True)
    ]
    told = [title] * bool(title) + ["  ".join(row).rstrip() for row in zip(*padded, strict=True)]
    console.print("\n".join(told), soft_wrap=True)


def _heading_and_cells(column: Drawn) -> list[str]:
    return [column.heading, *(" ".join(cell.split()) for cell in column.cells)]


def _padded(cell: str, blanks: int, side: str) -> str:
    return " " * blanks + cell if side == "right" else cell + " " * blanks


def _fitting(columns: list[Drawn], width: int) -> list[Drawn]:
    """Leave out the columns of the highest rank until the others fit."""
    kept = list(columns)
    while _needed(kept) > width:
        rank = max(column.field.rank for column in kept)
        if not rank:
            break
        kept = [column for column in kept if column.field.rank < rank]
    return kept


def _needed(columns: list[Drawn]) -> int:
    return sum(column.least + _GAP for column in columns)


def _tell_left_out(console: Console, headings: list[str]) -> None:
    if headings:
        told = _("The window is too narrow for: {columns}. They are there with a wider one, and with --json.")
        console.print(told.format(columns=", ".join(headings)))


def shown(value: Any) -> str:
    """Write a value for people: nothing for unknown, words for truth, hidden characters made visible."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else ""
    return visible(str(value))


def key(name: str) -> Callable[[Mapping[str, Any]], Any]:
    """Give a field's text by its key in the document."""
    return lambda row: row[name]
