"""A whole month: every figure of the sample month, against plain arithmetic over the truth about its rows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conduct_audit import Audit
from tests.golden.arithmetic import Row, expected, reviewed_month, settlement
from tests.golden.program import MONTH, SHEETS, Program, reviewed

EXPECTED = expected()
LATE = "日期,工号,姓名,违反条款,违规行为\n2026-03-20,00704,史文静,2.1.2,未佩戴工牌\n"
ORDERS = {
    "backwards": SHEETS[::-1],
    "re-sent first": [SHEETS[1], SHEETS[0], *SHEETS[2:]],
    "turned": SHEETS[3:] + SHEETS[:3],
}


def figures(document: dict[str, Any]) -> dict[str, Any]:
    """Keep of a settlement the keys that plain arithmetic gives."""
    kept = {key: document[key] for key in ("month", "status", "pending", "totals")}
    return {**kept, "lines": [{key: line[key] for key in EXPECTED["lines"][0]} for line in document["lines"]]}


def as_row(violation: dict[str, Any]) -> Row:
    """Write a booked violation as the truth is written."""
    known = {key: str(violation[key]) for key in ("employee_id", "clause", "count")}
    return {**known, "serious": "yes" if violation["serious"] else ""}


def test_golden_settlement_is_what_arithmetic_gives() -> None:
    assert reviewed_month() == EXPECTED


def test_nothing_that_waits_is_in_the_open_settlement(first: tuple[Program, dict[str, Any]]) -> None:
    waiting = len(first[0].ask("review", "list")["items"])
    booked = [as_row(each) for each in first[0].ask("violation", "list", "--status", "confirmed")["violations"]]

    assert figures(first[0].ask("settle", MONTH)) == settlement(booked, pending=waiting, status="open")


def test_month_cannot_be_closed_while_rows_wait(first: tuple[Program, dict[str, Any]]) -> None:
    before = first[0].ask("verify")["head"]

    assert first[0].run("close", MONTH)[0] == 1
    assert first[0].ask("verify")["head"] == before


def test_every_figure_of_the_closed_month_is_what_arithmetic_gives(done: Program) -> None:
    assert figures(done.ask("settle", MONTH)) == EXPECTED


def test_books_of_the_closed_month_verify(done: Program) -> None:
    verdict = done.ask("verify")

    assert verdict["ok"]
    assert verdict["problems"] == []


@pytest.mark.parametrize("employee", ["00101", "00103", "00109", "00407", "00504"])
def test_explain_names_the_source_of_every_yuan(done: Program, employee: str) -> None:
    told = done.ask("explain", employee, MONTH)
    line = next(each for each in EXPECTED["lines"] if each["employee_id"] == employee)
    charged = [each for each in told["violations"] if each["status"] == "confirmed"]

    assert {key: told["line"][key] for key in line} == line
    assert sum(each["count"] for each in charged) == line["violations"]
    assert sum(float(each["assessed"]) for each in charged) == float(line["assessed"])
    assert all(each["source"]["file"] and each["source"]["row"] and each["decisions"] for each in charged)


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_order_of_the_files_does_not_matter_to_the_settlement(tmp_path: Path, order: list[Path]) -> None:
    program = reviewed(tmp_path / "conduct.db", order)

    assert figures(program.ask("settle", MONTH)) == {**EXPECTED, "status": "open"}


def test_closed_month_stays_what_it_was_whatever_comes_later(copy: Program, tmp_path: Path) -> None:
    before = copy.ask("settle", MONTH)
    late = tmp_path / "补报.csv"
    late.write_text(LATE, encoding="utf-8")

    told = copy.ask("import", late)["files"][0]

    assert told["pending"][0]["reasons"] == ["closed_month"]
    assert {**copy.ask("settle", MONTH), "pending": 0} == before
    assert copy.ask("verify")["ok"]


def test_seal_of_the_close_is_found_in_the_books_ever_after(copy: Program) -> None:
    seal = copy.ask("verify")["head"]
    copy.ask("import", SHEETS[0])

    assert copy.run("verify", "--seal", seal[:16])[0] == 0
    assert copy.run("verify", "--seal", "0123456789abcdef")[0] == 4


def test_closing_twice_is_refused(copy: Program) -> None:
    before = copy.ask("verify")["head"]

    assert copy.run("close", MONTH)[0] == 1
    assert copy.ask("verify")["head"] == before


def test_demo_makes_this_very_month(first: tuple[Program, dict[str, Any]], tmp_path: Path) -> None:
    made = first[0].ask("demo", "-o", tmp_path / "demo")

    assert Program(Path(made["ledger"])).ask("settle", MONTH) == first[0].ask("settle", MONTH)


def test_library_gives_what_the_command_line_prints(done: Program) -> None:
    printed = done.ask("settle", MONTH)

    assert {"schema": printed["schema"], **Audit(done.ledger).settle(MONTH)} == printed


def test_command_run_as_a_module_prints_the_same(done: Program) -> None:
    command = [sys.executable, "-m", "conduct_audit", "--ledger", str(done.ledger), "--json", "settle", MONTH]

    printed = subprocess.run(command, check=True, capture_output=True).stdout

    assert json.loads(printed) == done.ask("settle", MONTH)
