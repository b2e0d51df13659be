"""Sheets become observations of the books: nothing is dropped, nothing is counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit.actions.errors import NothingReadError, StrictRefusedError
from tests.actions.world import MARCH, line, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit


def totals(document: Any) -> tuple[int, int, int]:
    found = document["totals"]
    return found["confirmed"], found["pending"], found["skipped"]


def test_every_row_is_accounted_for(audit: Audit, tmp_path: Path) -> None:
    file = sheet(
        tmp_path / "一.xlsx", seen(), seen("0102", count="0"), seen("9999"), ("合计", None, None, None, None, 3)
    )
    found = audit.import_files([file])["files"][0]
    assert found["rows"]["read"] == found["rows"]["with_observations"] + found["rows"]["ignored"] == 5
    assert found["observations"] == {"confirmed": 1, "pending": 1, "skipped": 0}
    assert [(row["row"], row["reasons"]) for row in found["pending"]] == [(4, ["unknown_employee"])]


def test_the_same_sheet_sent_again_books_nothing(audit: Audit, tmp_path: Path) -> None:
    rows = (seen(), seen(), seen("0102", "1.3.3", text="上班聊天"))
    assert totals(audit.import_files([sheet(tmp_path / "一.xlsx", *rows)])) == (3, 0, 0)
    again = audit.import_files([sheet(tmp_path / "改了名.xlsx", *reversed(rows))])
    assert totals(again) == (0, 0, 3)
    assert line(audit, "0101")["deduction"] == "200.00"


def test_an_extended_sheet_adds_only_what_is_new(audit: Audit, tmp_path: Path) -> None:
    audit.import_files([sheet(tmp_path / "一.xlsx", seen())])
    found = audit.import_files([sheet(tmp_path / "二.xlsx", seen(), seen("0102"))])
    assert totals(found) == (1, 0, 1)
    assert found["files"][0]["skipped"][0]["same_as"] == "1"


def test_the_same_event_in_other_words_in_another_file_asks(audit: Audit, tmp_path: Path) -> None:
    audit.import_files([sheet(tmp_path / "一.xlsx", seen())])
    found = audit.import_files([sheet(tmp_path / "二.xlsx", seen(text="胸牌没有佩戴", inspector="督查二"))])
    assert found["files"][0]["pending"][0]["reasons"] == ["possible_duplicate"]
    assert "1" in found["files"][0]["pending"][0]["message"]


def test_what_waited_for_a_roster_is_settled_when_sent_again(audit: Audit, tmp_path: Path) -> None:
    file = sheet(tmp_path / "四月.xlsx", seen("0901", day="2024-04-05"))
    assert totals(audit.import_files([file])) == (0, 1, 0)
    audit.import_roster(
        sheet(tmp_path / "新.xlsx", ("0901", "新人", "厅", 900), header=("工号", "姓名", "部门", "奖金")),
        month=MARCH.next(),
    )
    assert totals(audit.import_files([file])) == (1, 0, 0)
    assert audit.waiting()["items"] == []


def test_a_rehearsal_tells_everything_and_changes_nothing(audit: Audit, tmp_path: Path) -> None:
    head = audit.verify()["head"]
    files = [sheet(tmp_path / name, seen(), seen("9999")) for name in ("一.xlsx", "二.xlsx")]
    assert totals(audit.import_files(files, dry_run=True)) == (1, 1, 2)
    assert audit.verify()["head"] == head
    assert audit.violations()["violations"] == []


def test_strict_refuses_the_whole_when_a_row_waits(audit: Audit, tmp_path: Path) -> None:
    good, bad = sheet(tmp_path / "好.xlsx", seen()), sheet(tmp_path / "坏.xlsx", seen("9999"))
    with pytest.raises(StrictRefusedError, match="9999"):
        audit.import_files([good, bad], strict=True)
    assert audit.violations()["violations"] == []


def test_strict_books_what_is_in_order_as_one_entry(audit: Audit, tmp_path: Path) -> None:
    entries = audit.verify()["entries"]
    files = [sheet(tmp_path / "一.xlsx", seen()), sheet(tmp_path / "二.xlsx", seen("0102"))]
    assert totals(audit.import_files(files, strict=True)) == (2, 0, 0)
    assert audit.verify()["entries"] == entries + 1


def test_an_unreadable_file_costs_the_others_nothing(audit: Audit, tmp_path: Path) -> None:
    (tmp_path / "图.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    found = audit.import_files([tmp_path / "图.xlsx", sheet(tmp_path / "一.xlsx", seen())])
    assert totals(found) == (1, 0, 0)
    assert "图.xlsx" in found["files"][0]["error"]["message"]


def test_when_no_file_can_be_read_nothing_is_changed(audit: Audit, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    head = audit.verify()["head"]
    with pytest.raises(NothingReadError, match=r"没有\.xlsx"):
        audit.import_files([tmp_path / "没有.xlsx", tmp_path / "空"])
    assert audit.verify()["head"] == head
