"""How reports write months, days, money and the texts of strangers, in the language spoken now."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from conduct_audit import money
from conduct_audit.language import N_, current, gettext as _

if TYPE_CHECKING:
    from datetime import date

    from conduct_audit.month import Month

_MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS: Final = re.compile(r"\r\n?")
_PICTURES: Final = 0x2400
_BLANK_AND_BELOW: Final = 0x20
NOT_STATED: Final = N_("not stated")


def month_words(month: Month) -> str:
    """Write a month as a title does: `2024年3月`, `March 2024`."""
    return _("{name} {year}").format(name=_(_MONTHS[month.number - 1]), year=month.year)


def day_words(day: date | None, month: str | None) -> str:
    """Write the day of a violation as `2024-03-05`, or its month where the day is not known."""
    return day.isoformat() if day else month or ""


def figures(amount: Any) -> str:
    """Write fen as `1,234.00`; an unknown amount is said to be not stated."""
    if pd.isna(amount):
        return _(NOT_STATED)
    whole, _point, rest = money.yuan(int(amount)).partition(".")
    return f"{int(whole):,}.{rest}" if whole != "-0" else f"-0.{rest}"


def capitals(amount: Any) -> str:
    """Write fen as vouchers do, `人民币壹佰元整`, in either language; an unknown amount is said to be not stated."""
    return _(NOT_STATED) if pd.isna(amount) else _in_capitals(int(amount))


@lru_cache(maxsize=1 << 12)
def _in_capitals(amount: int) -> str:
    return f"人民币{money.capitals(amount)}"


def source_words(file: str, sheet: str, row: Any) -> str:
    """Say where a violation was read: file, sheet and row, as far as there are such."""
    place = "" if pd.isna(row) else _("row {row}").format(row=int(row))
    return " · ".join(part for part in (file, sheet, place) if part)


def joined(sentences: list[str]) -> str:
    """Join `sentences` as the language does."""
    return ("；" if current() == "zh" else "; ").join(sentences)


def visible(text: str) -> str:
    """Give `text` with the characters that no XML can hold shown as their pictures (`␀`), and line feeds alone."""
    plain = _LINE_ENDS.sub("\n", text) if "\r" in text else text
    return _NOT_IN_XML.sub(_picture, plain)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < _BLANK_AND_BELOW else f"\\u{code:04x}"
