"""Forms, one for a person: labels beside or above their values, one slip on a sheet, several below or beside another.

Each slip becomes a row of a list: its labels are the headings. So all that holds for lists holds for forms.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.form_labels import Item, Labels
from conduct_audit.intake.form_records import record_of, records_by_column
from conduct_audit.normal import squeezed

if TYPE_CHECKING:
    from conduct_audit.intake.form_records import Record
    from conduct_audit.intake.grid import Sheet

_PERSON: Final = frozenset({"number", "name"})
_ACT: Final = frozenset({"text", "clause"})
_ROWS_LOOKED_AT: Final = 40
_FEWEST_LABELS: Final = 4
_LIST: Final = 3


def records_of(sheet: Sheet) -> tuple[Record, ...]:
    """Give the slips of a sheet that is made of forms, from top to bottom; `()` for any other sheet."""
    first = Labels(sheet, range(min(len(sheet.rows), _ROWS_LOOKED_AT)))
    items = first.items(first.rows, range(sheet.width))
    if _are_columns(items, sheet):
        return tuple(records_by_column(first, items, sheet))
    if not _may_be_form(items):
        return ()
    labels = Labels(sheet, range(len(sheet.rows)))
    parts = [(rows, columns) for columns in _bands(labels, sheet.width) for rows in _slips(labels, columns)]
    records = [record_of(labels, rows, columns) for rows, columns in parts]
    return tuple(record for record in records if record) if all(records) else ()


def _may_be_form(items: list[Item]) -> bool:
    """Tell a form from a list: person and act have their values beside them, or below them in rows apart."""
    people = [item for item in items if item.meaning.field in _PERSON and item.is_filled and not item.crowded]
    acts = [item for item in items if item.meaning.field in _ACT]
    apart = any(person.row != act.row or not act.below for person in people for act in acts)
    headings = any(_is_heading_row(items, act.row) for act in acts if act.below or not act.is_filled)
    return apart and not headings and len(items) >= _FEWEST_LABELS


def _are_columns(items: list[Item], sheet: Sheet) -> bool:
    """Tell a list that lies on its side: all labels in one column, several people and acts beside theirs."""
    wide = {item.meaning.field for item in items if item.crowded}
    apart = {item.column for item in items}
    return len(sheet.rows) <= _ROWS_LOOKED_AT and len(apart) == 1 and bool(wide & _PERSON) and bool(wide & _ACT)


def _is_heading_row(items: list[Item], row: int) -> bool:
    beside = [item for item in items if item.row == row]
    return len(beside) >= _LIST and all(item.below or not item.is_filled for item in beside)


def _bands(labels: Labels, width: int) -> list[range]:
    """Give the columns of the slips that stand beside each other, by the labels of people in one row."""
    everywhere = range(width)
    items = labels.items(labels.rows, everywhere)
    people = _people(items)
    if not people:
        return [everywhere]
    beside = sorted(item.column for item in people if item.row == people[0].row and item.label == people[0].label)
    shift = beside[0] - min(item.column for item in items)
    bands = [range(a - shift, b - shift) for a, b in pairwise([*beside, width + shift])]
    are_whole = all(any(i.meaning.field in _ACT and i.column in band for i in items) for band in bands)
    return bands if are_whole else [everywhere]


def _people(items: list[Item]) -> list[Item]:
    """Give the labels of people, those of the name where there are any."""
    names = [item for item in items if item.meaning.field == "name"]
    return names or [item for item in items if item.meaning.field == "number"]


def _slips(labels: Labels, columns: range) -> list[range]:
    """Give the rows of the slips below each other: each begins as far above its person as the first does."""
    people = _people(labels.items(labels.rows, columns))
    label = squeezed(people[0].label) if people else ""
    rows = sorted({item.row for item in people if squeezed(item.label) == label})
    if len(rows) < len("ab"):
        return [labels.rows]
    above = _rows_above(labels, columns, rows)
    starts = [0, *(row - above for row in rows[1:])]
    return [range(a, b) for a, b in pairwise([*starts, labels.rows.stop])]


def _rows_above(labels: Labels, columns: range, rows: list[int]) -> int:
    """Count the rows above a slip's person that all slips have alike."""
    most = min([rows[0], *(after - before - 1 for before, after in pairwise(rows))])
    for above in range(1, most + 1):
        if len({labels.signature(row - above, columns) for row in rows}) > 1:
            return above - 1
    return most
