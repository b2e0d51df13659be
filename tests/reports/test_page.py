from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from jinja2 import Environment

from conduct_audit import resources
from conduct_audit.language import activate, gettext
from conduct_audit.reports.bars import stacked
from conduct_audit.reports.page import page
from conduct_audit.reports.statistics import by_department
from tests.reports.world import SCRIPT, SEAL, closed_month, corrected, correction, month_report, person, usual_month


def words_of(html: str) -> str:
    body = re.sub(r"(?s)<(style|script)>.*?</\1>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_the_page_shows_key_figures_departments_and_everybody() -> None:
    said = words_of(page(usual_month()))
    for fact in ("样例供热有限公司", "2024年3月", "1,800.00", "5,600.00", "收费大厅", "维修/一队", "赵六", "00007"):
        assert fact in said


def test_what_waits_stands_on_top() -> None:
    said = words_of(page(usual_month(waiting=3, unplaced=1)))
    assert "还有 3 条记录待人工处理，未计入本表。 有 1 人在花名册中未填奖金基数" in said
    assert "有 1 条已确认的违规，当事人不在本月花名册中" in said


def test_a_month_where_all_is_settled_bears_no_notice() -> None:
    assert 'class="notice"' not in page(month_report([person("1", "甲")], []))


def test_a_control_total_that_does_not_agree_is_shown() -> None:
    report = usual_month()
    lines = report.lines.assign(assessed=report.lines["assessed"] + 1)
    assert "核对不符：应扣（按次）" in words_of(page(replace(report, lines=lines)))


def test_draft_and_seal_are_said() -> None:
    assert "草稿 未结账" in words_of(page(usual_month()))
    assert SEAL in words_of(page(closed_month()))


def test_settings_that_were_on_are_named() -> None:
    assert "设置 cap 20%" in words_of(page(usual_month(settings=(("cap", "20%"),))))


def test_the_picture_has_its_numbers_as_text() -> None:
    assert "仪表举止 2; 通用服务行为 1; 岗位服务行为 1" in words_of(page(usual_month()))


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    columns = [(f"count_{code}", code) for code in "1234"]
    bars = stacked(by_department(usual_month()), "department", columns)
    assert [sum(piece.length for piece in bar.pieces) for bar in bars] == [100.0, 60.0, 40.0]
    assert [(piece.begin, piece.length, piece.colour) for piece in bars[2].pieces] == [(0.0, 20.0, 1), (20.0, 20.0, 4)]


def test_hostile_names_are_text() -> None:
    html = page(usual_month())
    assert SCRIPT not in html
    assert SCRIPT in unescape(html)


def test_nothing_is_remote_and_the_policy_allows_this_style_and_script_alone() -> None:
    html = page(usual_month())
    policy = unescape(re.search(r'Security-Policy" content="([^"]+)"', html)[1])  # type: ignore[index]  # it is there
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        content = re.search(rf"(?s)<{tag}>(.*?)</{tag}>", html)[1]  # type: ignore[index]  # it is there
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.search(r'(?:src|href|action)=|url\(|@import| style="| on\w+="', html)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_names_its_language_and_a_month_without_violations_is_whole(language: str) -> None:
    activate(language)
    html = page(month_report([person("1", "甲")], []))
    assert f'<html lang="{language}' in html
    assert gettext("No violation was recorded in this month.") in html


def test_every_word_of_the_templates_is_translated() -> None:
    reader: Any = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    for template in sorted(resources.folder("templates").glob("*.j2")):
        for _line, _function, message in reader.extract_translations(template.read_text(encoding="utf-8")):
            assert re.search(r"[\u4e00-\u9fff]", gettext(str(message))), message


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize(
    ("ink", "grounds", "least"),
    [
        ("ink", ("paper", "ground", "head", "alarm-ground"), 4.5),
        ("soft", ("paper", "ground", "head"), 4.5),
        ("alarm", ("paper", "ground", "alarm-ground"), 4.5),
        ("good", ("ground",), 4.5),
        *((f"c{number}", ("paper",), 3.0) for number in range(1, 7)),
    ],
)
def test_colours_can_be_told_apart_light_and_dark(
    scheme: int, ink: str, grounds: tuple[str, ...], least: float
) -> None:
    css = (resources.folder("templates") / "page.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", re.findall(r"(?s):root \{(.*?)\}", css)[scheme]))
    assert all(_contrast(colours[ink], colours[ground]) >= least for ground in grounds)


def test_the_page_lists_corrections_with_the_slips_they_correct_and_both_sums() -> None:
    said = words_of(page(corrected(closed_month(), [correction("00001", -5_000)])))
    assert [
        word for word in ("2024-900001", "2024年2月", "申诉成立", "2024-03-20", "1,750.00") if word not in said
    ] == []
    assert 'id="corrections"' not in page(closed_month())
