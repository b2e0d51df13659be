"""A returned sheet is read as it was before the program wrote beside its rows."""

from __future__ import annotations

import pytest

from conduct_audit.intake.grid import Merge
from conduct_audit.intake.taken_out import taken_out
from conduct_audit.receipts import NOTE_HEADING, RECEIPT_HEADING, receipt, receipt_heading
from tests.intake.intake_grids import book, sheet

RECEIPT = receipt("ledger", {12: "words"})
ROWS: list[list[str | None]] = [["督查表"], ["姓名", "违规行为"], ["张三", "未戴工牌"], ["李四", "吃零食"]]
COPY: list[list[str | None]] = [
    ["督查表"],
    ["姓名", "违规行为", NOTE_HEADING, RECEIPT_HEADING],
    ["张三", "未戴工牌", "花名册上找不到", RECEIPT],
    ["李四", "吃零食", None, None],
]


def test_notes_and_receipts_are_gone_and_the_rows_are_as_before() -> None:
    taken = taken_out(book(sheet(COPY)))

    assert taken.workbook.sheets[0].rows == sheet(ROWS).rows
    assert taken.receipts == {("Sheet1", 3): RECEIPT}


def test_a_file_without_notes_is_left_as_it_is() -> None:
    workbook = book(sheet([*ROWS, ["CA12", "CAxx"]]))

    assert taken_out(workbook).workbook is workbook


@pytest.mark.parametrize("moved", [[0, 3, 1, 2], [2, 0, 1, 3], [3, 2, 1, 0]])
def test_columns_may_have_been_moved(moved: list[int]) -> None:
    rows = [[(row + [None] * 4)[column] for column in moved] for row in COPY]

    taken = taken_out(book(sheet(rows)))

    assert [list(filter(None, row)) for row in taken.workbook.sheets[0].rows[2:]] == [
        list(filter(None, [row[column] for column in moved if column < 2]))
        for row in ([*r, None, None] for r in ROWS[2:])
    ]


def test_receipts_count_without_their_heading() -> None:
    rows = [row[:3] if number == 1 else row for number, row in enumerate(COPY)]

    taken = taken_out(book(sheet(rows)))

    assert taken.workbook.sheets[0].rows == sheet(ROWS).rows
    assert taken.receipts == {("Sheet1", 3): RECEIPT}


def test_a_row_that_holds_nothing_but_a_note_is_blank() -> None:
    taken = taken_out(book(sheet([*COPY, [None, None, "改好了", RECEIPT]])))

    assert len(taken.workbook.sheets[0].rows) == len(ROWS)


def test_of_two_receipts_in_a_row_the_left_one_counts() -> None:
    other = receipt("ledger", {13: "words"})
    taken = taken_out(book(sheet([*COPY[:2], ["张三", "未戴工牌", None, other, RECEIPT]])))

    assert taken.receipts == {("Sheet1", 3): other}


def test_merged_ranges_and_hidden_rows_stay_within_the_sheet() -> None:
    copy = sheet([*COPY, [None] * 4], merges=(Merge(0, 0, 0, 3), Merge(2, 2, 3, 2)), hidden_rows=frozenset({3, 4}))

    kept = taken_out(book(copy)).workbook.sheets[0]

    assert (kept.merges, kept.hidden_rows) == ((Merge(0, 0, 0, 1),), frozenset({3}))


def test_what_the_import_was_told_is_told_again() -> None:
    asked = {"month": "2026-03", "marks": "", "profile": "城东厅 (新)"}
    rows = [COPY[0], [*COPY[1][:3], receipt_heading(asked)], *COPY[2:]]

    taken = taken_out(book(sheet(rows)))

    assert taken.asked == {"month": "2026-03", "profile": "城东厅 (新)"}
    assert taken.workbook.sheets[0].rows == sheet(ROWS).rows
