"""What becomes of every row of the sample sheets, against the truth about each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.golden.arithmetic import Row, place, read, truth
from tests.golden.program import HANDS, MONTH, SHEETS, Program, begun, imported, meant

if TYPE_CHECKING:
    from pathlib import Path


def accounts(row: dict[str, Any]) -> dict[str, Any]:
    """Keep of an imported file what the truth speaks of; words alone may be booked or wait."""
    ends = row["observations"]
    return {
        "rows": row["rows"],
        "observations": {**ends, "pending": 0, "confirmed": ends["confirmed"] + ends["pending"]},
    }


def true_accounts(file: str) -> dict[str, Any]:
    mine = [row for row in read("truth.csv") if row["file"] == file]
    rows = {place(row): row["end"] == "ignored" for row in mine}
    ignored = sum(rows.values())
    ends = {end: sum(row["end"] == end for row in mine) for end in ("confirmed", "pending", "skipped")}
    return accounts(
        {
            "rows": {"read": len(rows), "with_observations": len(rows) - ignored, "ignored": ignored},
            "observations": ends,
        }
    )


def as_told(violation: dict[str, Any]) -> tuple[Any, ...]:
    where = violation["source"]
    known = (str(violation[key] or "") for key in ("employee_id", "occurred_on", "clause", "count"))
    end = (violation["serious"], violation["status"], " ".join(violation["reasons"]))
    return (where["file"], where["sheet"], where["row"], *known, *end)


def as_true(row: Row) -> tuple[Any, ...]:
    facts = (row[key] for key in ("employee_id", "day", "clause", "count"))
    return (*place(row), *facts, row["serious"] == "yes", row["end"], row["reasons"])


def asked_about_words(violation: dict[str, Any], row: Row) -> bool:
    """Tell whether the program asks for a clause that words alone should tell: a question, no mistake."""
    return row["by"] == "text" and bool(row["clause"]) and "unclear_clause" in violation["reasons"]


def answered_to_itself(violation: dict[str, Any]) -> tuple[Any, ...]:
    row = meant(violation, truth("confirmed", "pending"))
    return as_true(row) if asked_about_words(violation, row) else as_told(violation)


@pytest.mark.parametrize("file", [file.name for file in SHEETS], ids=HANDS)
def test_every_row_of_a_file_is_accounted_for(first: tuple[Program, dict[str, Any]], file: str) -> None:
    told = next(each for each in first[1]["files"] if each["file"] == file)

    assert accounts(told) == true_accounts(file)


@pytest.mark.parametrize("end", ["ignored", "skipped"])
def test_rows_that_book_nothing_are_named(first: tuple[Program, dict[str, Any]], end: str) -> None:
    told = [(each["file"], row["sheet"], row["row"]) for each in first[1]["files"] for row in each[end]]

    assert sorted(told) == sorted(map(place, truth(end)))


@pytest.mark.parametrize("file", [file.name for file in SHEETS], ids=HANDS)
def test_every_observation_is_booked_as_the_sheet_means_it(first: tuple[Program, dict[str, Any]], file: str) -> None:
    booked = first[0].ask("violation", "list")["violations"]
    mine = [each for each in booked if each["source"]["file"] == file and each["status"] != "skipped"]
    told = Counter(map(answered_to_itself, mine))

    assert told == Counter(as_true(row) for row in truth("confirmed", "pending") if row["file"] == file)


def test_most_plain_words_are_understood_without_a_question(first: tuple[Program, dict[str, Any]]) -> None:
    plain = [row for row in truth("confirmed") if row["by"] == "text"]
    booked = first[0].ask("violation", "list", "--status", "confirmed")["violations"]
    understood = [each for each in booked if meant(each, truth("confirmed"))["by"] == "text"]

    assert len(understood) >= 0.7 * len(plain)


def test_import_tells_by_its_exit_code_that_rows_wait(tmp_path: Path) -> None:
    code, _ = begun(tmp_path / "conduct.db").run("import", *SHEETS, "--month", MONTH)

    assert code == 3


def test_importing_again_books_nothing(tmp_path: Path) -> None:
    program = imported(tmp_path / "conduct.db")
    before = program.ask("settle", MONTH)

    totals = program.ask("import", *SHEETS, "--month", MONTH)["totals"]

    assert totals == {"confirmed": 0, "pending": 0, "skipped": len(truth("confirmed", "pending", "skipped"))}
    assert program.ask("settle", MONTH) == before


def test_importing_again_after_review_books_nothing(copy: Program) -> None:
    totals = copy.ask("import", *SHEETS, "--month", MONTH)["totals"]

    assert totals == {"confirmed": 0, "pending": 0, "skipped": len(truth("confirmed", "pending", "skipped"))}


def test_files_one_by_one_come_to_the_same(first: tuple[Program, dict[str, Any]], tmp_path: Path) -> None:
    program = begun(tmp_path / "conduct.db")
    for file in SHEETS:
        program.ask("import", file, "--month", MONTH)

    assert program.ask("settle", MONTH) == first[0].ask("settle", MONTH)
