"""What the values of settings may be: how a text is read, and how the value is written down again."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from conduct_audit import money
from conduct_audit.errors import BadAmountError, BadDateError
from conduct_audit.language import N_, gettext as _
from conduct_audit.month import parse_day
from conduct_audit.settings.names import spoken_for, value_words

if TYPE_CHECKING:
    from collections.abc import Callable

NONE: Final = "none"
_ON: Final = ("on", "yes", "是", "开", "开启", "打开")
_SWITCHED_OFF: Final = ("off", "no", "否", "关", "关闭")
_ACCOUNT: Final = re.compile(r"(?=.{1,15}\Z)[0-9A-Z][0-9A-Za-z]*(?:[.-][0-9A-Z][0-9A-Za-z]*)*")
_WAGE_TYPE: Final = re.compile(r"[0-9A-Z/][0-9A-Z]{3}")
_WARNING: Final = re.compile(r"W(?:0[1-9]|1[0-7])")
_SPAN: Final = re.compile(r"(\d{1,2})\D(\d{1,2})\D+(\d{1,2})\D(\d{1,2})\D?")
_LEAP_YEAR: Final = 2000
_LONGEST: Final = 60
_WHOLE_SHARE: Final = 100


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: `wanted` says what may be written (an English msgid), `read` raises ValueError for the rest."""

    wanted: str
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    facts: tuple[tuple[str, object], ...] = ()

    def wanted_words(self) -> str:
        """Say what may be written."""
        facts = {k: _(", ").join(map(_option, v)) if isinstance(v, tuple) else v for k, v in self.facts}
        return _(self.wanted).format(**facts)


def choice(*options: str) -> Kind:
    """Give the kind whose value is one of a few words."""
    facts = (("options", options),)
    return Kind(N_("one of {options}"), lambda text: _member(text, options), facts=facts)


def _option(code: str) -> str:
    words = value_words(code)
    return code if words == code else _("{code} ({words})").format(code=code, words=words)


def whole(least: int, most: int) -> Kind:
    """Give the kind whose value is a whole number in a range."""
    wanted = N_("a whole number from {least} to {most}")
    return Kind(wanted, lambda text: _ranged(int(text), least, most), facts=(("least", least), ("most", most)))


def _member(text: str, options: tuple[str, ...]) -> str:
    found = next((option for option in options if spoken_for(option, text)), None)
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
    is_on, is_off = (any(spoken_for(word, text) for word in words) for words in (_ON, _SWITCHED_OFF))
    if not is_on and not is_off:
        raise ValueError(text)
    return is_on


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


def _wage_type(text: str) -> str:
    """Read a wage type of SAP, which knows capitals alone."""
    kind = text.upper()
    if not _WAGE_TYPE.fullmatch(kind):
        raise ValueError(text)
    return kind


def _warnings(text: str) -> tuple[str, ...]:
    """Read codes of warnings; `none` is a value of its own where some are shipped."""
    if spoken_for(NONE, text):
        return ()
    codes = tuple(sorted({part.strip().upper() for part in re.split(r"[,，、;； ]+", text) if part.strip()}))
    if not codes or not all(_WARNING.fullmatch(code) for code in codes):
        raise ValueError(text)
    return codes


def _day(text: str) -> dt.date:
    try:
        return parse_day(text)
    except BadDateError as error:
        raise ValueError(text) from error


def _span(text: str) -> tuple[str, str]:
    """Read the first and the last day of a season as `MM-DD`, however people write the four numbers."""
    found = _SPAN.fullmatch(text)
    if not found:
        raise ValueError(text)
    month, day, last_month, last_day = map(int, found.groups())
    days = (dt.date(_LEAP_YEAR, month, day), dt.date(_LEAP_YEAR, last_month, last_day))
    return f"{days[0]:%m-%d}", f"{days[1]:%m-%d}"


SWITCH: Final = Kind(N_("on or off"), _switch, lambda value: "on" if value else "off")
PERCENT: Final = Kind(N_("a whole percentage from 0 to 100"), _percent)
AMOUNT: Final = Kind(N_("an amount in yuan, as 2010 or 2010.00"), _amount, money.yuan)
CERTAINTY: Final = Kind(N_("a number above 0 and up to 1, as 0.95"), _certainty, repr)
DAY: Final = Kind(N_("a day, as 2024-01-01"), _day, dt.date.isoformat)
LINE: Final = Kind(N_("a line of at most 60 characters"), _line)
ACCOUNT: Final = Kind(
    N_("an account code of at most 15 digits and letters, parted by dots or hyphens, as 2211 or 2211.01"), _account
)
WAGE_TYPE: Final = Kind(N_("a wage type of 4 digits and capital letters, as 9Q01 (it may begin with /)"), _wage_type)
WARNINGS: Final = Kind(N_("codes of warnings, as W02,W08, or “none”"), _warnings, lambda codes: ",".join(codes) or NONE)
SEASON: Final = Kind(N_("the first and the last day, as 11-15..03-15"), _span, "..".join)
