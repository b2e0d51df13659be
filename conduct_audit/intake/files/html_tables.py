"""The tables of an HTML file that old systems call `.xls`: one sheet, tables below each other, as Excel shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.files.budget import Budget
from conduct_audit.intake.files.parts import Rows, SheetStart
from conduct_audit.intake.files.values import text_cell
from conduct_audit.intake.grid import Merge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conduct_audit.intake.files.parts import Part

_CELLS: Final = frozenset({"td", "th"})
_UNSEEN: Final = frozenset({"script", "style", "title"})
_BREAKS: Final = frozenset({"br", "p", "div", "li"})
_ONE_LINE: Final = str.maketrans("\r\n\t", "   ")
_BLOCKS: Final = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "hr", "br", "table"})


@dataclass
class _Cell:
    text: list[str] = field(default_factory=list)
    height: int = 1
    width: int = 1


@dataclass
class _Table:
    """A table that is open: the cells of its current row, and how far down each column is taken."""

    row: list[_Cell] | None = None
    hidden: bool = False
    taken: dict[int, int] = field(default_factory=dict)


def html_rows(text: str, name: str = "") -> Iterator[Part]:
    """Yield the one sheet of an HTML file, called `name`; what stands outside of tables becomes a row of its own.

    Raises `TooManyCellsError` (without facts).
    """
    page = _Page()
    page.feed(text)
    page.close()
    page.end()
    width = max((column + 1 for _, column in page.cells), default=0)
    Budget().take(name, page.row, width)
    yield SheetStart(name, hidden_rows=frozenset(page.hidden), merges=tuple(page.merges))
    yield Rows([[text_cell(page.cells.get((row, column), "")) for column in range(width)] for row in range(page.row)])


class _Page(HTMLParser):
    """Collects cells by their place; tags that were never closed are closed by what follows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: dict[tuple[int, int], str] = {}
        self.merges: list[Merge] = []
        self.hidden: set[int] = set()
        self.row = 0
        self._tables: list[_Table] = []
        self._outside: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag in _BLOCKS and not self._tables:
            self._flush_outside()
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._unseen = 0
            self._tables.append(_Table())
        elif self._tables:
            self._in_table(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """End a table or a row."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in {"tr", "table"} and self._tables:
            self._end_row()
            if tag == "table":
                self._tables.pop()
        elif tag in _BLOCKS and not self._tables:
            self._flush_outside()

    def handle_data(self, data: str) -> None:
        """Keep text where it stands."""
        if self._unseen:
            return
        row = self._tables[-1].row if self._tables else None
        (row[-1].text if row else self._outside).append(data.translate(_ONE_LINE))

    def end(self) -> None:
        """Close what the file left open."""
        while self._tables:
            self._end_row()
            self._tables.pop()
        self._flush_outside()

    def _in_table(self, tag: str, attributes: dict[str, str | None]) -> None:
        table = self._tables[-1]
        if tag == "tr":
            self._end_row()
            table.row = []
            table.hidden = "display:none" in (attributes.get("style") or "").replace(" ", "").lower()
        elif tag in _CELLS:
            table.row = table.row if table.row is not None else []
            table.row.append(_Cell([], _span(attributes.get("rowspan")), _span(attributes.get("colspan"))))
        elif tag in _BREAKS and table.row:
            table.row[-1].text.append("\n")

    def _end_row(self) -> None:
        table = self._tables[-1]
        if table.row is None:
            return
        self._place(table.row, table.taken)
        if table.hidden:
            self.hidden.add(self.row)
        self.row += 1
        table.row = None

    def _place(self, row: Sequence[_Cell], taken: dict[int, int]) -> None:
        """Put the cells of a row where the ranges from above leave room."""
        column = 0
        for cell in row:
            while taken.get(column, -1) >= self.row:
                column += 1
            self.cells[self.row, column] = _lines("".join(cell.text))
            bottom, right = self.row + cell.height - 1, column + cell.width - 1
            if cell.height > 1 or cell.width > 1:
                self.merges.append(Merge(self.row, column, bottom, right))
            taken.update(dict.fromkeys(range(column, right + 1), bottom))
            column = right + 1

    def _flush_outside(self) -> None:
        text = _lines("".join(self._outside))
        self._outside.clear()
        if text:
            self.cells[self.row, 0] = text
            self.row += 1


def _lines(text: str) -> str:
    """Give the text as a browser shows it: blanks together, breaks kept, nothing at the ends."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _span(text: str | None) -> int:
    number = int(text) if text and text.isascii() and text.strip().isdecimal() else 1
    return max(1, min(number, 1000))
