"""`review list`, `show`, `set`, `dismiss`, `admit`: the queue of rows that wait for a person."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import ID_HELP, REASON_HELP
from conduct_audit.cli.exits import WAITING
from conduct_audit.cli.helping import Command, Group, example
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.cli.violation import one_page, row_fields
from conduct_audit.cli.wording import word, words
from conduct_audit.language import N_, gettext as _, ngettext
from conduct_audit.month import parse_day

if TYPE_CHECKING:
    from rich.console import Console

Id = Annotated[int, typer.Argument(help=ID_HELP, metavar="ID")]
Reason = Annotated[str, typer.Option(help=REASON_HELP)]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = typer.Typer(
        cls=Group, no_args_is_help=True, help=N_("Rows that wait for a person."), epilog=example("review list")
    )
    for name, function, help_words, line in (
        ("list", list_, N_("List the rows that wait."), "review list"),
        ("show", show, N_("Show one row, its cells and the candidates."), "review show 20"),
        ("set", set_, N_("Say what is right; confirms once nothing is open."), "review set 20 --count 3"),
        ("dismiss", dismiss, N_("Drop a row from the queue, visibly."), "review dismiss 20 --reason 查无此事"),
        ("admit", admit, N_("Book a row as it stands."), "review admit 22 --reason 两次不同事件"),
    ):
        group.command(name, cls=Command, help=help_words, epilog=example(line))(function)
    app.add_typer(group, name="review")


def list_() -> int:
    say.show("review-list", current.get().audit().waiting(), _list_page)
    return 0


def show(number: Id) -> int:
    say.show("review-show", current.get().audit().waiting_row(number), _show_page)
    return 0


def set_(
    number: Id,
    clause: Annotated[str | None, typer.Option(help=N_("The clause broken, as 2.1.2."))] = None,
    employee: Annotated[str | None, typer.Option(help=N_("Employee number, or a name unique on the roster."))] = None,
    date: Annotated[str | None, typer.Option(help=N_("The day."), metavar="YYYY-MM-DD")] = None,
    count: Annotated[int | None, typer.Option(help=N_("How many times."), min=1, max=999)] = None,
    serious: Annotated[
        bool | None, typer.Option("--serious/--not-serious", help=N_("Whether it had serious consequences."))
    ] = None,
    reason: Annotated[str, typer.Option(help=REASON_HELP)] = "",
) -> int:
    document = (
        current.get()
        .audit()
        .set_row(
            number,
            clause=clause,
            employee=employee,
            day=parse_day(date) if date else None,
            count=count,
            serious=serious,
            reason=reason,
        )
    )
    return _decided("review-set", document)


def dismiss(number: Id, reason: Reason) -> int:
    return _decided("review-dismiss", current.get().audit().dismiss_row(number, reason))


def admit(number: Id, reason: Annotated[str, typer.Option(help=REASON_HELP)] = "") -> int:
    return _decided("review-admit", current.get().audit().admit_row(number, reason))


def _decided(command: str, document: Any) -> int:
    say.show(command, document, _decided_page)
    return WAITING if document["status"] == "pending" else 0


def _decided_page(console: "Console", document: dict[str, Any]) -> None:
    told = _("Row {id}: {status}.").format(id=document["id"], status=word(document["status"]))
    console.print(f"{told} {document['message']}".rstrip())


def _list_page(console: "Console", document: dict[str, Any]) -> None:
    count = len(document["items"])
    if not count:
        console.print(_("Nothing waits."))
        return
    fields = [*row_fields(), Field(N_("Waits because"), lambda row: words(row["reasons"]))]
    fields += [Field(N_("Perhaps"), _perhaps)]
    title = ngettext("{count} row waits", "{count} rows wait", count).format(count=count)
    table(console, fields, document["items"], title=title)


def _perhaps(row: Any) -> str:
    clauses = [f"{each['clause']} {each['score']:.0%}" for each in row["candidates"][:3]]
    people = [f"{each['employee_id']} {each['name']}" for each in row["people"][:3]]
    twins = [_("same as {other}?").format(other=other) for other in row["related"]]
    return ", ".join(clauses + people + twins)


def _show_page(console: "Console", document: dict[str, Any]) -> None:
    one_page(console, document)
    console.print(document["message"])
    for each in document["people"]:
        console.print(" · {employee_id} {name} {department}".format(**each))
    fields = [Field(N_("Clause"), key("clause")), Field(N_("Certainty"), lambda row: f"{row['score']:.0%}", "right")]
    fields += [Field(N_("Violation"), key("label"))]
    if document["candidates"]:
        table(console, fields, document["candidates"], title=_("Clauses that may be meant"))
