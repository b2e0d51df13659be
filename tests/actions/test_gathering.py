"""Which files an import means: files, folders and patterns; nothing is left out without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from conduct_audit.actions.errors import (
    FileUnreadableError,
    FolderWithoutSheetsError,
    NothingMeantError,
    PatternWithoutFilesError,
)
from conduct_audit.actions.gathering import gathered
from tests.actions.world import HEADER, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A month's folder as people keep it."""
    inside = tmp_path / "3月 检查"
    (inside / "2月").mkdir(parents=True)
    for name in ("乙.XLSX", "甲.csv", "丙[1].xls", "~$乙.xlsx", ".~lock.乙.xlsx", "说明.docx", "2月/旧.xlsx"):
        (inside / name).write_bytes(b"x")
    return inside


def names(found: Any) -> list[str]:
    return [file.name for file in found.files]


def test_a_folder_means_its_spreadsheets_by_name(folder: Path) -> None:
    assert names(gathered([folder])) == ["丙[1].xls", "乙.XLSX", "甲.csv"]


def test_what_is_left_out_of_a_folder_is_told(folder: Path) -> None:
    told = " ".join(gathered([folder]).notices)
    assert all(name in told for name in ("~$乙.xlsx", ".~lock.乙.xlsx", "2月"))
    assert "说明.docx" not in told


@pytest.mark.parametrize(
    ("pattern", "found"), [("*.csv", ["甲.csv"]), ("?.*", ["乙.XLSX", "甲.csv"]), ("丙[1].xls", ["丙[1].xls"])]
)
def test_a_pattern_that_no_shell_expanded_is_expanded(folder: Path, pattern: str, found: list[str]) -> None:
    assert names(gathered([str(folder / pattern)])) == found


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    found = gathered([folder / "甲.csv", folder / ".." / folder.name / "甲.csv", folder])
    assert names(found) == ["甲.csv", "丙[1].xls", "乙.XLSX"]
    assert sum("甲.csv" in notice for notice in found.notices) == 1


@pytest.mark.parametrize(
    ("word", "error"), [("2月/旧.xlsx/*", PatternWithoutFilesError), ("*.ods", PatternWithoutFilesError)]
)
def test_a_pattern_that_fits_nothing_is_an_error(folder: Path, word: str, error: type[FileUnreadableError]) -> None:
    assert [type(fault) for _word, fault in gathered([folder / word]).refused] == [error]


def test_a_folder_without_spreadsheets_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    assert [type(fault) for _word, fault in gathered([tmp_path / "空"]).refused] == [FolderWithoutSheetsError]


def test_a_name_that_no_system_knows_is_left_to_the_reader() -> None:
    assert names(gathered(["没有.xlsx", "长" * 5000])) == ["没有.xlsx", "长" * 5000]


def test_a_folder_is_imported_file_by_file_without_its_roster(audit: Audit, tmp_path: Path) -> None:
    sheet(tmp_path / "一.xlsx", seen())
    sheet(tmp_path / "二.xlsx", seen("0102"))
    entries = audit.verify()["entries"]
    read: list[str] = []
    told = audit.import_files([str(tmp_path)], month="2024-03", progress=lambda file: read.append(file.name))
    assert (read, told["totals"]["confirmed"]) == (["一.xlsx", "二.xlsx"], 2)
    assert any("花名册.xlsx" in notice for notice in told["notices"])
    assert audit.verify()["entries"] == entries + 2


def test_when_all_is_left_out_that_is_said(audit: Audit, tmp_path: Path) -> None:
    with pytest.raises(NothingMeantError, match=r"花名册\.xlsx"):
        audit.import_files([tmp_path])
    (tmp_path / "~$一.xlsx").write_bytes(b"x")
    with pytest.raises(NothingMeantError, match=r"~\$一\.xlsx"):
        audit.import_files([tmp_path / "~$一.xlsx"])


def test_a_roster_that_holds_inspections_too_is_read_when_it_is_named(audit: Audit, tmp_path: Path) -> None:
    both = Workbook()
    for title, rows in (("花名册", (("工号", "姓名", "奖金基数"), ("0101", "张三", 9))), ("检查", (HEADER, seen()))):
        page = both.create_sheet(title)
        for row in rows:
            page.append(row)
    both.save(tmp_path / "全.xlsx")
    audit.import_roster(tmp_path / "全.xlsx")
    assert audit.import_files([tmp_path / "全.xlsx"])["totals"]["confirmed"] == 1


def test_a_word_that_means_nothing_costs_the_others_nothing(audit: Audit, tmp_path: Path) -> None:
    told = audit.import_files([tmp_path / "*.ods", sheet(tmp_path / "一.xlsx", seen())])
    assert [file.get("error", {}).get("code") for file in told["files"]] == ["no_files_match", None]
    assert told["totals"]["confirmed"] == 1
