"""What the database says when something is wrong, told in sentences: the one place that knows its error codes."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, Protocol, TypeVar

from sqlalchemy.exc import DBAPIError, PendingRollbackError

from conduct_audit.books.errors import (
    LedgerBusyError,
    LedgerDamagedError,
    LedgerDiskError,
    LedgerError,
    LedgerReadOnlyError,
    NotALedgerError,
)
from conduct_audit.books.server_errors import SavingUncertainError, ServerUnreachableError
from conduct_audit.books.trouble_server import server_sentence, server_words
from conduct_audit.books.values import AlteredValueError
from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
T = TypeVar("T")


class Placed(Protocol):
    """Something that lies at a place."""

    @property
    def place(self) -> str:
        """The place, as messages name it."""


S = TypeVar("S", bound=Placed)
_PRIMARY: Final = 0xFF
_SENTENCES: Final[dict[int, type[LedgerError]]] = {
    sqlite3.SQLITE_BUSY: LedgerBusyError,
    sqlite3.SQLITE_LOCKED: LedgerBusyError,
    sqlite3.SQLITE_READONLY: LedgerReadOnlyError,
    sqlite3.SQLITE_PERM: LedgerReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: LedgerReadOnlyError,
    sqlite3.SQLITE_FULL: LedgerDiskError,
    sqlite3.SQLITE_IOERR: LedgerDiskError,
    sqlite3.SQLITE_CORRUPT: LedgerDamagedError,
    sqlite3.SQLITE_NOTADB: NotALedgerError,
    sqlite3.SQLITE_ERROR: LedgerDamagedError,
    sqlite3.SQLITE_SCHEMA: LedgerDamagedError,
    sqlite3.SQLITE_FORMAT: LedgerDamagedError,
}


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what the database raises into the sentence for it; what no person can cause stays a defect."""
    try:
        yield
    except DBAPIError as error:
        _raise(error.orig if isinstance(error.orig, sqlite3.Error) else error, place)
    except (sqlite3.Error, PendingRollbackError) as error:
        _raise(error, place)
    except UnicodeDecodeError as error:
        raise LedgerDamagedError(place=place, why=error.reason) from error
    except (AlteredValueError, zlib.error) as error:
        why = _("“{text}” was never written by this program").format(text=error)
        raise LedgerDamagedError(place=place, why=why) from error
    except OSError as error:
        raise LedgerDiskError(place=place, why=error.strerror or error) from error


@contextmanager
def told_of_saving(place: str) -> Iterator[None]:
    """Say of a server that was lost while it saved that only the books know the outcome."""
    try:
        yield
    except ServerUnreachableError as error:
        raise SavingUncertainError(place=place, why=error.facts["why"]) from error


def tells(read: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Give the reading method `read` of something that lies at a place these sentences."""

    @wraps(read)
    def telling(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with told(self.place):
            return read(self, *args, **kwargs)

    return telling


def _raise(error: BaseException, place: str) -> None:
    sentence = server_sentence(error) or _SENTENCES.get(_code(error))
    if sentence is None:
        raise error
    raise sentence(place=place, why=server_words(error) or error) from error


def _code(error: BaseException) -> int:
    """Give SQLite's primary code of an error. Text that is no UTF-8 comes without one, and means damage."""
    without = sqlite3.SQLITE_CORRUPT if isinstance(error, sqlite3.OperationalError) else sqlite3.SQLITE_MISUSE
    return int(getattr(error, "sqlite_errorcode", without)) & _PRIMARY
