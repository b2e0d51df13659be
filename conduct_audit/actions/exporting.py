"""`export`: the frozen amounts of a closed month as a file for payroll or accounting, control totals beside it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypedDict

from conduct_audit.actions.company_settings import open_month
from conduct_audit.actions.desk import refuse_altered
from conduct_audit.actions.errors import OutputExistsError
from conduct_audit.actions.month_errors import ExportEncodingError, ExportFormatError, MonthOpenError
from conduct_audit.books.postings import CORRECTION
from conduct_audit.month import Month
from conduct_audit.reports.exports import (
    FORMATS,
    DepartmentSums,
    Handover,
    Item,
    Rendered,
    encoded,
    harmless,
    totals_sheet,
)
from conduct_audit.reports.placing import tray

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping
    from pathlib import Path

    import pandas as pd

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Closing, Ledger


class ExportedDocument(TypedDict):
    """A file that was handed over, and when and by whom the month went to the same format before."""

    month: str
    format: str
    encoding: str
    files: list[str]
    sha256: str
    totals: dict[str, str]
    seal: str
    before: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The format, the file, and the encoding (empty: the format's usual one)."""

    form: str
    file: Path
    encoding: str = ""
    overwrite: bool = False

    def checked(self) -> Wanted:
        """Give the same with its encoding. Raises `ExportFormatError`, `ExportEncodingError`."""
        if self.form not in FORMATS:
            raise ExportFormatError(format=self.form, known=", ".join(FORMATS))
        encoding = self.encoding.lower().replace("utf8", "utf-8") or FORMATS[self.form].encodings[0]
        if encoding not in FORMATS[self.form].encodings:
            raise ExportEncodingError(format=self.form)
        return replace(self, encoding=encoding)


def export(desk: Desk, month: Month, asked: Wanted) -> ExportedDocument:
    """Write `month` in the format asked for, and its totals to FILE.totals.csv; both or neither, and recorded.

    Raises `MonthOpenError`, `ExportFormatError`, `ExportEncodingError`, `AlteredLedgerError`, what the format raises,
    `OutputExistsError`, `ReportFolderError`, `ReportOpenError`.
    """
    wanted = asked.checked()
    with desk.writing() as ledger:
        refuse_altered(ledger)
        with desk.entry(ledger, "export", month=str(month), format=wanted.form, file=wanted.file.name) as entry:
            closing = ledger.closing(month)
            if closing is None:
                raise MonthOpenError(month=month)
            _refuse_strangers(ledger, wanted)
            rendered = FORMATS[wanted.form].render(handover(ledger, closing))
            content = encoded(rendered.text, FORMATS[wanted.form], wanted.encoding)
            document = _document(ledger, closing, wanted, rendered, content)
            entry.export(month, wanted.form, wanted.file.name, document["sha256"], json.dumps(document["totals"]))
            document["files"] = _placed(wanted.file, content, document)
    return document


def handover(ledger: Ledger, closing: Closing) -> Handover:
    """Give what the closed month hands over: amounts as they were frozen, names and accounts as they are set now."""
    settings = ledger.settings(open_month(ledger) or closing.month)
    items = tuple(_items(closing, ledger.postings(closing)))
    return Handover(ledger.company, closing.month, closing.seal, items, _departments(closing), settings)


def _items(closing: Closing, postings: pd.DataFrame) -> Iterator[Item]:
    """Give the deduction and then the corrections of each employee, by number."""
    corrected: dict[str, list[Mapping[Hashable, Any]]] = {}
    for row in postings[postings["account"] == CORRECTION].to_dict("records"):
        corrected.setdefault(row["employee_id"], []).append(row)
    for line in closing.lines.to_dict("records"):
        who = (line["employee_id"], line["name"], line["department"])
        serial = closing.serials.get(line["employee_id"], "")
        own = [(closing.month, int(line["deduction"]))]
        own += [(Month.parse(row["of_month"]), int(row["amount"])) for row in corrected.get(line["employee_id"], ())]
        yield from (Item(*who, month, amount, serial) for month, amount in own if amount)


def _departments(closing: Closing) -> tuple[DepartmentSums, ...]:
    lines = closing.lines.assign(taken=closing.lines["deduction"] + closing.lines["corrections"])
    sums = lines.groupby("department", sort=True)[["bonus_base", "taken"]].sum()
    return tuple(DepartmentSums(str(name), int(row["bonus_base"]), int(row["taken"])) for name, row in sums.iterrows())


def _refuse_strangers(ledger: Ledger, wanted: Wanted) -> None:
    """Write over what was exported before, never over anything else."""
    if wanted.overwrite or not wanted.file.is_file():
        return
    if not ledger.was_exported(hashlib.sha256(wanted.file.read_bytes()).hexdigest()):
        raise OutputExistsError(file=wanted.file)


def _document(ledger: Ledger, closing: Closing, wanted: Wanted, rendered: Rendered, content: bytes) -> ExportedDocument:
    earlier = ledger.exports(closing.month, wanted.form)
    return {
        "month": str(closing.month),
        "format": wanted.form,
        "encoding": wanted.encoding,
        "files": [],
        "sha256": hashlib.sha256(content).hexdigest(),
        "totals": dict(rendered.totals),
        "seal": closing.seal,
        "before": [{"at": e.at.isoformat(), "actor": e.actor, "file": e.name, "sha256": e.sha256} for e in earlier],
    }


def _placed(file: Path, content: bytes, document: ExportedDocument) -> list[str]:
    """Put both files in place, last of all: what fails before leaves neither file nor entry."""
    facts = [(name, str(document[name])) for name in ("month", "format", "encoding", "sha256", "seal")]
    sheet = totals_sheet([("file", harmless(file.name)), *facts, *document["totals"].items()])
    with tray() as held:
        held.park(file, content)
        held.park(file.with_name(f"{file.name}.totals.csv"), sheet)
        return [str(placed) for placed in held.place()]
