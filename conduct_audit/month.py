"""A calendar month, the period of the books."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

from conduct_audit.errors import BadDateError, BadMonthError
from conduct_audit.language import gettext as _

_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LAST: Final = 12
_YEARS: Final = range(1900, 3000)


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A year and a month (1–12); compares and sorts by time, prints as `YYYY-MM`."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `YYYY-MM`. Raises `BadMonthError`."""
        found = _MONTH.fullmatch(text.strip()) if text.isascii() else None
        if not found or not 1 <= int(found[2]) <= _LAST or int(found[1]) not in _YEARS:
            raise BadMonthError(text=text)
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """Give the month `day` lies in."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return self.next().first_day - timedelta(days=1)

    def next(self) -> Self:
        """Give the month after."""
        return self._shifted(1)

    def previous(self) -> Self:
        """Give the month before."""
        return self._shifted(-1)

    def _shifted(self, by: int) -> Self:
        years, zero_based = divmod(self.year * _LAST + self.number - 1 + by, _LAST)
        return type(self)(years, zero_based + 1)

    def __str__(self) -> str:
        """Write `YYYY-MM`."""
        return f"{self.year:04d}-{self.number:02d}"


def judged_on(occurred_on: date | None, month: str) -> date:
    """Give the day by whose rulebook a violation is judged: its own, else the first of its `month`."""
    return occurred_on or Month.parse(month).first_day


def charged_words(own: str | None, month: str | None) -> str:
    """Say of a violation that it is charged to another month than its `own`; empty where it is not."""
    told = _("happened in {own}, charged to {month} (month of decision)")
    return "" if own == month else told.format(own=own, month=month)


def parse_day(text: str) -> date:
    """Read a day of a command, `YYYY-MM-DD`. Raises `BadDateError`."""
    try:
        if not _DATE.fullmatch(text.strip()) or int(text.strip()[:4]) not in _YEARS:
            raise BadDateError(text=text)
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise BadDateError(text=text) from error
