"""Appeals and corrections on the command line: what people read, and the documents that scripts read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from conduct_audit import language
from conduct_audit.cli.wording import moved_words
from tests.actions.world import company, seen, sheet
from tests.cli.world import run

if TYPE_CHECKING:
    from pathlib import Path

Shell = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """March was closed long ago with a violation that costs 100 yuan, and a month's time for appeals."""
    audit = company(tmp_path)
    audit.set("appeal_window", "30")
    audit.import_files([sheet(tmp_path / "一.xlsx", seen())])
    audit.close("2024-03")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")


def test_an_appeal_is_filed_decided_and_listed(capsys: Shell) -> None:
    assert run(capsys, "appeal", "list", "--lang", "en")[1] == "There are no appeals.\n"

    filed = run(capsys, "appeal", "file", "1", "--reason", "当天请假", "--lang", "en")
    decided = run(capsys, "appeal", "decide", "1", "upheld", "--reason", "核实", "--lang", "en")
    listed = run(capsys, "appeal", "list", "--lang", "en")

    assert filed[:2] == (0, "Appeal 1 against violation 1 is recorded.\n")
    assert decided[:2] == (
        0,
        "Appeal 1 against violation 1: appeal upheld.\n100.00 yuan are given back in the open month.\n",
    )
    assert all(word in listed[1] for word in ("当天请假", "appeal upheld", "李会计", "-100.00"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("file", "1"), 2),
        (("file", "9", "--reason", "x"), 1),
        (("decide", "1", "upheld", "--reason", "x"), 1),
        (("decide", "1", "partly", "--reason", "x"), 2),
        (("decide", "1", "perhaps", "--reason", "x"), 2),
        (("file", "1", "--reason", "x", "--received-on", "2999-01-01"), 2),
    ],
)
def test_what_cannot_be_is_refused(capsys: Shell, words: tuple[str, ...], code: int) -> None:
    assert run(capsys, "appeal", *words)[0] == code


def test_a_second_appeal_is_an_error_that_names_the_first(capsys: Shell) -> None:
    run(capsys, "appeal", "file", "1", "--reason", "当天请假")

    code, out, _err = run(capsys, "appeal", "file", "1", "--reason", "又来", "--json")

    error = json.loads(out)["error"]
    assert (code, error["code"], "李会计" in error["message"]) == (1, "already_appealed", True)


def test_documents_carry_their_schema_and_the_violations_number(capsys: Shell) -> None:
    for words, schema in (
        (("file", "1", "--reason", "当天请假"), "conduct-audit/appeal-file/1"),
        (("decide", "1", "dismissed", "--reason", "核实"), "conduct-audit/appeal-decide/1"),
    ):
        document = json.loads(run(capsys, "appeal", *words, "--json")[1])
        assert (document["schema"], document["id"]) == (schema, "1")
    listed = json.loads(run(capsys, "appeal", "list", "--json")[1])
    assert (listed["schema"], listed["appeals"][0]["outcome"]) == ("conduct-audit/appeal-list/1", "dismissed")


def test_a_late_appeal_is_said_to_be_late(capsys: Shell) -> None:
    code, _out, err = run(capsys, "appeal", "file", "1", "--reason", "当天请假", "--lang", "en")

    assert (code, err.startswith("It came in after the window")) == (0, True)


@pytest.mark.parametrize(
    ("moved", "told"),
    [
        (None, "No closed month changes"),
        ("-100.00", "100.00 yuan are given back"),
        ("5.00", "5.00 yuan are deducted"),
        ("0.00", "No money moves"),
    ],
)
def test_what_a_decision_moved_is_said(moved: str | None, told: str) -> None:
    language.activate("en")
    assert moved_words(moved).startswith(told)


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [("成立", "upheld"), ("申诉不成立", "dismissed"), ("UPHELD", "upheld"), ("维持", None), ("驳回", None)],
)
def test_an_outcome_may_be_said_in_chinese_where_the_word_is_clear(
    capsys: Shell, typed: str, outcome: str | None
) -> None:
    run(capsys, "appeal", "file", "1", "--reason", "当天请假")

    code, out, err = run(capsys, "appeal", "decide", "1", typed, "--reason", "核实", "--json")

    document = json.loads(out)
    assert (code, document.get("outcome")) == (2 if outcome is None else 0, outcome)
    assert err == ""


def test_settle_and_explain_show_corrections_apart(capsys: Shell) -> None:
    run(capsys, "violation", "waive", "1", "--reason", "设备故障")

    settled = run(capsys, "settle", "2024-04", "--lang", "en")[1]
    march = run(capsys, "explain", "0101", "2024-03", "--lang", "en")[1]
    april = run(capsys, "explain", "0101", "2024-04", "--lang", "en")[1]

    assert "Corrections of closed months" in settled
    assert "violation waived; violation 1 of 2024-03-05, clause 2.1.2" in settled
    assert "Corrections of closed months: -100.00 yuan (minus: given back)." in settled
    assert "Corrected after the close" in march
    assert "Taken off the books after the close" in march
    assert "Off the books, costs nothing" not in march
    assert march.count("设备故障") == len(("the correction", "the decision"))
    assert "设备故障" in april


def test_a_waiver_says_what_it_gives_back(capsys: Shell) -> None:
    told = run(capsys, "violation", "waive", "1", "--reason", "设备故障", "--lang", "en")[1]

    assert told == "Violation 1 is off the books.\n100.00 yuan are given back in the open month.\n"


def test_a_dismissed_appeal_promises_no_change(capsys: Shell) -> None:
    run(capsys, "appeal", "file", "1", "--reason", "当天请假")

    told = run(capsys, "appeal", "decide", "1", "dismissed", "--reason", "监控可见", "--lang", "en")[1]

    assert told == "Appeal 1 against violation 1: appeal dismissed.\n"
