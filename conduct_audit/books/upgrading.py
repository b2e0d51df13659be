"""Bringing a ledger of an earlier release to the form of this one: new tables, and an entry that says so."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from conduct_audit.books import guards_server, schema, triggers
from conduct_audit.books.backup import back_up
from conduct_audit.books.chain import Pen
from conduct_audit.books.errors import NewerLedgerError, NotUpgradableError
from conduct_audit.books.home_file import FileHome
from conduct_audit.books.homes import home_of
from conduct_audit.books.opening import form_of

if TYPE_CHECKING:
    import datetime as dt

    from conduct_audit.books.records import Head
    from conduct_audit.books.store import Store

_MIGRATIONS: Final = Path(__file__).parent / "migrations"
_ACTION: Final = "ledger upgrade"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """From which form to which, the `backup` made before ("" on a server, whose keeper makes his own), the new head."""

    before: int
    after: int
    backup: str
    head: Head


def upgrade(place: str, *, actor: str, at: dt.datetime) -> Upgrade:
    """Bring the ledger at `place` to the form of this release: all of it or nothing.

    Raises `NotUpgradableError` where there is nothing to do, `NewerLedgerError`, `LedgerMissingError`, …
    """
    home = home_of(place)
    with home.open(write=True) as store:
        before = _refuse_unfit(store)
        kept = _backed_up(home, before) if isinstance(home, FileHome) else ""
        with store.writing():
            before = _refuse_unfit(store)
            _migrate(store, before)
            head = _enter(store, before, actor=actor, at=at)
    return Upgrade(before, schema.VERSION, kept, head)


def _refuse_unfit(store: Store) -> int:
    form = form_of(store)
    if form > schema.VERSION:
        raise NewerLedgerError(place=store.place, schema=form)
    if form == schema.VERSION:
        raise NotUpgradableError(place=store.place, schema=form)
    return form


def _backed_up(home: FileHome, form: int) -> str:
    """Keep a copy beside the ledger under a name that nothing has yet."""
    names = (home.file.with_name(f"{home.file.stem}-form-{form}{more}{home.file.suffix}") for more in _endings())
    free = next(name for name in names if not FileHome(name, str(name)).lies())
    back_up(home, free)
    return str(free)


def _endings() -> list[str]:
    return ["", *(f"-{number}" for number in range(2, 1000))]


def _migrate(store: Store, form: int) -> None:
    """Run the revisions after `form`, then guard the new tables like the others."""
    from alembic.migration import MigrationContext  # noqa: PLC0415  # needed here alone, and slow to import
    from alembic.operations import Operations  # noqa: PLC0415  # the same
    from alembic.script import ScriptDirectory  # noqa: PLC0415  # the same

    context = MigrationContext.configure(store.connection, opts={"output_buffer": io.StringIO()})
    revisions = list(ScriptDirectory(str(_MIGRATIONS)).iterate_revisions(str(schema.VERSION), str(form)))
    known = set(_tables(store))
    with Operations.context(context):
        for revision in reversed(revisions):
            revision.module.upgrade()
    for statement in _guards(store, tuple(table for table in schema.METADATA.tables if table not in known)):
        store.command(statement)


def _tables(store: Store) -> list[str]:
    from sqlalchemy import inspect  # noqa: PLC0415  # needed here alone

    return inspect(store.connection).get_table_names()


def _guards(store: Store, tables: tuple[str, ...]) -> list[str]:
    if store.kind == "postgresql":
        return guards_server.triggers(tables)
    return [text for table in tables for text in triggers.of(table).values()]


def _enter(store: Store, before: int, *, actor: str, at: dt.datetime) -> Head:
    pen = Pen(store)
    table = schema.ledger.c
    kept = store.rows(schema.ledger.select().order_by(table.id.desc()))[0]
    names = schema.ledger.c.keys()[2:]
    row = dict(zip(names, kept[2:], strict=True)) | {"schema": schema.VERSION}
    pen.append_one(schema.ledger, *row.values())
    return pen.seal(_ACTION, actor, at, {"before": before, "after": schema.VERSION})
