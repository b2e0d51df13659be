"""Columns of a matrix whose headings hold the word of a field and whose cells are marks: 上班时间玩手机 is no time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.grid import is_blank
from conduct_audit.intake.headers import Meaning, ends_as_field, meaning
from conduct_audit.intake.marks import mark_of
from conduct_audit.intake.texts import text_of
from conduct_audit.intake.vocabulary import words
from conduct_audit.normal import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conduct_audit.intake.grid import Cell, Row
    from conduct_audit.intake.header import Column, Header
    from conduct_audit.intake.marks import MarkKind

_SIGNS: Final[frozenset[MarkKind]] = frozenset({"tick", "cross", "circle", "dot"})
_WORDS: Final[frozenset[MarkKind]] = frozenset({"yes", "no"})
_TICKED: Final = frozenset({"severity", "signature", "evidence", "deadline", "appeal", "result"})
"""Fields that are ticked themselves: 本人是否签字, 是否已整改."""
_IN_NUMBERS: Final = frozenset({"amount", "points", "bonus_base", "month", "serial"})
_OPEN: Final = frozenset({None, "note", "text", "other"})
_LACK: Final = re.compile(r"未|没|漏|忘|错|无故|擅自|不(?!合格|达标|规范|符合)")
_ASKED: Final = re.compile(r"是否|有无|已")
_SUMS: Final = ("合计", "小计", "总计")
_SMALL: Final = 3
_SHORT: Final = 6


@dataclass(frozen=True, slots=True)
class Loose:
    """Columns of marks under a heading that only holds the word of a field: of signs, and of small numbers."""

    signs: tuple[Column, ...]
    numbers: tuple[Column, ...]


def loose_columns(header: Header, rows: Sequence[Row]) -> Loose:
    """Give the columns that are a field by a part of their heading (or are 其他) and hold marks."""
    signs: list[Column] = []
    numbers: list[Column] = []
    for column in filter(_may_be_act, header.columns):
        kinds = _kinds(row[column.index] for row in rows)
        if _is_majority(kinds, _SIGNS | _WORDS):
            signs.append(column)
        elif _may_count(column) and _is_majority(kinds, _SIGNS | _WORDS | {"number"}):
            numbers.append(column)
    return Loose(tuple(signs), tuple(numbers))


def without_fields(header: Header, columns: Iterable[Column]) -> Header:
    """Take their fields from columns that hold marks."""
    plain = {column.index: replace(column, meaning=Meaning()) for column in columns}
    return replace(header, columns=tuple(plain.get(column.index, column) for column in header.columns))


def is_mixed(column: Column, rows: Sequence[Row]) -> bool:
    """Tell whether a column without a field holds marks among short words (未戴), in a table that is a matrix."""
    if column.field or column.meaning.rivals or is_sum(column):
        return False
    cells = [row[column.index] for row in rows if not is_blank(row[column.index])]
    return any(is_sign(cell) for cell in cells) and all(len(text_of(cell)) <= _SHORT for cell in cells)


def is_unclear(column: Column) -> bool:
    """Tell whether the heading over a mark names no act: 其他, 备注."""
    return meaning(column.parts[-1]).exact


def is_spare(column: Column) -> bool:
    """Tell whether a sign in a column that holds no marks as a rule may stand for an act all the same."""
    return not is_sum(column) and (column.field in _OPEN or _may_be_act(column))


def is_sign(cell: Cell) -> bool:
    """Tell whether a cell holds a sign: √ × ○ ●."""
    return mark_of(cell).kind in _SIGNS


def is_sum(column: Column) -> bool:
    """Tell whether a column adds up others."""
    heading = folded(column.parts[-1])
    return heading in words("footer", "totals") or heading.endswith(_SUMS)


def _may_be_act(column: Column) -> bool:
    if column.field == "note":
        return True
    last = column.parts[-1]
    if is_sum(column) or column.meaning.exact or not (column.field or column.meaning.rivals):
        return False
    if column.field not in _TICKED or column.field == "severity":
        return column.field != "severity"
    return bool(_LACK.match(last)) or not (ends_as_field(last) or _ASKED.match(last))


def _may_count(column: Column) -> bool:
    """Tell whether numbers below a heading may be occurrences: 本月违规次数 is a sum, 扣款数 is money."""
    last = column.parts[-1]
    return column.field not in _IN_NUMBERS and (
        column.field == "note" or bool(_LACK.match(last) or _ASKED.match(last)) or not ends_as_field(last)
    )


def _kinds(cells: Iterable[Cell]) -> Counter[MarkKind]:
    """Count the kinds of what stands in a column; a long number is an identity, no count."""
    kinds: Counter[MarkKind] = Counter()
    for (_, cell), times in Counter((type(cell), cell) for cell in cells if not is_blank(cell)).items():
        kind = mark_of(cell).kind
        is_long = kind == "number" and (len(text_of(cell)) > _SMALL or text_of(cell).startswith("0"))
        kinds["other" if is_long else kind] += times
    return kinds


def _is_majority(kinds: Counter[MarkKind], marks: frozenset[MarkKind]) -> bool:
    """Tell whether marks are at least half of what stands in a column, dashes apart."""
    found = sum(kinds[kind] for kind in marks)
    return found > 0 and found * 2 >= sum(kinds.values()) - kinds["none"]
