"""The commands of the desk, as the shell sees them: what they print, and with which code they end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from tests.actions.world import company, seen, sheet
from tests.cli.world import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A company whose ledger lies in the current folder, with three sheets of which one is odd."""
    monkeypatch.chdir(tmp_path)
    company(tmp_path)
    (tmp_path / "3月").mkdir()
    sheet(
        tmp_path / "3月" / "一.xlsx",
        seen(),
        seen("", name="张三丰", text="没戴工牌"),
        seen("", name="张三丰", text="没有佩戴工牌"),
    )
    sheet(tmp_path / "3月" / "二.xlsx", seen())
    sheet(tmp_path / "怪.xlsx", ("李四", "未佩戴工牌", "2.1.2"), header=("谁", "咋了", "第几"))
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """Give the document of a command."""
    return json.loads(run(capsys, "--json", *words)[1])


@pytest.mark.usefixtures("folder")
def test_a_folder_is_imported_and_what_was_skipped_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--lang", "en", "import", "3月", "--month", "2024-03")
    assert code == 3
    assert "review admit ID" in out
    assert "conduct-audit review list" in err


@pytest.mark.usefixtures("folder")
def test_a_rehearsal_of_a_pattern_tells_all_and_leaves_the_trail_alone(capsys: pytest.CaptureFixture[str]) -> None:
    before = told(capsys, "verify")["head"]
    document = told(capsys, "import", "3月/*.xlsx", "--month", "2024-03", "--dry-run")
    assert document["totals"] == {"confirmed": 1, "pending": 2, "skipped": 1}
    assert told(capsys, "verify")["head"] == before


@pytest.mark.usefixtures("folder")
def test_an_odd_sheet_is_explained_shown_and_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    save = ("profile", "save", "怪 表", "--column", "谁=姓名", "--column", "咋了=违规行为", "--column", "C=条款")
    assert run(capsys, *save, "--from", "怪.xlsx")[0] == 0
    assert run(capsys, "import", "怪.xlsx", "--profile", "怪 表", "--month", "2024-03")[0] == 0
    shown = run(capsys, "profile", "show", "怪 表")[1]
    assert all(option in shown for option in ("--column 谁=name", "--column C=clause")) or '"谁=name"' in shown
    assert told(capsys, "profile", "list")["profiles"][0]["name"] == "怪 表"
    assert "怪 表" in run(capsys, "profile", "list")[1]
    assert run(capsys, "profile", "remove", "怪 表")[0] == 0
    assert run(capsys, "profile", "show", "怪 表")[0] == 1
    assert run(capsys, "profile", "list")[0] == 0


@pytest.mark.usefixtures("folder")
def test_one_answer_for_several_rows(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "import", "3月", "--month", "2024-03")
    assert "review set 2 3 --employee" in run(capsys, "review", "list")[1]
    assert "review set 3 --employee" in run(capsys, "review", "show", "2")[1]
    code, out, _err = run(capsys, "review", "set", "2", "3", "--employee", "0101")
    assert (code, out.count("\n")) == (0, 2)


@pytest.mark.usefixtures("folder")
def test_a_single_answer_keeps_its_document_and_several_give_items(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "import", "3月", "--month", "2024-03")
    alone = told(capsys, "review", "dismiss", "2", "--reason", "查无此人")
    assert (alone["schema"], alone["id"], alone["status"]) == ("conduct-audit/review-dismiss/1", "2", "dismissed")
    several = told(capsys, "review", "set", "3", "4", "--employee", "0102")
    assert [item["id"] for item in several["items"]] == ["3", "4"]


def test_the_queue_goes_out_and_comes_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "import", "3月", "--month", "2024-03")
    assert run(capsys, "review", "export", "待处理.xlsx")[0] == 0
    book = load_workbook(folder / "待处理.xlsx")
    book.worksheets[0]["N2"] = "0101 张三 收费大厅"
    book.save(folder / "待处理.xlsx")
    code, out, _err = run(capsys, "review", "apply", "待处理.xlsx")
    assert (code, "1" in out) == (0, True)
    document = told(capsys, "review", "apply", "待处理.xlsx")
    assert (document["schema"], document["already"]) == ("conduct-audit/review-apply/1", ["2"])


def test_an_imported_file_is_given_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "import", "3月/二.xlsx", "--month", "2024-03")
    assert "二.xlsx" in run(capsys, "source", "list")[1]
    assert told(capsys, "source", "list")["sources"][1]["file"] == "二.xlsx"
    assert run(capsys, "source", "save", "2", "-o", "原.xlsx")[0] == 0
    assert (folder / "原.xlsx").read_bytes() == (folder / "3月" / "二.xlsx").read_bytes()
    assert run(capsys, "source", "save", "2", "-o", "原.xlsx")[0] == 1


@pytest.mark.usefixtures("folder")
def test_a_password_file_that_is_missing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, _out, err = run(capsys, "import", "3月", "--password-file", "没有.txt")
    assert (code, "没有.txt" in err) == (1, True)
    assert run(capsys, "roster", "import", "花名册.xlsx", "--password-file", "没有.txt")[0] == 1


@pytest.mark.usefixtures("folder")
def test_without_anything_waiting_no_workbook_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "review", "export", "空.xlsx") == {
        "schema": "conduct-audit/review-export/1",
        "file": "",
        "rows": 0,
    }
    assert run(capsys, "review", "export", "空.xlsx")[0] == 0
