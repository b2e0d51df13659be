"""Closing with proof: tie-out and warnings are frozen, strict warnings hold until a named person overrides them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from conduct_audit import language, resources
from conduct_audit.actions.month_errors import (
    AppealsHoldError,
    OverrideReasonError,
    OverrideUnknownError,
    WarningsHoldError,
)
from conduct_audit.settings import WorkingDaysUnknownError
from tests.actions.world import MARCH, PEOPLE, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit


@pytest.fixture
def booked(audit: Audit, tmp_path: Path) -> Audit:
    rows = [seen(inspector=None), seen("0201", "3.2.1", text="对用户说脏话", count=3), seen("0102", serious="是")]
    audit.import_files([sheet(tmp_path / "一.xlsx", *rows)])
    return audit


def codes(audit: Audit) -> list[tuple[str, bool]]:
    return [(each["code"], each["holds"]) for each in audit.settle(MARCH)["warnings"]]


def test_warnings_are_told_and_hold_up_nothing_by_default(booked: Audit) -> None:
    assert codes(booked) == [("W03", False), ("W05", False), ("W06", False), ("W08", False)]
    assert [each["code"] for each in booked.close(MARCH)["warnings"]] == ["W03", "W05", "W06", "W08"]


def test_a_closed_month_tells_the_warnings_it_was_closed_with(booked: Audit) -> None:
    before = booked.settle(MARCH)["warnings"]
    booked.close(MARCH)
    booked.set("rulebook_adopted", "2020-01-01")
    assert booked.settle(MARCH)["warnings"] == before


def test_a_person_who_judged_with_a_reason_answers_for_a_lost_bonus(audit: Audit, tmp_path: Path) -> None:
    row = seen("0102", "4.3.10", text="损坏用户地板不赔，造成严重后果及恶劣影响")
    waits = audit.import_files([sheet(tmp_path / "二.xlsx", row)])["files"][0]["pending"]
    audit.set_row(int(waits[0]["id"]), serious=True, reason="用户投诉属实，已上报")
    assert "W08" not in [code for code, _holds in codes(audit)]
    assert audit.settle(MARCH)["totals"]["zero_bonus"] == 1


def test_nobody_is_asked_about_a_serious_case_that_costs_no_bonus(booked: Audit, tmp_path: Path) -> None:
    shipped = (resources.library() / "thermal-power" / "rulebook.toml").read_text(encoding="utf-8")
    forfeit = shipped[shipped.index("[[tariff]]") : shipped.index("[[tariff]]", shipped.index("[[tariff]]") + 1)]
    (tmp_path / "mild.toml").write_text(shipped.replace(forfeit, ""), encoding="utf-8")
    booked.use_rulebook(str(tmp_path / "mild.toml"), MARCH.first_day)
    assert "W08" not in [code for code, _holds in codes(booked)]
    assert booked.settle(MARCH)["totals"]["zero_bonus"] == 0


def test_a_strict_warning_holds_up_the_close_and_nothing_is_written(booked: Audit) -> None:
    booked.set("strict_warnings", "W06,W08")
    head = booked.verify()["head"]
    assert ("W06", True) in codes(booked)
    with pytest.raises(WarningsHoldError, match="W06"):
        booked.close(MARCH)
    with pytest.raises(WarningsHoldError, match="W08"):
        booked.close(MARCH, override=["W06"], reason="已核实")
    assert booked.verify()["head"] == head


def test_a_named_person_overrides_it_with_a_reason(booked: Audit) -> None:
    booked.set("strict_warnings", "W06")
    closed = booked.close(MARCH, override=["w06"], reason="班长在场")
    with booked.desk.reading() as ledger:
        kept = [(each.code, each.reason, each.actor) for each in ledger.overrides(MARCH)]
    assert kept == [("W06", "班长在场", "李会计")]
    assert booked.log()["entries"][-1]["detail"] == {"month": "2024-03", "override": "W06", "reason": "班长在场"}
    assert not any(each["holds"] for each in closed["warnings"])


@pytest.fixture
def poor(audit: Audit, tmp_path: Path) -> Audit:
    """王芳 earns 2050 yuan, 40 above the minimum wage, and loses 100."""
    people = [(*person, 2050 if person[0] == "0201" else None) for person in PEOPLE]
    header = ("工号", "姓名", "部门", "奖金基数", "应发工资")
    audit.import_roster(sheet(tmp_path / "工资.xlsx", *people, header=header), month=MARCH)
    audit.import_files([sheet(tmp_path / "一.xlsx", seen("0201"))])
    return audit


def test_w02_holds_up_the_close_as_shipped_where_wages_are_known(poor: Audit) -> None:
    assert "W02" not in [code for code, _holds in codes(poor)]
    poor.set("minimum_wage", "2010")
    assert ("W02", True) in codes(poor)
    with pytest.raises(WarningsHoldError, match="W02"):
        poor.close(MARCH)


@pytest.mark.parametrize(("value", "holds"), [("none", False), ("W08", False), ("off", True), ("W02,W08", True)])
def test_w02_can_be_switched_off(poor: Audit, value: str, holds: bool) -> None:  # noqa: FBT001  # a table of cases
    poor.set("minimum_wage", "2010")
    poor.set("strict_warnings", value)
    assert ("W02", holds) in codes(poor)


def test_an_override_stands_on_the_workbook_of_the_whole_company(poor: Audit, tmp_path: Path) -> None:
    language.activate("en")
    poor.set("minimum_wage", "2010")
    poor.close(MARCH, override=["W02"], reason="另行补足")
    poor.report(MARCH, tmp_path / "报表")
    whole, department = (
        texts(tmp_path / "报表" / place / "payroll-2024-03.xlsx") for place in (".", "departments/客服中心")
    )
    assert "Overridden: W02" in whole
    assert any("李会计" in text and "另行补足" in text and "2024-04-02" in text for text in whole)
    assert not any("另行补足" in text for text in department)


def texts(workbook: Path) -> list[str]:
    return [str(cell.value) for page in load_workbook(workbook) for row in page.iter_rows() for cell in row]


@pytest.mark.parametrize(("override", "reason"), [(["W06"], ""), ([], "因为"), (["W06"], " ")])
def test_override_and_reason_go_together(booked: Audit, override: list[str], reason: str) -> None:
    with pytest.raises(OverrideReasonError):
        booked.close(MARCH, override=override, reason=reason)


def test_what_holds_up_nothing_cannot_be_overridden(booked: Audit) -> None:
    with pytest.raises(OverrideUnknownError, match="W06"):
        booked.close(MARCH, override=["W06"], reason="以防万一")


def test_an_open_appeal_holds_up_the_close_where_the_setting_says_so(booked: Audit) -> None:
    booked.file_appeal(1, "当天未上班")
    assert ("W07", False) in codes(booked)
    booked.set("open_appeal", "hold")
    with pytest.raises(AppealsHoldError, match="1"):
        booked.close(MARCH)
    booked.decide_appeal(1, "dismissed", "监控可见")
    assert booked.close(MARCH)["seal"]


def test_the_tie_out_is_told_and_frozen(booked: Audit) -> None:
    checks = {each["check"]: (each["ours"], each["theirs"]) for each in booked.close(MARCH)["tie_out"]}
    assert checks["observations"] == (3, 3)
    assert checks["violations"] == (5, 5)
    assert checks["deduction"] == ("1800.00", "1800.00")
    assert all(ours == theirs for ours, theirs in checks.values())
    assert booked.verify()["ok"]


def test_a_window_whose_end_cannot_be_told_is_met_before_the_close(booked: Audit) -> None:
    booked.set("appeal_window", "366")
    booked.set("appeal_days", "working")
    closing_far_ahead = booked.desk.clock().replace(year=2098)
    late = type(booked)(booked.desk.place, actor="李会计", clock=lambda: closing_far_ahead)
    with pytest.raises(WorkingDaysUnknownError):
        late.close(MARCH)
