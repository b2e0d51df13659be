"""Running the program in this process, as the shell would see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.cli import main

if TYPE_CHECKING:
    import pytest

LEDGER = {"CONDUCT_AUDIT_LEDGER": "账 本.db", "CONDUCT_AUDIT_ACTOR": "李会计"}


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Give exit code, standard output and standard error of one command."""
    code = main.run(words, LEDGER)
    told = capsys.readouterr()
    return code, told.out, told.err
