"""Text in the encodings of Chinese offices, and tables in text: CSV, tab-separated, semicolon-separated."""

from __future__ import annotations

import codecs
import csv
import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.errors import EncodingError, OpenQuoteError, TooManyCellsError
from conduct_audit.intake.files import limits
from conduct_audit.intake.files.values import text_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.intake.grid import Row

_BOMS: Final = (
    (codecs.BOM_UTF8, "UTF-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16"),
)
_WITHOUT_BOM: Final = (("UTF-8", "utf-8"), ("GB18030", "gb18030"))
_NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")
_DOS_END: Final = "\x1a"
_FEW: Final = 0.01
_SEPARATOR_LINE: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_DELIMITERS: Final = ",\t;|"
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SAMPLE: Final = 100
_END: Final = '\ue000"'
"""In an open quotation this mark would close it, and vanish."""


def decode(content: bytes) -> tuple[str, str]:
    """Give the text and the name of its encoding: what a BOM says, strict UTF-8, then GB18030.

    Raises `EncodingError` (without facts) for what is no text in any of them.
    """
    for bom, name, codec in _BOMS:
        if content.startswith(bom):
            return _decoded(content, name, codec)
    for name, codec in _WITHOUT_BOM:
        try:
            return _decoded(content, name, codec)
        except EncodingError:
            continue
    raise EncodingError


def _decoded(content: bytes, name: str, codec: str) -> tuple[str, str]:
    try:
        text = content.decode(codec).rstrip(_DOS_END)
    except UnicodeDecodeError as error:
        raise EncodingError from error
    if len(_NO_TEXT.findall(text)) > _FEW * len(text):
        raise EncodingError
    return text, name


def rows_of(text: str) -> list[Row]:
    """Split a text into rows of cells, all of the same width; cells are text, blank ones None.

    The delimiter (comma, tab, semicolon, bar) is told from the first rows. Raises `OpenQuoteError(row=…)`,
    `TooManyCellsError`.
    """
    declared = _SEPARATOR_LINE.match(text)
    body = text[declared.end() :] if declared else text
    rows = list(_records(body, declared[1] if declared else _delimiter(body)))
    if rows.pop() != [_END]:
        raise OpenQuoteError(row=len(rows) + 1)
    return _squared(rows)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Read the records and a last one that only tells whether every quotation mark was closed."""
    csv.field_size_limit(max(limits.FILE_BYTES, len(text) + 1))
    lines = (line[0] for line in _LINE.finditer(text))
    return csv.reader(chain(lines, (_END,)), delimiter=delimiter)


def _delimiter(text: str) -> str:
    """Take the delimiter that cuts most of the first rows into the same number of cells, and into the most."""
    sample = "\n".join(text.splitlines()[:_SAMPLE])
    return max(_DELIMITERS, key=lambda delimiter: _regularity(sample, delimiter))


def _regularity(sample: str, delimiter: str) -> int:
    widths = [len(record) for record in _records(sample, delimiter) if len(record) > 1]
    return max((widths.count(width) * (width - 1) for width in set(widths)), default=0)


def _squared(records: list[list[str]]) -> list[Row]:
    width = max((len(record) for record in records), default=0)
    if width > limits.COLUMNS or len(records) > limits.ROWS or len(records) * width > limits.CELLS:
        raise TooManyCellsError
    return [[*map(text_cell, record), *[None] * (width - len(record))] for record in records]
