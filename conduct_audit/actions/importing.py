"""`import`: inspection sheets → the ledger, one transaction a file; `--strict` and `--dry-run` one for all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from conduct_audit.actions.errors import NothingMeantError, NothingReadError, StrictRefusedError
from conduct_audit.actions.gathering_rosters import without_rosters
from conduct_audit.actions.import_document import (
    ImportDocument,
    equal_to_none,
    file_document,
    import_document,
    unreadable,
)
from conduct_audit.actions.profiles import profile_of
from conduct_audit.actions.reading import ReadFile, judge, read
from conduct_audit.actions.returning import give_back
from conduct_audit.books.errors import LedgerError
from conduct_audit.errors import ConductAuditError
from conduct_audit.language import gettext as _, ngettext
from conduct_audit.reports.returned import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from conduct_audit.actions.desk import Desk
    from conduct_audit.actions.gathering import Gathered
    from conduct_audit.books import Booking, Entry, Ledger
    from conduct_audit.intake.reading import Hints

    Progress = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import: `hints` for what the sheets leave out, `strict` all or nothing, `dry_run` changes nothing.

    `profile` is the name of a saved one; `passwords` may open files, they are written nowhere. `returns` is the folder
    for the returned sheets, None where none are asked for.
    """

    hints: Hints
    strict: bool = False
    dry_run: bool = False
    profile: str = ""
    passwords: tuple[str, ...] = field(default=(), repr=False)
    returns: Path | None = None


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of a file: its part of the document, and the error if it could not be read."""

    document: dict[str, Any]
    error: ConductAuditError | None = None
    booked: tuple[ReadFile, Booking] | None = None


def import_files(desk: Desk, meant: Gathered, options: ImportOptions, progress: Progress) -> ImportDocument:
    """Book the observations of the files `meant`; each becomes confirmed, pending or skipped, nothing is dropped.

    Raises what is wrong with the one file given, `NothingReadError` when none of several could be read,
    `StrictRefusedError`, `UnknownProfileError`; then nothing is changed.
    """
    refused = [_Done(unreadable(word, error), error) for word, error in meant.refused]
    if not meant.files:
        _refuse_empty([each.error for each in refused])
        raise NothingMeantError(notices=" ".join(meant.notices))
    if options.returns and not options.dry_run:
        prepare(options.returns)
    with desk.writing() as ledger:
        asked = _with_profile(ledger, options)
        together = options.strict or options.dry_run
        meant = without_rosters(ledger, meant)
        files = _told(meant.files, progress)
        done = _together(desk, ledger, files, asked, refused) if together else _one_by_one(desk, ledger, files, asked)
        done = [*refused, *(_returned(ledger, each, options) for each in done)]
    _refuse_empty([each.error for each in done])
    return import_document([each.document for each in done], meant.notices)


def _with_profile(ledger: Ledger, options: ImportOptions) -> ImportOptions:
    """Look the profile up by its name."""
    if not options.profile:
        return options
    return replace(options, hints=replace(options.hints, profile=profile_of(ledger, options.profile)))


def _told(files: Iterable[Path], progress: Progress) -> Iterator[Path]:
    for file in files:
        progress(file)
        yield file


def _one_by_one(desk: Desk, ledger: Ledger, files: Iterable[Path], options: ImportOptions) -> Iterator[_Done]:
    any_booked = False
    for file in files:
        try:
            found = read(ledger, file, options.hints, options.passwords)
            with desk.entry(ledger, "import", files=[file.name], **_asked(options)) as entry:
                done = _book(ledger, entry, found)
            any_booked = True
        except ConductAuditError as error:
            if isinstance(error, LedgerError) and not any_booked:
                raise  # not the file is unreadable
            done = _Done(unreadable(file, error), error)
        yield done


def _together(
    desk: Desk, ledger: Ledger, files: Iterable[Path], options: ImportOptions, refused: list[_Done]
) -> list[_Done]:
    with desk.entry(ledger, "import", **_asked(options)) as entry:
        done = [_book_or_tell(ledger, entry, file, options) for file in files]
        entry.detail["files"] = [each.document["file"] for each in done]
        if options.strict:
            _refuse_open([each.document for each in (*refused, *done)])
        if options.dry_run:
            entry.abandon()
    return done


def _book_or_tell(ledger: Ledger, entry: Entry, file: Path, options: ImportOptions) -> _Done:
    try:
        return _book(ledger, entry, read(ledger, file, options.hints, options.passwords))
    except LedgerError:
        raise  # not the file is unreadable
    except ConductAuditError as error:
        return _Done(unreadable(file, error), error)


def _asked(options: ImportOptions) -> dict[str, Any]:
    """Give what the trail keeps of how an import was asked for."""
    month, marks = options.hints.month, options.hints.mark_means
    asked = {"strict": options.strict, "month": str(month or ""), "mark_means": marks or ""}
    return asked | ({"profile": options.profile} if options.profile else {})


def _book(ledger: Ledger, entry: Entry, found: ReadFile) -> _Done:
    """Judge by rosters and rulebooks as they are inside the entry, and book."""
    readable = judge(ledger, found)
    booking = entry.book_source(
        readable.name, readable.content, readable.kind, readable.mapped, readable.taken.receipts
    )
    waiting = booking.rows.loc[booking.rows["status"] == "pending", "id"]
    document = file_document(readable, booking, ledger.violations(ids=waiting), ledger.rosters())
    document["notices"] += equal_to_none(booking.rows, ledger)
    return _Done(document, booked=(readable, booking))


def _returned(ledger: Ledger, done: _Done, options: ImportOptions) -> _Done:
    """Write the returned sheet of a file that is booked; a rehearsal writes nothing."""
    if options.returns is None or options.dry_run or done.booked is None:
        return replace(done, booked=None)
    given = give_back(ledger, *done.booked, options.returns)
    told = {"returned": str(given.path) if given.path else None}
    notices = [*done.document["notices"], *given.notices]
    return _Done(done.document | told | {"notices": notices}, done.error)


def _refuse_empty(errors: list[ConductAuditError | None]) -> None:
    told = [error for error in errors if error]
    if len(told) < len(errors) or not told:
        return
    raise told[0] if len(told) == 1 else NothingReadError(problems="\n".join(map(str, told)))


def _refuse_open(files: list[dict[str, Any]]) -> None:
    problems = [file["error"]["message"] for file in files if "error" in file]
    lost = _("In “{name}” the sheet “{sheet}” cannot be read.")
    problems += [lost.format(name=file["file"], sheet=sheet) for file in files for sheet in file["unreadable_sheets"]]
    rows = [(file["file"], row) for file in files for row in file["pending"]]
    if rows:
        file, row = rows[0]
        told = ngettext("{count} row waits: {place}: {why}", "{count} rows wait, the first: {place}: {why}", len(rows))
        place = " ".join(str(part) for part in (file, row["sheet"], row["row"]) if part)
        problems.append(told.format(count=len(rows), place=place, why=row["message"]))
    if problems:
        raise StrictRefusedError(problems="; ".join(problems))
