"""`import`: inspection sheets → the ledger, one transaction a file; `--strict` and `--dry-run` one for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conduct_audit.actions.errors import NothingReadError, StrictRefusedError
from conduct_audit.actions.import_document import ImportDocument, file_document, import_document, unreadable
from conduct_audit.actions.reading import ReadFile, judge, read
from conduct_audit.errors import ConductAuditError
from conduct_audit.language import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Entry, Ledger
    from conduct_audit.intake.reading import Hints

    Progress = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import: `hints` for what the sheets leave out, `strict` all or nothing, `dry_run` changes nothing."""

    hints: Hints
    strict: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of a file: its part of the document, and the error if it could not be read."""

    document: dict[str, Any]
    error: ConductAuditError | None = None


def import_files(desk: Desk, files: Iterable[Path], options: ImportOptions, progress: Progress) -> ImportDocument:
    """Book the observations of `files`; each becomes confirmed, pending or skipped, nothing is dropped.

    Raises what is wrong with the one file given, `NothingReadError` when none of several could be read,
    `StrictRefusedError`; then nothing is changed.
    """
    with desk.writing() as ledger:
        together = options.strict or options.dry_run
        done = list((_together if together else _one_by_one)(desk, ledger, _told(files, progress), options))
    _refuse_empty([each.error for each in done])
    return import_document([each.document for each in done])


def _told(files: Iterable[Path], progress: Progress) -> Iterator[Path]:
    for file in files:
        progress(file)
        yield file


def _one_by_one(desk: Desk, ledger: Ledger, files: Iterable[Path], options: ImportOptions) -> Iterator[_Done]:
    for file in files:
        try:
            found = read(ledger, file, options.hints)
            with desk.entry(ledger, "import", files=[file.name], **_asked(options)) as entry:
                done = _book(ledger, entry, found)
        except ConductAuditError as error:
            done = _Done(unreadable(file, error), error)
        yield done


def _together(desk: Desk, ledger: Ledger, files: Iterable[Path], options: ImportOptions) -> list[_Done]:
    with desk.entry(ledger, "import", **_asked(options)) as entry:
        done = [_book_or_tell(ledger, entry, file, options) for file in files]
        entry.detail["files"] = [each.document["file"] for each in done]
        if options.strict:
            _refuse_open([each.document for each in done])
        if options.dry_run:
            entry.abandon()
    return done


def _book_or_tell(ledger: Ledger, entry: Entry, file: Path, options: ImportOptions) -> _Done:
    try:
        return _book(ledger, entry, read(ledger, file, options.hints))
    except ConductAuditError as error:
        return _Done(unreadable(file, error), error)


def _asked(options: ImportOptions) -> dict[str, Any]:
    """Give what the trail keeps of how an import was asked for."""
    month, marks = options.hints.month, options.hints.mark_means
    return {"strict": options.strict, "month": str(month or ""), "mark_means": marks or ""}


def _book(ledger: Ledger, entry: Entry, found: ReadFile) -> _Done:
    """Judge by rosters and rulebooks as they are inside the entry, and book."""
    readable = judge(ledger, found)
    booking = entry.book_source(readable.name, readable.content, readable.kind, readable.mapped)
    waiting = booking.rows.loc[booking.rows["status"] == "pending", "id"]
    return _Done(file_document(readable, booking, ledger.violations(ids=waiting)))


def _refuse_empty(errors: list[ConductAuditError | None]) -> None:
    told = [error for error in errors if error]
    if len(told) < len(errors) or not told:
        return
    raise told[0] if len(told) == 1 else NothingReadError(problems="\n".join(map(str, told)))


def _refuse_open(files: list[dict[str, Any]]) -> None:
    problems = [file["error"]["message"] for file in files if "error" in file]
    rows = [(file["file"], row) for file in files for row in file["pending"]]
    if rows:
        file, row = rows[0]
        told = ngettext("{count} row waits: {place}: {why}", "{count} rows wait, the first: {place}: {why}", len(rows))
        place = " ".join(str(part) for part in (file, row["sheet"], row["row"]) if part)
        problems.append(told.format(count=len(rows), place=place, why=row["message"]))
    if problems:
        raise StrictRefusedError(problems="; ".join(problems))
