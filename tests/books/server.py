"""A throw-away PostgreSQL server for the tests: made in a folder of its own, listening on a socket there alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

REQUIRED = "CONDUCT_AUDIT_NEEDS_SERVER"
"""Where this variable is set, tests on PostgreSQL fail for want of a server instead of being skipped."""

_HASTY = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c shared_buffers=16MB -c max_connections=60 -k "
_UNPRIVILEGED = ("postgres", "nobody")


@dataclass
class Server:
    """A running server; `folder` holds its socket."""

    folder: Path
    made: int = 0

    def fresh(self, user: str = "postgres") -> str:
        """Give the place of a ledger that does not exist yet."""
        self.made += 1
        return self.place(f"ledger{self.made}", user)

    def place(self, schema: str, user: str = "postgres") -> str:
        return f"postgresql://{user}@/postgres?host={self.folder}&schema={schema}"

    def sql(self, *statements: str, schema: str = "public", user: str = "postgres") -> list[tuple[Any, ...]]:
        """Run statements as somebody with psql would; give the rows of the last."""
        with psycopg.connect(host=str(self.folder), user=user, dbname="postgres", autocommit=True) as raw:
            raw.execute(f'SET search_path = "{schema}"')
            cursors = [raw.execute(statement) for statement in statements]
            return cursors[-1].fetchall() if cursors and cursors[-1].description else []


def binaries() -> Path | None:
    """Give the folder of the newest `initdb` and `pg_ctl` of this computer."""
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    on_path = shutil.which("initdb")
    folders = [*([Path(on_path).resolve().parent] if on_path else []), *known]
    return next((folder for folder in reversed(folders) if (folder / "pg_ctl").exists()), None)


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Run a server of the binaries in `folder`; it and its data are gone at the end."""
    home = Path(tempfile.mkdtemp(prefix="ca-pg-"))
    somebody = _somebody(home)
    try:
        _run(
            somebody, folder / "initdb", "-D", home / "data", "-A", "trust", "-E", "UTF8", "-U", "postgres", "--no-sync"
        )
        _run(
            somebody, folder / "pg_ctl", "-D", home / "data", "-o", f"{_HASTY}{home}", "-l", home / "log", "-w", "start"
        )
        try:
            yield Server(home)
        finally:
            _run(somebody, folder / "pg_ctl", "-D", home / "data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _somebody(home: Path) -> dict[str, Any]:
    """A server refuses to run as root: give the words that run it as somebody else, who owns `home`."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    for name in _UNPRIVILEGED:
        try:
            shutil.chown(home, name)
        except LookupError:
            continue
        return {"user": name}
    return {}


def _run(somebody: dict[str, Any], *command: str | Path) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", env=_plain_environment(), **somebody)


def _plain_environment() -> dict[str, str]:
    return {name: text for name, text in os.environ.items() if not name.startswith(("LC_", "LANG", "PG"))} | {
        "LC_ALL": "C.UTF-8"
    }
