"""When the program itself is at fault, is interrupted, or is asked for somebody nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit.cli.session import Session
from tests.actions.world import company, seen, sheet
from tests.cli.world import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("defect", "code"), [(RuntimeError("张三 的秘密"), 70), (KeyboardInterrupt(), 130)])
def test_a_defect_and_an_interruption_are_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], defect: BaseException, code: int
) -> None:
    def fails(_session: Session) -> None:
        raise defect

    monkeypatch.setattr(Session, "audit", fails)
    found, out, err = run(capsys, "log")
    assert (found, out) == (code, "")
    assert err.strip()
    assert "Traceback" not in err
    assert "张三" not in err


@pytest.fixture
def _booked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [seen(), seen("0201", "1.3.3"), seen("0301", "1.3.3")]
    company(tmp_path).import_files([sheet(tmp_path / "一.xlsx", *rows)])


@pytest.mark.usefixtures("_booked")
@pytest.mark.parametrize(
    ("words", "code", "count"),
    [
        ("--employee 0101", 0, 1),
        ("--employee 王芳", 0, 2),
        ("--employee 张三 --month 2024-03", 0, 1),
        ("--department 客服中心", 0, 1),
        ("--status waived", 0, 0),
        ("--employee 没有", 1, 0),
        ("--employee 没有 --month 2024-03", 1, 0),
        ("--department 没有", 1, 0),
    ],
)
def test_a_list_is_filtered_and_somebody_unknown_is_an_error(
    capsys: pytest.CaptureFixture[str], words: str, code: int, count: int
) -> None:
    found, out, _err = run(capsys, "--json", "violation", "list", *words.split())
    assert (found, out.count('"source"')) == (code, count)
