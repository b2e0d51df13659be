"""`source list` and `source save`: the imported files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import ID_HELP
from conduct_audit.cli.helping import Command, Group, example
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from rich.console import Console

_DIGITS = 12


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = typer.Typer(
        cls=Group, no_args_is_help=True, help=N_("The files that were imported."), epilog=example("source list")
    )
    group.command("list", cls=Command, help=N_("List the imported files."), epilog=example("source list"))(list_)
    group.command(
        "save",
        cls=Command,
        help=N_("Write an imported file, to the byte as it came."),
        epilog=example("source save 2 -o 原表.xlsx"),
    )(save)
    app.add_typer(group, name="source")


def list_() -> int:
    say.show("source-list", current.get().audit().sources(), _list_page)
    return 0


def save(
    number: Annotated[int, typer.Argument(help=ID_HELP, metavar="ID")],
    output: Annotated[Path, typer.Option("-o", "--output", help=N_("The file to write, or a folder."))],
    overwrite: Annotated[bool, typer.Option("--overwrite", help=N_("Write over a file that exists."))] = False,
) -> int:
    document = current.get().audit().save_source(number, output, overwrite=overwrite)
    say.show("source-save", document, _saved_page)
    return 0


def _list_page(console: "Console", document: dict[str, Any]) -> None:
    fields = [Field(N_("ID"), key("id"), "right"), Field(N_("File"), key("file"))]
    fields += [Field(N_("Holds"), lambda row: _("roster") if row["roster"] else _("inspections"))]
    fields += [Field(N_("Bytes"), key("size"), "right"), Field(N_("When"), key("at")), Field(N_("Who"), key("actor"))]
    fields += [Field(N_("SHA-256"), lambda row: row["sha256"][:_DIGITS])]
    table(console, fields, document["sources"])


def _saved_page(console: "Console", document: dict[str, Any]) -> None:
    told = _("{file} was written to {saved}.").format(**document)
    console.print(say.visible(told), soft_wrap=True)
