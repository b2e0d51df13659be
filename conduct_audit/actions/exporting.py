"""`export`: the frozen amounts of a closed month as a file for payroll or accounting, control totals beside it."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from conduct_audit.actions.correction_documents import Corrections
from conduct_audit.actions.desk import refuse_altered
from conduct_audit.actions.errors import OutputExistsError, OutputUnwritableError
from conduct_audit.actions.export_document import before, document_of
from conduct_audit.actions.handing_over import handover
from conduct_audit.actions.month_errors import ExportEncodingError, ExportFormatError, MonthOpenError
from conduct_audit.language import gettext as _
from conduct_audit.reports.exports import FORMATS, encoded, harmless, totals_sheet
from conduct_audit.reports.placing import tray

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conduct_audit.actions.desk import Desk
    from conduct_audit.actions.export_document import ExportedDocument
    from conduct_audit.books import Ledger
    from conduct_audit.month import Month
    from conduct_audit.reports.placing import Tray

_CALLED_TOO: Final = {"utf8": "utf-8", "gb2312": "gbk", "cp936": "gbk"}


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
        codecs = FORMATS[self.form].codecs
        asked = self.encoding.strip().lower()
        encoding = _CALLED_TOO.get(asked, asked) or next(iter(codecs))
        if encoding not in codecs:
            raise ExportEncodingError(format=self.form, encoding=self.encoding, known=", ".join(codecs))
        return replace(self, encoding=encoding)


def export(desk: Desk, month: Month, asked: Wanted) -> ExportedDocument:
    """Write `month` in the format asked for, and its totals to FILE.totals.csv; both or neither, and recorded.

    Raises `MonthOpenError`, `ExportFormatError`, `ExportEncodingError`, `CharactersError`, `AlteredLedgerError`, what
    the format raises, `OutputExistsError`, `OutputUnwritableError`, and what `placing.Tray` raises.
    """
    wanted = asked.checked()
    # The files get their names before the entry is committed, and the tray takes them back when it is not. A file
    # without an entry would be the worse of the two: nobody would be told that the month went to payroll before, and
    # it might be paid twice. What a kill between the two leaves, the same command mends: it writes the same bytes.
    with desk.writing() as ledger:
        refuse_altered(ledger)
        told = {"month": str(month), "format": wanted.form, "file": wanted.file.name}
        with tray() as held, desk.entry(ledger, "export", **told) as entry:
            document, content = _made(ledger, month, wanted)
            entry.export(month, wanted.form, wanted.file.name, document["sha256"], json.dumps(document["totals"]))
            document["files"] = _placed(held, _files(wanted.file, content, document), overwrite=wanted.overwrite)
    return document


def _made(ledger: Ledger, month: Month, wanted: Wanted) -> tuple[ExportedDocument, bytes]:
    """Give the document of an export, its files not yet placed, and the content of the file."""
    closing = ledger.closing(month)
    if closing is None:
        raise MonthOpenError(month=month)
    form, given = FORMATS[wanted.form], handover(ledger, closing)
    rendered = form.render(given)
    content = encoded(rendered.text, given, form.codecs[wanted.encoding])
    sha256 = hashlib.sha256(content).hexdigest()
    document = document_of(given, wanted.form, wanted.encoding, dict(rendered.totals), sha256)
    document["before"] = before(document, ledger.exports(month))
    document["corrections_not_on_roster"] = Corrections(ledger, None).owed(closing)
    return document, content


def _files(file: Path, content: bytes, document: ExportedDocument) -> dict[Path, bytes]:
    facts = [(name, str(document[name])) for name in ("month", "format", "encoding", "sha256", "seal")]
    sheet = totals_sheet([("file", harmless(file.name)), *facts, *document["totals"].items()])
    return {file: content, file.with_name(f"{file.name}.totals.csv"): sheet}


def _placed(held: Tray, files: Mapping[Path, bytes], *, overwrite: bool) -> list[str]:
    for file, content in files.items():
        held.park(file, content)
    for file, content in files.items():
        _refuse_other(file, content, overwrite=overwrite)
    return [str(placed) for placed in held.place()]


def _refuse_other(file: Path, content: bytes, *, overwrite: bool) -> None:
    """Write over what says the same, never over anything else unless told to."""
    if file.is_dir():
        raise OutputUnwritableError(file=file, why=_("a folder is called so"))
    if os.path.lexists(file) and not overwrite and not _holds(file, content):
        raise OutputExistsError(file=file)


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.is_file() and file.read_bytes() == content
    except OSError:  # what cannot be looked at is something else
        return False
