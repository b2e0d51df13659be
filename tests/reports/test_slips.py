from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import pytest

from conduct_audit.language import activate
from conduct_audit.reports.slips import fragments, slips, with_violations
from tests.reports.world import (
    FORMULA,
    SCRIPT,
    SEAL,
    case,
    closed_month,
    corrected,
    correction,
    month_report,
    person,
    usual_month,
)

if TYPE_CHECKING:
    from conduct_audit.reports import MonthReport


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


def slip(report: MonthReport, number: str) -> str:
    return " ".join(text_of(fragments(report)[number]).split())


def test_everybody_on_the_roster_gets_one_slip() -> None:
    html = slips(usual_month())
    assert html.count('<section class="sheet">') == 7
    assert list(fragments(usual_month())) == [f"0000{number}" for number in range(1, 8)]


def test_a_slip_says_who_what_when_where_and_how_much() -> None:
    said = slip(usual_month(), "00001")
    for fact in ("00001", "张三", "收费大厅", "收费员", "2024年3月", "2024-03-05", "一号窗口", "2.1.1", "未佩戴工牌"):
        assert fact in said
    assert "三月检查.xlsx · 3月 · 第7行 2 200.00" in said
    assert "1,500.00 300.00 300.00 0.00 1,200.00 实扣大写 人民币叁佰元整" in said


def test_nothing_taken_is_written_in_capitals_too() -> None:
    said = slip(usual_month(), "00006")
    assert "本月无考核扣减记录。" in said
    assert "人民币零元整" in said


def test_a_month_without_bonus_is_a_state_with_its_reason() -> None:
    said = slip(usual_month(), "00002")
    assert "当月无奖。 2024-03-12 违反 3.1.2" in said
    assert "（第五章第5项）" in said
    assert "1,200.00 100.00 1,200.00 0.00 0.00 实扣大写 人民币壹仟贰佰元整" in said


def test_a_bonus_that_is_not_stated_is_not_zero() -> None:
    assert "未填 100.00 未填 0.00 未填 实扣大写 未填" in slip(usual_month(), "00003")


def test_an_open_month_is_a_draft_and_a_closed_one_bears_serial_and_seal() -> None:
    assert "编号：草稿" in slip(usual_month(), "00001")
    said = slip(closed_month(), "00001")
    assert "编号：2024-0001" in said
    assert SEAL in said
    assert "草稿" not in said


def test_hostile_texts_are_shown_to_the_letter() -> None:
    html = slips(usual_month())
    assert SCRIPT not in html
    assert SCRIPT in unescape(html)
    assert FORMULA in slip(usual_month(), "00001")


def test_a_list_too_long_goes_on_on_a_marked_page() -> None:
    report = month_report([person("1", "甲")], [case("1", occurred_on=date(2024, 3, day)) for day in range(1, 20)])
    said = slip(report, "1")
    assert said.count("（续页）") == said.count("转下页") == 1
    assert said.count("2024-03-") == 19
    assert said.count("实扣大写") == 1


@pytest.mark.parametrize(
    ("until", "sentence"), [(None, "以书面形式向公司人力资源部门提出"), (date(2024, 4, 10), "可于 2024-04-10 前")]
)
def test_a_slip_says_how_to_object(until: date | None, sentence: str) -> None:
    assert sentence in slip(usual_month(appeal_until=until), "00006")


def test_corrections_of_closed_months_are_named() -> None:
    report = corrected(usual_month(), [correction("00006", -10_000), correction("00004", 5_000)])
    assert with_violations(report) == {"00001", "00002", "00003", "00004", "00006", "00007"}
    activate("en")
    back = "Correction of notice No. 2024-900006 of February 2024: 100.00 yuan given back. 申诉成立."
    assert f"{back} Decided on 2024-03-20." in slip(report, "00006")
    assert "Correction of notice No. 2024-900004 of February 2024: 50.00 yuan still taken." in slip(report, "00004")
    assert "2024-900004" not in slip(report, "00006")


def test_signature_lines_include_refusal_with_witness() -> None:
    said = slip(usual_month(), "00001")
    assert "拒绝签收" in said
    assert "见证人" in said


def test_the_words_are_those_of_a_deduction_not_of_a_fine() -> None:
    assert "罚" not in slips(usual_month())


def test_english_slips_keep_chinese_capitals() -> None:
    activate("en")
    said = slip(usual_month(), "00001")
    assert "Notice of bonus deduction" in said
    assert "Deducted, in capitals 人民币叁佰元整" in said


def test_the_same_report_gives_the_same_bytes() -> None:
    assert slips(usual_month()) == slips(usual_month())


def test_slips_of_nobody_say_so() -> None:
    nobody = replace(usual_month(), lines=usual_month().lines.head(0))
    assert "本月无人被扣减。" in slips(nobody)
