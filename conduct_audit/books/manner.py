"""How a database is spoken to, where the two differ: the words that begin a transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Manner:
    """The words of one kind of database.

    `begin_writing(seconds)` waits at most so long for the other writers; `whole` makes reading raise, for the rest of
    the transaction, where the database would leave out rows; `retries_within`: a statement that found the database busy
    may be repeated inside its transaction; `percent`: how the driver wants that sign written.
    """

    begin_writing: Callable[[float], tuple[str, ...]]
    begin_reading: tuple[str, ...]
    whole: tuple[str, ...]
    retries_within: bool
    streaming: Mapping[str, Any]
    percent: str


_WHOLE: Final = ("SET LOCAL row_security = off",)
_ONE_WRITER: Final = (
    "SELECT pg_advisory_xact_lock(hashtextextended('conduct-audit ' || current_setting('search_path'), 0))"
)


_ADMITTED: Final = """
DO $do$ DECLARE gate regproc := to_regproc(quote_ident(current_schema() || '_access') || '.begin_entry');
admitted boolean := false; BEGIN
IF gate IS NOT NULL AND has_function_privilege(gate::oid, 'EXECUTE') THEN
EXECUTE 'SELECT ' || gate || '()' INTO admitted; END IF;
PERFORM set_config('row_security', CASE WHEN admitted THEN 'on' ELSE 'off' END, true); END $do$
"""
"""A writer sees all rows or is refused: by right, or (see `roles`) through the gate."""


def _patient(seconds: float) -> tuple[str, ...]:
    """Queue behind the other writers, in the order of coming; the lock ends with the transaction, however it ends.

    READ COMMITTED: a later level would look at the books as they were before the wait. Nobody else writes meanwhile.
    """
    timeout = f"SET LOCAL lock_timeout = {max(1, int(seconds * 1000))}"
    return ("BEGIN ISOLATION LEVEL READ COMMITTED", timeout, _ONE_WRITER, "SET LOCAL lock_timeout = 0", _ADMITTED)


MANNERS: Final = {
    "sqlite": Manner(
        # One writer at a time, from the first statement on; a ledger that somebody switched to WAL is switched back.
        begin_writing=lambda _seconds: ("PRAGMA journal_mode = DELETE", "BEGIN IMMEDIATE"),
        begin_reading=("BEGIN",),
        whole=(),
        retries_within=True,
        streaming={},
        percent="%",
    ),
    "postgresql": Manner(
        begin_writing=_patient,
        begin_reading=("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",),
        whole=_WHOLE,
        retries_within=False,
        streaming={"stream_results": True},
        percent="%%",
    ),
}
"""By the name that SQLAlchemy gives the database."""
