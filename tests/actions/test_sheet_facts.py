"""What sheets say besides the violations: only a column that somebody fills tells of the rows that leave it blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit.actions.sheet_facts import inspectors
from tests.actions.world import HEADER, MARCH, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit


def records(audit: Audit, code: str) -> list[list[str]]:
    return [each["records"] for each in audit.settle(MARCH)["warnings"] if each["code"] == code]


@pytest.fixture
def with_column(audit: Audit, tmp_path: Path) -> Any:
    def book(heading: str, *cells: str | None) -> Audit:
        people = ("0101", "0102", "0202")
        rows = [(*seen(number), cell) for number, cell in zip(people, cells, strict=False)]
        audit.import_files([sheet(tmp_path / "一.xlsx", *rows, header=(*HEADER, heading))])
        return audit

    return book


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("照片编号", ("P1", None, "/"), [["2", "3"]]),
        ("证据", ("P1", "P2", "录音"), []),
        ("照片", (None, None, None), []),
        ("备注", ("x", None, None), []),
    ],
)
def test_a_blank_cell_for_evidence_is_told(
    with_column: Any, heading: str, cells: tuple[str | None, ...], expected: list[list[str]]
) -> None:
    assert records(with_column(heading, *cells), "W06") == expected


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("本人签字", ("张三", None, "未签"), [["2", "3"]]),
        ("员工确认", ("是", "否", "拒签"), [["2"]]),
        ("检查人签字", ("李检", None, None), []),
        ("当事人签名", (None, None, None), []),
    ],
)
def test_a_blank_signature_of_the_person_concerned_is_told(
    with_column: Any, heading: str, cells: tuple[str | None, ...], expected: list[list[str]]
) -> None:
    assert records(with_column(heading, *cells), "W07") == expected


def test_a_heading_that_says_fine_is_told(with_column: Any) -> None:
    audit = with_column("罚款金额", "100")
    told = [each["message"] for each in audit.settle(MARCH)["warnings"] if each["code"] == "W04"]
    assert len(told) == 1
    assert "罚款金额" in told[0]


def test_one_inspector_is_told_only_where_two_are_required(audit: Audit, tmp_path: Path) -> None:
    rows = [seen(inspector="李检"), seen("0102", inspector="李检、王督"), seen("0202", inspector="督查组")]
    audit.import_files([sheet(tmp_path / "一.xlsx", *rows)])
    assert records(audit, "W06") == []
    audit.set("two_inspectors", "on")
    assert records(audit, "W06") == [["1"]]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("李检", 1),
        ("张 三", 1),
        ("李检 王督", 2),
        ("李检和王督", 2),
        ("李检;王督;赵", 3),
        ("李检等3人", None),
        ("督查组", None),
    ],
)
def test_inspectors_are_counted_and_groups_are_not(cell: str, number: int | None) -> None:
    assert inspectors(cell) == number


def test_a_warning_names_sheet_and_row_of_its_records(with_column: Any) -> None:
    audit = with_column("照片编号", "P1", None)
    told = next(each for each in audit.settle(MARCH)["warnings"] if each["code"] == "W06")
    assert told["sources"] == [{"file": "一.xlsx", "sheet": "Sheet", "row": 3}]


def test_a_companys_own_templates_that_say_fine_are_told(audit: Audit, tmp_path: Path) -> None:
    house = tmp_path / "模板"
    house.mkdir()
    (house / "words.toml").write_text('"扣减" = "罚款"', encoding="utf-8")
    plain, own = (
        audit.report(MARCH, tmp_path / f"报表{number}", templates=folder) for number, folder in enumerate((None, house))
    )
    assert [each["code"] for each in plain["warnings"]] == []
    assert [(each["code"], "words.toml" in each["message"]) for each in own["warnings"]] == [("W04", True)]
