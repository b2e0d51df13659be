"""What a blank workbook is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from conduct_audit.language import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conduct_audit.month import Month

Kind = Literal["inspection", "matrix", "roster"]
Shape = Literal["text", "date", "count", "money"]
Source = Literal["", "people", "departments", "clauses", "answers", "sexes"]

ROWS: Final = 500
"""So many rows below the headings offer the drop-downs."""


class Person(NamedTuple):
    """An employee of the roster."""

    number: str
    name: str
    department: str

    @property
    def choice(self) -> str:
        """How the drop-down shows them; the import understands it."""
        return f"{self.number} {self.name}"


class Said(NamedTuple):
    """A heading, or words that an import understands, in either language: they are data, not messages."""

    zh: str
    en: str

    def __str__(self) -> str:
        """Give the words of the language spoken now."""
        return self.zh if current() == "zh" else self.en


class Field(NamedTuple):
    """A column: its heading, what to write in it (an English msgid), an example, its shape and drop-down."""

    heading: Said
    what: str
    example: Said
    shape: Shape = "text"
    choices: Source = ""
    width: int = 14


class Blank(NamedTuple):
    """What the drop-downs offer: `clauses` as code and label, `people` and their departments."""

    kind: Kind
    month: Month
    company: str
    clauses: Sequence[tuple[str, str]]
    people: Sequence[Person]

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments of the people, each once."""
        return tuple(dict.fromkeys(person.department for person in self.people if person.department))
