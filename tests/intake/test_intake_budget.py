"""More rows than can be booked in time and memory are refused, and the sheet that holds them is named."""

from __future__ import annotations

import pytest
from openpyxl.utils import get_column_letter

from conduct_audit.intake.errors import SheetTooLargeError, TooManyCellsError
from conduct_audit.intake.files import limits
from conduct_audit.intake.files.budget import Budget, letters
from conduct_audit.intake.reader import read
from tests.intake.intake_files import HERE, saved, workbook


@pytest.mark.parametrize(("height", "width"), [(limits.ROWS, 24), (170, limits.COLUMNS), (0, 0)])
def test_what_the_limits_allow_is_taken(height: int, width: int) -> None:
    Budget().take("三月", height, width)


@pytest.mark.parametrize(("height", "width"), [(limits.ROWS + 1, 1), (limits.ROWS, 25), (1, limits.COLUMNS + 1)])
def test_a_sheet_that_reaches_too_far_is_named_with_its_last_cell(height: int, width: int) -> None:
    with pytest.raises(SheetTooLargeError) as caught:
        Budget().take("三月", height, width)

    assert caught.value.facts == {"sheet": "三月", "height": height, "column": letters(width)}


def test_the_sheets_of_a_file_count_together() -> None:
    budget = Budget()
    budget.take("一", limits.ROWS, 1)

    with pytest.raises(SheetTooLargeError):
        budget.take("二", 1, 1)


def test_a_text_has_no_sheet_to_name() -> None:
    with pytest.raises(TooManyCellsError) as caught:
        Budget().take("", limits.ROWS + 1, 1)

    assert not isinstance(caught.value, SheetTooLargeError)


@pytest.mark.parametrize("number", [1, 26, 27, 52, 703, limits.COLUMNS])
def test_columns_are_called_as_in_excel(number: int) -> None:
    assert letters(number) == get_column_letter(number)


@pytest.mark.parametrize(("cell", "place"), [("XFD1048576", "XFD"), ("A1048576", "A"), ("B1048576", "B")])
@pytest.mark.parametrize("value", ["b", 5, "#N/A"])
def test_a_stray_value_far_away_is_named_before_a_parser_chokes_on_it(cell: str, place: str, value: object) -> None:
    book, sheet = workbook()
    sheet.append(["姓名"])
    sheet[cell] = value

    with pytest.raises(SheetTooLargeError) as caught:
        read(saved(book), "三月.xlsx", HERE)

    assert (caught.value.facts["height"], caught.value.facts["column"]) == (1_048_576, place)
    assert "“Sheet”" in str(caught.value)


def test_cells_far_away_that_hold_nothing_do_not_count() -> None:
    book, sheet = workbook()
    sheet.append(["姓名"])
    sheet["XFD1048576"].number_format = "0.00"

    assert read(saved(book), "三月.xlsx", HERE).sheets[0].rows == [["姓名"]]
