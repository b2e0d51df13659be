"""Dates as inspectors write them: `2024年3月5日上午`, `24.3.5`, `三月五日`, `3月5日-7日`, 45356."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeGuard

from conduct_audit.intake.date_shapes import Parts, bare, parts_of
from conduct_audit.month import Month

if TYPE_CHECKING:
    from conduct_audit.intake.grid import Cell

YEARS: Final = range(2000, 2101)
LONGEST: Final = 60
_HALF_A_YEAR: Final = 6
_EPOCH_1900: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)
_SERIALS: Final = range(10_000, 100_000)
_SERIAL_TEXT: Final = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_NO_END: Final = re.compile(r"\d+-\d+")
_RANGE_SIGNS: Final = re.compile(r"\s*(?:[~〜～—–−-]+|至|到)\s*")


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known around a date: the sheet's month (`--month`, title, sheet name) or only its year.

    `date_1904`: serial numbers count from 1904. `untyped`: numbers and texts look alike (CSV), so `3.1` may have been
    typed as `3.10`.
    """

    month: Month | None = None
    year: int | None = None
    date_1904: bool = False
    untyped: bool = False


@dataclass(frozen=True, slots=True)
class DateReading:
    """The day where it is known, the month where at least that is known; `ok` where the month is certain."""

    day: date | None
    month: Month | None
    ok: bool


UNCLEAR: Final = DateReading(None, None, ok=False)


def parse_date(value: Cell, context: DateContext) -> DateReading:
    """Read a date cell; what it leaves out (year, month) comes from `context`, which overrides nothing.

    A blank gives the context's month without a day, a range within one month that month, `3月上旬` the month.
    Not ok: impossible days, years outside 2000–2100, ranges over two months, errors, anything else.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return _month(context.month)
    if isinstance(value, datetime | date):
        return _day(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, str):
        return _of_text(value, context) if len(value) <= LONGEST else UNCLEAR
    return _of_number(value, context) if _is_number(value) else UNCLEAR


def _is_number(value: Cell) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _of_number(number: float, context: DateContext) -> DateReading:
    """Read a serial number, 20240305, 202403, or 3.5, which cannot have been typed as 3.50."""
    if not math.isfinite(number):
        return UNCLEAR
    if int(number) in _SERIALS:
        return _serial(int(number), context)
    return _of_text(f"{number:.10g}", replace(context, untyped=True))


def _serial(number: int, context: DateContext) -> DateReading:
    return _day((_EPOCH_1904 if context.date_1904 else _EPOCH_1900) + timedelta(days=number))


def _of_text(text: str, context: DateContext) -> DateReading:
    plain = bare(text)
    if _SERIAL_TEXT.fullmatch(plain):
        return _serial(int(plain[:5]), context)
    return _single(plain, context) or _of_range(plain, context)


def _single(plain: str, context: DateContext) -> DateReading | None:
    """Give what the text says in every shape that makes a date of it; where they disagree, or none does, None."""
    readings = {_completed(parts, context) for parts in parts_of(plain, untyped=context.untyped)} - {UNCLEAR}
    return readings.pop() if len(readings) == 1 else None


def _completed(parts: Parts, context: DateContext) -> DateReading:
    """Fill in year and month; a loose `3.5` must agree with the context's month, `5日` needs it."""
    known = context.month
    month = parts.month or (known.number if known else None)
    year = parts.year or (_nearest_year(month, known) if month and known else context.year)
    if not year or not month or year not in YEARS or (parts.loose and known and Month(year, month) != known):
        return UNCLEAR
    return _checked(year, month, parts.day)


def _nearest_year(month: int, known: Month) -> int | None:
    """Give the context's year; `12月30日` in a sheet of January may be of either year, so of none."""
    return known.year if abs(month - known.number) <= _HALF_A_YEAR else None


def _checked(year: int, month: int, day: int | None) -> DateReading:
    try:
        first = date(year, month, day or 1)
    except ValueError:
        return UNCLEAR
    return _day(first) if day else _month(Month.of(first))


def _of_range(plain: str, context: DateContext) -> DateReading:
    """Read `3月5日-7日`: the month when both ends lie in it in order, the day when both are the same."""
    for sign in _RANGE_SIGNS.finditer(plain):
        first = _end(plain[: sign.start()], context)
        last = first and _end(plain[sign.end() :], DateContext(month=Month.of(first)), bare_day=True)
        if first and last and first <= last:
            return _day(first) if first == last else _within(first, last)
    return UNCLEAR


def _end(text: str, context: DateContext, *, bare_day: bool = False) -> date | None:
    """Give one end of a range, which must be a day; a bare number is one only at the far end, `3-5` never."""
    if _NO_END.fullmatch(text) or (text.isdecimal() and not bare_day):
        return None
    reading = _single(text, context)
    return reading.day if reading else None


def _within(first: date, last: date) -> DateReading:
    return _month(Month.of(first)) if Month.of(first) == Month.of(last) else UNCLEAR


def _day(day: date) -> DateReading:
    return DateReading(day, Month.of(day), ok=True) if day.year in YEARS else UNCLEAR


def _month(month: Month | None) -> DateReading:
    return DateReading(None, month, ok=True) if month and month.year in YEARS else UNCLEAR
