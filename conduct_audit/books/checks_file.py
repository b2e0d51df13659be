"""Whether the file is sound and of the form that refuses to change rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.books.form import Part, expected as expected_form, plain
from conduct_audit.books.records import Problem
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.books.store import Store

_UNSOUND: Final = N_("The database itself is not sound: {found}")
_DANGLING: Final = N_("A row refers to one that does not exist.")
_MISSING: Final = N_("It is missing or altered: the database would let pass what the books refuse.")
_FOREIGN: Final = N_("It does not belong to the books: somebody else put it into the file.")
_RENUMBERED: Final = N_("The file carries a number that this program never wrote.")
_PARTS: Final = "SELECT type, name, sql FROM sqlite_master"
_OWN: Final = "sqlite_"
_NUMBERS: Final = ("user_version", "application_id")


def sound(store: Store) -> Iterator[Problem]:
    """Let the database check its own pages, indexes and references."""
    for (found,) in store.command("PRAGMA integrity_check"):
        if found != "ok":
            yield Problem("integrity", store.place, _(_UNSOUND).format(found=found))
    for table, row, *_rest in store.command("PRAGMA foreign_key_check"):
        yield Problem("reference", f"{table} {row}", _(_DANGLING))


def form(store: Store) -> Iterator[Problem]:
    """Compare every table, index and trigger with what a ledger is made of; nothing else belongs into it."""
    found = {(kind, name): plain(sql or "") for kind, name, sql in store.command(_PARTS) if not name.startswith(_OWN)}
    expected = expected_form()
    yield from (_altered(part) for part, text in expected.items() if found.get(part) != text)
    yield from (Problem(part[0], part[1], _(_FOREIGN)) for part in found if part not in expected)
    for number in _NUMBERS:
        if store.command(f"PRAGMA {number}") != [(0,)]:
            yield Problem("form", number, _(_RENUMBERED))


def _altered(part: Part) -> Problem:
    return Problem(*part, _(_MISSING))
