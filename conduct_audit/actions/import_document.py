"""The document of `import` (INTERFACE.md §3)."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any, TypedDict

from conduct_audit.actions.candidates import Candidates, without_roster
from conduct_audit.actions.documents import records
from conduct_audit.actions.waiting import message
from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from pathlib import Path

    import pandas as pd

    from conduct_audit.actions.reading import ReadFile
    from conduct_audit.books import Booking, Ledger
    from conduct_audit.errors import ConductAuditError
    from conduct_audit.intake.reading import SheetReading
    from conduct_audit.timeline import Timeline

_ENDS = ("confirmed", "pending", "skipped")
_OFF = ("waived", "overturned", "dismissed")


class ImportDocument(TypedDict):
    """What became of each file (`files`, as INTERFACE.md §3 has them) and in `totals`.

    A file that could not be read has an `error` with `code` and `message` and no rows. `notices` tell of files that
    were left out.
    """

    files: list[dict[str, Any]]
    totals: dict[str, int]
    notices: list[str]


def import_document(files: list[dict[str, Any]], notices: Iterable[str]) -> ImportDocument:
    """Add the totals up."""
    totals = {end: sum(file["observations"][end] for file in files) for end in _ENDS}
    return {"files": files, "totals": totals, "notices": list(notices)}


def file_document(
    found: ReadFile, booking: Booking, waiting: pd.DataFrame, rosters: Timeline[pd.DataFrame]
) -> dict[str, Any]:
    """Write what became of one file; `waiting` are its rows that wait (VIOLATIONS), `rosters` name who may be meant."""
    reading, rows, candidates = found.reading, booking.rows, Candidates(rosters)
    return {
        "file": found.name,
        "sha256": hashlib.sha256(found.content).hexdigest(),
        "sheets": [_sheet(sheet) for sheet in reading.sheets],
        "unreadable_sheets": list(reading.unreadable),
        "rows": {
            "read": reading.rows_read,
            "with_observations": reading.with_observations,
            "ignored": len(reading.ignored),
        },
        "observations": {end: int((rows["status"] == end).sum()) for end in _ENDS},
        "pending": [_pending(row, candidates) for row in records(waiting)],
        "skipped": [_skipped(row) for row in records(rows[rows["status"] == "skipped"])],
        "ignored": [{"sheet": row.sheet, "row": row.row, "why": row.why} for row in reading.ignored],
        "notices": [
            *without_roster(found.mapped["month"], rosters),
            *reading.notices,
            *_charged(rows),
            *_otherwise(rows),
        ],
        "returned": None,
    }


def unreadable(file: Path, error: ConductAuditError) -> dict[str, Any]:
    """Write that one file could not be read."""
    nothing: dict[str, Any] = {"file": file.name or str(file), "sha256": "", "sheets": [], "unreadable_sheets": []}
    nothing |= {"rows": {"read": 0, "with_observations": 0, "ignored": 0}, "observations": dict.fromkeys(_ENDS, 0)}
    nothing |= {"pending": [], "skipped": [], "ignored": [], "notices": [], "returned": None}
    return nothing | {"error": {"code": error.code, "message": str(error)}}


def _sheet(sheet: SheetReading) -> dict[str, Any]:
    """Write how a sheet was read; `field` is empty where a column is not known, or holds marks."""
    columns = [{"column": c.letters, "heading": c.heading, "field": c.field} for c in sheet.columns]
    return {"sheet": sheet.sheet, "layout": sheet.layout, "header_row": sheet.header_row, "columns": columns}


def _charged(rows: pd.DataFrame) -> list[str]:
    """Tell how many rows of closed months are charged to the open one."""
    late = rows[(rows["status"] != "skipped") & rows["month"].notna() & (rows["month"] != rows["charged_to"])]
    told = _("{own} is closed: what of it is booked now is charged to {month} (rows: {count}; setting payroll_month).")
    counts = Counter(zip(late["month"], late["charged_to"], strict=True))
    return [told.format(own=own, month=month, count=count) for (own, month), count in sorted(counts.items())]


def _otherwise(rows: pd.DataFrame) -> list[str]:
    """Tell of rows that were skipped as twins and yet say something else: nothing changes, a person should know."""
    told = _("{place} equals {same_as}, which stays as it is, but its {facts} differs.")
    words = {"count": _("number of times"), "serious": _("seriousness")}
    return [
        told.format(
            place=_where(row),
            same_as=row["same_as"],
            facts=", ".join(words[f] for f in row["differs"]),
        )
        for row in records(rows[rows["status"] == "skipped"])
        if row["differs"]
    ]


def equal_to_none(rows: pd.DataFrame, ledger: Ledger) -> list[str]:
    """Tell of rows that were skipped though what they equal costs nothing any more: perhaps they are its correction."""
    skipped = rows[rows["status"] == "skipped"]
    off = ledger.violations(ids=skipped["same_as"].dropna(), statuses=_OFF)
    told = _("{place} equals {same_as}, which was taken off; to book it: conduct-audit review admit {id}.")
    known = set(off["id"])
    return [
        told.format(place=_where(row), same_as=row["same_as"], id=row["id"])
        for row in records(skipped)
        if row["same_as"] in known
    ]


def _place(row: dict[Any, Any]) -> dict[str, Any]:
    return {"id": str(row["id"]), "sheet": row["sheet"], "row": int(row["row"])}


def _pending(row: dict[Any, Any], candidates: Candidates) -> dict[str, Any]:
    told = " ".join(filter(None, (message(row), candidates.perhaps(row))))
    return _place(row) | {"reasons": list(row["reasons"]), "message": told}


def _skipped(row: dict[Any, Any]) -> dict[str, Any]:
    return _place(row) | {"same_as": str(row["same_as"]), "differs": list(row["differs"])}


def _where(row: Mapping[Hashable, Any]) -> str:
    """Say which row it is; a CSV file has no sheets."""
    told = _("Row {row} ({sheet})") if row["sheet"] else _("Row {row}")
    return told.format(row=row["row"], sheet=row["sheet"])
