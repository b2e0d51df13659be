"""What titles, labels, sheet names and file names say about the time of the rows below them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.numerals import SIGNS, digits, to_int
from conduct_audit.intake.texts import plain
from conduct_audit.month import Month

if TYPE_CHECKING:
    from collections.abc import Iterable

_HALF_A_YEAR: Final = 6
_LONGEST_TIME: Final = 20
_ONLY_TIME: Final = re.compile(
    r"[\d./-]*[年月日号份][\d年月日号份./-]*|20\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: 20\d\d)?",
    re.IGNORECASE,
)
_CENTURY: Final = 2000
_FIRST_YEAR_IN_FULL: Final = 100
_ENGLISH: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED: Final = "(?P<name>" + "|".join(_ENGLISH) + r")[a-z]*\.?"
_ALONE: Final = r"(?<!\d)(?<!\d[-~—–至到])"
_YEAR: Final = r"(?<!\d)(?P<y>20\d\d)"
_MONTH: Final = r"(?P<m>1[0-2]|0?[1-9])"
_DAY: Final = r"(?P<d>[12]\d|3[01]|0?[1-9])"
_REST_OF_MONTH: Final = rf"月(?:份?(?!\d)|{_DAY}[日号]?(?!\d))"
_TAKEN: Final = "\0"
_RANGE: Final = re.compile(rf"{_TAKEN}[-~—–至到]+[\d{_TAKEN}]")
_SPELT: Final = re.compile(rf"([{SIGNS}]+)(?=[年月日号])")
_MONTH_AND_DAY: Final = re.compile(rf"{_MONTH}[.-]{_DAY}")
_SHAPES: Final = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{_YEAR}年{_MONTH}{_REST_OF_MONTH}",
        rf"{_YEAR}(?P<sign>[-./_]){_MONTH}(?!\d)(?:(?P=sign){_DAY}(?!\d))?",
        rf"{_YEAR}(?P<m>0[1-9]|1[0-2])(?:(?P<d>0[1-9]|[12]\d|3[01]))?(?!\d)",
        rf"(?<!\d)(?P<y>\d\d)年{_MONTH}{_REST_OF_MONTH}",
        rf"{_YEAR}年度?",
        rf"{_ALONE}{_MONTH}{_REST_OF_MONTH}",
        rf"(?<![a-z]){_NAMED} ?(?:{_DAY}(?:st|nd|rd|th)?,? )?(?P<y>20\d\d)(?!\d)",
        rf"{_YEAR} ?{_NAMED}(?![a-z])",
        rf"{_ALONE}(?<![年月.第]){_DAY}(?:日|号$)",
    )
)


@dataclass(frozen=True, slots=True)
class When:
    """A year, month (1–12) and day as far as they are known; `clash`: its sources contradict each other."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    clash: bool = False

    @property
    def as_month(self) -> Month | None:
        """The month, None where year or month lack or sources contradict each other."""
        return Month(self.year, self.month) if self.year and self.month and not self.clash else None

    @property
    def as_day(self) -> date | None:
        """The day, None where it is not known or no day of the calendar."""
        try:
            return date(self.year or 0, self.month or 0, self.day or 0) if not self.clash else None
        except ValueError:
            return None


NEVER: Final = When()


def when_in(text: str) -> When:
    """Give the time that `text` names; of several days only what they share, so a range gives no day."""
    rest = _SPELT.sub(_in_digits, plain(text) if text.isascii() else "".join(plain(text).split()))
    found: list[When] = []
    for shape in _SHAPES:
        found += [_when(match.groupdict()) for match in shape.finditer(rest)]
        rest = shape.sub(_TAKEN, rest)
    return _shared(found, is_range=bool(_RANGE.search(rest)))


def is_time(text: str) -> bool:
    """Tell whether a text is nothing but a time: 3月, 5日, 2024-03."""
    return len(text) <= _LONGEST_TIME and bool(_ONLY_TIME.fullmatch(plain(text)))


def when_of_sheet(name: str) -> When:
    """Give the time that a sheet's name names; there `3.5` is a fifth of March."""
    found = _MONTH_AND_DAY.fullmatch(plain(name))
    return _when(found.groupdict()) if found else when_in(name)


def when_of_month(month: Month | None) -> When:
    """Give a month as a time."""
    return When(month.year, month.number) if month else NEVER


def together(sources: Iterable[When]) -> When:
    """Give what sources of equal weight say together; a contradiction in year or month is a clash, in days no day."""
    known = [source for source in sources if source != NEVER]
    clash = any(source.clash for source in known) or any(_disagree(*pair) for pair in combinations(known, 2))
    return When(_first(known, "year"), _first(known, "month"), _only([source.day for source in known]), clash)


def filled(stronger: When, weaker: When) -> When:
    """Fill in what `stronger` leaves out from `weaker`, which overrides nothing.

    December in a file of January may be of either year: a year is taken only over less than half a year, a month only
    within the same year, a day only within the same month.
    """
    if stronger.clash or weaker.clash:
        return replace(stronger, clash=stronger.clash or stronger.as_month is None)
    near = None in {stronger.month, weaker.month} or abs((stronger.month or 0) - (weaker.month or 0)) < _HALF_A_YEAR
    same_year = stronger.year in {None, weaker.year}
    same = same_year and stronger.month in {None, weaker.month}
    return When(
        year=stronger.year or (weaker.year if near else None),
        month=stronger.month or (weaker.month if same_year else None),
        day=stronger.day or (weaker.day if same else None),
    )


def _when(found: dict[str, str | None]) -> When:
    year, name = int(found.get("y") or 0), found.get("name")
    month = _ENGLISH.index(name.lower()) + 1 if name else int(found.get("m") or 0)
    in_full = year + _CENTURY if 0 < year < _FIRST_YEAR_IN_FULL else year
    return When(in_full or None, month or None, int(found.get("d") or 0) or None)


def _shared(found: list[When], *, is_range: bool) -> When:
    year, month = (_only([getattr(when, part) for when in found]) for part in ("year", "month"))
    days = [when.day for when in found if when.day]
    return When(year, month, days[0] if len(days) == 1 and not is_range else None)


def _only(values: list[int | None]) -> int | None:
    """Give the one value that is named; None for none and for several."""
    named = set(values) - {None}
    return named.pop() if len(named) == 1 else None


def _first(known: list[When], part: str) -> int | None:
    return next((getattr(when, part) for when in known if getattr(when, part) is not None), None)


def _disagree(first: When, second: When) -> bool:
    pairs = ((first.year, second.year), (first.month, second.month))
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)


def _in_digits(found: re.Match[str]) -> str:
    number = to_int(found[1])
    return str(number) if number is not None else digits(found[1]) or found[1]
