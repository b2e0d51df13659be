"""A README is a script: whoever types its lines gets what it shows."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from conduct_audit import resources
from tests.docs.script import ROOT, Step, blocks, holds, outcome, steps, text, words_of

if TYPE_CHECKING:
    from pathlib import Path

LOCALE_OF = {"README.md": "en_US.UTF-8", "README.zh-CN.md": "zh_CN.UTF-8"}
FILLED_IN = re.compile(r"(?:编号|ID) --clause (?:候选条款|CANDIDATE)")
LINK = re.compile(r"\]\((?!https?:|#)(?P<target>[^)#]+)")
FILE = re.compile(r"`(?P<path>[\w.-]+(?:/[\w.-]+)+\.\w+)`")
DOCUMENTS = sorted(path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as a reader has it after cloning: the sample data, nothing else."""
    shutil.copytree(resources.folder("sample_data"), tmp_path / "sample_data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


def filled_in(step: Step) -> list[Step]:
    """Fill in a line that the reader fills in, once for each row that still waits: how many depends on the matcher."""
    if not FILLED_IN.search(step.command):
        return [step]
    waiting = json.loads(outcome(["review", "list", "--json"], {})[1])["items"]
    answers = [f"{row['id']} --clause {row['candidates'][0]['clause']}" for row in waiting]
    return [replace(step, command=FILLED_IN.sub(answer, step.command)) for answer in answers]


def done(step: Step, readme: str) -> str:
    """Run a step; give what the README and the program disagree about, nothing where they agree."""
    code, told = outcome(words_of(step.command), {"LANG": LOCALE_OF[readme], "CONDUCT_AUDIT_ACTOR": "史文静"})
    wrong = f"exit code {code}, the README says {step.code}" if code != step.code else ""
    missing = "" if holds(told, step.shown) else "the output shown does not come"
    return f"{step.command}: {wrong} {missing}\n{told}" if wrong or missing else ""


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("readme", LOCALE_OF)
def test_every_line_runs_in_order_and_prints_what_is_shown(readme: str) -> None:
    for line in steps(readme):
        for step in filled_in(line):
            assert not done(step, readme)


def test_both_readmes_show_the_same_commands() -> None:
    ways = [[words_of(step.command)[:1] for step in steps(readme)] for readme in LOCALE_OF]

    assert ways[0] == ways[1]
    assert ways[0]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_documents_lead_somewhere(document: str) -> None:
    links = [found["target"] for found in LINK.finditer(text(document))]

    assert [link for link in links if not ((ROOT / document).parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_block_says_what_it_is(document: str) -> None:
    assert not blocks(document, "")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_that_are_named_exist(document: str) -> None:
    named = [found["path"] for found in FILE.finditer(text(document))]

    assert [name for name in named if not any((root / name).exists() for root in (ROOT, ROOT / "conduct_audit"))] == []
