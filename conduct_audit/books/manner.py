"""How a database is spoken to, where the two differ: the words that begin a transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Manner:
    """The words of one kind of database.

    `begin_writing(seconds)` waits at most so long for the other writers; after it, `begin_import` lets in who may only
    import, `begin_other` is for all other entries. `whole` makes reading raise where the database would leave
    out rows, which `partial` asks. `retries_within`: a statement that found the database busy may be repeated inside
    its transaction; `percent`: how the driver wants that sign written.
    """

    begin_writing: Callable[[float], tuple[str, ...]]
    begin_import: tuple[str, ...]
    begin_other: tuple[str, ...]
    begin_reading: tuple[str, ...]
    whole: tuple[str, ...]
    partial: tuple[str, ...]
    retries_within: bool
    streaming: Mapping[str, Any]
    percent: str


_WHOLE: Final = ("SET row_security = off",)
_PARTIAL: Final = ("SELECT row_security_active('ledger')",)
_ONE_WRITER: Final = (
    "SELECT pg_advisory_xact_lock(hashtextextended('conduct-audit ' || current_setting('search_path'), 0))"
)


_ADMITTED: Final = """
DO $do$ DECLARE own text := quote_ident(current_schema() || '_access');
gate regproc := to_regproc(own || '.begin_entry'); opened boolean := false; BEGIN
IF gate IS NOT NULL AND has_function_privilege(gate::oid, 'EXECUTE') THEN
IF row_security_active('entry') THEN EXECUTE 'SELECT ' || gate || '()' INTO opened; END IF; END IF;
IF opened THEN PERFORM set_config('search_path', own || ', ' || current_setting('search_path'), true),
set_config('conduct_audit.gate', 'open', true);
ELSE PERFORM set_config('row_security', 'off', true); END IF; END $do$
"""
"""A writer sees all rows or is refused: by right, or (see `roles_gate`) as far as an import needs them."""


def _patient(seconds: float) -> tuple[str, ...]:
    """Queue behind the other writers, in the order of coming; the lock ends with the transaction, however it ends.

    READ COMMITTED: a later level would look at the books as they were before the wait. Nobody else writes meanwhile.
    """
    timeout = f"SET LOCAL lock_timeout = {max(1, int(seconds * 1000))}"
    return ("BEGIN ISOLATION LEVEL READ COMMITTED", timeout, _ONE_WRITER, "SET LOCAL lock_timeout = 0")


MANNERS: Final = {
    "sqlite": Manner(
        # One writer at a time, from the first statement on; a ledger that somebody switched to WAL is switched back.
        begin_writing=lambda _seconds: ("PRAGMA journal_mode = DELETE", "BEGIN IMMEDIATE"),
        begin_import=(),
        begin_other=(),
        begin_reading=("BEGIN",),
        whole=(),
        partial=(),
        retries_within=True,
        streaming={},
        percent="%",
    ),
    "postgresql": Manner(
        begin_writing=_patient,
        begin_import=(_ADMITTED,),
        begin_other=("SET LOCAL row_security = off",),
        begin_reading=("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",),
        whole=_WHOLE,
        partial=_PARTIAL,
        retries_within=False,
        streaming={"stream_results": True},
        percent="%%",
    ),
}
"""By the name that SQLAlchemy gives the database."""
