"""`review export` and `review apply`: the queue as a workbook."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import PasswordFile, passwords_of, quoted
from conduct_audit.cli.exits import WAITING
from conduct_audit.cli.helping import Command, example
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.cli.wording import word
from conduct_audit.language import N_, gettext as _, ngettext

if TYPE_CHECKING:
    from rich.console import Console


def register(group: typer.Typer) -> None:
    """Add the commands to the group `review`."""
    group.command(
        "export",
        cls=Command,
        help=N_("Write the rows that wait into a workbook with drop-downs."),
        epilog=example("review export 待处理.xlsx"),
    )(export)
    group.command(
        "apply",
        cls=Command,
        help=N_("Decide as a filled-in workbook says: all its lines, or none."),
        epilog=example("review apply 待处理.xlsx"),
    )(apply)


def export(
    file: Annotated[Path, typer.Argument(help=N_("The workbook to write, ending with .xlsx."))],
    overwrite: Annotated[bool, typer.Option("--overwrite", help=N_("Write over a file that exists."))] = False,
) -> int:
    document = current.get().audit().export_queue(file, overwrite=overwrite)
    say.show("review-export", document, _exported_page)
    return 0


def apply(
    file: Annotated[Path, typer.Argument(help=N_("The workbook of “review export”, filled in."))],
    password_file: PasswordFile = None,
) -> int:
    document = current.get().audit().apply_queue(file, passwords=passwords_of(password_file))
    say.show("review-apply", document, _applied_page)
    return WAITING if any(row["status"] == "pending" for row in document["applied"]) else 0


def _exported_page(console: "Console", document: dict[str, Any]) -> None:
    if not document["rows"]:
        console.print(_("Nothing waits."))
        return
    told = ngettext("{count} row was written to {file}.", "{count} rows were written to {file}.", document["rows"])
    console.print(say.visible(told.format(count=document["rows"], file=document["file"])), soft_wrap=True)
    told = _("Fill in the yellow cells, then: conduct-audit review apply {file}")
    say.note(told.format(file=quoted(document["file"])))


def _applied_page(console: "Console", document: dict[str, Any]) -> None:
    told = _("Decided: {applied}. Decided that way before: {already}. Left blank, still waiting: {blank}.")
    counts = {"applied": len(document["applied"]), "already": len(document["already"]), "blank": document["blank"]}
    console.print(told.format(**counts))
    waiting = [row for row in document["applied"] if row["status"] == "pending"]
    if waiting:
        fields = [Field(N_("ID"), key("id"), "right"), Field(N_("Status"), lambda row: word(row["status"]))]
        table(console, [*fields, Field(N_("What to do"), key("message"))], waiting)
