"""Days that settings speak of: the last one of a window, calendar or working, and those of a season."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from conduct_audit.settings.errors import WorkingDaysUnknownError

if TYPE_CHECKING:
    from conduct_audit.settings.values import Settings


def last_day(start: dt.date, settings: Settings) -> dt.date | None:
    """Give the last day on which an appeal is in time; None where no window is set.

    The day after `start` is the first; a working day is one by the State Council's notice, moved working weekends
    included. Raises `WorkingDaysUnknownError` for a year whose notice the holiday table does not hold.
    """
    if not settings.appeal_window:
        return None
    if settings.appeal_days == "calendar":
        return start + dt.timedelta(days=settings.appeal_window)
    return _working(start, settings.appeal_window)


def in_season(day: dt.date, season: tuple[str, str]) -> bool:
    """Whether `day` lies in a season, given by its first and last day as `MM-DD`; it may cross the turn of the year."""
    first, last = season
    now = f"{day:%m-%d}"
    return first <= now <= last if first <= last else now >= first or now <= last


def _working(start: dt.date, days: int) -> dt.date:
    day = start
    while days:
        day += dt.timedelta(days=1)
        days -= _is_workday(day)
    return day


def _is_workday(day: dt.date) -> bool:
    from chinese_calendar import is_workday  # noqa: PLC0415  # needed where a window of working days is set

    try:
        return bool(is_workday(day))
    except NotImplementedError as error:
        raise WorkingDaysUnknownError(year=day.year) from error
