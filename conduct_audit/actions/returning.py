"""`import --returns`: sheets with rows that wait go back to whoever wrote them, marked and with a note beside each row.

A copy is read again before it is given: it must say what the file says, cell by cell.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.actions.asked_again import asked_of
from conduct_audit.actions.documents import records
from conduct_audit.actions.return_cells import heading_row, open_cells, own_columns, plain_sheet, same_cells
from conduct_audit.actions.return_notes import NoteWriter
from conduct_audit.actions.review_world import World
from conduct_audit.errors import ConductAuditError
from conduct_audit.intake.reader import read as read_workbook
from conduct_audit.intake.taken_out import taken_out
from conduct_audit.language import N_, gettext as _
from conduct_audit.receipts import receipt_heading
from conduct_audit.reports.returned import SheetNotes, copy_of, place

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

    from conduct_audit.actions.reading import ReadFile
    from conduct_audit.books import Booking, Ledger
    from conduct_audit.intake.grid import Sheet
    from conduct_audit.intake.reading import SheetReading
    from conduct_audit.intake.taken_out import OwnCells

    Row = Mapping[Hashable, Any]
    Place = tuple[str, int]

MOST_CELLS: Final = 400_000
_MACROS: Final = b"vbaProject.bin"
_FIRST: Final = N_("Correct the marked cells and send the whole file back; leave this column as it is.")
_NEW_WORKBOOK: Final = N_(
    "The returned sheet is a new workbook with the same rows: the formats and pictures of the file are not in it."
)
_NO_COPY: Final = N_("No returned sheet could be written for this file; its rows wait in “conduct-audit review list”.")
_TOO_LARGE: Final = N_("No returned sheet was written: the file has more than {limit} cells.")


@dataclass(frozen=True, slots=True)
class Given:
    """The returned sheet, if one was written, and what to say about it."""

    path: Path | None = None
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Returning:
    """A file with rows that wait: the records of each row, those that wait, and the writer of notes.

    `heading` is that of the receipts.
    """

    records: dict[Place, list[int]]
    waiting: dict[int, Row]
    writer: NoteWriter
    heading: str

    def open_rows(self, sheet: str) -> dict[int, list[Row]]:
        """Give the rows (0-based) of a sheet that wait, each with its records that do."""
        found = {
            row - 1: [self.waiting[number] for number in numbers if number in self.waiting]
            for (name, row), numbers in self.records.items()
            if name == sheet
        }
        return {row: waiting for row, waiting in found.items() if waiting}


def give_back(ledger: Ledger, found: ReadFile, booking: Booking, folder: Path) -> Given:
    """Write the returned sheet of a booked file into `folder` where rows of it wait, also from an earlier import."""
    held = _records_of(booking.rows)
    numbers = {number for of_row in held.values() for number in of_row}
    perhaps = records(ledger.violations(ids=_perhaps_waiting(booking.rows)))
    waiting: dict[int, Row] = {row["id"]: row for row in perhaps if row["status"] == "pending" and row["id"] in numbers}
    if not waiting:
        return Given()
    if sum(len(sheet.rows) * sheet.width for sheet in found.taken.workbook.sheets) > MOST_CELLS:
        return Given(notices=(_(_TOO_LARGE).format(limit=MOST_CELLS),))
    returning = _Returning(held, waiting, NoteWriter(World(ledger)), receipt_heading(asked_of(found.hints)))
    try:
        return _written(found, _notes(ledger, found, returning), folder)
    except ConductAuditError as error:  # everything is booked by now: the folder's fault is told, not raised
        return Given(notices=(str(error),))


def _records_of(rows: pd.DataFrame) -> dict[Place, list[int]]:
    """Give the records that each row of the file is, of a skipped one that which it equals."""
    found: defaultdict[Place, list[int]] = defaultdict(list)
    columns = (rows[name].tolist() for name in ("sheet", "row", "id", "status", "same_as"))
    for sheet, row, number, status, same_as in zip(*columns, strict=True):
        found[sheet, row].append(int(same_as if status == "skipped" else number))
    return dict(found)


def _perhaps_waiting(rows: pd.DataFrame) -> list[int]:
    pending, skipped = rows["status"] == "pending", rows["status"] == "skipped"
    return [*map(int, rows.loc[pending, "id"]), *map(int, rows.loc[skipped, "same_as"])]


def _notes(ledger: Ledger, found: ReadFile, returning: _Returning) -> list[SheetNotes]:
    """Give what is written on each sheet that has rows which wait."""
    receipts = ledger.receipts(returning.records)
    sheets = zip(found.taken.workbook.sheets, found.reading.sheets, found.taken.own, strict=True)
    told = []
    for sheet, reading, own in sheets:
        open_rows = returning.open_rows(sheet.name)
        if open_rows:
            of_sheet = {row - 1: text for (name, row), text in receipts.items() if name == sheet.name}
            told.append(_of_sheet((sheet, reading, own), open_rows, of_sheet, returning))
    return told


def _of_sheet(
    read: tuple[Sheet, SheetReading, OwnCells],
    open_rows: Mapping[int, list[Row]],
    receipts: Mapping[int, str],
    returning: _Returning,
) -> SheetNotes:
    sheet, reading, own = read
    note, receipt = own_columns(sheet, own)
    texts = {row: returning.writer.note(waiting) for row, waiting in open_rows.items()}
    first = min(texts)
    texts[first] = f"{texts[first]} {_(_FIRST)}"
    marked = (
        cell for row, waiting in open_rows.items() for one in waiting for cell in open_cells(sheet, reading, row, one)
    )
    return SheetNotes(
        sheet=sheet.name,
        top=heading_row(reading, receipts),
        note_column=note,
        receipt_column=receipt,
        notes=texts,
        receipts=receipts,
        marked=frozenset(marked),
        receipt_heading=returning.heading,
    )


def _written(found: ReadFile, notes: list[SheetNotes], folder: Path) -> Given:
    sheets = found.taken.workbook.sheets
    receipts = {text for each in notes for text in each.receipts.values()}

    def reads_alike(copy: bytes) -> bool:
        try:
            again = taken_out(read_workbook(copy, found.name))
        except ConductAuditError:
            return False
        return same_cells(again.workbook.sheets, sheets) and receipts == set(again.receipts.values())

    made = copy_of(found.content, [plain_sheet(sheet) for sheet in sheets], notes, reads_alike)
    if made is None:
        return Given(notices=(_(_NO_COPY),))
    copy, is_same = made
    path = place(folder, found.name, _suffix(found.name, copy, is_same=is_same), copy)
    return Given(path, () if is_same else (_(_NEW_WORKBOOK),))


def _suffix(name: str, copy: bytes, *, is_same: bool) -> str:
    """Keep the name's ending where it tells the truth; a workbook with macros must be called so."""
    if is_same and _MACROS in copy:
        return ".xlsm"
    ending = Path(name).suffix
    return ending if is_same and ending.lower() in {".xlsx", ".xlsm"} else ".xlsx"
