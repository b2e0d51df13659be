"""`roster`, `import` and `classify`: what people send in."""

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import MonthOption, month_of
from conduct_audit.cli.exits import WAITING
from conduct_audit.cli.helping import Command, Group, example
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.cli.wording import words
from conduct_audit.language import N_, gettext as _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console


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
) -> int:
    document = current.get().audit().import_roster(file, month=month_of(month))
    say.show("roster-import", document, _roster_read)
    return 0


def roster_show(month: Annotated[str, MonthOption(N_("The month, as 2026-03."))]) -> int:
    say.show("roster-show", current.get().audit().roster(month), _roster_page)
    return 0


def import_sheets(
    files: Annotated[list[Path], typer.Argument(help=N_("Inspection sheets."), metavar="FILE…")],
    month: Annotated[str | None, MonthOption(N_("Month and year where a sheet leaves them out."))] = None,
    mark_means: Annotated[
        Literal["violation", "ok"] | None, typer.Option(help=N_("What a mark of a matrix means."))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=N_("All files and rows, or nothing."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Tell what would happen, change nothing."))] = False,
) -> int:
    with _progress(len(files)) as progress:
        document = (
            current.get()
            .audit()
            .import_files(
                files, month=month_of(month), mark_means=mark_means, strict=strict, dry_run=dry_run, progress=progress
            )
        )
    say.show("import", document, _import_page)
    if dry_run:
        say.note(_("Nothing was changed (--dry-run)."))
    return WAITING if document["totals"]["pending"] or any("error" in file for file in document["files"]) else 0


def classify(
    texts: Annotated[list[str] | None, typer.Argument(help=N_("What was seen."), metavar="[TEXT…]")] = None,
    file: Annotated[Path | None, typer.Option("--file", help=N_("A text file, one text a line."))] = None,
) -> int:
    from conduct_audit.actions.files import read_lines  # noqa: PLC0415  # late, like all of the library

    given = list(texts or []) + (read_lines(file) if file else [])
    if not given:
        given = [line.rstrip("\r\n") for line in sys.stdin if line.strip()]
    say.show("classify", current.get().audit().classify(given), _classify_page)
    return 0


def _roster_read(console: "Console", document: dict[str, Any]) -> None:
    count = len(document["employees"])
    told = ngettext("{count} employee is on the roster.", "{count} employees are on the roster.", count)
    console.print(told.format(count=count))
    for problem in document["problems"]:
        say.note(problem)


def _roster_page(console: "Console", document: dict[str, Any]) -> None:
    fields = [Field(N_("Number"), key("employee_id")), Field(N_("Name"), key("name"))]
    fields += [Field(N_("Department"), key("department")), Field(N_("Post"), key("post"))]
    fields += [Field(N_("Bonus"), key("bonus_base"), "right")]
    table(console, fields, document["employees"])


def _import_page(console: "Console", document: dict[str, Any]) -> None:
    counted = [N_("confirmed"), N_("pending"), N_("skipped")]
    fields = [Field(N_("File"), key("file"))]
    fields += [Field(end, lambda file, end=end: file["observations"][end], "right") for end in counted]  # type: ignore[misc]
    fields += [Field(N_("Rows ignored"), lambda file: file["rows"]["ignored"], "right")]
    table(console, fields, document["files"])
    for file in document["files"]:
        _import_notes(file)
    if document["totals"]["pending"]:
        _waiting(console, document)
        say.note(_("Next: “review list”, then “review set”, “review admit” or “review dismiss”."))


def _import_notes(file: dict[str, Any]) -> None:
    if "error" in file:
        say.note(file["error"]["message"])
    for notice in file["notices"]:
        say.note(f"{file['file']}: {notice}")


def _waiting(console: "Console", document: dict[str, Any]) -> None:
    rows = [{"file": file["file"], **row} for file in document["files"] for row in file["pending"]]
    fields = [Field(N_("ID"), key("id"), "right"), Field(N_("File"), key("file")), Field(N_("Sheet"), key("sheet"))]
    fields += [Field(N_("Row"), key("row"), "right"), Field(N_("Waits because"), lambda row: words(row["reasons"]))]
    fields += [Field(N_("What to do"), key("message"))]
    table(console, fields, rows, title=_("Rows that wait for a person"))


def _classify_page(console: "Console", document: dict[str, Any]) -> None:
    fields = [Field(N_("What was seen"), key("text")), Field(N_("Clause"), lambda row: "+".join(row["clauses"]) or "—")]
    fields += [Field(N_("Certainty"), lambda row: f"{row['score']:.0%}", "right"), Field(N_("Booked"), key("accepted"))]
    fields += [Field(N_("serious?"), key("suspected_serious")), Field(N_("Candidates"), _candidates)]
    table(console, fields, document["results"])


def _candidates(row: Any) -> str:
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
