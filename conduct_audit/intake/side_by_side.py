"""Tables beside each other in the same rows: months side by side, or the same headings a second time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.headers import meaning
from conduct_audit.intake.texts import plain
from conduct_audit.intake.when import NEVER, When, is_time, when_of_sheet
from conduct_audit.normal import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.intake.grid import Sheet
    from conduct_audit.intake.header import Column, Header

_OF_A_ROW: Final = ("number", "name", "text", "clause")


@dataclass(frozen=True, slots=True)
class Block:
    """The columns of one of the tables that share their rows, with what its group says: a time, or words.

    `own`: the indexes of the columns that the block shares with no other; empty for a table that stands alone.
    """

    header: Header
    own: frozenset[int] = frozenset()
    when: When = NEVER
    words: str = ""


def blocks_of(header: Header, sheet: Sheet) -> tuple[Block, ...]:
    """Give the tables that share the rows below a header; one as a rule.

    Columns that belong to no block (the person's, as a rule) are shared by all.
    """
    timed = {column.index: _time_in(column) for column in header.columns}
    if any(timed.values()):
        return tuple(_timed_blocks(header, timed))
    starts = _starts(header, sheet)
    return tuple(_repeated_blocks(header, starts)) if len(starts) > 1 else (Block(header),)


def _time_in(column: Column) -> str:
    """Give the part of a heading that is nothing but a time: 3月 over 违规行为, or 5日 over marks."""
    known = meaning(column.parts[-1]).field in {"date", "month", "clock"}
    return "" if known else next(filter(is_time, column.parts), "")


def _timed_blocks(header: Header, timed: dict[int, str]) -> Iterator[Block]:
    for time in dict.fromkeys(filter(None, timed.values())):
        kept = [column for column in header.columns if timed[column.index] in {"", time}]
        own = frozenset(column.index for column in kept if timed[column.index])
        yield Block(_only(header, [_without(column, time) for column in kept]), own, when_of_sheet(plain(time)))


def _without(column: Column, time: str) -> Column:
    """Take the time out of a heading; of a heading that is nothing else it stays as its only part."""
    return replace(column, parts=tuple(part for part in column.parts if part != time) or column.parts)


def _starts(header: Header, sheet: Sheet) -> list[int]:
    """Give the columns where a block begins: those of the first heading that comes again, merged ones once."""
    places: dict[tuple[str | None, str], list[int]] = {}
    for column in header.columns:
        if column.field in _OF_A_ROW and (header.bottom, column.index) not in sheet.filled:
            places.setdefault((column.field, squeezed(column.parts[-1])), []).append(column.index)
    return min((indexes for indexes in places.values() if len(indexes) > 1), default=[])


def _repeated_blocks(header: Header, starts: list[int]) -> Iterator[Block]:
    width = min(after - before for before, after in pairwise(starts))
    in_blocks = {index for start in starts for index in range(start, start + width)}
    for start in starts:
        own = range(start, start + width)
        kept = [column for column in header.columns if column.index in own or column.index not in in_blocks]
        first = next(column for column in kept if column.index == start)
        words = " ".join(part for part in first.parts[:-1] if not meaning(part).field)
        yield Block(_only(header, kept), frozenset(column.index for column in kept if column.index in own), words=words)


def _only(header: Header, columns: list[Column]) -> Header:
    return replace(header, columns=tuple(columns))
