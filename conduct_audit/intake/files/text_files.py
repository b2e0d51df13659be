"""Tables in text: CSV, tab-separated, semicolon-separated."""

from __future__ import annotations

import csv
import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.errors import OpenQuoteError, TooManyCellsError
from conduct_audit.intake.files import limits
from conduct_audit.intake.files.budget import Budget
from conduct_audit.intake.files.encodings import decode
from conduct_audit.intake.files.parts import FileStart, Rows, SheetStart
from conduct_audit.intake.files.values import text_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conduct_audit.intake.files.parts import Part
    from conduct_audit.intake.grid import Row

_SEPARATOR_LINE: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_DELIMITERS: Final = ",\t;|"
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SAMPLE: Final = 100
_SAMPLE_CHARACTERS: Final = 100_000
_ROWS_A_MESSAGE: Final = 2_000
_END: Final = '\ue000"'
"""In an open quotation this mark would close it, and vanish."""


def text_parts(content: bytes) -> Iterator[Part]:
    """Yield the one sheet of a text. Raises (without facts) what `decode` and `rows_of` raise."""
    text, encoding = decode(content)
    yield FileStart("csv", encoding)
    yield SheetStart("")
    rows = rows_of(text)
    for first in range(0, len(rows), _ROWS_A_MESSAGE):
        yield Rows(rows[first : first + _ROWS_A_MESSAGE])


def rows_of(text: str) -> list[Row]:
    """Split a text into rows of cells, all of the same width, blank ones at the end left out; cells are text or None.

    The delimiter (comma, tab, semicolon, bar) is told from the first rows. Raises `OpenQuoteError(row=…)`,
    `TooManyCellsError`.
    """
    declared = _SEPARATOR_LINE.match(text)
    body = text[declared.end() :] if declared else text
    return _squared(_written(_records(body, declared[1] if declared else _delimiter(body))))


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Read the records and a last one that only tells whether every quotation mark was closed."""
    csv.field_size_limit(max(limits.FILE_BYTES, len(text) + 1))
    lines = (line[0] for line in _LINE.finditer(text))
    return csv.reader(chain(lines, (_END,)), delimiter=delimiter)


def _delimiter(text: str) -> str:
    """Take the delimiter that cuts most of the first rows into the same number of cells, and into the most."""
    sample = "\n".join(text[:_SAMPLE_CHARACTERS].splitlines()[:_SAMPLE])
    return max(_DELIMITERS, key=lambda delimiter: _regularity(sample, delimiter))


def _regularity(sample: str, delimiter: str) -> int:
    widths = [len(record) for record in _records(sample, delimiter) if len(record) > 1]
    return max((widths.count(width) * (width - 1) for width in set(widths)), default=0)


def _written(records: Iterable[list[str]]) -> list[list[str]]:
    """Give the records down to the last that is not blank; Excel writes a line for every row ever formatted."""
    kept: list[list[str]] = []
    number = 0
    for number, record in enumerate(records, 1):
        if record == [_END]:
            return kept
        if any(record):
            if number > limits.ROWS:
                raise TooManyCellsError
            kept.extend([] for _ in range(number - 1 - len(kept)))
            kept.append(record)
    raise OpenQuoteError(row=number)


def _squared(records: list[list[str]]) -> list[Row]:
    width = max((len(record) for record in records), default=0)
    Budget().take("", len(records), width)
    return [[*map(text_cell, record), *[None] * (width - len(record))] for record in records]
