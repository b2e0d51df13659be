"""Rows in, rows out: one connection, its transactions, and patience while somebody else writes."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, repeat
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from conduct_audit.books.errors import LedgerBusyError, LedgerError, LedgerGoneError
from conduct_audit.books.manner import MANNERS
from conduct_audit.books.trouble import told, told_of_saving
from conduct_audit.patience import waits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Engine, Select, Table

Row = tuple[Any, ...]
T = TypeVar("T")
PATIENCE_SECONDS: Final = 600.0
MOMENT_SECONDS: Final = 2.0
"""So long nobody needs to be told why nothing happens; then a writer queues on a server."""

_BATCH: Final = 1000


@dataclass
class Transaction:
    """What is being written; `cancelled` undoes all of it at the end. Once a statement has failed nothing is kept."""

    cancelled: bool = False
    failure: LedgerError | None = None


class Store:
    """The only way from this room to the database. Errors of the database become sentences here."""

    def __init__(self, engine: Engine, place: str, *, there: Callable[[], bool] = lambda: True) -> None:
        """Connect; `place` is named in messages, `there` tells whether what was opened still lies there."""
        self.place = place
        self._there = there
        self.kind = engine.dialect.name
        self._manner = MANNERS[self.kind]
        self._open: Transaction | None = None
        self._looking = False
        with told(place):
            self.connection = engine.connect()

    def __enter__(self) -> Self:
        """Use the store within a `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the database."""
        self.connection.close()

    def rows(self, statement: Select[Any]) -> list[Row]:
        """Give all rows of `statement`."""
        return self._patiently(lambda: [tuple(row) for row in self.connection.execute(statement).all()])

    def stream(self, statement: Select[Any]) -> Iterator[Row]:
        """Give the rows of `statement` one by one, without holding them all; use it inside `reading`."""
        with self._spoiling(), told(self.place):
            found = self.connection.execute(statement, execution_options=self._manner.streaming)
            for batch in found.partitions(_BATCH):
                yield from map(tuple, batch)

    def one(self, statement: Select[Any]) -> Row | None:
        """Give the first row of `statement`, None where there is none."""
        found = self.rows(statement.limit(1))
        return found[0] if found else None

    def command(self, sql: str) -> list[Row]:
        """Run a statement in the database's own words; give its rows."""
        return self._patiently(lambda: self._said(sql))

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Append whole rows, in the order of the table's columns. Tuples through the driver: a third of the time."""
        sql = str(table.insert().compile(dialect=self.connection.dialect))
        self._patiently(lambda: self.connection.exec_driver_sql(sql, list(rows)))

    @contextmanager
    def writing(self, *, importing: bool = False) -> Iterator[Transaction]:
        """Write all of a block or nothing of it, alone; others wait. Raises `LedgerBusyError` after very long.

        Who sees a part of the rows is refused, unless `importing` and let in for that (see `roles_gate`).
        """
        more = self._manner.begin_import if importing else self._manner.begin_other
        seconds = chain((min(MOMENT_SECONDS, PATIENCE_SECONDS),), repeat(PATIENCE_SECONDS))
        self._patiently(lambda: self._begin((*self._manner.begin_writing(next(seconds)), *more)))
        self._open = Transaction()
        try:
            yield self._open
            self._finish(self._open)
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._open = None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read one and the same state throughout a block, whatever others write; blocks within see the outer one's."""
        if self._open or self._looking:
            yield
            return
        self._patiently(lambda: self._begin(self._manner.begin_reading))
        self._looking = True
        try:
            yield
        finally:
            self._looking = False
            self._roll_back()

    def whole(self) -> None:
        """Have what follows raise `LedgerForbiddenError` where the database would hide rows."""
        for statement in self._manner.whole:
            self.command(statement)

    def is_partial(self) -> bool:
        """Whether the database shows this account a part of the rows only."""
        return any(hidden for statement in self._manner.partial for (hidden,) in self.command(statement))

    def _begin(self, statements: Iterable[str]) -> None:
        """Begin as one step: where it fails in the middle, it can be tried again from the first word."""
        try:
            for statement in statements:
                self._said(statement)
        except BaseException:
            self._roll_back()
            raise

    def _said(self, sql: str) -> list[Row]:
        result = self.connection.exec_driver_sql(sql.replace("%", self._manner.percent))
        return [tuple(row) for row in result] if result.returns_rows else []

    def _finish(self, transaction: Transaction) -> None:
        if transaction.cancelled:
            self._roll_back()
        else:
            with told_of_saving(self.place):
                self.command("COMMIT")
            if not self._there():
                raise LedgerGoneError(place=self.place)

    def _roll_back(self) -> None:
        """Undo what was not committed; after a failure or Ctrl-C the database may have done so itself."""
        with suppress(SQLAlchemyError):
            if self.connection.invalidated:
                self.connection.rollback()
            else:
                self.connection.exec_driver_sql("ROLLBACK")

    def _patiently(self, run: Callable[[], T]) -> T:
        """Run, where that may help again and again."""
        in_vain = (self._open or self._looking) and not self._manner.retries_within
        with self._spoiling():
            return self._told(run) if in_vain else _waiting(lambda: self._told(run), self.place)

    @contextmanager
    def _spoiling(self) -> Iterator[None]:
        """Let a failure spoil what is written for good: the database may have ended it, and would keep what follows."""
        if self._open and self._open.failure:
            raise self._open.failure
        try:
            yield
        except LedgerError as error:
            if self._open:
                self._open.failure = error
            raise

    def _told(self, run: Callable[[], T]) -> T:
        with told(self.place):
            return run()


def _waiting(run: Callable[[], T], place: str) -> T:
    """Run again and again while somebody else writes; between two breaths the user may interrupt."""
    until = monotonic() + PATIENCE_SECONDS
    tell = waits.get()
    while True:
        try:
            return run()
        except LedgerBusyError:
            if monotonic() >= until:
                raise
        tell(place)
        tell = _told_already


def _told_already(_place: str) -> None:
    """Say it once."""


def chunks(keys: Iterable[T], size: int = 5000) -> Iterator[list[T]]:
    """Cut `keys` into lists that fit into one statement."""
    whole = list(keys)
    return (whole[start : start + size] for start in range(0, len(whole), size))
