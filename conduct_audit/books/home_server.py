"""A ledger in a schema of a PostgreSQL database. A new one is made in one transaction, in an empty schema."""

# ruff: noqa: S608  # every question is made of the words in this file; the schema is a quoted literal
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conduct_audit.books import guards_server, postgres, schema
from conduct_audit.books.errors import LedgerExistsError, LedgerMissingError, NotALedgerError
from conduct_audit.books.server_errors import LedgerEncodingError, LedgerForbiddenError
from conduct_audit.books.store import Store
from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from conduct_audit.books.server import Server
    from conduct_audit.books.store import Row

_HERE: Final = "(SELECT oid FROM pg_namespace WHERE nspname = {schema})"
_OF_EXTENSION: Final = (
    "SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'"
)
_RELATIONS: Final = f"SELECT c.relname FROM pg_class c WHERE c.relnamespace = {_HERE} AND NOT EXISTS ({_OF_EXTENSION})"
_COLUMNS: Final = (
    "SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
    f"WHERE c.relnamespace = {_HERE} AND c.relname = 'ledger' AND a.attnum > 0"
)
_USABLE: Final = "SELECT has_schema_privilege({schema}, 'USAGE')"
_SIZE: Final = (
    "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c "
    f"WHERE c.relkind = 'r' AND c.relnamespace = {_HERE}"
)


@dataclass(frozen=True, slots=True)
class ServerHome:
    """The schema that `server` names."""

    server: Server

    @property
    def place(self) -> str:
        """The address without a password."""
        return self.server.shown

    def lies(self) -> bool:
        """Whether there are any tables, views or sequences in the schema."""
        with self._store(write=False) as store:
            return bool(self._asked(store, _RELATIONS))

    def open(self, *, write: bool) -> Store:
        """Connect; without `write` the server itself refuses to write."""
        store = self._store(write=write)
        try:
            self._refuse_others(store)
        except BaseException:
            store.connection.close()
            raise
        return store

    def found(self, write: Callable[[Store], None]) -> None:
        """Make the tables in an empty schema, which is made where it does not exist. Raises `LedgerExistsError`."""
        with self._store(write=True) as store, store.writing():
            self._refuse_unfit(store)
            for statement in self._furniture():
                store.command(statement)
            schema.METADATA.create_all(store.connection, checkfirst=False)
            for statement in (guards_server.function(), *guards_server.triggers()):
                store.command(statement)
            write(store)

    def size(self, store: Store) -> int:
        """Give the size of the tables with their indexes."""
        return int(self._asked(store, _SIZE)[0][0])

    def _store(self, *, write: bool) -> Store:
        return Store(postgres.engine(self.server, write=write), self.place)

    def _asked(self, store: Store, question: str) -> list[Row]:
        return store.command(question.format(schema=postgres.literal(self.server.schema)))

    def _refuse_others(self, store: Store) -> None:
        names = {name for (name,) in self._asked(store, _RELATIONS)}
        if not {schema.ledger.name, schema.entry.name} <= names:
            raise (NotALedgerError if names else LedgerMissingError)(place=self.place)
        if not self._asked(store, _USABLE)[0][0]:
            raise LedgerForbiddenError(place=self.place, why=_("your account sees nothing of it"))
        columns = {name for (name,) in self._asked(store, _COLUMNS)}
        if not set(schema.ledger.c.keys()) <= columns:
            raise NotALedgerError(place=self.place)

    def _refuse_unfit(self, store: Store) -> None:
        ((encoding,),) = store.command("SHOW server_encoding")
        if encoding != "UTF8":
            raise LedgerEncodingError(place=self.place, encoding=encoding)
        if self._asked(store, _RELATIONS):
            raise LedgerExistsError(place=self.place)

    def _furniture(self) -> tuple[str, ...]:
        """Nobody but the owner may use the schema until somebody is let in; `public` is everybody's and stays so."""
        name = postgres.quoted(self.server.schema)
        return () if self.server.schema == "public" else (f"CREATE SCHEMA IF NOT EXISTS {name}",)
