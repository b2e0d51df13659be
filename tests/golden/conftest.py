"""The sample month, imported once and closed once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.golden.program import MONTH, SHEETS, Program, begun, reviewed


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, dict[str, Any]]:
    """The ledger right after the import, and what the import said. Nobody writes into it."""
    program = begun(tmp_path_factory.mktemp("first") / "conduct.db")
    return program, program.ask("import", *SHEETS, "--month", MONTH)


@pytest.fixture(scope="session")
def done(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The ledger of the reviewed and closed month. Nobody writes into it."""
    program = reviewed(tmp_path_factory.mktemp("done") / "conduct.db")
    program.ask("close", MONTH)
    return program


@pytest.fixture(scope="session")
def papers(done: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the reports of the closed month."""
    folder = tmp_path_factory.mktemp("papers")
    done.ask("report", MONTH, "-o", folder)
    return folder


@pytest.fixture
def copy(done: Program, tmp_path: Path) -> Program:
    """A ledger of the closed month to write into."""
    return Program(Path(shutil.copy(done.ledger, tmp_path / "conduct.db")))
