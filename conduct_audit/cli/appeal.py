"""`appeal file`, `decide`, `list`: an employee contests a violation."""

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import REASON_HELP
from conduct_audit.cli.helping import Command, Group, example
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.cli.violation import row_fields
from conduct_audit.cli.wording import moved_words, word
from conduct_audit.errors import UsageError
from conduct_audit.language import N_, gettext as _
from conduct_audit.month import parse_day

if TYPE_CHECKING:
    from rich.console import Console

Id = Annotated[int, typer.Argument(help=N_("The number of the violation."), metavar="ID")]
Reason = Annotated[str, typer.Option(help=REASON_HELP)]


_OUTCOMES: Final[dict[str, tuple[str, ...]]] = {
    "upheld": ("upheld", "成立", "申诉成立"),
    "dismissed": ("dismissed", "不成立", "申诉不成立"),
    "partly": ("partly", "部分成立", "申诉部分成立"),
}
"""What may be typed for each outcome; words such as 维持 do not say whether the appeal or the deduction is meant."""


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = typer.Typer(
        cls=Group,
        no_args_is_help=True,
        help=N_("Appeals of employees against violations."),
        epilog=example("appeal list"),
    )
    for name, function, words, line in (
        ("file", file, N_("Record an appeal against a violation."), "appeal file 12 --reason 当天请假，不在岗"),
        (
            "decide",
            decide,
            N_("Decide an appeal; what a closed month took wrongly is given back in the open one."),
            "appeal decide 12 upheld --reason 查实请假",
        ),
        ("list", list_, N_("List the appeals and what became of them."), "appeal list"),
    ):
        group.command(name, cls=Command, help=words, epilog=example(line))(function)
    app.add_typer(group, name="appeal")


def file(
    number: Id,
    reason: Reason,
    received_on: Annotated[
        str | None, typer.Option(help=N_("The day on which it was received; today if left out."), metavar="YYYY-MM-DD")
    ] = None,
) -> int:
    received = parse_day(received_on) if received_on else None
    say.show("appeal-file", current.get().audit().file_appeal(number, reason, received_on=received), _filed_page)
    return 0


def decide(
    number: Id,
    outcome: Annotated[
        str,
        typer.Argument(
            metavar="upheld|dismissed|partly",
            help=N_("upheld (成立): off the books; dismissed (不成立): stays; partly (部分成立): less remains."),
        ),
    ],
    reason: Reason,
    count: Annotated[int | None, typer.Option(help=N_("With “partly”: how many occurrences remain."), min=1)] = None,
    not_serious: Annotated[
        bool, typer.Option("--not-serious", help=N_("With “partly”: a serious case becomes an ordinary one."))
    ] = False,
    decided_by: Annotated[str, typer.Option(help=N_("Who decided, if not the actor."), metavar="NAME")] = "",
) -> int:
    document = (
        current.get()
        .audit()
        .decide_appeal(number, _outcome_of(outcome), reason, count=count, ordinary=not_serious, decided_by=decided_by)
    )
    say.show("appeal-decide", document, _decided_page)
    return 0


def _outcome_of(typed: str) -> Any:
    found = next((outcome for outcome, words in _OUTCOMES.items() if typed.strip().lower() in words), None)
    if found is None:
        told = _("“{text}” is no outcome. Give upheld (成立), dismissed (不成立) or partly (部分成立).")
        raise UsageError(problem=told.format(text=typed))
    return found


def list_() -> int:
    say.show("appeal-list", current.get().audit().appeals(), _list_page)
    return 0


def _filed_page(console: "Console", document: dict[str, Any]) -> None:
    console.print(_("Appeal {appeal} against violation {id} is recorded.").format(**document))
    if document["late"]:
        say.note(_("It came in after the window for appeals; it is marked as late, and may be decided all the same."))


def _decided_page(console: "Console", document: dict[str, Any]) -> None:
    outcome = word(_outcome(document))
    console.print(_("Appeal {appeal} against violation {id}: {outcome}.").format(**{**document, "outcome": outcome}))
    if document["outcome"] != "dismissed":
        console.print(moved_words(document["moved"]))


def _list_page(console: "Console", document: dict[str, Any]) -> None:
    if not document["appeals"]:
        console.print(_("There are no appeals."))
        return
    fields = [Field(N_("Appeal"), key("appeal"), "right"), *row_fields()[:6]]
    fields += [Field(N_("Grounds"), key("grounds")), Field(N_("Received"), key("received_on"))]
    fields += [Field(N_("Late"), key("late")), Field(N_("Outcome"), lambda row: word(_outcome(row)))]
    fields += [Field(N_("Decided by"), key("decided_by")), Field(N_("Correction"), key("moved"), "right")]
    table(console, fields, document["appeals"])


def _outcome(document: Any) -> str:
    """Give the code of what became of an appeal."""
    return f"appeal_{document['outcome'] or document['state']}"
