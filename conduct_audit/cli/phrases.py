"""`phrases list`, `add`, `remove`, `import`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit.cli import say
from conduct_audit.cli.exits import WAITING
from conduct_audit.cli.helping import Command, Group, example
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.language import N_, gettext as _, ngettext

if TYPE_CHECKING:
    from rich.console import Console

ClauseCode = Annotated[str, typer.Argument(help=N_("The clause, as 2.1.2; - for no violation."), metavar="CLAUSE")]
Said = Annotated[str, typer.Argument(help=N_("What inspectors write, as 牌牌没挂."), metavar="TEXT")]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = typer.Typer(
        cls=Group,
        no_args_is_help=True,
        help=N_("What texts mean in this company; learned from review, or given here."),
        epilog=example("phrases list"),
    )
    for name, function, words, line in (
        ("list", list_, N_("List the company's own phrases, who gave them and when."), "phrases list"),
        ("add", add, N_("Say which clause a text means from now on."), "phrases add 2.1.2 牌牌没挂"),
        ("remove", remove, N_("Take a phrase away, also a shipped one."), "phrases remove 2.1.2 牌牌没挂"),
        (
            "import",
            import_,
            N_("Take over a file of phrases: columns 条款 and 说法."),
            "phrases import 本公司.xlsx",
        ),
    ):
        group.command(name, cls=Command, help=words, epilog=example(line))(function)
    app.add_typer(group, name="phrases")


def list_(clause: Annotated[str | None, typer.Option(help=N_("Of this clause alone."))] = None) -> int:
    say.show("phrases-list", current.get().audit().phrases(clause), _page)
    return 0


def add(
    clause: ClauseCode,
    text: Said,
    instead: Annotated[
        bool, typer.Option("--instead", help=N_("Take away the phrases that give the text to other clauses."))
    ] = False,
) -> int:
    say.show("phrases-add", current.get().audit().add_phrase(clause, text, instead=instead), _page)
    return 0


def remove(clause: ClauseCode, text: Said) -> int:
    say.show("phrases-remove", current.get().audit().remove_phrase(clause, text), _page)
    return 0


def import_(file: Annotated[Path, typer.Argument(help=N_("A spreadsheet or CSV: columns 条款 and 说法."))]) -> int:
    document = current.get().audit().import_phrases(file)
    say.show("phrases-import", document, _import_page)
    return WAITING if document["contradictions"] else 0


def _page(console: "Console", document: dict[str, Any]) -> None:
    if not document["phrases"]:
        console.print(_("The company has no phrases of its own."))
        return
    fields = [Field(N_("Clause"), key("clause")), Field(N_("What is said"), key("text")), Field(N_("State"), _state)]
    fields += [Field(N_("From row"), key("observation"), "right")]
    table(console, [*fields, Field(N_("When"), key("at")), Field(N_("Who"), key("actor"))], document["phrases"])


def _state(row: Any) -> str:
    if row["removed"]:
        return _("taken away")
    return _("contradicts {others}: waits").format(others=", ".join(row["contradicts"])) if row["contradicts"] else ""


def _import_page(console: "Console", document: dict[str, Any]) -> None:
    count = document["added"]
    console.print(ngettext("{count} phrase is new.", "{count} phrases are new.", count).format(count=count))
    if document["contradictions"]:
        fields = [Field(N_("Clause"), key("clause")), Field(N_("What is said"), key("text"))]
        fields += [Field(N_("Stands for"), lambda row: ", ".join(row["others"]))]
        table(
            console, fields, document["contradictions"], title=_("Not taken over: the text stands for another clause")
        )
