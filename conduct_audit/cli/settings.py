"""`settings list` and `settings set`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import MONTH_HELP, MonthOption, month_of
from conduct_audit.cli.helping import Command, Group, example
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from rich.console import Console


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = typer.Typer(
        cls=Group,
        no_args_is_help=True,
        help=N_("What the regulation leaves open and the company decides; all off by default."),
        epilog=example("settings list"),
    )
    for name, function, words, line in (
        ("list", list_, N_("List the settings, what they mean and what was ever set."), "settings list"),
        ("set", set_, N_("Set a value from a month on; “off” takes it back."), "settings set appeal_window 5"),
    ):
        group.command(name, cls=Command, help=words, epilog=example(line))(function)
    app.add_typer(group, name="settings")


def list_(month: Annotated[str | None, MonthOption(MONTH_HELP)] = None) -> int:
    say.show("settings-list", current.get().audit().settings(month_of(month)), _list_page)
    return 0


def set_(
    name: Annotated[str, typer.Argument(help=N_("The setting, as “conduct-audit settings list” names it."))],
    value: Annotated[str, typer.Argument(help=N_("The value, or “off”."))],
    start: Annotated[
        str | None,
        typer.Option("--from", help=N_("The first month it holds. Default: the open month."), metavar="YYYY-MM"),
    ] = None,
) -> int:
    say.show("settings-set", current.get().audit().set(name, value, month_of(start)), _set_page)
    return 0


def _list_page(console: "Console", document: dict[str, Any]) -> None:
    fields = [Field(N_("Setting"), key("title")), Field(N_("Value"), key("words")), Field(N_("on"), key("on"))]
    fields += [Field(N_("Meaning"), key("meaning")), Field(N_("Basis"), key("basis"), rank=1)]
    fields += [Field(N_("Name for commands"), key("name"), rank=2)]
    table(console, fields, document["settings"], title=_("Settings in {month}").format(month=document["month"]))
    history = [{**kept, "title": each["title"]} for each in document["settings"] for kept in each["history"]]
    if history:
        since = Field(N_("In force from"), lambda row: row["start"] or _("the beginning"))
        fields = [Field(N_("Setting"), key("title")), Field(N_("Value"), key("words")), since]
        table(console, [*fields, Field(N_("When"), key("at")), Field(N_("Who"), key("actor"))], history)


def _set_page(console: "Console", document: dict[str, Any]) -> None:
    told = _("{name} is {value} from {start} on.") if document["start"] else _("{name} is {value} for all months.")
    console.print(told.format(name=document["title"], value=document["words"], start=document["start"]))
    if document["until"]:
        told = _(
            "From {until} on the value that was set for that month still holds; to replace it, add --from {until}."
        )
        say.note(told.format(**document))
