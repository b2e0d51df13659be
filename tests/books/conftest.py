"""A fresh ledger for each test, in English; the disk need not be waited for where nobody pulls the plug."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit import language
from conduct_audit.books import sqlite
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


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "conduct.db")
    with made.ledger:
        yield made
