"""`demo`: the whole job on the shipped sample data, in a folder of its own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, Final, TypedDict

from conduct_audit import resources
from conduct_audit.actions import importing, initialising, reporting, rosters, settling
from conduct_audit.actions.desk import Desk, now
from conduct_audit.actions.errors import FolderNotEmptyError, FolderUnwritableError
from conduct_audit.actions.gathering import gathered
from conduct_audit.intake.reading import Hints
from conduct_audit.month import Month
from conduct_audit.targets import refuse_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.actions.import_document import ImportDocument

MONTH: Final = Month(2026, 3)
ROSTER: Final = "员工花名册.xlsx"
LEDGER: Final = "conduct.db"
COMPANY: Final = "云岭热电有限责任公司"
REPORTS: Final = "reports"
SHEETS: Final = "sheets"


class DemoDocument(TypedDict):
    """What the demo made: the ledger, the sheets and roster it read, the reports, what became of each sheet, totals."""

    ledger: str
    sheets: list[str]
    files: list[str]
    imported: ImportDocument
    totals: dict[str, Any]


def demo(folder: Path, actor: str) -> DemoDocument:
    """Run the whole job on the sample data into `folder`. Raises `FolderNotEmptyError` where a demo lies already."""
    desk = Desk(str(_new_ledger(folder)), actor, now)
    initialising.init(desk, "thermal-power", COMPANY)
    sheets = _copied(folder / SHEETS)
    rosters.import_roster(desk, folder / SHEETS / ROSTER, MONTH)
    options = importing.ImportOptions(Hints(month=MONTH, mark_means=None))
    imported = importing.import_files(desk, gathered(sheets), options, lambda _file: None)
    written = reporting.report(desk, MONTH, folder / REPORTS, reporting.Selection())
    totals = settling.settle(desk, MONTH)["totals"]
    return {
        "ledger": desk.place,
        "sheets": [*map(str, sheets)],
        "files": written["files"],
        "imported": imported,
        "totals": totals,
    }


def _copied(folder: Path) -> list[Path]:
    """Lay the sample data into `folder`, to be looked at; give the inspection sheets there."""
    folder.mkdir(exist_ok=True)
    for file in (resources.folder("sample_data") / ROSTER, *sheets()):
        refuse_ledger(folder / file.name)
        shutil.copyfile(file, folder / file.name)
    return [folder / file.name for file in sheets()]


def sheets() -> list[Path]:
    """Give the inspection sheets of the sample data, in the order of their names."""
    folder = resources.folder("sample_data")
    return sorted(
        file for file in folder.iterdir() if file.suffix in {".xlsx", ".xls", ".ods", ".csv"} and file.name != ROSTER
    )


def _new_ledger(folder: Path) -> Path:
    ledger = folder / LEDGER
    try:
        if ledger.exists():
            raise FolderNotEmptyError(folder=folder)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderUnwritableError(folder=folder, why=error.strerror or error) from error
    return ledger
