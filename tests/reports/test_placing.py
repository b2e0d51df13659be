from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit.errors import LedgerTargetError
from conduct_audit.reports.errors import ReportFolderError, ReportOpenError
from conduct_audit.reports.placing import tray

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.reports.placing import Tray


def test_files_appear_when_all_are_placed(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "a.txt"
    with tray() as held:
        held.park(target, b"new")
        assert not target.exists()
        assert held.place() == (target,)
    assert target.read_bytes() == b"new"


def test_the_old_report_stays_when_a_later_one_fails(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    (tmp_path / "b").write_text("a file", encoding="utf-8")
    with tray() as held, pytest.raises(ReportFolderError):
        _park(held, tmp_path / "a.txt", tmp_path / "b" / "c.txt")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"old", "b": b"a file"}


def _park(held: Tray, *targets: Path) -> None:
    for target in targets:
        held.park(target, b"new")


def test_a_folder_that_is_a_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(ReportFolderError, match="out"), tray() as held:
        held.park(tmp_path / "out" / "a.txt", b"")


def test_a_target_that_cannot_be_replaced_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with tray() as held:
        held.park(tmp_path / "a.xlsx", b"new")
        with pytest.raises(ReportOpenError, match=r"a\.xlsx"):
            held.place()
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_where_one_file_cannot_be_placed_none_is_and_the_older_ones_are_back(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "z").mkdir()
    with pytest.raises(ReportOpenError):
        _interrupted(tmp_path / "old", tmp_path / "new", tmp_path / "z")
    assert (tmp_path / "old").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "z"]


@pytest.mark.parametrize("links", [True, False])
def test_what_was_placed_is_taken_back_when_the_rest_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: object
) -> None:
    if not links:
        monkeypatch.setattr("os.link", _refused)
    (tmp_path / "old").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(tmp_path / "old", tmp_path / "new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"old": b"old"}


def _refused(*_paths: Path) -> None:
    raise OSError


def _interrupted(*targets: Path) -> None:
    with tray() as held:
        _park(held, *targets)
        held.place()
        raise KeyboardInterrupt


def test_a_file_that_cannot_be_taken_back_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(tmp_path), "unlink", _refused_to_go)
    with pytest.raises(ReportOpenError, match="new"):
        _interrupted(tmp_path / "new")


def _refused_to_go(path: Path, *, missing_ok: bool = False) -> None:
    if path.exists() or not missing_ok:
        raise PermissionError


def test_a_ledger_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"SQLite format 3\x00...")
    with pytest.raises(LedgerTargetError), tray() as held:
        held.park(tmp_path / "a.db", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
