"""The header of a table: which rows it takes and what each column means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.headers import Meaning, meaning
from conduct_audit.intake.texts import text_of
from conduct_audit.normal import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conduct_audit.intake.grid import Sheet

_GROUPS_THAT_DECIDE: Final = frozenset({"joint", "deadline", "appeal", "signature"})
_OF_PEOPLE: Final = frozenset({"number", "name", "department", "post"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: 0-based index, the distinct parts of its heading from top to bottom, and what it means."""

    index: int
    parts: tuple[str, ...]
    meaning: Meaning

    @property
    def field(self) -> str | None:
        """The field, None where it is not known."""
        return self.meaning.field

    @property
    def said(self) -> bool:
        """Whether a person said what the column is; it is the only one of its field then."""
        return self.meaning.rank < 0

    @property
    def heading(self) -> str:
        """The heading in one line."""
        return " ".join(self.parts)


@dataclass(frozen=True)
class Header:
    """Rows `top` to `bottom` (0-based, both included) and the columns with a heading, from left to right."""

    top: int
    bottom: int
    columns: tuple[Column, ...]

    def of(self, field: str) -> tuple[Column, ...]:
        """Give the columns of `field`, the surest first."""
        return tuple(sorted((c for c in self.columns if c.field == field), key=lambda c: (c.meaning.rank, c.index)))

    def first(self, field: str) -> Column | None:
        """Give the surest column of `field`."""
        return next(iter(self.of(field)), None)

    def has(self, *fields: str) -> bool:
        """Tell whether any of `fields` has a column."""
        return any(column.field in fields for column in self.columns)

    @property
    def unknown(self) -> tuple[Column, ...]:
        """The columns whose heading is no known field."""
        return tuple(column for column in self.columns if column.field is None)

    @property
    def questions(self) -> tuple[Column, ...]:
        """The columns whose heading could mean more than one field."""
        return tuple(column for column in self.columns if column.meaning.rivals)


def header_of(sheet: Sheet, top: int, bottom: int) -> Header:
    """Read the columns of the header in rows `top` to `bottom`."""
    rows = [_filled(sheet, row, bottom) for row in range(top, bottom + 1)]
    parts = [_distinct(row[index] for row in rows) for index in range(sheet.width)]
    columns = [column for index, texts in enumerate(parts) if (column := _column(sheet, index, texts))]
    return Header(top, bottom, tuple(_of_the_said(_of_the_liable(columns))))


def _column(sheet: Sheet, index: int, parts: tuple[str, ...]) -> Column | None:
    """Read a column by what a person said about it, else by its heading; None where it has neither."""
    told = sheet.profile.told(index, parts) if sheet.profile else None
    if told:
        return Column(index, *told)
    return Column(index, parts, _meaning_of(parts)) if parts else None


def row_texts(sheet: Sheet, row: int) -> list[str]:
    """Give the texts of a row, `""` for a blank."""
    return [text_of(cell) for cell in sheet.rows[row]]


def _filled(sheet: Sheet, row: int, bottom: int) -> list[str]:
    """Give a header row; a group that was not merged stands for the blank cells on its right, too."""
    texts = row_texts(sheet, row)
    if row == bottom or any(merge.top <= row <= merge.bottom for merge in sheet.merges):
        return texts
    below = [
        any(texts) for texts in zip(*(row_texts(sheet, under) for under in range(row + 1, bottom + 1)), strict=True)
    ]
    for index in range(1, len(texts)):
        if not texts[index] and below[index] and not meaning(texts[index - 1]).field:
            texts[index] = texts[index - 1]
    return texts


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple({squeezed(text): text for text in texts if text}.values())


def _meaning_of(parts: Sequence[str]) -> Meaning:
    """Let the lowest part that is known decide, within a group that belongs to somebody else the group."""
    meanings = [meaning(part) for part in parts]
    own = next((found for found in reversed(meanings) if found.field or found.rivals), Meaning())
    groups = {found.field for found in meanings[:-1]}
    if groups & _GROUPS_THAT_DECIDE:
        return next(found for found in meanings if found.field in _GROUPS_THAT_DECIDE)
    if "inspector" in groups and own.field in _OF_PEOPLE:
        return Meaning("inspector" if own.field == "name" else "other", own.rank)
    return own


def _of_the_said(columns: list[Column]) -> list[Column]:
    """Let the column that a person named be the only one of its field."""
    said = {column.field for column in columns if column.said}
    other = Meaning("other")
    return [replace(one, meaning=other) if one.field in said and not one.said else one for one in columns]


def _of_the_liable(columns: list[Column]) -> list[Column]:
    """Give a heading that comes a second time behind 连带责任人 to the jointly liable."""
    told: list[Column] = []
    for column in columns:
        seen = {known.field for known in told}
        again = column.field in seen and "joint" in seen and column.field not in {None, "joint", "text", "inspector"}
        is_joint = again and not column.said
        told.append(replace(column, meaning=Meaning("joint", column.meaning.rank)) if is_joint else column)
    return told
