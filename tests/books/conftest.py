"""A fresh ledger for each test, in English; the disk need not be waited for where nobody pulls the plug.

Modules that say `ON = BOTH` (see `tests.books.world`) have their `desk` on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit import language
from conduct_audit.books import sqlite
from tests.books.server import REQUIRED, Server, binaries, running
from tests.books.world import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HASTY = tuple(pragma.replace("synchronous = EXTRA", "synchronous = OFF") for pragma in sqlite._PRAGMAS)


@pytest.fixture(autouse=True, scope="session")
def _hasty() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "_PRAGMAS", HASTY)
        yield


@pytest.fixture(autouse=True)
def _english() -> None:
    language.activate("en")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of these tests' own."""
    folder = binaries()
    if folder is None:
        (pytest.fail if REQUIRED in os.environ else pytest.skip)("no initdb and pg_ctl of PostgreSQL on this computer")
    with running(folder) as started:
        yield started


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    kinds = getattr(metafunc.module, "ON", None)
    if kinds and "desk" in metafunc.fixturenames:
        metafunc.parametrize("desk", kinds, indirect=True)


@pytest.fixture
def desk(request: Any, tmp_path: Path) -> Iterator[Desk]:
    shared = getattr(request, "param", "sqlite") == "postgresql"
    made = Desk(request.getfixturevalue("server").fresh() if shared else tmp_path / "conduct.db")
    with made.ledger:
        yield made
