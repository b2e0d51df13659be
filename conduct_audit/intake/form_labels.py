"""The labels of a form and their values: `姓名 | 张三`, `姓名：张三`, or the value in the cell below."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from conduct_audit.intake import whys
from conduct_audit.intake.footers import footer_word
from conduct_audit.intake.grid import is_blank
from conduct_audit.intake.headers import Meaning, meaning
from conduct_audit.intake.labels import pairs_in
from conduct_audit.intake.texts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.intake.grid import Cell, Sheet

_COLONS: Final = (":", "：")
_LONGEST_LABEL: Final = 15
_FEW: Final = 3
_WORDS: Final = re.compile(r"[\u4e00-\u9fff]{2,10}")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell with what is merged to it: its row, first and last column (0-based), and what it holds."""

    row: int
    left: int
    right: int
    cell: Cell

    @property
    def text(self) -> str:
        """The text of the cell."""
        return text_of(self.cell)


@dataclass(frozen=True, slots=True)
class Item:
    """A label, where it stands, what it means, and its values with their rows: one as a rule.

    `below`: the values stand under the label. `crowded`: several cells stand beside the label.
    """

    label: str
    row: int
    column: int
    meaning: Meaning
    values: tuple[tuple[int, Cell], ...] = ()
    below: bool = False
    crowded: bool = False

    @property
    def is_filled(self) -> bool:
        """Tell whether any value is not blank."""
        return any(not is_blank(cell) for _, cell in self.values)


class Labels:
    """The places of a sheet's rows, and which of them are labels."""

    def __init__(self, sheet: Sheet, rows: range) -> None:
        """Look at `rows` of `sheet`."""
        self.rows = rows
        self.places = {row: tuple(_places(sheet, row)) for row in rows}
        everywhere = [place for row in rows for place in self.places[row]]
        like = [place for place in everywhere if _is_like_label(place.text)]
        written = sum(_ends_in_colon(place.text) for place in like)
        self._colons = written >= _FEW and written * 2 >= len(like)
        columns = Counter(place.left for place in like)
        loose = [place for place in everywhere if columns[place.left] > 1 and _may_be_label(place.text)]
        self._like = {(place.row, place.left) for place in (*like, *loose)}
        self._like |= {(place.row, place.left) for row in rows for place in self._unknown(row, columns)}
        balance = columns
        balance.subtract(place.left for place in everywhere if (place.row, place.left) not in self._like)
        self._values = {column for column, labels in balance.items() if labels < 0}

    def _unknown(self, row: int, columns: Counter[int]) -> Iterator[Place]:
        """Yield labels that nobody knows: words where labels stand, behind a label with its value, before a cell."""
        places = self.places[row]
        if not places or (row, places[0].left) not in self._like:
            return
        for before, place, _ in zip(places[1:], places[2:], places[3:], strict=False):
            is_apart = (row, before.left) not in self._like and columns[place.left] > 1
            if is_apart and _WORDS.fullmatch(place.text):
                yield place

    def is_label(self, place: Place) -> bool:
        """Tell a label from a value that only looks like one: a post 收费员 in a column of values."""
        if (place.row, place.left) not in self._like:
            return False
        if self._colons and not any(colon in place.text for colon in _COLONS):
            return False
        return place.left not in self._values or _ends_in_colon(place.text) or self._is_heading_row(place.row)

    def _is_heading_row(self, row: int) -> bool:
        places = self.places[row]
        return len(places) >= _FEW and all((place.row, place.left) in self._like for place in places)

    def within(self, row: int, columns: range) -> tuple[Place, ...]:
        """Give the places of a row that begin in `columns`."""
        return tuple(place for place in self.places.get(row, ()) if place.left in columns)

    def signature(self, row: int, columns: range) -> tuple[str, ...]:
        """Give the labels of a row without their values."""
        return tuple(place.text.split("：")[0] for place in self.within(row, columns) if self.is_label(place))

    def items(self, rows: range, columns: range) -> list[Item]:
        """Give the labels in a part of the sheet with their values."""
        return [item for row in rows for item in self._of_row(row, rows, columns)]

    def _of_row(self, row: int, rows: range, columns: range) -> Iterator[Item]:
        places = self.within(row, columns)
        labels = [index for index, place in enumerate(places) if self.is_label(place)]
        for index, end in pairwise([*labels, len(places)]):
            inside = _inside(places[index])
            yield from inside[:-1]
            yield self._completed(inside[-1], places[index:end], rows, columns)

    def _completed(self, item: Item, places: tuple[Place, ...], rows: range, columns: range) -> Item:
        """Give a label the values that stand inside and beside it, else those below it; places[0] is the label's."""
        label, *beside = places
        values = (*item.values, *((place.row, place.cell) for place in beside))
        if not values:
            found = tuple(self._below(label, rows, columns))
            return replace(item, values=found, below=bool(found))
        more = [found for found in self._below(beside[0], rows, columns) if found[1] is not None] if beside else []
        return replace(item, values=(*values, *more), crowded=len(values) > 1)

    def _below(self, label: Place, rows: range, columns: range) -> Iterator[tuple[int, Cell]]:
        """Yield the cells under a label down to the next row with labels, a footer, or a blank row."""
        for row in range(label.row + 1, rows.stop):
            places = self.within(row, columns)
            if not places or any(map(self.is_label, places)) or footer_word(places[0].text):
                return
            yield row, next((place.cell for place in places if place.left == label.left), None)


def _places(sheet: Sheet, row: int) -> Iterator[Place]:
    """Yield the cells of a row with something in them, each with the columns that are merged to it."""
    cells = sheet.rows[row]
    for column, cell in enumerate(cells):
        if is_blank(cell) or (row, column) in sheet.filled:
            continue
        right = column
        while right + 1 < len(cells) and (row, right + 1) in sheet.filled:
            right += 1
        yield Place(row, column, right, cell)


def _is_like_label(text: str) -> bool:
    if not text:
        return False
    if any(colon in text for colon in _COLONS):
        first = next(iter(pairs_in(text)), ("", ""))[0]
        is_known = bool(first) and text.startswith(first) and meaning(first).field is not None
        return is_known or (_ends_in_colon(text) and len(text) <= _LONGEST_LABEL)
    return meaning(text).exact or footer_word(text) == whys.SIGNATURE


def _may_be_label(text: str) -> bool:
    """Tell words that hold those of a field; among labels they are one."""
    return len(text) <= _LONGEST_LABEL and meaning(text).field is not None


def _ends_in_colon(text: str) -> bool:
    return text.endswith(_COLONS)


def _inside(place: Place) -> list[Item]:
    """Give the labels in one cell, as a rule one without a value: `姓名：张三  工号：0001` are two with theirs."""
    whole = place.text.rstrip("：: ")
    is_whole = _ends_in_colon(place.text) and meaning(whole).field is not None
    found = [] if is_whole else [pair for pair in pairs_in(place.text) if meaning(pair[0]).field]
    pairs = found or [(whole, "")]
    return [
        Item(label, place.row, place.left, meaning(label), ((place.row, value),) * bool(value))
        for label, value in pairs
    ]
