"""Sheets that repeat the others of their file count once, whatever they are called."""

from __future__ import annotations

import pytest

from conduct_audit.books.identity import Parts
from conduct_audit.books.summaries import among, repeats

Told = list[tuple[str, str]]


def rows_of(told: Told) -> tuple[list[str], list[Parts]]:
    """Make rows of (sheet, person); the inspector is left blank on the sheet 全部."""
    sheets = [sheet for sheet, _ in told]
    return sheets, [Parts(who, "5", "2.1.2", "", "" if sheet == "全部" else "甲") for sheet, who in told]


EAST_AND_WEST: Told = [("城东", "a"), ("城东", "b"), ("城西", "c")]


@pytest.mark.parametrize(
    ("told", "again"),
    [
        ([*EAST_AND_WEST, ("汇总", "a")], {"汇总"}),
        ([*EAST_AND_WEST, ("全部", "a"), ("全部", "b"), ("全部", "c")], {"全部"}),
        ([("全部", "c"), ("全部", "a"), ("全部", "d"), ("全部", "b"), *EAST_AND_WEST], {"全部"}),
        ([*EAST_AND_WEST, ("全部", "a"), ("全部", "b")], set()),
        ([("城东", "a"), ("城西", "a"), ("城北", "a")], set()),
        ([("城东", "a"), ("城东", "b"), ("城西", "a"), ("城西", "b")], set()),
        ([("城东", "a"), ("城东", "b"), ("城东 (2)", "a"), ("城东 (2)", "b")], {"城东 (2)"}),
        ([("城东", "a"), ("城东", "b"), ("城东 (2)", "a")], set()),
        ([("城东 (2)", "a"), ("城西", "a")], set()),
    ],
)
def test_a_sheet_repeats_others_by_its_name_or_by_all_that_it_holds(told: Told, again: set[str]) -> None:
    assert among(*rows_of(told)) == again


def test_what_such_a_sheet_alone_tells_stays_an_event_of_its_own() -> None:
    told = [*EAST_AND_WEST, ("全部", "a"), ("全部", "b"), ("全部", "c"), ("全部", "d")]
    assert repeats(*rows_of(told)) == {3: 0, 4: 1, 5: 2}
