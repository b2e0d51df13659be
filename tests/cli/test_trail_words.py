"""The audit trail, totals and missing arguments are told in words; scripts read the codes as before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit import language
from conduct_audit.cli.trail_words import action_words, detail_words
from tests.actions.world import company, seen, sheet
from tests.cli.world import run

if TYPE_CHECKING:
    from pathlib import Path

Shell = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def booked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A company with a violation, and a waiting row that has no month."""
    audit = company(tmp_path)
    audit.import_files([sheet(tmp_path / "一.xlsx", seen(), seen("0102", day="2月30日"))])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONDUCT_AUDIT_LEDGER", "账 本.db")
    monkeypatch.setenv("COLUMNS", "200")


@pytest.mark.parametrize(
    ("action", "detail", "told"),
    [
        (
            "settings set",
            {"name": "open_appeal", "value": "hold"},
            "named: appeals not decided; value: hold up the close",
        ),
        ("settings set", {"name": "of_the_future", "value": "1"}, "named: of_the_future; value: 1"),
        ("appeal decide", {"id": 3, "outcome": "partly", "reason": ""}, "number: 3; outcome: appeal upheld in part"),
        ("review dismiss", {"ids": [1, 2], "reason": "x"}, "numbers: 1, 2; reason: x"),
        ("import", {"strict": True, "month": ""}, "all or nothing: yes"),
        ("of the future", {"what": 1}, "what: 1"),
    ],
)
def test_facts_of_an_entry_are_said_in_words(action: str, detail: dict[str, Any], told: str) -> None:
    language.activate("en")
    assert detail_words(action, detail) == told


def test_what_has_no_words_is_said_as_the_trail_has_it() -> None:
    language.activate("en")
    assert (action_words("init"), action_words("of the future")) == ("ledger opened", "of the future")


def test_the_trail_on_screen_has_words_and_its_document_the_codes(capsys: Shell) -> None:
    shown = run(capsys, "log", "--lang", "en")[1]
    entries = json.loads(run(capsys, "log", "--json")[1])["entries"]
    assert "sheets imported" in shown
    assert [each["action"] for each in entries] == ["init", "roster import", "import"]


@pytest.mark.parametrize(("words", "missing"), [(("close",), "MONTH"), (("settings", "set", "x"), "VALUE")])
def test_a_missing_argument_is_named(capsys: Shell, words: tuple[str, ...], missing: str) -> None:
    code, _out, err = run(capsys, *words, "--lang", "en")
    assert (code, err.startswith(f"{missing} is missing.")) == (2, True)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--month", "2024-03"), 1),
        (("--month", "2024-03", "--status", "pending"), 1),
        (("--month", "2024-03", "--department", "客服中心"), 0),
        (("--month", "2024-03", "--status", "confirmed"), 0),
        ((), 0),
    ],
)
def test_a_list_of_a_month_tells_of_waiting_rows_without_one(capsys: Shell, asked: tuple[str, ...], told: int) -> None:
    document = json.loads(run(capsys, "violation", "list", *asked, "--json")[1])
    beside = run(capsys, "violation", "list", *asked, "--lang", "en")[2]
    assert document["without_month"] == told
    assert ("1 row waits that has no month yet" in beside) == bool(told)
