"""A command that waits for another says so where somebody looks, and nowhere else."""

from __future__ import annotations

import sys

import pytest

from conduct_audit import patience
from conduct_audit.cli import main


@pytest.mark.parametrize(("words", "looks", "told"), [((), True, 1), ((), False, 0), (("--quiet",), True, 0)])
def test_waiting_is_told_on_a_terminal_alone(
    words: tuple[str, ...],
    looks: bool,  # noqa: FBT001  # a case
    told: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    main.run([*words, "--lang", "en", "--json", "rulebook", "list", "--ledger", "nowhere.db"], {})
    capsys.readouterr()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: looks, raising=False)

    patience.waits.get()("books.db")

    said = capsys.readouterr()
    assert (said.err.count("books.db"), said.out) == (told, "")
