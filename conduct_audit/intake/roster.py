"""A workbook of employees → one frame, all sheets joined. A blank bonus base is reported, never read as zero."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.intake.amounts import parse_amount
from conduct_audit.intake.distinct import each
from conduct_audit.intake.grid import ErrorCell, NoValue
from conduct_audit.intake.roster_tables import RosterTable, inspection_headings, roster_tables
from conduct_audit.intake.staff_numbers import lost_digits, parse_number
from conduct_audit.intake.table_errors import (
    BadCellError,
    DuplicateNumberError,
    EmptyTableError,
    InspectionSheetError,
    MissingCellError,
    NoRosterError,
)
from conduct_audit.intake.texts import text_of
from conduct_audit.language import N_, gettext as _, ngettext
from conduct_audit.normal import folded
from conduct_audit.tables import EMPLOYED

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from conduct_audit.intake.grid import Cell, Workbook

_SEXES: Final = {"男": "male", "女": "female", "m": "male", "f": "female", "male": "male", "female": "female"}
_AMOUNT: Final = N_("amount in yuan")
_AS_TEXT: Final = N_("Format the column as text and type the number again.")
_AS_YUAN: Final = N_("Write it as 1500 or 1500.00, or leave it empty until it is known.")
_DASHES: Final = "/\\-—–"
_LISTED: Final = 5


@dataclass(frozen=True)
class RosterReading:
    """The employees of a roster (`tables.EMPLOYED`, by employee number) and what to look at, in sentences."""

    employees: pd.DataFrame
    problems: tuple[str, ...]


def read_roster(workbook: Workbook) -> RosterReading:
    """Read the employees of all sheets that have columns of number and name.

    Raises `NoRosterError`, `EmptyTableError`, `MissingCellError`, `BadCellError`, `DuplicateNumberError`.
    """
    tables = [table for sheet in workbook.sheets for table in roster_tables(sheet)]
    if not tables:
        raise _no_roster(workbook)
    rows = [row for table in tables for row in _employees(workbook.name, table)]
    if not rows:
        raise EmptyTableError(name=workbook.name)
    _refuse_duplicates(workbook.name, rows)
    employees = EMPLOYED.frame(sorted(rows, key=lambda row: str(row["employee_id"])))
    return RosterReading(employees, (*_problems(employees), *_unread_wages(tables)))


def _no_roster(workbook: Workbook) -> NoRosterError:
    """Tell an inspection sheet from a file that is neither."""
    headings = next(filter(None, map(inspection_headings, workbook.sheets)), ())
    return (
        InspectionSheetError(name=workbook.name, headings="、".join(headings))
        if headings
        else NoRosterError(name=workbook.name)
    )


def _employees(file: str, table: RosterTable) -> list[dict[str, Any]]:
    columns: dict[str, list[Any]] = {
        "employee_id": each(table.cells("number"), parse_number),
        "name": each(table.cells("name"), text_of),
        "department": [text or table.department for text in each(table.cells("department"), text_of)],
        "post": each(table.cells("post"), text_of),
        "bonus_base": [_base(file, table, row, cell) for row, cell in table.numbered("bonus_base")],
        "sex": [_SEXES.get(folded(text)) for text in each(table.cells("sex"), text_of)],
        "note": each(table.cells("note"), text_of),
        "employment": each(table.cells("employment"), text_of),
        "wage": [_fen(cell) for cell in table.cells("wage")],
        "leader": each(table.cells("joint"), text_of),
        "where": [table.address("number", row) for row in table.rows],
    }
    _refuse_gaps(file, table)
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _base(file: str, table: RosterTable, row: int, cell: Cell) -> int | None:
    """Read a bonus base in fen; None for a blank or a dash."""
    text = text_of(cell)
    if not text.strip(_DASHES):
        return None
    amount = _fen(cell)
    if amount is None:
        facts = {"text": text, "what": _(_AMOUNT), "advice": _(_AS_YUAN)}
        raise BadCellError(name=file, cell=table.address("bonus_base", row), **facts)
    return amount


def _fen(cell: Cell) -> int | None:
    if isinstance(cell, bool | ErrorCell | NoValue):
        return None
    reading = parse_amount(cell)
    return reading.fen if reading.ok and reading.direction is None and (reading.fen or 0) >= 0 else None


def _refuse_gaps(file: str, table: RosterTable) -> None:
    """Refuse a row without number or name, and a number that Excel cut."""
    for field, what in (("number", N_("employee number")), ("name", N_("name"))):
        for row, cell in table.numbered(field):
            facts = {"name": file, "cell": table.address(field, row)}
            if isinstance(cell, ErrorCell | NoValue) or (field == "number" and lost_digits(cell)):
                raise BadCellError(**facts, text=text_of(cell), what=_(what), advice=_(_AS_TEXT))
            if not text_of(cell):
                raise MissingCellError(**facts, what=_(what))


def _refuse_duplicates(file: str, rows: Sequence[dict[str, Any]]) -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        places[row["employee_id"]].append(row["where"])
    for number, where in places.items():
        if len(where) > 1:
            raise DuplicateNumberError(name=file, number=number, rows="、".join(where))


def _unread_wages(tables: Sequence[RosterTable]) -> list[str]:
    """Tell of wages that cannot be read; only warnings look at them, so they keep nobody from being paid."""
    cells = [(table.address("wage", row), cell) for table in tables for row, cell in table.numbered("wage")]
    unread = [place for place, cell in cells if text_of(cell).strip(_DASHES) and _fen(cell) is None]
    if not unread:
        return []
    told = _("The wages in these cells cannot be read and are left out: {cells}.")
    return [told.format(cells="、".join(unread[:_LISTED]) + ("…" if len(unread) > _LISTED else ""))]


def _problems(employees: pd.DataFrame) -> list[str]:
    blank = employees["name"][employees["bonus_base"].isna()]
    if blank.empty:
        return []
    sentence = ngettext(
        "{number} employee has no bonus base: {names}. The month cannot be closed until it is filled in.",
        "{number} employees have no bonus base: {names}. The month cannot be closed until it is filled in.",
        len(blank),
    )
    names = "、".join(blank.head(_LISTED)) + ("…" if len(blank) > _LISTED else "")
    return [sentence.format(number=len(blank), names=names)]
