"""Bad input: one sentence in the user's language that says what to do, exit code 1, nothing changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.actions.world import PEOPLE, company, roster, seen, sheet
from tests.cli.world import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    company(tmp_path)
    (tmp_path / "图.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (tmp_path / "空.xlsx").write_bytes(b"")
    sheet(tmp_path / "无表头.xlsx", ("随便", "写写"), header=("甲", "乙"))
    sheet(tmp_path / "空表.xlsx", header=("日期", "工号", "条款", "违规事实"))
    sheet(tmp_path / "无工号.xlsx", ("张三", "厅"), header=("姓名", "部门"))
    return tmp_path


CASES = [
    (["import", "没有.xlsx"], "没有.xlsx"),
    (["import", "."], "图.xlsx"),
    (["import", "图.xlsx"], "图.xlsx"),
    (["import", "空.xlsx"], "空.xlsx"),
    (["import", "无表头.xlsx"], "无表头.xlsx"),
    (["roster", "import", "无工号.xlsx"], "无工号.xlsx"),
    (["roster", "import", "没有.xlsx"], "没有.xlsx"),
    (["settle", "2019-01"], "2019-01"),
    (["report", "2019-01", "-o", "出"], "2019-01"),
    (["close", "2019-01"], "2019-01"),
    (["explain", "路人", "2024-03"], "路人"),
    (["explain", "王芳", "2024-03"], "0301"),
    (["violation", "show", "99"], "99"),
    (["review", "admit", "99"], "99"),
    (["init"], "账 本.db"),
    (["rulebook", "show", "没有"], "没有"),
    (["rulebook", "show", "thermal-power", "9.9.9"], "9.9.9"),
    (["rulebook", "use", "没有.toml", "--from", "2024-01-01"], "没有.toml"),
]


@pytest.mark.parametrize(("words", "named"), CASES, ids=lambda case: " ".join(case) if isinstance(case, list) else "")
def test_bad_input_gets_one_sentence_and_changes_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], named: str
) -> None:
    monkeypatch.chdir(place)
    before = (place / "账 本.db").read_bytes()
    code, out, err = run(capsys, *words)
    assert (code, out) == (1, "")
    assert named in err
    assert "Traceback" not in err
    assert (place / "账 本.db").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "named"), CASES[:3], ids=lambda case: " ".join(case) if isinstance(case, list) else ""
)
def test_with_json_the_sentence_stands_in_the_error_document(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], named: str
) -> None:
    monkeypatch.chdir(place)
    code, out, err = run(capsys, "--json", *words)
    document: Any = json.loads(out)
    assert (code, err, document["schema"]) == (1, "", "conduct-audit/error/1")
    assert named in document["error"]["message"]


@pytest.mark.parametrize(
    "words",
    [
        ["settle"],
        ["settle", "2024-13"],
        ["settle", "2024-03", "noch"],
        ["nothing"],
        ["import"],
        ["--lang", "fr", "log"],
        ["review", "set", "1"],
        ["review", "set", "1", "--count", "0"],
        ["review", "set", "1", "--date", "3月5日"],
        ["import", "a.xlsx", "--mark-means", "vielleicht"],
        ["verify", "--seal", "zu kurz"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_is_wrong_usage(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    monkeypatch.chdir(place)
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert err.strip()


def test_without_a_ledger_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["settle", "2024-03"], ["import", "a.xlsx"], ["log"], ["review", "list"]):
        assert run(capsys, *words)[0] == 1
    assert list(tmp_path.iterdir()) == []


def test_a_closed_month_stays_closed(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    assert run(capsys, "close", "2024-03")[0] == 0
    code, _out, err = run(capsys, "close", "2024-03")
    assert (code, "2024-03" in err) == (1, True)


def test_a_folder_that_cannot_be_written_gets_a_sentence(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    (place / "文件").write_text("kein Ordner", encoding="utf-8")
    code, out, err = run(capsys, "report", "2024-03", "-o", "文件")
    assert (code, out, "文件" in err) == (1, "", True)


def test_a_roster_with_a_number_twice_names_both_rows(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    roster(place / "重.xlsx", (*PEOPLE, PEOPLE[0]))
    code, _out, err = run(capsys, "roster", "import", "重.xlsx")
    assert code == 1
    assert all(part in err for part in ("0101", "2", "7"))


def test_rows_that_wait_are_told_by_the_exit_code(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    sheet(place / "一.xlsx", seen(), seen("9999"))
    assert run(capsys, "import", "一.xlsx")[0] == 3
    assert run(capsys, "import", "一.xlsx")[0] == 0
