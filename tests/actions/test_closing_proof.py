"""Closing with proof: tie-out and warnings are frozen, strict warnings hold until a named person overrides them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conduct_audit.actions.month_errors import (
    AppealsHoldError,
    OverrideReasonError,
    OverrideUnknownError,
    WarningsHoldError,
)
from conduct_audit.settings import WorkingDaysUnknownError
from tests.actions.world import MARCH, seen, sheet

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
