"""`profile save`, `list`, `show`, `remove`: how odd sheets are to be read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import PasswordFile, passwords_of, quoted
from conduct_audit.cli.helping import Command, Group, example
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

_NAME = N_("The name of the profile.")
Name = Annotated[str, typer.Argument(help=_NAME, metavar="NAME")]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = typer.Typer(
        cls=Group, no_args_is_help=True, help=N_("How odd sheets are to be read."), epilog=example("profile list")
    )
    for name, function, words, line in (
        ("save", save, N_("Explain an odd sheet once."), 'profile save 城东厅 --column "经办=姓名" --header-row 3'),
        ("list", list_, N_("List the profiles."), "profile list"),
        ("show", show, N_("Show a profile."), "profile show 城东厅"),
        ("remove", remove, N_("Take a profile out of use."), "profile remove 城东厅"),
    ):
        group.command(name, cls=Command, help=words, epilog=example(line))(function)
    app.add_typer(group, name="profile")


def save(
    name: Name,
    column: Annotated[
        list[str] | None,
        typer.Option(help=N_("What a heading, or a column by its letters, means: 经办=姓名, C=条款, D=2.1.2, E=不用.")),
    ] = None,
    header_row: Annotated[str, typer.Option(help=N_("The row of the headings, as 3 or 3-4."), metavar="ROW")] = "",
    cell: Annotated[
        list[str] | None, typer.Option(help=N_("What a cell outside the table means for all rows: B2=月份."))
    ] = None,
    mark_means: Annotated[
        Literal["violation", "ok"] | None, typer.Option(help=N_("What a mark of a matrix means."))
    ] = None,
    department: Annotated[str, typer.Option(help=N_("The department where the sheet names none."))] = "",
    inspector: Annotated[str, typer.Option(help=N_("The inspector where the sheet names none."))] = "",
    place: Annotated[str, typer.Option(help=N_("The place where the sheet names none."))] = "",
    sheet: Annotated[list[str] | None, typer.Option(help=N_("Read only this sheet, as 明细 or *日."))] = None,
    skip_sheet: Annotated[list[str] | None, typer.Option(help=N_("Leave this sheet out."))] = None,
    example_file: Annotated[
        Path | None,
        typer.Option("--from", help=N_("A sheet of this kind: the profile must fit it, what is understood is kept.")),
    ] = None,
    password_file: PasswordFile = None,
) -> int:
    document = (
        current.get()
        .audit()
        .save_profile(
            name,
            example=example_file,
            passwords=passwords_of(password_file),
            columns=column or (),
            cells=cell or (),
            header_row=header_row,
            mark_means=mark_means,
            sheets=sheet or (),
            skip_sheets=skip_sheet or (),
            department=department,
            inspector=inspector,
            place=place,
        )
    )
    say.show("profile-save", document, _profile_page)
    say.note(_("Next: conduct-audit import --profile {name} FILE…").format(name=quoted(document["name"])))
    return 0


def list_() -> int:
    say.show("profile-list", current.get().audit().profiles(), _list_page)
    return 0


def show(name: Name) -> int:
    say.show("profile-show", current.get().audit().profile(name), _profile_page)
    return 0


def remove(name: Name) -> int:
    say.show("profile-remove", current.get().audit().remove_profile(name), _removed_page)
    return 0


def _list_page(console: "Console", document: dict[str, Any]) -> None:
    if not document["profiles"]:
        console.print(_("No profile is saved."))
        return
    fields = [Field(N_("Profile"), key("name")), Field(N_("Says"), lambda row: "; ".join(_said(row)))]
    fields += [Field(N_("When"), key("at")), Field(N_("Who"), key("actor"))]
    table(console, fields, document["profiles"])


def _profile_page(console: "Console", document: dict[str, Any]) -> None:
    console.print(say.visible(_("Profile {name}").format(name=document["name"])))
    for line in _said(document):
        console.print(f"  {say.visible(line)}", soft_wrap=True)


def _said(document: "Mapping[str, Any]") -> list[str]:
    """Give the options that say what the profile says."""
    rows = "-".join(map(str, dict.fromkeys(document["header_rows"] or ())))
    said = [("--column", f"{heading}={field}") for heading, field in document["columns"].items()]
    said += [("--header-row", rows), ("--mark-means", document["mark_means"])]
    said += [("--cell", f"{place}={field}") for place, field in document["cells"].items()]
    said += [(f"--{part}", text) for part, text in document["given"].items()]
    said += [("--sheet", name) for name in document["sheets"]]
    said += [("--skip-sheet", name) for name in document["skip_sheets"]]
    return [f"{option} {quoted(value)}" for option, value in said if value]


def _removed_page(console: "Console", document: dict[str, Any]) -> None:
    console.print(say.visible(_("Profile {name} is out of use.").format(**document)))
