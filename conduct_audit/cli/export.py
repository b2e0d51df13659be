"""`export`: hand a closed month over to payroll and accounting."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import MonthArgument
from conduct_audit.cli.helping import Command, example
from conduct_audit.cli.owed import owed_notes
from conduct_audit.cli.session import current
from conduct_audit.language import N_, gettext as _
from conduct_audit.month import Month

if TYPE_CHECKING:
    from rich.console import Console


_FORMATS: Final = N_(
    "csv, frappe, beancount, sap0015 or u8-voucher. In csv an amount is what is taken, a negative one is given back; "
    "frappe and sap0015 write no sign, the item or wage type says which."
)
_ENCODINGS: Final = N_("utf-8, gbk or gb18030, for csv and u8-voucher.")
_TOTALS: Final = {
    "rows": N_("rows"),
    "employees": N_("people"),
    "taken": N_("taken"),
    "given_back": N_("given back"),
    "sum": N_("sum"),
    "model": N_("model"),
    "debit": N_("debit"),
    "credit": N_("credit"),
}


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    words = N_("Hand a closed month over to payroll or accounting.")
    line = "export 2026-03 --format csv -o 考核扣减-2026-03.csv"
    app.command("export", cls=Command, help=words, epilog=example(line))(export)


def export(
    month: Annotated[str, MonthArgument()],
    form: Annotated[
        str,
        typer.Option("--format", help=_FORMATS, metavar="FORMAT"),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help=N_("The file to write; FILE.totals.csv beside it."))],
    encoding: Annotated[str, typer.Option(help=_ENCODINGS, metavar="ENCODING")] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help=N_("Write over a file of other content."))] = False,
) -> int:
    document = current.get().audit().export(Month.parse(month), form, output, encoding=encoding, overwrite=overwrite)
    say.show("export", document, _page)
    return 0


def _page(console: "Console", document: dict[str, Any]) -> None:
    for file in document["files"]:
        console.print(say.visible(file), soft_wrap=True)
    told = ", ".join(f"{_(_TOTALS.get(name, name))} {value}" for name, value in document["totals"].items())
    console.print(_("Control totals: {totals}").format(totals=told))
    if document["quoted"]:
        told = _("A ' stands before these employee numbers, or a spreadsheet program would compute them: {numbers}.")
        say.note(told.format(numbers=", ".join(document["quoted"])))
    owed_notes(document)
    if document["before"]:
        say.note(_before(document["month"], document["before"][-1]))


def _before(month: str, last: dict[str, Any]) -> str:
    """Say that the month went to payroll or accounting before, and whether the same was handed over then."""
    told = _("{month} was handed over before, the last time: {at}, {actor}, {format}, {file}. Do not import it twice.")
    return f"{told.format(month=month, **last)} {_same(last)}"


def _same(last: dict[str, Any]) -> str:
    if last["same_file"]:
        return _("That file and this one are the same to the byte.")
    if last["same_amounts"]:
        return _("This is another file with the same amounts.")
    return _("This file says something else: compare both before you go on.")
