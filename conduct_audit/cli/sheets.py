"""`roster`, `import` and `classify`: what people send in."""

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import MonthOption, PasswordFile, month_of, passwords_of
from conduct_audit.cli.exits import WAITING
from conduct_audit.cli.helping import Command, Group, example
from conduct_audit.cli.owed import closed_note
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.cli.wording import words
from conduct_audit.language import N_, gettext as _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console

_FEW = 10


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    roster = typer.Typer(
        cls=Group, no_args_is_help=True, help=N_("Employees of a month."), epilog=example("roster show --month 2026-03")
    )
    roster.command(
        "import",
        cls=Command,
        help=N_("Read a roster."),
        epilog=example("roster import 员工花名册.xlsx --month 2026-03"),
    )(roster_import)
    roster.command(
        "show", cls=Command, help=N_("Show a month's roster."), epilog=example("roster show --month 2026-03")
    )(roster_show)
    app.add_typer(roster, name="roster")
    app.command(
        "import",
        cls=Command,
        help=N_("Book inspection sheets; rows that need a person wait (exit code 3)."),
        epilog=example("import 3月城东大厅督查表.xlsx --month 2026-03"),
    )(import_sheets)
    app.command(
        "classify",
        cls=Command,
        help=N_("Show which clause texts would be mapped to, changing nothing."),
        epilog=example("classify 上班时间玩手机"),
    )(classify)


def roster_import(
    file: Annotated[Path, typer.Argument(help=N_("The roster: .xlsx, .xls, .ods or .csv."))],
    month: Annotated[str | None, MonthOption(N_("The month it holds from. Default: all months."))] = None,
    password_file: PasswordFile = None,
) -> int:
    passwords = passwords_of(password_file)
    document = current.get().audit().import_roster(file, month=month_of(month), passwords=passwords)
    say.show("roster-import", document, _roster_read)
    return 0


def roster_show(month: Annotated[str, MonthOption(N_("The month, as 2026-03."))]) -> int:
    say.show("roster-show", current.get().audit().roster(month), _roster_page)
    return 0


def import_sheets(
    files: Annotated[
        list[Path],
        typer.Argument(help=N_("Inspection sheets, folders of them, or patterns such as *.xlsx."), metavar="FILE…"),
    ],
    month: Annotated[str | None, MonthOption(N_("Month and year where a sheet leaves them out."))] = None,
    mark_means: Annotated[
        Literal["violation", "ok"] | None, typer.Option(help=N_("What a mark of a matrix means."))
    ] = None,
    profile: Annotated[
        str, typer.Option(help=N_("Read the sheets by this saved profile."), metavar="NAME", show_default=False)
    ] = "",
    password_file: PasswordFile = None,
    strict: Annotated[bool, typer.Option("--strict", help=N_("All files and rows, or nothing."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Tell what would happen, change nothing."))] = False,
    returns: Annotated[
        Path | None,
        typer.Option(help=N_("Folder for copies of the sheets with rows waiting: cells marked, reasons beside them.")),
    ] = None,
) -> int:
    audit = current.get().audit()
    meant = audit.sheets_in(files)
    with _progress(len(meant.files)) as progress:
        document = audit.import_files(
            meant,
            month=month_of(month),
            mark_means=mark_means,
            profile=profile,
            passwords=passwords_of(password_file),
            strict=strict,
            dry_run=dry_run,
            returns=returns,
            progress=progress,
        )
    say.show("import", document, _import_page)
    if dry_run:
        say.note(_("Nothing was changed (--dry-run)."))
    incomplete = any("error" in file or file["unreadable_sheets"] for file in document["files"])
    return WAITING if document["totals"]["pending"] or incomplete else 0


def classify(
    texts: Annotated[list[str] | None, typer.Argument(help=N_("What was seen."), metavar="[TEXT…]")] = None,
    file: Annotated[Path | None, typer.Option("--file", help=N_("A text file, one text a line."))] = None,
    why: Annotated[bool, typer.Option("--why", help=N_("Show the characters that carried each decision."))] = False,
) -> int:
    from conduct_audit.actions.files import read_lines  # noqa: PLC0415  # late, like all of the library

    given = list(texts or []) + (read_lines(file) if file else [])
    if not given:
        given = [line.rstrip("\r\n") for line in sys.stdin if line.strip()]
    say.show("classify", current.get().audit().classify(given, why=why), _classify_page)
    return 0


def _roster_read(console: "Console", document: dict[str, Any]) -> None:
    count = len(document["employees"])
    told = ngettext("{count} employee is on the roster.", "{count} employees are on the roster.", count)
    console.print(told.format(count=count))
    for problem in document["problems"]:
        say.note(problem)
    closed_note(document["closed"])


def _roster_page(console: "Console", document: dict[str, Any]) -> None:
    fields = [Field(N_("Number"), key("employee_id")), Field(N_("Name"), key("name"))]
    fields += [Field(N_("Department"), key("department")), Field(N_("Post"), key("post"))]
    fields += [Field(N_("Bonus"), key("bonus_base"), "right")]
    table(console, fields, document["employees"])
    closed_note(document["closed"])


def _import_page(console: "Console", document: dict[str, Any]) -> None:
    counted = [N_("confirmed"), N_("pending"), N_("skipped")]
    fields = [Field(N_("File"), key("file"))]
    fields += [Field(end, lambda file, end=end: file["observations"][end], "right") for end in counted]  # type: ignore[misc]
    fields += [Field(N_("Rows ignored"), lambda file: file["rows"]["ignored"], "right")]
    table(console, fields, document["files"])
    for notice in document["notices"]:
        say.note(notice)
    for file in document["files"]:
        _import_notes(file)
    if 0 < document["totals"]["skipped"] <= _FEW:
        _skipped(console, document)
    if document["totals"]["pending"]:
        _waiting(console, document)
        say.note(_("Next: conduct-audit review list, then conduct-audit review set, admit or dismiss."))


def _import_notes(file: dict[str, Any]) -> None:
    if "error" in file:
        say.note(file["error"]["message"])
    for notice in file["notices"]:
        say.note(f"{file['file']}: {notice}")
    if file["returned"]:
        told = _("{file}: to be corrected in {returned}, then imported again.")
        say.note(told.format(file=file["file"], returned=file["returned"]))


def _skipped(console: "Console", document: dict[str, Any]) -> None:
    rows = [{"file": file["file"], **row} for file in document["files"] for row in file["skipped"]]
    fields = [Field(N_("ID"), key("id"), "right"), Field(N_("File"), key("file")), Field(N_("Sheet"), key("sheet"))]
    fields += [Field(N_("Row"), key("row"), "right"), Field(N_("Equals"), key("same_as"), "right")]
    title = _("Rows on the books already; conduct-audit review admit ID books one as an event of its own")
    table(console, fields, rows, title=title)


def _waiting(console: "Console", document: dict[str, Any]) -> None:
    rows = [{"file": file["file"], **row} for file in document["files"] for row in file["pending"]]
    fields = [Field(N_("ID"), key("id"), "right"), Field(N_("File"), key("file")), Field(N_("Sheet"), key("sheet"))]
    fields += [Field(N_("Row"), key("row"), "right"), Field(N_("Waits because"), lambda row: words(row["reasons"]))]
    fields += [Field(N_("What to do"), key("message"))]
    table(console, fields, rows, title=_("Rows that wait for a person"))


def _classify_page(console: "Console", document: dict[str, Any]) -> None:
    results = document["results"]
    fields = [Field(N_("What was seen"), key("text")), Field(N_("Clause"), lambda row: "+".join(row["clauses"]) or "—")]
    fields += [Field(N_("Certainty"), lambda row: f"{row['score']:.0%}", "right"), Field(N_("Booked"), key("accepted"))]
    fields += [Field(N_("serious?"), key("suspected_serious")), Field(N_("Candidates"), _candidates)]
    if any("why" in row for row in results):
        fields += [Field(N_("Because of"), lambda row: " ".join(row["why"]))]
    table(console, fields, results)
    booked = sum(row["accepted"] for row in results)
    told = _("{booked} of {count} would be booked without asking; nothing was changed.")
    say.note(told.format(booked=booked, count=len(results)))


def _candidates(row: Any) -> str:
    """Give what else may be meant; a certain text needs no choice."""
    if row["accepted"]:
        return ""
    return ", ".join(f"{each['clause']} {each['score']:.0%}" for each in row["candidates"])


@contextmanager
def _progress(total: int) -> "Iterator[Callable[[Path], None]]":
    """Draw a bar on a terminal for more than one file; elsewhere stay silent."""
    if total == 1 or current.get().quiet or not sys.stderr.isatty():
        yield lambda _file: None
        return
    from rich.progress import Progress  # noqa: PLC0415  # late: `--help` needs none

    with Progress(console=say.console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda file: bar.update(task, advance=1, description=say.visible(file.name))
