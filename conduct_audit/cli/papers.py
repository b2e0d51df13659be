"""`notice`, `publicity`, `what-changed`, `stats`: single papers, and a month at a glance."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit.cli import say
from conduct_audit.cli.arguments import ID_HELP, MonthArgument
from conduct_audit.cli.helping import Command, example
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.cli.trail_words import action_words
from conduct_audit.cli.wording import word
from conduct_audit.language import N_, gettext as _, ngettext

if TYPE_CHECKING:
    from rich.console import Console

MonthText = Annotated[str, MonthArgument()]
Folder = Annotated[Path, typer.Option("-o", "--output", help=N_("Folder for the reports."))]
Templates = Annotated[Path | None, typer.Option(help=N_("Folder with the company's own templates, logo and words."))]
_BAR = 30


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    for name, function, words, line in (
        ("notice", notice, N_("Write the notice of one violation."), "notice 12 -o 通知"),
        ("publicity", publicity, N_("Write the list that is posted in the company."), "publicity 2026-03 -o 公示"),
        (
            "what-changed",
            what_changed,
            N_("Say whose figures changed since a seal was printed, and why."),
            "what-changed 2026-03 --since 0123456789abcdef",
        ),
        ("stats", stats, N_("Show where the violations of a month come from."), "stats 2026-03"),
    ):
        app.command(name, cls=Command, help=words, epilog=example(line))(function)


def notice(
    number: Annotated[int, typer.Argument(help=ID_HELP, metavar="ID")], output: Folder, templates: Templates = None
) -> int:
    say.show("notice", current.get().audit().notice(number, output, templates=templates), _paper_page)
    return 0


def publicity(
    month: MonthText,
    output: Folder,
    full_names: Annotated[bool, typer.Option("--full-names", help=N_("Print names in full."))] = False,
    templates: Templates = None,
) -> int:
    document = current.get().audit().publicity(month, output, full_names=full_names, templates=templates)
    say.show("publicity", document, _paper_page)
    if full_names:
        say.note(_("The list names people in full. Without --full-names it masks their names."))
    return 0


def what_changed(
    month: MonthText,
    since: Annotated[str, typer.Option(help=N_("At least 16 digits of the seal on the older print."))],
) -> int:
    say.show("what-changed", current.get().audit().what_changed(month, since), _changes_page)
    return 0


def stats(month: MonthText) -> int:
    say.show("stats", current.get().audit().statistics(month), _stats_page)
    return 0


def _paper_page(console: "Console", document: dict[str, Any]) -> None:
    console.print(say.visible(document["file"]), soft_wrap=True)


def _changes_page(console: "Console", document: dict[str, Any]) -> None:
    if not document["changes"]:
        console.print(_("Nobody's figures of {month} are other ones.").format(**document))
    for change in document["changes"]:
        before, now = (_taken(change[when]) for when in ("before", "now"))
        told = _("{number} {name}: deducted {before} before, {now} now.")
        console.print(told.format(number=change["employee_id"], name=change["name"], before=before, now=now))
    fields = [
        Field(N_("ID"), key("id"), "right"),
        Field(N_("When"), key("at")),
        Field(N_("Who"), key("actor")),
        Field(N_("What"), lambda made: action_words(word(made["action"]))),
        Field(N_("Why"), key("reason")),
    ]
    if document["decisions"]:
        table(console, fields, document["decisions"], title=_("Decided since then"))


def _taken(line: dict[str, Any] | None) -> str:
    """Give what a line takes, corrections included."""
    if line is None:
        return "–"
    return f"{line['deduction']} ({line['corrections']})" if line["corrections"] != "0.00" else str(line["deduction"])


def _stats_page(console: "Console", document: dict[str, Any]) -> None:
    for title, rows, name in (
        (N_("Occurrences by department"), document["departments"], "department"),
        (N_("Occurrences by clause"), document["clauses"], "label"),
        (N_("Occurrences by month"), document["months"], "month"),
    ):
        most = max((row["violations"] for row in rows), default=0)
        fields = [Field("", key(name)), _bar(most), Field("", key("violations"), "right")]
        table(console, fields, rows, title=_(title))
    month = document["months"][-1]
    told = ngettext("{count} occurrence, {yuan} yuan.", "{count} occurrences, {yuan} yuan.", month["violations"])
    console.print(told.format(count=month["violations"], yuan=month["deduction"]))


def _bar(most: int) -> Field:
    """Draw a bar as long as its share of the longest."""
    return Field("", lambda row: "█" * round(_BAR * row["violations"] / most) if most else "")
