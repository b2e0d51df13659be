"""`template`: blank workbooks to fill in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import MonthOption, month_of
from conduct_audit.cli.helping import Command, example
from conduct_audit.cli.session import current
from conduct_audit.language import N_, gettext as _, ngettext

if TYPE_CHECKING:
    from rich.console import Console


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command(
        "template",
        cls=Command,
        help=N_("Write a blank workbook with drop-downs: inspection sheet, matrix of marks, or roster."),
        epilog=example("template inspection -o 检查表.xlsx"),
    )(template)


def template(
    kind: Annotated[Literal["inspection", "matrix", "roster"], typer.Argument(help=N_("Which workbook."))],
    output: Annotated[Path, typer.Option("-o", "--output", help=N_("The .xlsx file to write."))],
    month: Annotated[str | None, MonthOption(N_("The month it is for. Default: the open month."))] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help=N_("Write over a file that exists."))] = False,
) -> int:
    document = current.get().audit().template(kind, output, month=month_of(month), overwrite=overwrite)
    say.show("template", document, _template_page)
    return 0


def _template_page(console: "Console", document: dict[str, Any]) -> None:
    console.print(say.visible(document["file"]), soft_wrap=True)
    count = document["employees"]
    told = ngettext(
        "For {month}: {clauses} clauses and {employees} employee to choose from.",
        "For {month}: {clauses} clauses and {employees} employees to choose from.",
        count,
    )
    say.note(told.format(**document))
    if not count and document["kind"] != "roster":
        say.note(
            _("There is no roster for {month} yet: import it first, and the sheet lists the employees.").format(
                **document
            )
        )
