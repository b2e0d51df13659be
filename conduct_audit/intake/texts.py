"""The text of a cell, to the letter and in the plain form that serves comparison alone."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.grid import ErrorCell, NoValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from conduct_audit.intake.grid import Cell

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def text_of(value: Cell) -> str:
    """Write what a cell holds as text; surrounding blanks go, everything else stays to the letter.

    `""` for a blank, `1001` for 1001.0, `2024-03-05` for a date, the error's own text for an error cell, the formula
    behind an equals sign where no value was stored.
    """
    return _WRITERS[type(value)](value) if type(value) in _WRITERS else str(value).strip()


def plain(text: str) -> str:
    """Give the form in which texts are compared: full-width to half, no invisible signs, single blanks inside."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).split())


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def _moment(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")


_WRITERS: Final[dict[type, Callable[..., str]]] = {
    type(None): lambda _: "",
    str: str.strip,
    int: str,
    bool: lambda value: str(value).upper(),
    float: _number,
    date: date.isoformat,
    datetime: _moment,
    time: lambda value: value.isoformat("minutes"),
    ErrorCell: lambda value: value.text,
    NoValue: lambda value: f"={value.formula}",
}
