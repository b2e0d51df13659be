"""What one slip says: its labels as headings, its values as a row, several rows where it lists several acts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.grid import is_blank
from conduct_audit.intake.headers import Meaning
from conduct_audit.intake.texts import text_of
from conduct_audit.intake.vocabulary import words
from conduct_audit.normal import folded, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conduct_audit.intake.form_labels import Item, Labels
    from conduct_audit.intake.grid import Cell, Sheet

Heading = tuple[str, Meaning]

_PERSON: Final = frozenset({"number", "name"})
_ACT: Final = frozenset({"text", "clause"})
_BARE_DATES: Final = frozenset({"日期", "时间", "年月日", "date"})


@dataclass(frozen=True, slots=True)
class Record:
    """A slip: headings, and lines of a row (0-based) with the cells below the headings; `titles`: texts above it."""

    headings: tuple[Heading, ...]
    lines: tuple[tuple[int, tuple[Cell, ...]], ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """The values of equal labels; `apart`: each stands for itself, they do not make one value together."""

    label: str
    meaning: Meaning
    values: tuple[tuple[int, Cell], ...]
    apart: bool

    @property
    def is_act(self) -> bool:
        return self.meaning.field in _ACT

    @property
    def is_filled(self) -> bool:
        return any(not is_blank(cell) for _, cell in self.values)


def record_of(labels: Labels, rows: range, columns: range) -> Record | None:
    """Read the slip in a part of a sheet; None where it is none: nobody, no act, or several people."""
    items = _without_signature_days(labels.items(rows, columns))
    groups = _groups(items)
    if not any(group.is_act for group in groups) or not any(g.meaning.field in _PERSON for g in groups):
        return None
    if any(len(item.values) > 1 and item.meaning.field in _PERSON for item in items):
        return None
    number = _number_of_lines(groups)
    spread = [told for group in groups for told in _spread(group, number)]
    anchor = next((item.row for item in items if item.meaning.field in _ACT and item.is_filled), items[0].row)
    lines = tuple(
        (
            _row(groups, line, number, anchor),
            tuple(group.values[line if len(group.values) == number else 0][1] for group in spread),
        )
        for line in range(number)
    )
    headings = tuple((group.label, group.meaning) for group in spread)
    is_said = any(group.is_filled for group in spread if group.is_act or group.meaning.field in _PERSON)
    return Record(headings, lines if is_said else (), tuple(_titles(labels, rows, columns)))


def records_by_column(labels: Labels, items: Sequence[Item], sheet: Sheet) -> Iterator[Record]:
    """Read a list that lies on its side: a record for each column beside its labels with a person or an act."""
    headings = tuple((item.label, item.meaning) for item in items)
    titles = tuple(_titles(labels, labels.rows, range(sheet.width)))
    anchor = next(item.row for item in items if item.meaning.field in _ACT)
    asked = [item.row for item in items if item.meaning.field in _PERSON | _ACT]
    for column in range(items[0].column + 1, sheet.width):
        if any(not is_blank(sheet.rows[row][column]) for row in asked):
            cells = tuple(sheet.rows[item.row][column] for item in items)
            yield Record(headings, ((anchor, cells),), titles)


def _groups(items: Iterable[Item]) -> list[_Group]:
    """Put equal labels together."""
    told: dict[tuple[str, str | None], _Group] = {}
    for item in items:
        key = (squeezed(item.label), item.meaning.field)
        had = told.get(key)
        values = (*(had.values if had else ()), *(item.values or ((item.row, None),)))
        told[key] = _Group(item.label, item.meaning, values, apart=item.below or had is not None)
    return list(told.values())


def _number_of_lines(groups: Sequence[_Group]) -> int:
    """Give the number of acts: where text and clause come equally often, or a text comes under labels of its own."""
    acts = [group for group in groups if group.is_act and group.is_filled]
    sizes = {len(group.values) for group in acts}
    return sizes.pop() if len(sizes) == 1 and (len(acts) > 1 or acts[0].apart) else 1


def _spread(group: _Group, lines: int) -> Iterator[_Group]:
    """Give the columns of a label: one with a cell for each line; values that make no lines each their own."""
    if len(group.values) in {1, lines}:
        yield group
    elif group.is_act:
        text = "\n".join(text_of(cell) for _, cell in group.values if not is_blank(cell))
        yield replace(group, values=((group.values[0][0], text),))
    else:
        yield from (replace(group, values=(value,)) for value in group.values)


def _row(groups: Iterable[_Group], line: int, lines: int, anchor: int) -> int:
    """Give the row of a line: that of its act, the same for all that share one."""
    rows = (group.values[line][0] for group in groups if group.is_act and lines > 1 and len(group.values) == lines)
    return next(rows, anchor)


def _without_signature_days(items: list[Item]) -> list[Item]:
    """Take a bare 日期 behind a signature, or beside who made out the slip, for the day of signing."""
    told: list[Item] = []
    for item in items:
        signed = any(one.meaning.field == "signature" for one in told)
        beside = any(one.row == item.row and _is_of_clerks(one.label) for one in items)
        is_bare = item.meaning.field == "date" and squeezed(item.label) in _BARE_DATES
        of_signing = is_bare and (signed or beside)
        told.append(replace(item, meaning=Meaning("signature", item.meaning.rank)) if of_signing else item)
    return told


def _is_of_clerks(label: str) -> bool:
    return any(word in folded(label) for word in words("roles", "clerks"))


def _titles(labels: Labels, rows: range, columns: range) -> Iterator[str]:
    """Yield the texts above the first label of a slip."""
    for row in rows:
        places = labels.within(row, columns)
        if any(map(labels.is_label, places)):
            return
        yield from (place.text for place in places)
