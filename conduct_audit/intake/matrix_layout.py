"""Whether a table is a matrix of marks, people against clauses, and which of its columns hold the marks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.amount_marks import is_deduction
from conduct_audit.intake.grid import is_blank
from conduct_audit.intake.header import Column, Header
from conduct_audit.intake.headers import Meaning, meaning
from conduct_audit.intake.legend import speaks_of
from conduct_audit.intake.mark_columns import is_mixed, is_sum, loose_columns, without_fields
from conduct_audit.intake.mark_headings import counted_act
from conduct_audit.intake.marks import mark_of
from conduct_audit.intake.texts import text_of
from conduct_audit.intake.when import is_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conduct_audit.intake.clause_headings import ClauseHeadings
    from conduct_audit.intake.grid import Cell, Row

_SAMPLE: Final = 200
_PERSON: Final = ("number", "name")
_ACT: Final = ("text", "clause")
_OF_CLAUSES: Final = ("clause", "category", "criterion", "text")
_OF_ROSTERS: Final = ("bonus_base", "sex")


@dataclass(frozen=True, slots=True)
class Matrix:
    """The header, with the column of the people (or clauses) told where it had no heading of its own, and the marks."""

    header: Header
    marks: tuple[Column, ...]


def by_person(header: Header, rows: Sequence[Row], clauses: ClauseHeadings, *, amounts: bool = False) -> Matrix | None:
    """See whether each row is a person and each column of marks a clause; `amounts`: the title speaks of money."""
    header = without_fields(header, [c for c in header.columns if _names_part(c, rows, clauses)])
    sure = _mark_columns(header, rows, clauses, amounts=amounts)
    known = {column.index for column in sure}
    loose = loose_columns(header, rows)
    signs = [column for column in loose.signs if column.index not in known]
    numbers = [column for column in loose.numbers if column.index not in known]
    plain = without_fields(header, signs)
    named = sum(names_clause(column, clauses) for column in sure)
    is_sure = _is_enough(header, sure, named)
    if not is_sure and (plain.has(*_OF_CLAUSES, "result") or not _is_enough(plain, (*sure, *signs), named)):
        return None
    header = without_fields(header, [*signs, *numbers])
    mixed = [c for c in header.columns if c.index not in known and is_mixed(c, rows)]
    marks = _in_order(sure, signs, numbers, mixed)
    people = _people(header, rows, marks, clauses)
    everything = _with_blank_ones(marks, header, rows)
    return Matrix(_told(header, people, "name", everything), everything) if people else None


def _in_order(*columns: Iterable[Column]) -> tuple[Column, ...]:
    """Give columns from left to right, each once."""
    by_index = {column.index: column for some in columns for column in some}
    return tuple(by_index[index] for index in sorted(by_index))


def by_clause(header: Header, rows: Sequence[Row], clauses: ClauseHeadings, *, amounts: bool = False) -> Matrix | None:
    """See whether each row is a clause and each column of marks a person."""
    marks = _mark_columns(header, rows, clauses, amounts=amounts)
    corner = next((c for c in header.columns if set(c.meaning.rivals) & set(_OF_CLAUSES)), None)
    acts = next(filter(None, map(header.first, _OF_CLAUSES)), corner)
    if header.has(*_PERSON) or acts is None:
        return None
    people = _with_open_ones(marks, header, rows)
    is_enough = len(marks) > 1 or (len(people) > 1 and _holds_clauses(acts, rows, clauses))
    return Matrix(_told(header, acts, acts.field or "clause", people), people) if is_enough else None


def names_clause(column: Column, clauses: ClauseHeadings) -> bool:
    """Tell whether a heading names a clause, alone or together with the groups over it."""
    last = column.parts[-1]
    return not meaning(last).exact and (clauses.names_clause(last) or clauses.names_clause(column.heading))


def _is_enough(header: Header, marks: tuple[Column, ...], named: int) -> bool:
    """Ask for two headings that name a clause beside a column of acts, else for one, or for two columns of marks.

    Columns of small numbers make no matrix of a roster (age, coefficient).
    """
    if named or header.has(*_ACT):
        return named > (1 if header.has(*_ACT) else 0)
    says_itself = any(is_time(mark.parts[-1]) or counted_act(mark.parts[-1]) for mark in marks)
    return (len(marks) > 1 or says_itself) and not header.has(*_OF_ROSTERS)


def _people(header: Header, rows: Sequence[Row], marks: tuple[Column, ...], clauses: ClauseHeadings) -> Column | None:
    known = header.first("name") or header.first("number")
    return known or next(
        (column for column in _left_of(header, marks) if _holds_people(column, rows, clauses)),
        None,
    )


def _left_of(header: Header, marks: tuple[Column, ...]) -> list[Column]:
    """Give the columns before the first mark that no field is known for, those without any heading included."""
    headed = {column.index: column for column in header.columns}
    columns = (headed.get(index, Column(index, ("",), Meaning())) for index in range(marks[0].index if marks else 0))
    return [column for column in columns if column.field is None]


def _holds_people(column: Column, rows: Sequence[Row], clauses: ClauseHeadings) -> bool:
    texts = [text_of(row[column.index]) for row in islice(rows, _SAMPLE) if not is_blank(row[column.index])]
    return bool(texts) and not any(text.isdigit() or clauses.read(text).recognised for text in texts)


def _with_blank_ones(marks: tuple[Column, ...], header: Header, rows: Sequence[Row]) -> tuple[Column, ...]:
    """Add the columns with an unknown heading and nothing below it: in a good month most people have no mark."""
    known = {column.index for column in marks}
    open_ones = [c for c in header.unknown if c.index not in known and not c.meaning.rivals and not is_sum(c)]
    blank = [column for column in open_ones if all(is_blank(row[column.index]) for row in rows)]
    return tuple(sorted([*marks, *blank], key=lambda column: column.index))


def _with_open_ones(marks: tuple[Column, ...], header: Header, rows: Sequence[Row]) -> tuple[Column, ...]:
    """Add the columns with an unknown heading from the first mark on, whatever they hold, and those of mixed marks."""
    first = min((column.index for column in marks), default=0)
    open_ones = [column for column in header.unknown if not column.meaning.rivals and not is_sum(column)]
    more = [column for column in open_ones if marks and (column.index >= first or is_mixed(column, rows))]
    return _with_blank_ones(_in_order(marks, more), header, rows)


def _holds_clauses(column: Column, rows: Sequence[Row], clauses: ClauseHeadings) -> bool:
    texts = [text_of(row[column.index]) for row in islice(rows, _SAMPLE) if not is_blank(row[column.index])]
    return bool(texts) and sum(map(clauses.names_clause, texts)) * 2 > len(texts)


def _told(header: Header, column: Column, field: str, marks: tuple[Column, ...]) -> Header:
    """Say what `column` is where its heading did not, and that the marks are no field, whatever group is over them."""
    told = column if column.field else replace(column, meaning=Meaning(field, 0))
    plain = [replace(mark, meaning=Meaning()) for mark in marks]
    changed = {one.index: one for one in (*header.columns, told, *plain)}
    return replace(header, columns=tuple(changed[index] for index in sorted(changed)))


def _mark_columns(header: Header, rows: Sequence[Row], clauses: ClauseHeadings, *, amounts: bool) -> tuple[Column, ...]:
    return tuple(column for column in header.columns if _is_mark_column(column, rows, clauses, amounts=amounts))


def _is_mark_column(column: Column, rows: Sequence[Row], clauses: ClauseHeadings, *, amounts: bool) -> bool:
    last = meaning(column.parts[-1])
    if last.exact or column.meaning.rivals or is_sum(column):
        return False
    if names_clause(column, clauses) or is_time(column.parts[-1]):
        return True
    if last.field is not None and not (counted_act(column.parts[-1]) or _names_part(column, rows, clauses)):
        return False
    cells = [row[column.index] for row in islice(rows, _SAMPLE) if not is_blank(row[column.index])]
    is_money = amounts or speaks_of(column.parts, "amounts")
    return _holds_marks(cells) or (is_money and bool(cells) and all(map(is_deduction, cells)))


def _names_part(column: Column, rows: Sequence[Row], clauses: ClauseHeadings) -> bool:
    """Tell a category or section over marks, whatever field its words hold: 具体行为规范 is no behaviour there."""
    cells = [row[column.index] for row in islice(rows, _SAMPLE) if not is_blank(row[column.index])]
    last = column.parts[-1]
    return clauses.names_part(last) and not meaning(last).exact and bool(cells) and _holds_marks(cells)


def _holds_marks(cells: list[Cell]) -> bool:
    """Tell whether more than half of what stands in a column are marks."""
    kinds = [mark_of(cell).kind for cell in cells]
    return bool(kinds) and sum(kind != "other" for kind in kinds) * 2 > len(kinds)
