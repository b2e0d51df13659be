"""A roster to look people up in: by number, by name, by department. Forms are normal (traditional = simplified)."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.names import name_key, split_people
from conduct_audit.intake.one_sign import OneSignOff
from conduct_audit.normal import folded

if TYPE_CHECKING:
    import pandas as pd

_SHORTEST_PART: Final = 2
_SHORTEST_ABBREVIATION: Final = 3
_MOST_ALIKE: Final = 5


class Directory:
    """The employees of one roster; every answer is a tuple of employee numbers in the order of the roster."""

    def __init__(self, roster: pd.DataFrame) -> None:
        """Index the employees of `roster` (`tables.EMPLOYEES`)."""
        self._names: dict[str, frozenset[str]] = {}
        self._departments: dict[str, str] = {}
        self._by_number: dict[str, str] = {}
        self._by_bare_number: defaultdict[str, list[str]] = defaultdict(list)
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        self._choices: dict[str, str] = {}
        self._matches: dict[str, frozenset[str]] = {}
        people = zip(roster["employee_id"], roster["name"], roster["department"], strict=True)
        for number, name, department in people:
            self._add(number, name, folded(department))

    def _add(self, number: str, name: str, department: str) -> None:
        self._names[number] = same_names(name)
        self._departments[number] = department
        self._choices[f"{number} {name}"] = number
        self._choices[f"{number} {folded(name)} {department}"] = number
        self._by_number[folded(number)] = number
        self._by_bare_number[_bare(number)].append(number)
        for key in self._names[number]:
            self._by_name[key].append(number)

    def numbered(self, number: str) -> str | None:
        """Give the employee with exactly this number."""
        return self._by_number.get(folded(number))

    def chosen(self, text: str) -> str | None:
        """Give the employee whom a text names as our own lists do: number, name, perhaps department, blanks between."""
        return self._choices.get(text) or self._choices.get(folded(text))

    def numbered_but_for_zeros(self, number: str) -> tuple[str, ...]:
        """Give the employees whose number is this one when leading zeros do not count."""
        return tuple(self._by_bare_number.get(_bare(number), ()))

    def named(self, name: str) -> tuple[str, ...]:
        """Give everybody of that name; brackets behind a roster's name are there to tell namesakes apart."""
        return tuple(self._by_name.get(_key(name), ()))

    def is_called(self, employee: str, names: frozenset[str]) -> bool:
        """Tell whether an employee has one of `names` (in the form of `same_names`)."""
        return bool(self._names[employee] & names)

    def within(self, people: tuple[str, ...], department: str) -> tuple[str, ...]:
        """Give those of `people` who belong to a department as written."""
        meant = self.departments(department)
        return tuple(employee for employee in people if self._departments[employee] in meant)

    def departments(self, written: str) -> frozenset[str]:
        """Give the departments (normal form) that a text may mean: equal, else one within the other, else short.

        A short form such as 城东厅 for 城东营业厅 must be short for one department only.
        """
        if written not in self._matches:
            self._matches[written] = self._find_departments(folded(written))
        return self._matches[written]

    def _find_departments(self, written: str) -> frozenset[str]:
        known = frozenset(self._departments.values()) - {""}
        if written in known or len(written) < _SHORTEST_PART:
            return known & {written}
        parts = frozenset(d for d in known if len(d) >= _SHORTEST_PART and (d in written or written in d))
        shortened = frozenset(d for d in known if _is_short_for(written, d))
        return parts or (shortened if len(shortened) == 1 else frozenset())

    def alike(self, number: str, name: str) -> tuple[str, ...]:
        """Give a few employees whose number or name differs in one sign only, for a person to choose from."""
        numbers = [self._by_number[key] for key in self._numbers_alike.of(folded(number))]
        names = [employee for key in self._names_alike.of(_key(name)) for employee in self._by_name[key]]
        return tuple(dict.fromkeys([*names, *numbers]))[:_MOST_ALIKE]

    @cached_property
    def _numbers_alike(self) -> OneSignOff:
        return OneSignOff(self._by_number)

    @cached_property
    def _names_alike(self) -> OneSignOff:
        return OneSignOff(self._by_name)


def same_names(text: str) -> frozenset[str]:
    """Give the normal forms of a text read as one person's name: to the letter, and without remarks in brackets."""
    readings = split_people(text).readings
    alone = {_key(reading[0]) for reading in readings if len(reading) == 1}
    return frozenset(({_key(text)} if readings else set()) | alone)


def _key(name: str) -> str:
    return folded(name_key(name))


def _bare(number: str) -> str:
    return folded(number).lstrip("0")


def _is_short_for(short: str, long: str) -> bool:
    if not _SHORTEST_ABBREVIATION <= len(short) < len(long) or (short[0], short[-1]) != (long[0], long[-1]):
        return False
    signs = iter(long)
    return all(sign in signs for sign in short)
