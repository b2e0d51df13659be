"""`ledger …`: the ledger as a thing: what it is, where it lies, its copies, its form, who may do what in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from conduct_audit.books import backup, copying, info, place as places, roles, upgrading
from conduct_audit.books.homes import home_of

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.actions.desk import Desk


class InfoDocument(TypedDict):
    """A ledger at a glance; `size` in bytes, `form` the number of its form and `newest` that of this release."""

    ledger: str
    database: str
    id: str
    company: str
    form: int
    newest: int
    entries: int
    head: str
    first: str
    last: str
    closed: list[str]
    size: int


class UpgradeDocument(TypedDict):
    """From which form to which; `backup` is the copy made before, "" on a server."""

    ledger: str
    before: int
    after: int
    backup: str
    entries: int
    head: str


CopyDocument = TypedDict("CopyDocument", {"from": str, "to": str, "entries": int, "head": str})
"""Where the books were copied from and to, and the head that both have."""


class BackupDocument(TypedDict):
    """The backup made of a ledger, and the head it has."""

    ledger: str
    backup: str
    entries: int
    head: str


class RolesDocument(TypedDict):
    """The roles of a shared ledger, and the SQL that makes them."""

    ledger: str
    roles: list[str]
    sql: str


def show(desk: Desk) -> InfoDocument:
    """Give what can be said of the desk's ledger, of whatever form it is."""
    found = info.info(desk.place)
    return {
        "ledger": found.place,
        "database": found.database,
        "id": found.head.ledger_id,
        "company": found.company,
        "form": found.form,
        "newest": found.newest,
        "entries": found.head.entries,
        "head": found.head.digest,
        "first": found.first,
        "last": found.last,
        "closed": list(found.months),
        "size": found.size,
    }


def upgrade(desk: Desk) -> UpgradeDocument:
    """Bring the desk's ledger to the form of this release, after a backup."""
    done = upgrading.upgrade(desk.place, actor=desk.actor, at=desk.clock())
    return {
        "ledger": places.shown(desk.place),
        "before": done.before,
        "after": done.after,
        "backup": done.backup,
        "entries": done.head.entries,
        "head": done.head.digest,
    }


def copy(origin: str, target: str) -> CopyDocument:
    """Copy the ledger at `origin` to `target`, where nothing may lie; both have the same head then."""
    head = copying.copy(home_of(origin), home_of(target))
    return {
        "from": places.shown(origin),
        "to": places.shown(target),
        "entries": head.entries,
        "head": head.digest,
    }


def back_up(desk: Desk, file: Path) -> BackupDocument:
    """Write the desk's ledger as it is now to `file`, a SQLite ledger of its own."""
    backup.back_up(home_of(desk.place), file)
    kept = info.info(str(file))
    return {
        "ledger": places.shown(desk.place),
        "backup": str(file),
        "entries": kept.head.entries,
        "head": kept.head.digest,
    }


def grant(desk: Desk) -> RolesDocument:
    """Give the SQL that lets inspectors, HR, managers and auditors into the desk's shared ledger. Connects nowhere."""
    return {"ledger": places.shown(desk.place), "roles": list(roles.names(desk.place)), "sql": roles.sql(desk.place)}
