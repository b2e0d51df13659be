"""In a real browser: one A4 page an employee, nothing wider than the screen, nothing loaded, nothing hard to read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conduct_audit.language import activate
from conduct_audit.month import Month
from conduct_audit.reports.history import earlier
from conduct_audit.reports.notices import notice, publicity
from conduct_audit.reports.page import page
from conduct_audit.reports.slips import slips
from tests.reports.browser import BROWSER, DARK, TO_TEXT, console, measured, printed
from tests.reports.world import case, corrected, correction, month_report, person

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.reports import MonthReport

pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine"),
    pytest.mark.skipif(TO_TEXT is None, reason="no pdftotext on this machine"),
]
LONG = (
    "接到用户报修后未按规定登记，“您好”也未说。",
    "W",
    "A long remark of many English words, again and again. ",
    "字",
)


def crowded() -> MonthReport:
    """People with lists, texts and corrections of every length: each must stay on the pages it was given."""
    people = [{**person(f"{number:05d}", f"员工{number}"), "post": "岗" * number} for number in range(30, 60)]
    cases, corrections = [], []
    for place, number in enumerate(range(30, 60)):
        text = LONG[place % 4] * (1 + 7 * place)
        cases += [case(f"{number:05d}", "4.1.1", text=text[:1500], place=text[: place * 2], serious=place % 9 == 8)]
        cases += [case(f"{number:05d}", occurred_on=date(2024, 3, day + 1)) for day in range(place % 15)]
        cause = "申诉部分成立；2024-02-16 违规 102，条款 4.2.4；其余 100.00 元不再补扣" * (1 + place % 3)
        corrections += [correction(f"{number:05d}", fen * 100, cause=cause) for fen in range(place % 6)]
    report = corrected(month_report(people, cases, closed=True, seal="5eal" * 16), corrections)
    months = [(Month(2024, number), report.lines) for number in (1, 2)]
    return replace(report, history=earlier(months), appeal_until=date(2024, 4, 10))


def papers() -> dict[str, str]:
    """Give every paper that is a page."""
    report = crowded()
    return {
        "page": page(report),
        "slips": slips(report),
        "notice": notice(report, 1),
        "publicity": publicity(report, full_names=True),
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_slip_takes_exactly_the_pages_it_was_given(tmp_path: Path, language: str) -> None:
    activate(language)
    html = slips(crowded())
    pages = printed(tmp_path, html)
    wanted = re.findall(r'<section class="sheet">.*?</th><td>(\d{5})</td>', html, re.DOTALL)
    assert [sorted(set(re.findall(r"\b000[345]\d\b", text))) for text in pages] == [[number] for number in wanted]
    assert len(wanted) > 60


@pytest.mark.parametrize("scheme", [(), (DARK,)], ids=["light", "dark"])
def test_every_paper_fits_the_screen_is_easy_to_read_and_loads_nothing(tmp_path: Path, scheme: tuple[str, ...]) -> None:
    found = measured(tmp_path, papers(), *scheme)
    assert len(found) == 8
    assert {key: one["wide"] for key, one in found.items() if one["wide"] > key[1]} == {}
    assert {key: one["faint"] for key, one in found.items() if one["faint"]} == {}
    assert {key: one["loaded"] for key, one in found.items() if one["loaded"]} == {}
    assert min(one["texts"] for one in found.values()) > 20


@pytest.mark.parametrize("name", ["page", "slips", "notice", "publicity"])
def test_no_paper_says_a_word_on_the_console(tmp_path: Path, name: str) -> None:
    assert console(tmp_path, papers()[name]) == []


def test_the_console_is_really_heard(tmp_path: Path) -> None:
    forbidden = papers()["notice"].replace("</body>", '<img src="http://example.invalid/x.png"></body>')
    assert len(console(tmp_path, forbidden)) == 1


def test_two_slips_share_a_page(tmp_path: Path) -> None:
    report = crowded()
    pages = printed(tmp_path, slips(report, two_up=True))
    leaves = slips(report).count('class="sheet"')
    assert len(pages) == (leaves + 1) // 2


def test_the_notice_of_a_violation_is_one_page(tmp_path: Path) -> None:
    pages = printed(tmp_path, notice(crowded(), 1))
    assert [text.count("员工30") for text in pages] == [1]
