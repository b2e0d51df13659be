"""The shared ledger: a schema of a PostgreSQL database, reached through psycopg 3.

psycopg is imported by the first connection, not before: commands on an embedded ledger do not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import NullPool, create_engine

if TYPE_CHECKING:
    import psycopg
    from sqlalchemy import Engine

    from conduct_audit.books.server import Server

_ADDRESS: Final = {
    "connect_timeout": "10",
    "application_name": "conduct-audit",
    "client_encoding": "utf8",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
}
"""What an address does not say: a server that is gone is noticed within a minute."""

_SETTINGS: Final = {
    "client_min_messages": "warning",
    "statement_timeout": "0",
    "row_security": "on",
    "synchronous_commit": "on",
}
_SET: Final = "SELECT set_config(%s, %s, false)"


def engine(server: Server, *, write: bool) -> Engine:
    """Give an engine whose connections work in the schema of `server`, read-only unless `write`."""

    def connect() -> psycopg.Connection[Any]:
        import psycopg  # noqa: PLC0415  # late, see above

        connection = psycopg.connect(**(_ADDRESS | server.address), autocommit=True)  # type: ignore[arg-type]  # all are text
        for setting, value in _settings(server, write=write).items():
            connection.execute(_SET, (setting, value))
        return connection

    return create_engine(
        "postgresql+psycopg://",
        creator=connect,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        paramstyle="format",  # rows are tuples
    )


def quoted(name: str) -> str:
    """Write `name` as an identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Write `text` as a value."""
    return "'" + text.replace("'", "''") + "'"


def _settings(server: Server, *, write: bool) -> dict[str, str]:
    """Look for names in the ledger's own schema alone, temporary tables that hide others last."""
    path = f"{quoted(server.schema)}, pg_temp"
    return {**_SETTINGS, "search_path": path} | ({} if write else {"default_transaction_read_only": "on"})
