"""The data rows of a table, column by column."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from conduct_audit.intake.dates import DateContext, parse_date
from conduct_audit.intake.distinct import each
from conduct_audit.intake.grid import is_blank
from conduct_audit.intake.texts import text_of

if TYPE_CHECKING:
    from conduct_audit.intake.grid import Cell
    from conduct_audit.intake.header import Column
    from conduct_audit.intake.layout import Table
    from conduct_audit.intake.rows import Rows
    from conduct_audit.intake.when import When

_SAMPLE: Final = 200


class Columns:
    """The cells of a table's data rows by field; of two columns of a field the surest counts."""

    def __init__(self, table: Table, rows: Rows, *, untyped: bool) -> None:
        """Take the rows of `table`; `untyped`: numbers and texts look alike in the file (CSV)."""
        self.table = table
        self.numbers = rows.data
        self.hints = [rows.hints.get(row, "") for row in rows.data]
        self._untyped = untyped
        self._rows = [table.sheet.rows[row] for row in rows.data]

    def cells(self, field: str) -> list[Cell]:
        """Give the cells of `field`, blanks where it has no column."""
        return self.of(self._dates() if field == "date" else self.table.header.first(field))

    def texts(self, field: str) -> list[str]:
        """Give the texts of `field`, `""` where it has no column."""
        return each(self.cells(field), text_of)

    def of(self, column: Column | None) -> list[Cell]:
        """Give the cells of a column."""
        return [row[column.index] for row in self._rows] if column else [None] * len(self._rows)

    def together(self, field: str) -> list[tuple[Cell, ...]]:
        """Give, for every row, the cells of all columns of `field`, the surest first."""
        indexes = [column.index for column in self.table.header.of(field)]
        return [tuple(row[index] for index in indexes) for row in self._rows]

    def date_context(self, when: When) -> DateContext:
        """Give what is known around a date of this table when `when` is."""
        return DateContext(when.as_month, None if when.clash else when.year, self.table.sheet.date_1904, self._untyped)

    def _dates(self) -> Column | None:
        """Give the surest column of dates that does hold dates: a 违规时间 may hold nothing but clock times.

        Without a heading for dates a column of times (通话时间) or of an unknown heading that holds full dates is
        theirs: no row may fall to the month of the title when its own date stands beside it.
        """
        known = self.table.header.of("date")
        holding = next((column for column in known if self._holds_dates(column)), next(iter(known), None))
        others = (*self.table.header.of("clock"), *self.table.header.unknown)
        return holding or next(filter(self._holds_full_dates, others), None)

    def _holds_full_dates(self, column: Column) -> bool:
        cells = [cell for cell in self.of(column)[:_SAMPLE] if not is_blank(cell)]
        return bool(cells) and all(_is_full_date(cell) for cell in cells)

    def _holds_dates(self, column: Column) -> bool:
        context = self.date_context(self.table.context.when)
        cells = [cell for cell in self.of(column)[:_SAMPLE] if not is_blank(cell)]
        return bool(cells) and sum(parse_date(cell, context).ok for cell in cells) * 2 > len(cells)


def _is_full_date(cell: Cell) -> bool:
    """Tell a date with its year from numbers that could be read as one."""
    is_written = isinstance(cell, date) or (isinstance(cell, str) and not cell.strip().isdigit())
    return is_written and parse_date(cell, DateContext()).day is not None
