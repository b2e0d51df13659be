"""Whether the database is sound and of the form that refuses to change rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import exists, select

from conduct_audit.books import form as form_file, form_server, schema
from conduct_audit.books.records import Problem
from conduct_audit.books.table_words import table_words
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.books.form import Part
    from conduct_audit.books.store import Store

_UNSOUND: Final = N_("The database itself is not sound: {found}")
_DANGLING: Final = N_("A row refers to one that does not exist.")
_MISSING: Final = N_("It is missing or altered: the database would let pass what the books refuse.")
_FOREIGN: Final = N_("It does not belong to the books: somebody else put it there.")
_RENUMBERED: Final = N_("The file carries a number that this program never wrote.")
_NUMBERS: Final = ("user_version", "application_id")
_FORMS: Final = {"sqlite": form_file, "postgresql": form_server}


def sound(store: Store) -> Iterator[Problem]:
    """Let a file check its own pages and indexes (a server watches its own), and follow every reference."""
    for (found,) in store.command("PRAGMA integrity_check") if store.kind == "sqlite" else ():
        if found != "ok":
            yield Problem("integrity", store.place, _(_UNSOUND).format(found=found))
    for table in schema.CHAINED:
        for column in (column for column in table.columns if column.foreign_keys):
            referred = next(iter(column.foreign_keys)).column
            other = referred.table.alias("other")
            lost = column.is_not(None) & ~exists().where(other.c[referred.name] == column)
            for (number,) in store.rows(select(table.c.id).where(lost)):
                where = _("{table}, row {number}").format(table=table_words(table.name), number=number)
                yield Problem("reference", where, _(_DANGLING))


def form(store: Store) -> Iterator[Problem]:
    """Compare every part of the database with what a ledger is made of; nothing else belongs there."""
    found, expected = _FORMS[store.kind].found(store), _FORMS[store.kind].expected()
    yield from (_altered(part) for part, text in expected.items() if found.get(part) != text)
    yield from (Problem(part[0], part[1], _(_FOREIGN)) for part in found if part not in expected)
    for number in _NUMBERS if store.kind == "sqlite" else ():
        if store.command(f"PRAGMA {number}") != [(0,)]:
            yield Problem("form", number, _(_RENUMBERED))


def _altered(part: Part) -> Problem:
    return Problem(*part, _(_MISSING))
