"""`ledger info`, `backup`, `copy`, `upgrade`, `roles`: the ledger as a thing to keep."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from conduct_audit.cli import say
from conduct_audit.cli.helping import Command, Group, example
from conduct_audit.cli.session import current
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from rich.console import Console

_MEGABYTE = 1_000_000


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = typer.Typer(
        cls=Group,
        no_args_is_help=True,
        help=N_("The ledger itself: look, back up, move."),
        epilog=example("ledger info"),
    )
    for name, function, words, line in (
        ("info", info, N_("Show where the ledger lies, what it holds and its seal."), "ledger info"),
        ("backup", backup, N_("Write a backup, also while others are working."), "ledger backup backup.db"),
        (
            "copy",
            copy,
            N_("Copy a ledger to a new place, with every digest."),
            "ledger copy conduct.db moved.db",
        ),
        ("upgrade", upgrade, N_("Bring a ledger of an earlier release up to date."), "ledger upgrade"),
        (
            "roles",
            roles,
            N_("Print the SQL that lets people into a shared ledger."),
            "ledger roles --ledger postgresql://owner@db.example/conduct",
        ),
    ):
        group.command(name, cls=Command, help=words, epilog=example(line))(function)
    app.add_typer(group, name="ledger")


def info() -> int:
    say.show("ledger-info", current.get().audit().ledger_info(), _info_page)
    return 0


def backup(
    file: Annotated[Path, typer.Argument(help=N_("The new file; nothing may lie there."), metavar="FILE")],
) -> int:
    say.show("ledger-backup", current.get().audit().back_up_ledger(file), _backup_page)
    return 0


def copy(
    origin: Annotated[str, typer.Argument(help=N_("The ledger to copy: a path or URL."), metavar="FROM")],
    target: Annotated[str, typer.Argument(help=N_("Where to: a path or URL where nothing lies."), metavar="TO")],
) -> int:
    say.show("ledger-copy", current.get().audit().copy_ledger(origin, target), _copy_page)
    return 0


def upgrade() -> int:
    say.show("ledger-upgrade", current.get().audit().upgrade_ledger(), _upgrade_page)
    return 0


def roles() -> int:
    say.show("ledger-roles", current.get().audit().ledger_roles(), _roles_page)
    return 0


def _info_page(console: "Console", document: dict[str, Any]) -> None:
    told = {**document, "closed": ", ".join(document["closed"]) or "-", "size": document["size"] / _MEGABYTE}
    for line in (
        _("Ledger {ledger} ({database}, {size:.1f} MB)"),
        _("Company: {company}"),
        _("Number of the ledger: {id}"),
        _("Form: {form} (this release: {newest})"),
        _("Entries: {entries}, from {first} to {last}"),
        _("Closed months: {closed}"),
        _("Seal: {head}"),
    ):
        console.print(say.visible(line.format(**told)), soft_wrap=True)


def _backup_page(console: "Console", document: dict[str, Any]) -> None:
    told = _("The backup lies in {backup}: {entries} entries, seal {head}. Keep it on another disk.")
    console.print(say.visible(told.format(**document)), soft_wrap=True)


def _copy_page(console: "Console", document: dict[str, Any]) -> None:
    told = _("The ledger was copied to {to} and verified: {entries} entries, the same seal {head}.")
    console.print(say.visible(told.format(**document)), soft_wrap=True)
    console.print(_("From now on work in one of the two only."))


def _upgrade_page(console: "Console", document: dict[str, Any]) -> None:
    told = _("The ledger {ledger} now has form {after} (before: {before}); its seal is {head}.")
    console.print(say.visible(told.format(**document)), soft_wrap=True)
    if document["backup"]:
        console.print(say.visible(_("As it was before it lies in {backup}.").format(**document)), soft_wrap=True)
    else:
        console.print(_("Let the owner run the SQL of “ledger roles” again, for the new tables."))


def _roles_page(console: "Console", document: dict[str, Any]) -> None:
    console.print(document["sql"], soft_wrap=True)
