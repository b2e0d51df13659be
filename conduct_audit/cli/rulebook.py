"""`rulebook list`, `show`, `check`, `use`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit import language
from conduct_audit.cli import say
from conduct_audit.cli.exits import CHECK_FAILED
from conduct_audit.cli.helping import Command, Group, example
from conduct_audit.cli.owed import closed_note
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.language import N_, gettext as _, ngettext
from conduct_audit.month import parse_day

if TYPE_CHECKING:
    from rich.console import Console


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = typer.Typer(
        cls=Group,
        no_args_is_help=True,
        help=N_("Regulations as data."),
        epilog=example("rulebook show thermal-power 2.1.2"),
    )
    for name, function, words, line in (
        ("list", list_, N_("List the shipped rulebooks and those in force."), "rulebook list"),
        ("show", show, N_("Show a rulebook or one clause."), "rulebook show thermal-power 2.1.2"),
        ("check", check, N_("Report every fault of a rulebook file (exit code 4)."), "rulebook check 本公司.toml"),
        ("use", use, N_("Put a rulebook in force from a date."), "rulebook use thermal-power --from 2027-01-01"),
    ):
        group.command(name, cls=Command, help=words, epilog=example(line))(function)
    app.add_typer(group, name="rulebook")


def list_() -> int:
    say.show("rulebook-list", current.get().audit().rulebooks(), _list_page)
    return 0


def show(
    rulebook: Annotated[str, typer.Argument(help=N_("Id of a rulebook, or a file."), metavar="ID")],
    code: Annotated[str | None, typer.Argument(help=N_("A clause, as 2.1.2."))] = None,
) -> int:
    say.show("rulebook-show", current.get().audit().rulebook(rulebook, code), _show_page)
    return 0


def check(file: Annotated[Path, typer.Argument(help=N_("A rulebook file (TOML)."))]) -> int:
    document = current.get().audit().check_rulebook(file)
    say.show("rulebook-check", document, _check_page)
    return 0 if document["ok"] else CHECK_FAILED


def use(
    rulebook: Annotated[
        str, typer.Argument(help=N_("A rulebook file, or the id of a shipped one."), metavar="FILE|ID")
    ],
    start: Annotated[str, typer.Option("--from", help=N_("The first day it is in force."), metavar="YYYY-MM-DD")],
) -> int:
    document = current.get().audit().use_rulebook(rulebook, parse_day(start))
    say.show("rulebook-use", document, _use_page)
    return 0


def _title(row: Any) -> str:
    return str(row["title"][language.current()])


def _list_page(console: "Console", document: dict[str, Any]) -> None:
    fields = [Field(N_("Rulebook"), key("id")), Field(N_("Version"), key("version")), Field(N_("Title"), _title)]
    fields += [Field(N_("Clauses"), key("clauses"), "right")]
    table(console, fields, document["shipped"], title=_("Shipped"))
    if document["in_force"]:
        since = Field(N_("In force from"), lambda row: row["from"] or _("the beginning"))
        table(console, [since, *fields], document["in_force"], title=_("In this ledger"))


def _show_page(console: "Console", document: dict[str, Any]) -> None:
    spoken = language.current()
    names = {category["code"]: category["name"][spoken] for category in document["categories"]}
    fields = [Field(N_("Clause"), key("code")), Field(N_("Category"), lambda row: names[row["category"]])]
    fields += [Field(N_("Violation"), lambda row: row["label"][spoken])]
    title = f"{document['title'][spoken]} · {document['version']} · {document['digest'][:12]}"
    table(console, fields, document["clauses"], title=title)
    _tariff_page(console, document["tariff"])
    if document["overlaps"]:
        _overlaps_page(console, document["overlaps"])


def _tariff_page(console: "Console", tariff: list[dict[str, Any]]) -> None:
    spoken = language.current()
    fields = [
        Field(N_("Rule"), lambda rule: rule["title"][spoken]),
        Field(N_("Source"), lambda rule: rule["citation"][spoken]),
    ]
    amount = Field(N_("Each time"), lambda rule: rule.get("amount") or _("the month's bonus"), "right")
    table(console, [*fields, amount], tariff, title=_("Tariff"))


def _overlaps_page(console: "Console", overlaps: list[dict[str, Any]]) -> None:
    """Show which clauses one act may touch, in the order in which they are preferred."""
    spoken = language.current()
    fields = [Field(N_("Act"), lambda group: group["name"][spoken])]
    fields += [Field(N_("Clauses, the preferred first"), lambda group: " > ".join(group["clauses"]))]
    table(console, fields, overlaps, title=_("One act, several clauses"))
    console.print(_("Where a note names telephone, window or home, the clause of that place goes first."))


def _check_page(console: "Console", document: dict[str, Any]) -> None:
    if document["ok"]:
        console.print(_("{file} is in order.").format(file=document["file"]))
        return
    count = len(document["faults"])
    console.print(ngettext("{file}: {count} fault", "{file}: {count} faults", count).format(count=count, **document))
    table(console, [Field(N_("Place"), key("place")), Field(N_("Fault"), key("message"))], document["faults"])


def _use_page(console: "Console", document: dict[str, Any]) -> None:
    told = _("{rulebook} {version} is in force from {start}.")
    console.print(told.format(rulebook=document["id"], version=document["version"], start=document["from"]))
    closed_note(document["closed"])
