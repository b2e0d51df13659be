from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from conduct_audit.language import activate
from conduct_audit.month import Month
from conduct_audit.reports import words


@pytest.mark.parametrize(("language", "title"), [("zh", "2024年3月"), ("en", "March 2024")])
def test_a_month_is_written_as_the_language_does(language: str, title: str) -> None:
    activate(language)
    assert words.month_words(Month(2024, 3)) == title


@pytest.mark.parametrize(
    ("fen", "written"),
    [
        (0, "0.00"),
        (123_456_789, "1,234,567.89"),
        (-150_000, "-1,500.00"),
        (-5, "-0.05"),
        (pd.NA, "未填"),
        (None, "未填"),
    ],
)
def test_an_amount_is_exact_grouped_and_never_zero_when_unknown(fen: Any, written: str) -> None:
    assert words.figures(fen) == written


@pytest.mark.parametrize(
    ("fen", "written"),
    [(0, "人民币零元整"), (30_000, "人民币叁佰元整"), (-10_000, "人民币负壹佰元整"), (pd.NA, "未填")],
)
def test_capitals_are_those_of_vouchers(fen: Any, written: str) -> None:
    assert words.capitals(fen) == written


def test_capitals_are_chinese_in_english_papers_too() -> None:
    activate("en")
    assert words.capitals(20_000) == "人民币贰佰元整"


@pytest.mark.parametrize(
    ("day", "month", "written"),
    [(date(2024, 3, 5), "2024-03", "2024-03-05"), (None, "2024-03", "2024-03"), (None, None, "")],
)
def test_a_day_that_is_not_known_is_its_month(day: date | None, month: str | None, written: str) -> None:
    assert words.day_words(day, month) == written


@pytest.mark.parametrize(
    ("file", "sheet", "row", "written"),
    [("检查.xlsx", "3月", 7, "检查.xlsx · 3月 · 第7行"), ("检查.csv", "", 2, "检查.csv · 第2行"), ("", "", pd.NA, "")],
)
def test_a_source_names_what_there_is(file: str, sheet: str, row: Any, written: str) -> None:
    assert words.source_words(file, sheet, row) == written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("铃\x07", "铃␇"),
        ("\x00", "␀"),
        ("\x85\ufffe\ud800", r"\u0085\ufffe\ud800"),
        ("一\r\n二\r三\n四\t五", "一\n二\n三\n四\t五"),
        ("=1+1", "=1+1"),
    ],
)
def test_what_xml_cannot_hold_is_shown_and_the_rest_kept(text: str, shown: str) -> None:
    assert words.visible(text) == shown


@pytest.mark.parametrize(("language", "written"), [("zh", "甲；乙"), ("en", "甲; 乙")])
def test_sentences_are_joined_as_the_language_does(language: str, written: str) -> None:
    activate(language)
    assert words.joined(["甲", "乙"]) == written
