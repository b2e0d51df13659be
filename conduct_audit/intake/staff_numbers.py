"""Employee numbers: text to the letter, whatever the spreadsheet program made of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.texts import plain, text_of

if TYPE_CHECKING:
    from conduct_audit.intake.grid import Cell

EXCEL_DIGITS: Final = 15
_CUT: Final = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")
_WHOLE: Final = re.compile(r"(\d+)\.0+")


def parse_number(value: Cell) -> str:
    """Give an employee number as text: 1001.0 → `1001`, `'0012` → `0012`, full-width to half, no blanks inside.

    A number that was cut to `1.00023E+09` stays as it is written: the digits behind are lost, nobody is called so.
    """
    text = plain(text_of(value)).replace(" ", "").lstrip("'`‘’＇")
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def lost_digits(value: Cell) -> bool:
    """Tell whether digits of an employee number are lost: more than 15 in a number cell, or a cut `1.00023E+09`."""
    if isinstance(value, (int, float)):
        return abs(value) >= 10**EXCEL_DIGITS
    return bool(_CUT.fullmatch(parse_number(value)))
