"""Tables for the terminal: a title, headings, rows of plain text; numbers to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from conduct_audit.cli.say import visible
from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rich.console import Console


class Field(NamedTuple):
    """A column: its heading (an English msgid), how a row gives its text, and on which side it stands."""

    heading: str
    text: Callable[[Mapping[str, Any]], Any]
    side: Literal["left", "right"] = "left"


def table(console: Console, fields: Iterable[Field], rows: Iterable[Mapping[str, Any]], *, title: str = "") -> None:
    """Print `rows` as a table with `fields` as its columns."""
    from rich.table import Table  # noqa: PLC0415  # late: `--help` needs none

    columns = tuple(fields)
    headed = any(column.heading for column in columns)
    drawn = Table(title=title or None, title_justify="left", show_header=headed)
    for column in columns:
        drawn.add_column(
            _(column.heading) if headed else "", justify=column.side, overflow="fold", no_wrap=column.side == "right"
        )
    for row in rows:
        drawn.add_row(*(shown(column.text(row)) for column in columns))
    console.print(drawn)


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
