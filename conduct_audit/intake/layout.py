"""Where the tables of a sheet are, of which kind each is, and what holds around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from conduct_audit.intake.context import Context, below, context_of
from conduct_audit.intake.header import Column, Header, header_of, row_texts
from conduct_audit.intake.header_rows import find_header, is_header, span_of
from conduct_audit.intake.headers import meaning
from conduct_audit.intake.legend import speaks_of
from conduct_audit.intake.matrix_layout import Matrix, by_clause, by_person
from conduct_audit.intake.profile_context import told_around
from conduct_audit.intake.side_by_side import blocks_of
from conduct_audit.intake.when import When, filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conduct_audit.intake.clause_headings import ClauseHeadings
    from conduct_audit.intake.grid import Sheet

Kind = Literal["list", "matrix", "matrix_by_clause", "form"]
"""`list`: a row is an act. `matrix`: a row is a person, a column a clause. `matrix_by_clause`: the other way round.
`form`: slips, whose labels are the headings (`form_tables`)."""

_PERSON: Final = ("number", "name")
_ACT: Final = ("text", "clause")
_OF_AN_ACT: Final = ("category", "criterion", "result", "date", "count", "severity")
_AROUND_AN_ACT: Final = ("date", "count", "severity", "place", "hall", "department", "inspector")


@dataclass(frozen=True)
class Table:
    """A table: its header, the rows `start` to `end` (0-based, `end` not included) below it, and its context.

    `marks`: the columns of a matrix that hold marks. `own`: the columns of a table that shares its rows with others.
    """

    sheet: Sheet
    header: Header
    kind: Kind
    start: int
    end: int
    context: Context
    marks: tuple[Column, ...] = ()
    own: frozenset[int] = frozenset()

    @property
    def rows_below(self) -> bool:
        """Tell whether any row below the header is not blank."""
        return any(not self.sheet.is_blank(row) for row in range(self.start, self.end))


def tables_of(sheet: Sheet, clauses: ClauseHeadings, outer: When) -> tuple[Table, ...]:
    """Find the tables of a sheet, from top to bottom; `()` where there is none that holds an inspection."""
    found = find_header(sheet, clauses)
    if found is None:
        return ()
    header = header_of(sheet, *found)
    above = [row_texts(sheet, row) for row in range(header.top)]
    whole = Table(sheet, header, "list", header.bottom + 1, len(sheet.rows), _around(sheet, above, outer))
    told: list[Table] = []
    for part in _cut(whole, clauses):
        for block in _side_by_side(part):
            told += [table for table in (_of_a_kind(block, clauses) or _like_before(block, told),) if table]
    return tuple(told)


def _around(sheet: Sheet, above: list[list[str]], outer: When) -> Context:
    return told_around(sheet, context_of(sheet.name, above, outer))


def _cut(table: Table, clauses: ClauseHeadings) -> Iterator[Table]:
    """Cut a table where a header comes again; each part has what stands above its own header as context."""
    starts = [(table.header.top, table.header.bottom), *_headers_below(table, clauses), (table.end, table.end)]
    context = table.context
    for here, following in pairwise(starts):
        header = table.header if here == starts[0] else header_of(table.sheet, *here)
        part = replace(table, header=header, start=here[1] + 1, end=following[0], context=context)
        yield part
        context = below(context, _labels_above(part))


def _side_by_side(table: Table) -> Iterator[Table]:
    """Take apart the tables that share their rows."""
    for block in blocks_of(table.header, table.sheet):
        around = table.context
        context = replace(around, when=filled(block.when, around.when), hint=block.words or around.hint)
        yield replace(table, header=block.header, context=context, own=block.own)


def _like_before(table: Table, told: list[Table]) -> Table | None:
    """Read a table like the last one with the same headings, where its own few cells do not tell its kind."""
    headings = [column.parts for column in table.header.columns]
    alike = (one for one in reversed(told) if [c.parts for c in one.header.columns if c.parts != ("",)] == headings)
    last = next(alike, None)
    if last is None:
        return None
    header = replace(last.header, top=table.header.top, bottom=table.header.bottom)
    return replace(table, kind=last.kind, header=header, marks=last.marks)


def _headers_below(table: Table, clauses: ClauseHeadings) -> Iterator[tuple[int, int]]:
    """Find the rows that are headers again, by the cell below the person's (or the act's) heading."""
    column = next(filter(None, map(table.header.first, (*_PERSON, *_ACT, "category"))), table.header.columns[0])
    same = {tuple(row_texts(table.sheet, row)) for row in range(table.header.top, table.header.bottom + 1)}
    last = table.header.bottom
    for row in range(table.start, table.end):
        cell = table.sheet.rows[row][column.index]
        if row <= last or not isinstance(cell, str) or not (_is_heading(cell) or cell in column.parts):
            continue
        texts = row_texts(table.sheet, row)
        if tuple(texts) in same or is_header(texts):
            first, last = span_of(table.sheet, row, clauses)
            yield max(first, table.start), last


def _is_heading(cell: str) -> bool:
    return bool(meaning(cell).field or meaning(cell).rivals)


def _labels_above(table: Table) -> list[list[str]]:
    """Give the rows at the end of a table that may be the labels above the next: those that no person or act is in."""
    columns = [column.index for column in table.header.columns if column.field in {"text", "clause"}]
    rows: list[list[str]] = []
    for row in range(table.end - 1, table.start - 1, -1):
        texts = row_texts(table.sheet, row)
        written = {texts[index] for index in columns if texts[index]}
        if written and len(set(filter(None, texts))) > 1 and not any(":" in text or "：" in text for text in texts):
            break
        rows.insert(0, texts)
    return rows


def _of_a_kind(table: Table, clauses: ClauseHeadings) -> Table | None:
    """Tell the kind of a table by its headings and a sample of its cells; None where it holds no inspection."""
    rows = table.sheet.rows[table.start : table.end]
    titles = [text for row in range(table.header.top) for text in row_texts(table.sheet, row)]
    amounts = speaks_of([table.sheet.name, *titles], "amounts")
    for kind, look in _MATRICES.items():
        matrix = look(table.header, rows, clauses, amounts=amounts)
        if matrix:
            return replace(table, kind=kind, header=matrix.header, marks=matrix.marks)
    has_person = table.header.has(*_PERSON) or bool(table.context.name or table.context.number)
    return replace(table, kind="list") if _is_list(table.header, has_person=has_person) else None


_MATRICES: Final[dict[Kind, Callable[..., Matrix | None]]] = {"matrix": by_person, "matrix_by_clause": by_clause}


def _is_list(header: Header, *, has_person: bool) -> bool:
    if header.has("bonus_base"):
        return False
    if has_person:
        return header.has(*_ACT, *_OF_AN_ACT)
    return header.has("text") and header.has(*_AROUND_AN_ACT)
