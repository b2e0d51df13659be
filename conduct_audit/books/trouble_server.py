"""What a PostgreSQL server says when something is wrong, by its SQLSTATE. Nothing here imports its driver."""

from __future__ import annotations

import re
from typing import Any, Final

from sqlalchemy.exc import DBAPIError, PendingRollbackError

from conduct_audit.books.errors import (
    LedgerBusyError,
    LedgerDamagedError,
    LedgerDiskError,
    LedgerError,
    LedgerMissingError,
    LedgerReadOnlyError,
)
from conduct_audit.books.server_errors import LedgerForbiddenError, ServerUnreachableError
from conduct_audit.language import N_, gettext as _

_STATES: Final[dict[str, type[LedgerError]]] = {
    "25006": LedgerReadOnlyError,
    "25P03": ServerUnreachableError,
    "25P04": ServerUnreachableError,
    "28": ServerUnreachableError,
    "3D000": LedgerMissingError,
    "40001": LedgerBusyError,
    "40P01": LedgerBusyError,
    "42501": LedgerForbiddenError,
    "42P01": LedgerDamagedError,
    "42703": LedgerDamagedError,
    "42883": LedgerDamagedError,
    "53100": LedgerDiskError,
    "53": ServerUnreachableError,
    "55P03": LedgerBusyError,
    "57P": ServerUnreachableError,
    "57014": LedgerBusyError,
    "58": LedgerDiskError,
    "08": ServerUnreachableError,
    "XX001": LedgerDamagedError,
    "XX002": LedgerDamagedError,
}
"""By the whole state or its beginning; the longest that fits counts."""

_LOST: Final = N_("the connection was lost")
_RIGHTS: Final = (
    ("query would be affected by row-level security", N_("your account sees a part of the books, this needs all")),
    ("permission denied", N_("your account has no right to it")),
    ("new row violates row-level security", N_("your account has no right to write it")),
)
_WORDS: Final = re.compile(r"^.*failed: (?:FATAL: +)?")


def server_sentence(error: BaseException) -> type[LedgerError] | None:
    """Give the sentence for an error of psycopg, None for what no person can cause and for other errors."""
    if not _of_server(error):
        return None
    state = _state(error)
    if not state:
        return ServerUnreachableError if _is_operational(error) else None
    fitting = [begin for begin in _STATES if state.startswith(begin)]
    return _STATES[max(fitting, key=len)] if fitting else None


def server_words(error: BaseException) -> str:
    """Give the server's own words, one line, without what comes before and after them; "" for other errors."""
    if isinstance(error, PendingRollbackError):
        return _(_LOST)
    if not _of_server(error):
        return ""
    lines = str(_origin(error)).strip().splitlines()
    told = next((sentence for begin, sentence in _RIGHTS if lines and lines[0].startswith(begin)), None)
    if told:
        return f"{_(told)}: {lines[0]}"
    return _WORDS.sub("", lines[0]) if lines else type(_origin(error)).__name__


def _origin(error: BaseException) -> Any:
    return error.orig if isinstance(error, DBAPIError) else error


def _of_server(error: BaseException) -> bool:
    return hasattr(_origin(error), "sqlstate") or isinstance(error, PendingRollbackError)


def _state(error: BaseException) -> str:
    """Give the SQLSTATE; connections that were refused or lost come without one."""
    return str(getattr(_origin(error), "sqlstate", None) or "")


def _is_operational(error: BaseException) -> bool:
    names = {each.__name__ for each in type(_origin(error)).__mro__}
    return bool(names & {"OperationalError", "PendingRollbackError"})
