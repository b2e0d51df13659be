"""Whether the file is sound and still refuses to change rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.books import schema, triggers
from conduct_audit.books.records import Problem
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.books.store import Store

_UNSOUND: Final = N_("The database itself is not sound: {found}")
_DANGLING: Final = N_("A row refers to one that does not exist.")
_MISSING: Final = N_("It is missing or altered: rows could be changed without being refused.")
_FOREIGN: Final = N_("A trigger that does not belong to the books could change what is written.")
_OURS: Final = "SELECT name, sql FROM sqlite_master WHERE type = '{kind}' AND name NOT LIKE 'sqlite_%'"


def sound(store: Store) -> Iterator[Problem]:
    """Let the database check its own pages, indexes and references."""
    for (found,) in store.command("PRAGMA integrity_check"):
        if found != "ok":
            yield Problem("integrity", store.place, _(_UNSOUND).format(found=found))
    for table, row, *_rest in store.command("PRAGMA foreign_key_check"):
        yield Problem("reference", f"{table} {row}", _(_DANGLING))


def append_only(store: Store) -> Iterator[Problem]:
    """Find the triggers and indexes that a ledger must have, and no other trigger."""
    found = {row[0]: row[1] for row in store.command(_OURS.format(kind="trigger"))}
    expected = triggers.expected()
    yield from (Problem("trigger", name, _(_MISSING)) for name, text in expected.items() if found.get(name) != text)
    yield from (Problem("trigger", name, _(_FOREIGN)) for name in found if name not in expected)
    held = {name for name, _sql in store.command(_OURS.format(kind="index"))}
    indexes = {str(index.name) for table in schema.METADATA.tables.values() for index in table.indexes}
    yield from (Problem("index", name, _(_MISSING)) for name in sorted(indexes - held))
