"""Values by the date they take effect: rosters and rulebooks are judged at a violation's own day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Timeline(Generic[T]):
    """Versions in the order they were recorded, each with the day it takes effect (`None`: since ever).

    A version holds until the next later one begins; of two that begin on the same day the one recorded last holds.
    """

    versions: tuple[tuple[date | None, T], ...] = ()

    def at(self, day: date) -> T | None:
        """Give the version in force on `day`; `None` where there is none."""
        held = [(start or date.min, index) for index, (start, _) in enumerate(self.versions) if (start or day) <= day]
        return self.versions[max(held)[1]][1] if held else None

    @property
    def latest(self) -> T | None:
        """The version that begins last."""
        return self.at(date.max)
