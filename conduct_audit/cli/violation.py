"""`violation list`, `show`, `waive`: what is on the books."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import ID_HELP, REASON_HELP, MonthOption, month_of
from conduct_audit.cli.helping import Command, Group, example
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, shown, table
from conduct_audit.cli.wording import charged, moved_words, word
from conduct_audit.language import N_, gettext as _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

Status = Literal["confirmed", "pending", "waived", "overturned", "dismissed", "skipped"]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = typer.Typer(
        cls=Group,
        no_args_is_help=True,
        help=N_("What is on the books."),
        epilog=example("violation list --month 2026-03"),
    )
    for name, function, words, line in (
        ("list", list_, N_("List violations, filtered as you like."), "violation list --month 2026-03"),
        ("show", show, N_("Show one violation with its source and decisions."), "violation show 12"),
        (
            "waive",
            waive,
            N_("Take a violation off the books; it stays visible."),
            "violation waive 12 --reason 查实有误",
        ),
    ):
        group.command(name, cls=Command, help=words, epilog=example(line))(function)
    app.add_typer(group, name="violation")


def list_(
    month: Annotated[str | None, MonthOption(N_("Only this month."))] = None,
    employee: Annotated[str | None, typer.Option(help=N_("Only this employee (number or name)."))] = None,
    department: Annotated[str | None, typer.Option(help=N_("Only this department."))] = None,
    status: Annotated[Status | None, typer.Option(help=N_("Only this status."))] = None,
) -> int:
    audit = current.get().audit()
    document = audit.violations(month=month_of(month), employee=employee, department=department, status=status)
    say.show("violation-list", document, _list_page)
    return 0


def show(number: Annotated[int, typer.Argument(help=ID_HELP, metavar="ID")]) -> int:
    say.show("violation-show", current.get().audit().violation(number), one_page)
    return 0


def waive(
    number: Annotated[int, typer.Argument(help=ID_HELP, metavar="ID")],
    reason: Annotated[str, typer.Option(help=REASON_HELP)],
) -> int:
    say.show("violation-waive", current.get().audit().waive(number, reason), _waived_page)
    return 0


def row_fields() -> list[Field]:
    """Give the columns that every list of violations begins with."""
    return [
        Field(N_("ID"), key("id"), "right"),
        Field(N_("Date"), lambda row: row["occurred_on"] or row["event_month"]),
        Field(N_("Number"), key("employee_id"), rank=1),
        Field(N_("Name"), key("name")),
        Field(N_("Clause"), key("clause")),
        Field(N_("Count"), key("count"), "right"),
        Field(N_("What was seen"), key("text")),
        Field(N_("Source"), lambda row: _source(row["source"]), rank=2),
    ]


def one_page(console: "Console", document: dict[str, Any]) -> None:
    """Print one violation: its facts, its cells as they stand in the sheet, its decisions."""
    facts = {_(field.heading): shown(field.text(document)) for field in row_fields()}
    facts |= {_("Status"): word(document["status"]), _("Department"): document["department"]}
    facts |= {_("serious?"): shown(document["serious"]), _("Inspector"): document["inspector"]}
    facts |= {_("Month charged"): words} if (words := charged(document)) else {}
    table(console, _pairs(), [{"name": name, "value": value} for name, value in facts.items()])
    cells = [{"name": name, "value": value} for name, value in document["cells"].items()]
    table(console, _pairs(), cells, title=_("The row as the sheet has it"))
    decisions_page(console, document["decisions"])


def decisions_page(console: "Console", decisions: list[dict[str, Any]]) -> None:
    """Print who decided what, when and why."""
    fields = [Field(N_("ID"), key("id"), "right")] if any("id" in made for made in decisions) else []
    fields += [
        Field(N_("When"), key("at")),
        Field(N_("Who"), key("actor")),
        Field(N_("What"), _step),
    ]
    table(console, [*fields, Field(N_("Why"), key("reason"))], decisions, title=_("Decisions"))


def _step(made: "Mapping[str, Any]") -> str:
    """Say what was done, and what was still open after it."""
    still_open = ", ".join(map(word, made.get("waits_for", ())))
    return f"{word(made['action'])} ({still_open})" if still_open else word(made["action"])


def _pairs() -> list[Field]:
    return [Field("", key("name")), Field("", key("value"))]


def _source(source: dict[str, Any]) -> str:
    return " / ".join(part for part in (source["file"], source["sheet"], str(source["row"])) if part)


def _list_page(console: "Console", document: dict[str, Any]) -> None:
    fields = [*row_fields(), Field(N_("Status"), lambda row: word(row["status"]))]
    table(console, fields, document["violations"])
    if document["without_month"]:
        told = ngettext(
            "Besides, {count} row waits that has no month yet: “conduct-audit review list”.",
            "Besides, {count} rows wait that have no month yet: “conduct-audit review list”.",
            document["without_month"],
        )
        say.note(told.format(count=document["without_month"]))


def _waived_page(console: "Console", document: dict[str, Any]) -> None:
    console.print(_("Violation {id} is off the books.").format(id=document["id"]))
    console.print(moved_words(document["moved"]))
