"""`verify` and `log`: what the books can prove."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit.cli import say
from conduct_audit.cli.exits import CHECK_FAILED
from conduct_audit.cli.helping import Command, example
from conduct_audit.cli.session import current
from conduct_audit.cli.tables import Field, key, table
from conduct_audit.cli.trail_words import action_words, detail_words
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from rich.console import Console

_SHORT = 12


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command(
        "verify",
        cls=Command,
        help=N_("Recompute every digest of the books (exit code 4: altered)."),
        epilog=example("verify"),
    )(verify)
    app.command("log", cls=Command, help=N_("Show the audit trail."), epilog=example("log"))(log)


def verify(
    seal: Annotated[
        str | None, typer.Option(help=N_("A seal from a paper: at least 16 digits."), metavar="HEX")
    ] = None,
) -> int:
    document = current.get().audit().verify(seal)
    say.show("verify", document, _verify_page)
    return 0 if document["ok"] else CHECK_FAILED


def log() -> int:
    say.show("log", current.get().audit().log(), _log_page)
    return 0


def _verify_page(console: "Console", document: dict[str, Any]) -> None:
    """Print what was found and nothing else; that all is well is said beside, for whoever waits for a word."""
    if document["ok"]:
        say.note(_("The books hold: {entries} entries, head {head}.").format(**document))
        return
    fields = [Field(N_("Check"), key("check")), Field(N_("Where"), key("where")), Field(N_("Problem"), key("message"))]
    table(console, fields, document["problems"], title=_("The books do not hold"))
    say.note(
        _(
            "Write nothing more into these books and keep them as they are. “conduct-audit log” shows who made which "
            "entry; compare with the latest backup: “conduct-audit --ledger BACKUP verify --seal SEAL”."
        )
    )


def _log_page(console: "Console", document: dict[str, Any]) -> None:
    fields = [Field(N_("No."), key("seq"), "right"), Field(N_("When"), key("at")), Field(N_("Who"), key("actor"))]
    fields += [Field(N_("What"), lambda row: action_words(row["action"]))]
    fields += [Field(N_("Detail"), lambda row: detail_words(row["action"], row["detail"]))]
    fields += [Field(N_("Digest"), lambda row: row["digest"][:_SHORT])]
    table(console, fields, document["entries"])
