"""What the company decides besides the records, as dated facts: rosters, tariffs, settings. Amounts are whole fen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")
Dated = list[tuple[str, T]]
"""The first month or day (empty: since ever) and what holds from then on, in the order of recording."""

MONTHS = ("2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06")
SHIPPED = {
    "payroll_month": "event",
    "shortfall": "lapse",
    "manager_share": "0",
    "dispatched_factor": "100",
    "refund_after_clean_months": "0",
    "open_appeal": "ignore",
    "two_people": "off",
    "strict_warnings": "",
}


@dataclass(frozen=True)
class Person:
    """Somebody on a roster: `bonus` is None where it was left blank."""

    bonus: int | None
    dispatched: bool = False
    leader: str = ""


@dataclass(frozen=True)
class Tariff:
    """What each occurrence costs, and whether a serious case costs the month's bonus instead."""

    amount: int
    forfeits: bool = True


Roster = dict[str, Person]


def held(facts: Dated[T], when: str) -> T:
    """Give what holds: of two facts the one that begins later, of two that begin together the one recorded last."""
    begun = [(start, place) for place, (start, _fact) in enumerate(facts) if start <= when]
    return facts[max(begun)[1]][1]


def following(month: str) -> str:
    """Give the month after."""
    year, number = map(int, month.split("-"))
    return f"{year + number // 12}-{number % 12 + 1:02d}"


def part(amount: int, percent: int) -> int:
    """Give a percentage, half a fen upwards."""
    return (amount * percent * 2 + 100) // 200


@dataclass(frozen=True)
class Terms:
    """What a month is judged by; a closed month keeps its own for ever."""

    roster: Roster
    tariffs: Dated[Tariff]
    settings: dict[str, str]

    def percent(self, name: str) -> int:
        """Give a setting that is a number."""
        return int(self.settings[name])

    def cost(self, person: str, day: str, count: int, *, serious: bool) -> int | None:
        """Give what a violation adds up to by the tariff of its own day; None: it costs the bonus."""
        tariff = held(self.tariffs, day)
        if serious and tariff.forfeits:
            return None
        factor = self.percent("dispatched_factor") if self.roster[person].dispatched else 100
        return part(tariff.amount * count, factor)

    def leader(self, person: str) -> str | None:
        """Give who answers for somebody: another one who is on the roster."""
        named = self.roster[person].leader
        return named if named in self.roster and named != person else None


@dataclass(frozen=True)
class Calendar:
    """The closed months, and the open one that takes what is found of them (None: it stays theirs)."""

    closed: frozenset[str]
    instead: str | None = None

    def charged(self, month: str | None) -> str | None:
        """Give the month to which something that happened in `month` is charged when it is booked now."""
        return self.instead if self.instead and month in self.closed else month


@dataclass
class Company:
    """Rosters, tariffs and settings, each with its history."""

    rosters: Dated[Roster]
    tariffs: Dated[Tariff]
    settings: dict[str, Dated[str]] = field(default_factory=lambda: {k: [("", v)] for k, v in SHIPPED.items()})

    def terms(self, month: str) -> Terms:
        """Give what holds for a month now."""
        settings = {name: held(facts, month) for name, facts in self.settings.items()}
        return Terms(held(self.rosters, month), list(self.tariffs), settings)

    def roster(self, month: str | None) -> Roster:
        """Give the roster of a month, the latest where the month is not known."""
        return held(self.rosters, month or "9999")
