"""Which rows of a slip fit on which A4 page.

Heights are estimated, a little too large, from the measures of `templates/slips.css`; nothing is ever cut off: a text
longer than a page goes on in the next row, a list longer than a page on the next page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from conduct_audit.reports.measure import lines_of, width_of

_PAGE_MM: Final = 271.0  # A4 less the margins of `.sheet`
_FOOT_MM: Final = 18.0  # `.turn` and the footer with the seal
_HEAD_MM: Final = 56.0  # `.company` down to the headings of `.cases`
_CLOSING_MM: Final = 100.0  # `.closing` with an appeal sentence of three lines
_HEAD_EM: Final = 14.5
_CLOSING_EM: Final = 44.0
_LINE_MM: Final = 5.6
_BELOW_MM: Final = 2.5  # margin of `.correction`
_NOTHING_MM: Final = 18.0  # `.none`, the row that says that there are no others
_AROUND_MM: Final = 6.0  # padding and margin of `.zero`
_TEXT_MM: Final = 4.7
_SOURCE_MM: Final = 3.8
_PADDING_MM: Final = 2.4
_TEXT_EM: Final = {"place": 5.8, "label": 12.0, "text": 13.2}
_SOURCE_EM: Final = 17.5
_SERIOUS: Final = " (serious)"  # in either language as long as this
_LONGEST_LINES: Final = 14


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a slip's list, ready to print; `goes_on` marks the continuation of a long text."""

    day: str
    place: str
    clause: str
    label: str
    text: str
    count: int
    amount: str
    source: str
    serious: bool
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """One A4 page of a slip: its rows, the sentences below them, its number and that of all pages, both from 1."""

    rows: tuple[Row, ...]
    sentences: tuple[str, ...]
    number: int
    pages: int

    @property
    def has_list(self) -> bool:
        """A page with the list: one with rows, and the first, which says when there are none."""
        return bool(self.rows) or self.number == 1

    @property
    def is_last(self) -> bool:
        """The page that bears the totals and signatures."""
        return self.number == self.pages


Piece = Row | str
"""What is laid on pages: a row of the list, or a sentence below it."""


def leaves_of(
    rows: list[Row], head: tuple[str, ...], sentences: tuple[str, ...] = (), closing: tuple[str, ...] = ()
) -> tuple[Leaf, ...]:
    """Lay `rows` and the `sentences` below them on pages.

    `head` are the texts of every page's head, `closing` those before the totals.
    """
    room = _PAGE_MM - _FOOT_MM - _HEAD_MM - sum(max(lines_of(text, _HEAD_EM) - 1, 0) for text in head) * _LINE_MM
    reserved = _CLOSING_MM + sum(lines_of(text, _CLOSING_EM) * _LINE_MM + _AROUND_MM for text in closing if text)
    nothing = 0.0 if rows else _NOTHING_MM
    pieces: list[Piece] = [*(piece for row in rows for piece in _pieces(row)), *sentences]
    pages = _packed(pieces, room - nothing, room - nothing - reserved)
    return tuple(_leaf(page, number, len(pages)) for number, page in enumerate(pages, start=1))


def _leaf(page: list[Piece], number: int, pages: int) -> Leaf:
    rows = tuple(piece for piece in page if isinstance(piece, Row))
    return Leaf(rows, tuple(piece for piece in page if isinstance(piece, str)), number, pages)


def _packed(rows: list[Piece], room: float, room_of_last: float) -> list[list[Piece]]:
    """Fill page after page; the last one keeps room for totals and signatures and bears at least one piece."""
    pages: list[list[Piece]] = []
    left = rows
    while len(left) > 1 and sum(map(_height, left)) > room_of_last:
        fitting = min(_how_many(left, room), len(left) - 1)
        pages.append(left[:fitting])
        left = left[fitting:]
    return [*pages, left]


def _how_many(rows: list[Piece], room: float) -> int:
    """Count the rows that fit into `room` millimetres, at least one."""
    used = 0.0
    for number, row in enumerate(rows):
        used += _height(row)
        if used > room:
            return max(number, 1)
    return len(rows)


def _height(row: Piece) -> float:
    """Estimate the height of a row or sentence in millimetres."""
    if isinstance(row, str):
        return lines_of(row, _CLOSING_EM) * _LINE_MM + _BELOW_MM
    clause = f"{row.clause} {row.label}{_SERIOUS if row.serious else ''}"
    beside = max(lines_of(row.place, _TEXT_EM["place"]), lines_of(clause, _TEXT_EM["label"])) * _TEXT_MM
    seen = lines_of(row.text, _TEXT_EM["text"]) * _TEXT_MM + lines_of(row.source, _SOURCE_EM) * _SOURCE_MM
    return max(beside, seen) + _PADDING_MM


def _pieces(row: Row) -> list[Row]:
    """Cut a row that is too high for a page into rows that go on; no character is lost."""
    texts, places = _cut(row.text, _TEXT_EM["text"]), _cut(row.place, _TEXT_EM["place"])
    blank = Row(
        day="", place="", clause="", label="", text="", count=0, amount="", source="", serious=False, goes_on=True
    )
    bases = [row, *[blank] * (max(len(texts), len(places)) - 1)]
    pairs = zip_longest(texts, places, fillvalue="")
    return [replace(base, text=text, place=place) for base, (text, place) in zip(bases, pairs, strict=True)]


def _cut(text: str, room: float) -> list[str]:
    """Cut `text` into pieces of at most `_LONGEST_LINES` estimated lines of `room` em."""
    if lines_of(text, room) <= _LONGEST_LINES:
        return [text]
    pieces, begin, used = [], 0, 0.0
    for place, character in enumerate(text):
        need = room if character == "\n" else width_of(character)
        if used + need > room * _LONGEST_LINES and place > begin:
            pieces.append(text[begin:place])
            begin, used = place, 0.0
        used += need
    return [*pieces, text[begin:]]
