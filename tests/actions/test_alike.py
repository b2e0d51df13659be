"""Several rows are decided together; a decision on one row offers the rows that the same answer settles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit.actions.errors import UnknownEmployeeError
from conduct_audit.books.record_errors import AlreadyDismissedError, ReasonMissingError, UnknownRecordError
from tests.actions.world import line, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit

ROWS = (
    seen("", name="张 三丰", text="未戴工牌"),
    seen("", name="张三丰", text="没戴工牌"),
    seen("0101", name="赵敏", text="未佩戴工牌"),
    seen("0102", "", text="此条再议"),
    seen("0202", "", text="此条，再议"),
    seen("0102", day="32日", text="工牌没戴"),
    seen("0202", day="32日", text="忘戴工牌"),
    seen("0202", count="多次", text="没有佩戴工牌"),
)


@pytest.fixture
def queue(audit: Audit, tmp_path: Path) -> Audit:
    audit.import_files([sheet(tmp_path / "一.xlsx", *ROWS)])
    return audit


def alike(page: Any) -> list[tuple[str, list[str]]]:
    return [(each["option"], each["ids"]) for each in page["alike"]]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, [("--employee", ["2"])]),
        (3, []),
        (4, [("--clause", ["5"])]),
        (6, [("--date", ["7"])]),
        (8, []),
    ],
)
def test_a_row_names_those_that_wait_for_the_same_answer(queue: Audit, number: int, expected: list[Any]) -> None:
    assert alike(queue.waiting_row(number)) == expected


def test_the_queue_names_what_several_rows_share(queue: Audit) -> None:
    shared = queue.waiting()
    assert alike(shared) == [("--employee", ["1", "2"]), ("--clause", ["4", "5"]), ("--date", ["6", "7"])]
    assert [each["about"] for each in shared["alike"]] == ["张 三丰", "此条再议", "32日"]


def test_a_decision_offers_the_same_answer_for_the_rows_alike(queue: Audit) -> None:
    decided = queue.set_row(1, employee="0101")
    assert (decided["status"], alike(decided)) == ("confirmed", [("--employee", ["2"])])
    assert "review set 2 --employee 0101" in decided["hints"][0]
    assert queue.set_row(8, count=3)["hints"] == []


def test_the_same_words_elsewhere_are_another_person(audit: Audit, tmp_path: Path) -> None:
    header = ("日期", "姓名", "部门", "条款", "违规事实")
    rows = [("2024-03-05", "张三丰", hall, "2.1.2", hall) for hall in ("收费大厅", "维修班")]
    audit.import_files([sheet(tmp_path / "一.xlsx", *rows, header=header)])
    assert audit.waiting()["alike"] == []


def test_several_rows_are_decided_in_one_entry(queue: Audit) -> None:
    entries = queue.verify()["entries"]
    told = queue.set_rows([1, 2, 1], employee="张三", reason="笔误")
    assert [(row["id"], row["status"]) for row in told["items"]] == [("1", "confirmed"), ("2", "confirmed")]
    assert queue.verify()["entries"] == entries + 1
    assert queue.log()["entries"][-1]["detail"]["ids"] == [1, 2]
    assert line(queue, "0101")["violations"] == 2


@pytest.mark.parametrize(
    ("numbers", "facts", "error"),
    [
        ([1, 99], {"employee": "0101"}, UnknownRecordError),
        ([1, 2], {"employee": "0999"}, UnknownEmployeeError),
        ([1, 8], {"employee": "0101"}, AlreadyDismissedError),
    ],
)
def test_when_one_of_several_cannot_be_decided_none_is(
    queue: Audit, numbers: list[int], facts: dict[str, Any], error: type[Exception]
) -> None:
    queue.dismiss_row(8, "查无此事")
    with pytest.raises(error):
        queue.set_rows(numbers, **facts)
    assert {row["id"] for row in queue.violations(status="pending")["violations"]} == set("1234567")


def test_several_rows_are_dropped_or_admitted_together(queue: Audit) -> None:
    with pytest.raises(ReasonMissingError):
        queue.dismiss_rows([1, 2], " ")
    assert {row["status"] for row in queue.dismiss_rows([1, 2], "查无此人")["items"]} == {"dismissed"}
    queue.set_rows([6, 7], day=date(2024, 3, 31))
    assert {row["id"] for row in queue.violations(status="dismissed")["violations"]} == {"1", "2"}


def test_candidates_without_any_certainty_are_not_named(queue: Audit) -> None:
    scores = [each["score"] for row in queue.waiting()["items"] for each in row["candidates"]]
    assert scores
    assert min(scores) >= 0.005
