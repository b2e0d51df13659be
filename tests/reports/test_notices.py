"""Single papers: the notice of a violation and the list that is posted."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from conduct_audit.reports.notices import masked, notice, publicity
from tests.reports.test_page import words_of
from tests.reports.world import FORMULA, SCRIPT, SEAL, closed_month, usual_month

if TYPE_CHECKING:
    from conduct_audit.reports import MonthReport


def test_a_notice_tells_whose_when_where_what_and_how_much() -> None:
    said = words_of(notice(usual_month(), 2))
    facts = ("张三", "00001", "2024-03-05", "一号窗口", "4.1.1 电话响铃超时未接", FORMULA, "赵检", "人民币壹佰元整")
    assert [fact for fact in facts if fact not in said] == []


def test_a_notice_of_a_serious_case_names_the_bonus_and_its_basis() -> None:
    said = words_of(notice(usual_month(), 3))
    assert "第五章第5项" in said
    assert "当月无奖" in said


def test_a_notice_tells_of_nobody_else() -> None:
    assert "李四" not in notice(usual_month(), 1)


def test_the_posted_list_masks_names_and_bears_no_number_and_no_free_text() -> None:
    said = words_of(publicity(closed_month()))
    assert "张*" in said
    assert SEAL in said
    assert not [secret for secret in ("张三", "00001", FORMULA, "推搡") if secret in said]


def test_a_leaders_share_is_neither_posted_nor_the_subject_of_a_notice() -> None:
    share = usual_month().violations.iloc[[0]].assign(employee_id="00000", name="组长", count=0)
    report = with_leader(usual_month(), share)
    assert "组长" not in publicity(report, full_names=True)
    assert "张三" in words_of(notice(report, 1))


def with_leader(report: MonthReport, share: pd.DataFrame) -> MonthReport:
    return replace(report, violations=pd.concat([share, report.violations], ignore_index=True))


def test_names_are_posted_in_full_when_asked_for_and_stay_text() -> None:
    html = publicity(usual_month(), full_names=True)
    assert "张三" in html
    assert SCRIPT not in html
    assert "=1+1" not in unescape(html)


@pytest.mark.parametrize(("name", "shown"), [("张三", "张*"), ("欧阳娜娜", "欧***"), ("李", "李*"), ("", "*")])
def test_a_masked_name_keeps_its_first_character_alone(name: str, shown: str) -> None:
    assert masked(name) == shown
