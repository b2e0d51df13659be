"""`demo` and `init`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import quoted
from conduct_audit.cli.helping import Command, example
from conduct_audit.cli.session import current
from conduct_audit.language import N_, gettext as _, ngettext

_PAPERS = 3
_NEXT = ("review list", "explain 00101 2026-03", "settle 2026-03", "verify")

if TYPE_CHECKING:
    from rich.console import Console


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command(
        "demo",
        cls=Command,
        help=N_("Run the whole job on the shipped sample data."),
        epilog=example("demo -o demo-output"),
    )(demo)
    app.command(
        "init",
        cls=Command,
        help=N_("Make an empty ledger."),
        epilog=example("init --rulebook thermal-power --company 云岭热电"),
    )(init)


def demo(
    output: Annotated[Path, typer.Option("-o", "--output", help=N_("Folder for everything made."))] = Path(
        "demo-output"
    ),
) -> int:
    from conduct_audit.actions.demonstrating import demo as run_demo  # noqa: PLC0415  # heavy

    document = run_demo(output, current.get().audit().desk.actor)
    say.show("demo", document, _demo_page)
    return 0


def init(
    rulebook: Annotated[str, typer.Option(help=N_("Id of a shipped rulebook, or a file."))] = "thermal-power",
    company: Annotated[str, typer.Option(help=N_("Name of the company, printed on every paper."))] = "",
) -> int:
    document = current.get().audit().init(rulebook=rulebook, company=company)
    say.show("init", document, _init_page)
    return 0


def _init_page(console: "Console", document: dict[str, Any]) -> None:
    console.print(_("A new ledger lies in {ledger}, rulebook {rulebook}.").format(**document))
    console.print(_("Next: conduct-audit roster import FILE, then conduct-audit import FILE…"))


def _demo_page(console: "Console", document: dict[str, Any]) -> None:
    ends = document["imported"]["totals"]
    told = _("Six hands' sheets are booked: {confirmed} violations, {pending} wait for a person, {skipped} were twins.")
    console.print(told.format(**ends))
    told = _("{employees} employees, deducted {deduction} yuan, paid {net_bonus} yuan.")
    console.print(told.format(**document["totals"]))
    console.print(_("Made:"))
    for made in (document["ledger"], str(Path(document["sheets"][0]).parent), *document["files"][:_PAPERS]):
        console.print(f"  {say.visible(made)}", soft_wrap=True)
    count = (len(document["files"]) - _PAPERS) // _PAPERS
    told = ngettext("and the same three for {count} department", "and the same three for {count} departments", count)
    console.print(f"  {told.format(count=count)}")
    console.print(_("Try next:"))
    for line in _NEXT:
        console.print(f"  conduct-audit --ledger {quoted(document['ledger'])} {line}", soft_wrap=True)
