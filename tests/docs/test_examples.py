"""The examples of the other documents run as they stand."""

from __future__ import annotations

import shutil
from contextvars import copy_context
from typing import TYPE_CHECKING

import pytest

from conduct_audit import resources
from conduct_audit.rulebook import load
from tests.docs.script import blocks, holds, outcome, steps, words_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample data, to work in."""
    shutil.copytree(resources.folder("sample_data"), tmp_path / "sample_data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_python_example_prints_what_the_page_shows(capsys: pytest.CaptureFixture[str]) -> None:
    code = compile(blocks("docs/python.md", "python")[0], "docs/python.md", "exec")

    copy_context().run(exec, code, {})

    assert holds(capsys.readouterr().out, blocks("docs/python.md", "text")[0])


def test_own_rulebook_of_the_page_can_be_put_in_force(folder: Path) -> None:
    (folder / "north-hall.toml").write_text(blocks("docs/rulebooks.md", "toml")[0], encoding="utf-8")
    outcome(["init"], {})

    ends = [outcome(words_of(step.command), {}) for step in steps("docs/rulebooks.md")]

    assert [code for code, _told in ends] == [0, 0]
    assert "north-hall.toml is in order." in ends[0][1]


def test_own_rulebook_of_the_page_has_what_the_page_says() -> None:
    rulebook = load(blocks("docs/rulebooks.md", "toml")[0], "north-hall.toml")

    assert [rule.kind for rule in rulebook.tariff] == ["forfeit", "fixed", "fixed"]
    assert list(rulebook.by_code) == ["1.1.1", "2.1.1", "2.1.2"]
