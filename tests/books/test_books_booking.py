"""What becomes of the rows of a file (INTERFACE §3 `import`, §4 Identity)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit import books
from conduct_audit.month import Month
from tests.books.world import BOTH, UNCLEAR, UNKNOWN_PERSON, mapped

if TYPE_CHECKING:
    from tests.books.world import Desk

ON = BOTH
MARCH = Month(2024, 3)


def test_a_row_without_a_question_is_confirmed(desk: Desk) -> None:
    booked = desk.book("a.xlsx", {})

    assert booked["status"].tolist() == ["confirmed"]
    found = desk.ledger.violations().iloc[0]
    assert (found["id"], found["file"], found["sheet"], found["row"]) == (1, "a.xlsx", "3月", 2)
    assert (found["occurred_on"], found["month"], found["clause"], found["count"]) == (
        dt.date(2024, 3, 5),
        "2024-03",
        "2.1.2",
        1,
    )


def test_a_row_with_a_reason_waits_with_it(desk: Desk) -> None:
    booked = desk.book("a.xlsx", UNCLEAR)

    assert booked.loc[0, "status"] == "pending"
    assert desk.ledger.violations(statuses=("pending",)).loc[0, "reasons"] == ("unclear_clause",)


@pytest.mark.parametrize(
    ("unknown", "reason"),
    [
        ({"employee_id": None}, "unknown_employee"),
        ({"clause": None}, "unclear_clause"),
        ({"occurred_on": None, "month": None}, "bad_date"),
        ({"count": None}, "bad_count"),
    ],
)
def test_nothing_is_booked_while_a_fact_that_decides_money_is_unknown(
    desk: Desk, unknown: dict[str, Any], reason: str
) -> None:
    booked = desk.book("a.xlsx", unknown)

    assert booked.loc[0, "status"] == "pending"
    assert booked.loc[0, "reasons"] == (reason,)


def test_equal_rows_of_one_file_are_separate_events(desk: Desk) -> None:
    booked = desk.book("a.xlsx", {}, {}, {})

    assert booked["status"].tolist() == ["confirmed"] * 3


def test_a_file_sent_again_is_skipped_row_by_row(desk: Desk) -> None:
    desk.book("a.xlsx", {}, {"text": "迟到"})

    again = desk.book("renamed.xlsx", {"text": "迟到"}, {})

    assert again["status"].tolist() == ["skipped", "skipped"]
    assert again["same_as"].tolist() == [2, 1]


def test_an_extended_file_adds_only_what_is_new(desk: Desk) -> None:
    desk.book("a.xlsx", {}, {"text": "迟到"})

    again = desk.book("a.xlsx", {}, {}, {"text": "迟到"}, {"text": "串岗"})

    assert sorted(again["status"]) == ["confirmed", "confirmed", "skipped", "skipped"]


@pytest.mark.parametrize(
    "elsewise",
    [
        {"number": "12", "cells": "{}", "category_text": "着装"},
        {"place": "城東廳"},
        {"text": "未戴 工牌"},
        {"inspector": "李检 "},
        {"clause_text": "二(一)2"},
        {"date_text": "2024-03-05"},
    ],
)
def test_what_does_not_count_for_identity_may_differ(desk: Desk, elsewise: dict[str, Any]) -> None:
    desk.book("a.xlsx", {})

    assert desk.book("b.xlsx", elsewise).loc[0, "status"] == "skipped"


@pytest.mark.parametrize(
    "elsewise",
    [
        {"employee_id": "0013", "number": "0013"},
        {"occurred_on": dt.date(2024, 3, 6)},
        {"occurred_on": None},
        {"clause": "2.1.3"},
    ],
)
def test_another_person_day_or_clause_is_another_event(desk: Desk, elsewise: dict[str, Any]) -> None:
    desk.book("a.xlsx", {})

    assert desk.book("b.xlsx", elsewise).loc[0, "status"] == "confirmed"


@pytest.mark.parametrize("elsewise", [{"inspector": "赵检"}, {"text": "胸牌没带"}, {"place": "城西厅"}])
def test_the_same_event_in_other_words_of_another_file_waits(desk: Desk, elsewise: dict[str, Any]) -> None:
    desk.book("a.xlsx", {})

    booked = desk.book("b.xlsx", elsewise)

    assert booked.loc[0, "reasons"] == ("possible_duplicate",)
    assert booked.loc[0, "related"] == (1,)
    assert desk.ledger.violations(ids=[2]).loc[0, "related"] == (1,)


def test_the_same_event_in_other_words_of_the_same_file_does_not_wait(desk: Desk) -> None:
    booked = desk.book("a.xlsx", {}, {"text": "胸牌没带"})

    assert booked["status"].tolist() == ["confirmed", "confirmed"]


def test_an_extended_file_may_repeat_an_event_of_its_own_in_other_words(desk: Desk) -> None:
    desk.book("a.xlsx", {})

    booked = desk.book("a2.xlsx", {}, {"text": "胸牌没带"})

    assert booked["status"].tolist() == ["skipped", "confirmed"]


def test_an_inferred_clause_does_not_count_for_identity(desk: Desk) -> None:
    inferred = {"clause_text": "", "score": 0.99}
    desk.book("a.xlsx", inferred)

    assert desk.book("b.xlsx", inferred | {"clause": "2.1.3"}).loc[0, "status"] == "skipped"


def test_a_skipped_row_tells_what_it_says_otherwise(desk: Desk) -> None:
    desk.book("a.xlsx", {})

    booked = desk.book("b.xlsx", {"count": 3, "serious": True})

    assert booked.loc[0, "same_as"] == 1
    assert booked.loc[0, "differs"] == ("count", "serious")


def test_a_row_of_a_closed_month_waits(desk: Desk) -> None:
    desk.close(MARCH)

    booked = desk.book("a.xlsx", {}, {"occurred_on": dt.date(2024, 4, 1)})

    assert booked["reasons"].tolist() == [("closed_month",), ()]


class TestWhatWaited:
    def test_is_settled_when_the_same_file_comes_again_and_the_person_is_known(self, desk: Desk) -> None:
        desk.book("a.xlsx", UNKNOWN_PERSON, content=b"sheet")

        again = desk.book("a.xlsx", {}, content=b"sheet")

        assert again["status"].tolist() == ["confirmed"]
        assert again["supersedes"].tolist() == [1]
        assert desk.statuses() == {1: "dismissed", 2: "confirmed"}

    def test_is_settled_when_the_sheet_was_saved_anew(self, desk: Desk) -> None:
        desk.book("a.xlsx", UNKNOWN_PERSON, {"count": None})

        again = desk.book("a.xlsx", {"text": "new"}, {}, {"count": 2})

        assert again["supersedes"].notna().tolist() == [False, True, True]
        assert list(desk.statuses().values()).count("confirmed") == 3

    def test_is_settled_when_the_month_is_known_at_last(self, desk: Desk) -> None:
        desk.book("a.xlsx", {"occurred_on": None, "month": None, "date_text": "5日"}, content=b"sheet")

        desk.book("a.xlsx", {"date_text": "5日"}, content=b"sheet")

        assert desk.statuses() == {1: "dismissed", 2: "confirmed"}

    def test_is_not_booked_twice_when_a_person_has_settled_it(self, desk: Desk) -> None:
        desk.book("a.xlsx", UNKNOWN_PERSON, content=b"sheet")
        desk.decide(1, "set", employee_id="0012")

        desk.book("a.xlsx", {}, content=b"sheet")

        assert desk.statuses() == {1: "confirmed", 2: "skipped"}

    def test_does_not_come_back_once_dismissed(self, desk: Desk) -> None:
        desk.book("a.xlsx", UNCLEAR)
        desk.decide(1, "dismiss", reason="设备故障")

        assert desk.book("b.xlsx", UNCLEAR).loc[0, "same_as"] == 1

    def test_waits_once_when_it_still_cannot_be_booked(self, desk: Desk) -> None:
        desk.book("a.xlsx", UNKNOWN_PERSON)

        assert desk.book("b.xlsx", UNKNOWN_PERSON).loc[0, "status"] == "skipped"

    def test_keeps_its_place_beside_a_booked_twin(self, desk: Desk) -> None:
        desk.book("a.xlsx", {}, {"count": None})

        again = desk.book("a.xlsx", {}, {"count": None}, content=b"saved anew")

        assert again["same_as"].tolist() == [1, 2]
        assert desk.statuses() == {1: "confirmed", 2: "pending", 3: "skipped", 4: "skipped"}

    def test_does_not_count_once_it_was_superseded(self, desk: Desk) -> None:
        desk.book("a.xlsx", UNKNOWN_PERSON, content=b"sheet")
        desk.book("a.xlsx", {}, content=b"sheet")

        third = desk.book("b.xlsx", {}, {})

        assert third["status"].tolist() == ["skipped", "confirmed"]


def test_the_same_bytes_read_for_another_month_wait(desk: Desk) -> None:
    monthless = {"occurred_on": None, "date_text": ""}
    desk.book("a.csv", monthless | {"month": "2024-03"}, content=b"sheet")

    booked = desk.book("a.csv", monthless | {"month": "2024-04"}, content=b"sheet")

    assert booked.loc[0, "status"] == "pending"
    assert booked.loc[0, "reasons"] == ("possible_duplicate",)


class TestSummarySheets:
    @pytest.mark.parametrize("name", ["汇总", "3月合计", "總表", "Summary"])
    def test_count_once_what_they_repeat(self, desk: Desk, name: str) -> None:
        booked = desk.book("a.xlsx", {"sheet": name}, {"sheet": "城东厅"})

        assert booked["status"].tolist() == ["skipped", "confirmed"]
        assert booked.loc[0, "same_as"] == 2

    def test_may_leave_place_and_inspector_blank(self, desk: Desk) -> None:
        booked = desk.book("a.xlsx", {"sheet": "1日"}, {"sheet": "汇总", "place": "", "inspector": ""})

        assert booked["status"].tolist() == ["confirmed", "skipped"]

    def test_keep_what_they_alone_tell(self, desk: Desk) -> None:
        booked = desk.book(
            "a.xlsx", {"sheet": "1日"}, {"sheet": "汇总"}, {"sheet": "汇总"}, {"sheet": "汇总", "employee_id": "0099"}
        )

        assert booked["status"].tolist() == ["confirmed", "skipped", "confirmed", "confirmed"]

    def test_ask_when_they_tell_the_same_event_in_other_words(self, desk: Desk) -> None:
        booked = desk.book("a.xlsx", {"sheet": "汇总", "text": ""}, {"sheet": "1日"})

        assert booked["reasons"].tolist() == [("possible_duplicate",), ()]
        assert booked.loc[0, "related"] == (2,)

    def test_point_to_the_record_on_the_books(self, desk: Desk) -> None:
        desk.book("a.xlsx", {})

        booked = desk.book("b.xlsx", {"sheet": "1日"}, {"sheet": "汇总"})

        assert booked["same_as"].tolist() == [1, 1]

    def test_are_ordinary_sheets_when_there_is_no_other(self, desk: Desk) -> None:
        booked = desk.book("a.xlsx", {"sheet": "汇总"}, {"sheet": "汇总"})

        assert booked["status"].tolist() == ["confirmed", "confirmed"]


def test_a_file_without_observations_is_an_entry_too(desk: Desk) -> None:
    booked = desk.book("a.xlsx")

    assert booked.empty
    assert desk.ledger.head().entries == 2
    assert books.verify(desk.ledger).ok


def test_the_bytes_of_a_file_are_kept_once(desk: Desk) -> None:
    desk.book("a.xlsx", {}, content=b"bytes")
    desk.book("b.xlsx", {}, content=b"bytes")

    kept = desk.ledger.observation(2)

    assert (kept.file, kept.same_as, kept.cells) == ("b.xlsx", 1, {"姓名": "张三"})
    assert desk.ledger.content(kept.sha256) == b"bytes"


def test_several_observations_of_one_row_are_told_apart(desk: Desk) -> None:
    desk.book("a.xlsx", {"row": 7}, {"row": 7, "clause": "2.1.3"})

    assert [desk.ledger.observation(number).part for number in (1, 2)] == [1, 2]


def test_half_characters_of_a_damaged_sheet_stop_nothing(desk: Desk) -> None:
    desk.book("a\udcff.xlsx", {"text": "未戴\ud800工牌"})

    assert desk.ledger.violations().loc[0, "text"] == "未戴?工牌"


def test_a_rehearsal_changes_nothing(desk: Desk) -> None:
    before = desk.ledger.head()

    with desk.entry() as entry:
        rows = entry.book_source("a.xlsx", b"a", "xlsx", mapped({})).rows
        entry.abandon()

    assert rows["status"].tolist() == ["confirmed"]
    assert desk.ledger.head() == before
    assert desk.ledger.violations().empty
