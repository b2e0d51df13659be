"""What every reader of the books has: where they lie, whose they are, and the end of the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from conduct_audit.books import chain, schema
from conduct_audit.books.trouble import tells

if TYPE_CHECKING:
    from conduct_audit.books.records import Head
    from conduct_audit.books.store import Store


class Reader:
    """Reads through a store. Every method that takes `as_of` looks at the books after that entry (None: now)."""

    def __init__(self, store: Store) -> None:
        """Read and write through `store`; `open_ledger` and `create` are the ways to get one."""
        self.store = store

    @property
    def place(self) -> str:
        """Where the ledger lies, as it was given, without a password."""
        return self.store.place

    @property
    def ledger_id(self) -> str:
        """The number that tells this ledger from every other."""
        return self.head().ledger_id

    @property
    def company(self) -> str:
        """The company that the ledger is kept for."""
        found = self.store.one(select(schema.ledger.c.company))
        return str(found[0]) if found else ""

    @property
    def partial(self) -> bool:
        """Whether the database shows this account a part of the rows only (see `roles`)."""
        return self.store.is_partial()

    def refuse_partial(self) -> None:
        """Have all that follows raise `LedgerForbiddenError` where the database would leave out rows."""
        self.store.whole()

    @tells
    def head(self, *, as_of: int | None = None) -> Head:
        """Give the end of the chain; its digest is the seal."""
        return chain.head(self.store, as_of)


def until(statement: Select[Any], column: Any, as_of: int | None) -> Select[Any]:
    """Leave out the rows of entries after `as_of`."""
    return statement if as_of is None else statement.where(column <= as_of)
