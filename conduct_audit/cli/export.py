"""`export`: hand a closed month over to payroll and accounting."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import MonthArgument
from conduct_audit.cli.helping import Command, example
from conduct_audit.cli.session import current
from conduct_audit.language import N_, gettext as _
from conduct_audit.month import Month

if TYPE_CHECKING:
    from rich.console import Console


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    words = N_("Hand a closed month over to payroll or accounting.")
    line = "export 2026-03 --format csv -o 考核扣减-2026-03.csv"
    app.command("export", cls=Command, help=words, epilog=example(line))(export)


def export(
    month: Annotated[str, MonthArgument()],
    form: Annotated[
        str,
        typer.Option("--format", help=N_("csv, frappe, beancount, sap0015 or u8-voucher."), metavar="FORMAT"),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help=N_("The file to write; FILE.totals.csv beside it."))],
    encoding: Annotated[str, typer.Option(help=N_("utf-8 or gbk, for csv and u8-voucher."), metavar="ENCODING")] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help=N_("Write over a file of other content."))] = False,
) -> int:
    document = current.get().audit().export(Month.parse(month), form, output, encoding=encoding, overwrite=overwrite)
    say.show("export", document, _page)
    return 0


def _page(console: "Console", document: dict[str, Any]) -> None:
    for file in document["files"]:
        console.print(say.visible(file), soft_wrap=True)
    told = ", ".join(f"{name} {value}" for name, value in document["totals"].items())
    console.print(_("Control totals: {totals}").format(totals=told))
    if document["before"]:
        told = _(
            "{month} was exported to {format} before, the last time: {at}, {actor}, {file}. Do not import it twice."
        )
        say.note(told.format(**{**document, **document["before"][-1]}))
