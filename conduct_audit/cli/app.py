"""The commands in the order in which people need them; each file registers its own.

These files do without `from __future__ import annotations`: typer would have to compile every annotation at each start.
"""

from typing import Annotated

import typer

from conduct_audit import __version__
from conduct_audit.cli import (
    appeal,
    checks,
    export,
    ledger,
    month,
    papers,
    phrases,
    profile,
    review,
    rulebook,
    session,
    settings,
    sheets,
    source,
    start,
    template,
    violation,
)
from conduct_audit.cli.helping import Group, example
from conduct_audit.language import N_

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=N_("From inspection sheets to bonus deductions that are right, explained and contestable."),
    epilog=example("demo"),
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def options(
    ledger: Annotated[str, typer.Option(help=session.HELP["ledger"], show_default=False)] = "",
    lang: Annotated[str, typer.Option(help=session.HELP["lang"], show_default=False)] = "",
    actor: Annotated[str, typer.Option(help=session.HELP["actor"], show_default=False)] = "",
    as_json: Annotated[bool, typer.Option("--json", help=session.HELP["json"])] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help=session.HELP["quiet"])] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=N_("Show the version and exit."))
    ] = False,
) -> None:
    """Stand here for the help page alone: `session.take` has taken these options out before."""
    del ledger, lang, actor, as_json, quiet, version


for commands in (
    start,
    rulebook,
    phrases,
    sheets,
    template,
    profile,
    review,
    source,
    violation,
    appeal,
    month,
    papers,
    export,
    settings,
    checks,
    ledger,
):
    commands.register(app)
