"""An odd sheet is explained once and understood every month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit.actions.errors import ProfileFaultError, UnknownProfileError
from conduct_audit.intake.table_errors import NoTableError, ProfileMisfitError
from tests.actions.world import seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit

ODD = ("谁", "咋了", "几回", "第几")
ROWS = (("张三", "未佩戴工牌", 2, "2.1.2"), ("李四", "上班聊天", None, "1.3.3"))
SAYS = ("谁=姓名", "咋了=违规行为", "几回=count", "D=条款")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    return sheet(tmp_path / "怪表.xlsx", *ROWS, header=ODD)


def test_a_sheet_that_nobody_understands_is_understood_with_its_profile(audit: Audit, odd: Path) -> None:
    with pytest.raises(NoTableError):
        audit.import_files([odd], month="2024-03")
    audit.save_profile("城东厅", columns=SAYS)
    told = audit.import_files([odd], month="2024-03", profile="城东厅")
    found = audit.violations()["violations"]
    assert told["totals"] == {"confirmed": 2, "pending": 0, "skipped": 0}
    assert [(row["employee_id"], row["clause"], row["count"]) for row in found] == [
        ("0101", "2.1.2", 2),
        ("0102", "1.3.3", 1),
    ]
    assert audit.violation(1)["cells"]["谁 姓名"] == "张三"


def test_the_trail_tells_by_which_profile_a_sheet_was_read(audit: Audit, odd: Path) -> None:
    audit.save_profile("城东厅", columns=SAYS)
    audit.import_files([odd], month="2024-03", profile="城东厅")
    assert audit.log()["entries"][-1]["detail"]["profile"] == "城东厅"


def test_a_later_profile_of_the_same_name_counts_and_a_removed_one_is_unknown(audit: Audit, odd: Path) -> None:
    audit.save_profile("城东厅", columns=["谁=工号"])
    audit.save_profile("城东厅", columns=SAYS, department="收费大厅")
    assert [each["given"] for each in audit.profiles()["profiles"]] == [{"department": "收费大厅"}]
    assert audit.profile("城东厅")["columns"]["谁"] == "name"
    audit.remove_profile("城东厅")
    assert audit.profiles()["profiles"] == []
    with pytest.raises(UnknownProfileError):
        audit.import_files([odd], profile="城东厅")
    with pytest.raises(UnknownProfileError):
        audit.remove_profile("城东厅")


def test_an_example_must_fit_and_gives_what_is_understood_of_it(audit: Audit, tmp_path: Path) -> None:
    example = sheet(tmp_path / "例.xlsx", ("张三", "未戴工牌", "2024-03-01"), header=("谁", "违规行为", "日期"))
    saved = audit.save_profile("例", example=example, columns=["谁=姓名"])
    assert saved["columns"] == {"谁": "name", "违规行为": "text", "日期": "date"}
    with pytest.raises(ProfileMisfitError, match="经办"):
        audit.save_profile("错", example=example, columns=["经办=姓名"])
    with pytest.raises(UnknownProfileError):
        audit.profile("错")


def test_a_file_that_the_profile_does_not_fit_is_refused(audit: Audit, odd: Path, tmp_path: Path) -> None:
    audit.save_profile("城东厅", columns=SAYS)
    told = audit.import_files([odd, sheet(tmp_path / "一.xlsx", seen())], month="2024-03", profile="城东厅")
    assert [file.get("error", {}).get("code") for file in told["files"]] == [None, "profile_misfit"]


def test_what_this_import_says_of_marks_wins_over_the_profile(audit: Audit, tmp_path: Path) -> None:
    marks = sheet(tmp_path / "勾.xlsx", ("张三", "√", None), header=("姓名", "牌", "天"))
    audit.save_profile("勾", columns=["牌=2.1.2", "天=1.3.3"], mark_means="violation")
    told = audit.import_files([marks], month="2024-03", profile="勾", mark_means="ok", dry_run=True)
    assert told["totals"]["confirmed"] == 0
    assert audit.import_files([marks], month="2024-03", profile="勾")["totals"]["confirmed"] == 1


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"columns": ["谁"]},
        {"columns": ["谁=某物"]},
        {"columns": ["=姓名"]},
        {"columns": ["谁=姓名", "谁=工号"]},
        {"header_row": "三"},
        {"header_row": "0"},
        {"header_row": "5-4"},
        {"header_row": "1-9"},
        {"cells": ["第二格=月份"]},
        {"cells": ["B2=次数"]},
    ],
)
def test_what_nobody_can_mean_is_not_saved(audit: Audit, words: dict[str, Any]) -> None:
    with pytest.raises(ProfileFaultError):
        audit.save_profile("错", **words)
    with pytest.raises(ProfileFaultError):
        audit.save_profile("  ", columns=SAYS)
    assert audit.profiles()["profiles"] == []
