"""`review list`, `show`, `set`, `dismiss`, `admit`: the queue of rows that wait for a person."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit.cli import review_book, say
from conduct_audit.cli.arguments import ID_HELP, REASON_HELP
from conduct_audit.cli.exits import WAITING
from conduct_audit.cli.helping import Command, Group, example
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.cli.violation import one_page, row_fields
from conduct_audit.cli.wording import charged, late_words, word, words
from conduct_audit.language import N_, gettext as _, ngettext
from conduct_audit.month import parse_day

if TYPE_CHECKING:
    from rich.console import Console

Id = Annotated[int, typer.Argument(help=ID_HELP, metavar="ID")]
Ids = Annotated[list[int], typer.Argument(help=N_("The numbers of the rows."), metavar="ID…")]
Reason = Annotated[str, typer.Option(help=REASON_HELP)]

_MANY = 20
_OF_CLAUSES = {"unclear_clause", "clause_conflict", "not_in_force"}


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
    review_book.register(group)
    app.add_typer(group, name="review")


def list_() -> int:
    say.show("review-list", current.get().audit().waiting(), _list_page)
    return 0


def show(number: Id) -> int:
    say.show("review-show", current.get().audit().waiting_row(number), _show_page)
    return 0


def set_(
    numbers: Ids,
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
        .set_rows(
            numbers,
            clause=clause,
            employee=employee,
            day=parse_day(date) if date else None,
            count=count,
            serious=serious,
            reason=reason,
        )
    )
    return _decided("review-set", document)


def dismiss(numbers: Ids, reason: Reason) -> int:
    return _decided("review-dismiss", current.get().audit().dismiss_rows(numbers, reason))


def admit(numbers: Ids, reason: Annotated[str, typer.Option(help=REASON_HELP)] = "") -> int:
    return _decided("review-admit", current.get().audit().admit_rows(numbers, reason))


def _decided(command: str, document: Any) -> int:
    """Show what was decided: one row by itself, several as `items`."""
    items = document["items"]
    alone = len(items) == 1
    shown = {**items[0], "learned": document["learned"], "moved": document.get("moved")} if alone else document
    say.show(command, shown, lambda console, _shown: _decided_page(console, document))
    return WAITING if any(item["status"] == "pending" for item in items) else 0


def _decided_page(console: "Console", document: dict[str, Any]) -> None:
    for item in document["items"]:
        told = _("Row {id}: {status}.").format(id=item["id"], status=word(item["status"]))
        console.print(say.visible(" ".join(filter(None, (told, charged(item), item["message"])))), soft_wrap=True)
    hints = dict.fromkeys(hint for item in document["items"] for hint in item["hints"])
    learned = [_("Kept as a phrase for next time: {phrase}").format(phrase=phrase) for phrase in document["learned"]]
    moved = [late_words(document["moved"])] if document.get("moved") else []
    for line in (*moved, *hints, *learned):
        console.print(say.visible(line), soft_wrap=True)


def _list_page(console: "Console", document: dict[str, Any]) -> None:
    count = len(document["items"])
    if not count:
        console.print(_("Nothing waits."))
        return
    fields = [Field(field.heading, _clause) if field.heading == "Clause" else field for field in row_fields()]
    fields += [Field(N_("Waits because"), lambda row: words(row["reasons"])), Field(N_("Perhaps"), _perhaps)]
    title = ngettext("{count} row waits", "{count} rows wait", count).format(count=count)
    table(console, fields, document["items"], title=title)
    for alike in document["alike"]:
        console.print(say.visible(_alike(alike)), soft_wrap=True)


def _clause(row: Any) -> str:
    return f"{row['clause'] or ''} {row['label']}".strip()


def _alike(alike: dict[str, Any]) -> str:
    told = _("One answer settles {count} rows with “{about}”: conduct-audit review set {ids} {option} …")
    if len(alike["ids"]) > _MANY:
        told = _(
            "One answer settles {count} rows with “{about}”: conduct-audit review export puts them into a workbook."
        )
    return told.format(
        count=len(alike["ids"]), ids=" ".join(alike["ids"]), **{k: alike[k] for k in ("about", "option")}
    )


def _perhaps(row: Any) -> str:
    likely = row["candidates"][:3] if _OF_CLAUSES & set(row["reasons"]) else ()
    clauses = [f"{each['clause']} {each['label']} {each['score']:.0%}" for each in likely]
    people = [f"{each['employee_id']} {each['name']}" for each in row["people"][:3]]
    twins = [_("same as {other}?").format(other=other) for other in row["related"]]
    return ", ".join(clauses + people + twins)


def _show_page(console: "Console", document: dict[str, Any]) -> None:
    one_page(console, document)
    for line in (document["message"], *document["hints"]):
        console.print(say.visible(line), soft_wrap=True)
    for each in document["people"]:
        console.print(" · {employee_id} {name} {department}".format(**each))
    fields = [Field(N_("Clause"), key("clause")), Field(N_("Certainty"), lambda row: f"{row['score']:.0%}", "right")]
    fields += [Field(N_("Violation"), key("label"))]
    if document["candidates"]:
        table(console, fields, document["candidates"], title=_("Clauses that may be meant"))
