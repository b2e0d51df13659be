"""What the values of settings may be: how a text is read, and how the value is written down again."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from conduct_audit import money
from conduct_audit.errors import BadAmountError, BadDateError
from conduct_audit.language import N_
from conduct_audit.month import parse_day

if TYPE_CHECKING:
    from collections.abc import Callable

_SWITCH: Final = {"on": True, "off": False, "yes": True, "no": False, "开": True, "关": False, "是": True, "否": False}
_ACCOUNT: Final = re.compile(r"[0-9A-Z][0-9A-Za-z]{0,14}")
_WARNING: Final = re.compile(r"W(?:0[1-9]|1[0-5])")
_LONGEST: Final = 60
_WHOLE_SHARE: Final = 100


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: `wanted` says what may be written (an English msgid), `read` raises ValueError for the rest."""

    wanted: str
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    facts: tuple[tuple[str, object], ...] = ()


def choice(*options: str) -> Kind:
    """Give the kind whose value is one of a few words."""
    facts = (("options", ", ".join(options)),)
    return Kind(N_("one of {options}"), lambda text: _member(text, options), facts=facts)


def whole(least: int, most: int) -> Kind:
    """Give the kind whose value is a whole number in a range."""
    wanted = N_("a whole number from {least} to {most}")
    return Kind(wanted, lambda text: _ranged(int(text), least, most), facts=(("least", least), ("most", most)))


def _member(text: str, options: tuple[str, ...]) -> str:
    found = {option.lower(): option for option in options}.get(text.lower())
    if found is None:
        raise ValueError(text)
    return found


def _ranged(number: int, least: int, most: int) -> int:
    if not least <= number <= most:
        raise ValueError(number)
    return number


def _percent(text: str) -> int:
    return _ranged(int(text.removesuffix("%").removesuffix("％")), 0, _WHOLE_SHARE)


def _switch(text: str) -> bool:
    if text.lower() not in _SWITCH:
        raise ValueError(text)
    return _SWITCH[text.lower()]


def _amount(text: str) -> int:
    try:
        return _ranged(money.parse_yuan(text), 1, 10**12)
    except BadAmountError as error:
        raise ValueError(text) from error


def _certainty(text: str) -> float:
    """Read a certainty; it never becomes money."""
    number = float(text)
    if not 0 < number <= 1:
        raise ValueError(text)
    return number


def _line(text: str) -> str:
    if not text or len(text) > _LONGEST or not text.isprintable():
        raise ValueError(text)
    return text


def _account(text: str) -> str:
    if not _ACCOUNT.fullmatch(text):
        raise ValueError(text)
    return text


def _warnings(text: str) -> tuple[str, ...]:
    codes = tuple(sorted({part.strip().upper() for part in re.split(r"[,，、;； ]+", text) if part.strip()}))
    if not codes or not all(_WARNING.fullmatch(code) for code in codes):
        raise ValueError(text)
    return codes


def _day(text: str) -> dt.date:
    try:
        return parse_day(text)
    except BadDateError as error:
        raise ValueError(text) from error


SWITCH: Final = Kind(N_("on or off"), _switch, lambda value: "on" if value else "off")
PERCENT: Final = Kind(N_("a whole percentage from 0 to 100"), _percent)
AMOUNT: Final = Kind(N_("an amount in yuan, as 2010 or 2010.00"), _amount, money.yuan)
CERTAINTY: Final = Kind(N_("a number above 0 and up to 1, as 0.95"), _certainty, repr)
DAY: Final = Kind(N_("a day, as 2024-01-01"), _day, dt.date.isoformat)
LINE: Final = Kind(N_("a line of at most 60 characters"), _line)
ACCOUNT: Final = Kind(N_("an account code of at most 15 digits and letters, as 2211"), _account)
WARNINGS: Final = Kind(N_("codes of warnings, as W02,W08"), _warnings, ",".join)
