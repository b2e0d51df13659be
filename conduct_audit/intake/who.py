"""Which employee a row means, from its number, name and department as written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.counts import says_nothing
from conduct_audit.intake.directory import Directory, same_names
from conduct_audit.intake.names import split_people
from conduct_audit.intake.texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN: Final = "unknown_employee"
AMBIGUOUS: Final = "ambiguous_employee"
_SEVERAL: Final = re.compile(r"[、,，;；/\s]+")
_WITH_NUMBER: Final = re.compile(r"(?P<before>\D*?)[(\[]?(?P<number>[A-Za-z]{0,4}\d{3,})[)\]]?(?P<behind>\D*)")


@dataclass(frozen=True, slots=True)
class Written:
    """Who a row is about, as written; `hint`: the department is a place or a sheet's name and may be no department."""

    number: str
    name: str
    department: str
    hint: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a row: number and name as written, the employee, or why it waits and who may be meant."""

    number: str
    name: str
    employee_id: str | None = None
    reason: str | None = None
    people: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reason as the tuple that frames hold."""
        return (self.reason,) if self.reason else ()

    def waiting(self, reason: str) -> Person:
        """Give the person as one that waits; whom the row would have meant is then a candidate."""
        meant = (self.employee_id,) if self.employee_id else ()
        return replace(self, employee_id=None, reason=reason, people=tuple(dict.fromkeys((*meant, *self.people))))


def people_meant(written: Written, directory: Directory | None) -> tuple[Person, ...]:
    """Give the people a row means, one as a rule; a row that waits is one person with a reason."""
    number = "" if says_nothing(plain(written.number)) else written.number
    nobody = Person(written.number, written.name, reason=UNKNOWN)
    if directory is None or not (number or split_people(written.name).readings):
        return (nobody,)
    chosen = None if number else directory.chosen(written.name.strip())
    if chosen:
        return (_found(written, chosen),)
    one = replace(written, number=number)
    several = _by_numbers(one, directory) or (() if number else _by_names(one, directory))
    return several or (_single(one, directory),)


def _by_numbers(written: Written, directory: Directory) -> tuple[Person, ...]:
    """Read several numbers in a cell, beside as many names or none; `()` where it is not that."""
    numbers = [part for part in _SEVERAL.split(written.number) if part]
    if len(numbers) < len("ab") or directory.numbered(written.number):
        return ()
    readings = (*split_people(written.name).readings, ("",) * len(numbers) * (not written.name))
    names = next((reading for reading in readings if len(reading) == len(numbers)), None)
    if names is None:
        return ()
    parts = [replace(written, number=number, name=name) for number, name in zip(numbers, names, strict=True)]
    return _all_or_whole(written, [_single(part, directory) for part in parts])


def _by_names(written: Written, directory: Directory) -> tuple[Person, ...]:
    """Read a name cell in the first way in which everybody is on the roster; `()` where it is one name or unknown."""
    people = split_people(written.name)
    for reading in people.readings:
        parts = [_with_number(replace(written, name=name)) for name in reading]
        if all(_is_known(part, directory) for part in parts):
            found = [_single(part, directory) for part in parts]
            if people.open_ended:
                return (_whole(written, found, UNKNOWN),)
            return _all_or_whole(written, found)
    last = people.readings[-1] if people.readings else ()
    return (_whole(written, [_single(replace(written, name=name), directory) for name in last], UNKNOWN),)


def _all_or_whole(written: Written, found: list[Person]) -> tuple[Person, ...]:
    """Give several people when each is certain and another one, else the whole row as one that waits."""
    if len(found) == 1:
        return (replace(found[0], number=written.number, name=written.name),)
    ids = [person.employee_id for person in found]
    if None not in ids and len(set(ids)) == len(ids):
        return tuple(found)
    unknown = any(person.reason == UNKNOWN for person in found)
    return (_whole(written, found, UNKNOWN if unknown else AMBIGUOUS),)


def _whole(written: Written, found: Iterable[Person], reason: str) -> Person:
    people = [employee for person in found for employee in person.waiting(reason).people]
    return Person(written.number, written.name, reason=reason, people=tuple(dict.fromkeys(people)))


def _is_known(part: Written, directory: Directory) -> bool:
    return bool(directory.named(part.name) or (part.number and directory.numbered(part.number)))


def _with_number(part: Written) -> Written:
    """Read `张三(1001)` and `1001张三` as number and name."""
    found = _WITH_NUMBER.fullmatch(plain(part.name))
    if not found or part.number:
        return part
    return replace(part, number=found["number"], name=(found["before"] + found["behind"]).strip())


def _single(written: Written, directory: Directory) -> Person:
    return _by_number(written, directory) if written.number else _by_name(written, directory)


def _by_number(written: Written, directory: Directory) -> Person:
    """Let the number decide unless the name contradicts it; repair lost zeros where the name then agrees."""
    names = same_names(written.name)
    same_name = _everybody_called(written.name, directory)
    exact = directory.numbered(written.number)
    if exact:
        agrees = not names or directory.is_called(exact, names)
        return _found(written, exact) if agrees else _waiting(written, AMBIGUOUS, (exact, *same_name))
    close = directory.numbered_but_for_zeros(written.number)
    agreeing = [employee for employee in close if directory.is_called(employee, names)]
    if len(agreeing) == 1:
        return _found(written, agreeing[0])
    return _waiting(written, UNKNOWN, (*close, *same_name, *directory.alike(written.number, written.name)))


def _by_name(written: Written, directory: Directory) -> Person:
    """Let the name decide where it is unique, within the department if one is given."""
    everybody = directory.named(written.name)
    if not everybody:
        return _waiting(written, UNKNOWN, directory.alike("", written.name))
    nowhere = says_nothing(plain(written.department))
    ignored = nowhere or (written.hint and not directory.departments(written.department))
    people = everybody if ignored else directory.within(everybody, written.department)
    return _found(written, people[0]) if len(people) == 1 else _waiting(written, AMBIGUOUS, people or everybody)


def _everybody_called(name: str, directory: Directory) -> tuple[str, ...]:
    names = {name, *(part for reading in split_people(name).readings for part in reading)}
    return tuple(employee for part in sorted(names) for employee in directory.named(part))


def _found(written: Written, employee: str) -> Person:
    return Person(written.number, written.name, employee)


def _waiting(written: Written, reason: str, people: tuple[str, ...]) -> Person:
    return Person(written.number, written.name, reason=reason, people=tuple(dict.fromkeys(people)))
