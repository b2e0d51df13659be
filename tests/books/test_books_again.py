"""A row that comes again: under another person, after a person has decided, with a day known at last."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from tests.books.world import BOTH, UNKNOWN_PERSON

if TYPE_CHECKING:
    from tests.books.world import Desk

ON = BOTH
MOVED: dict[str, Any] = {"employee_id": "0099"}
"""The very same row once a corrected roster gives its name or number to somebody else."""

DAY_ALONE: dict[str, Any] = {"date_text": "5日"}
NO_MONTH: dict[str, Any] = {**DAY_ALONE, "occurred_on": None, "month": None}


class TestUnderAnotherPerson:
    @pytest.mark.parametrize("content", [b"sheet", b"sheet, saved anew"])
    def test_waits_beside_the_record_it_may_be(self, desk: Desk, content: bytes) -> None:
        desk.book("a.xlsx", {}, content=b"sheet")

        again = desk.book("a.xlsx", MOVED, content=content)

        told = [again[name].tolist() for name in ("status", "reasons", "related")]
        assert told == [["pending"], [("possible_duplicate",)], [(1,)]]

    def test_of_the_same_bytes_waits_though_it_is_read_in_other_words(self, desk: Desk) -> None:
        desk.book("a.xlsx", {}, content=b"sheet")

        assert desk.book("a.xlsx", MOVED | {"name": "张三丰"}, content=b"sheet").loc[0, "related"] == (1,)

    def test_waits_once(self, desk: Desk) -> None:
        desk.book("a.xlsx", {}, content=b"sheet")
        desk.book("a.xlsx", MOVED, content=b"sheet")

        again = [desk.book("a.xlsx", MOVED, content=content) for content in (b"sheet", b"saved anew")]

        assert [rows.loc[0, "same_as"] for rows in again] == [2, 2]
        assert desk.statuses() == {1: "confirmed", 2: "pending", 3: "skipped", 4: "skipped"}

    def test_waits_though_the_record_was_taken_off_the_books(self, desk: Desk) -> None:
        desk.book("a.xlsx", {}, content=b"sheet")
        desk.decide(1, "waive", reason="不是他")

        assert desk.book("a.xlsx", MOVED, content=b"sheet").loc[0, "status"] == "pending"

    @pytest.mark.parametrize("given", [{"count": 2}, {"employee_id": "0099"}, {"serious": False}])
    def test_still_waits_when_a_person_says_something_else(self, desk: Desk, given: dict[str, Any]) -> None:
        desk.book("a.xlsx", {}, content=b"sheet")
        desk.book("a.xlsx", MOVED, content=b"sheet")

        outcome = desk.decide(2, "set", **given)

        assert (outcome.status, outcome.related) == ("pending", (1,))
        assert desk.decide(2, "admit").status == "confirmed"

    def test_is_the_record_when_a_person_put_it_there(self, desk: Desk) -> None:
        desk.book("a.xlsx", {"reasons": ("suspected_serious",)})
        desk.decide(1, "set", employee_id="0099", serious=False)

        assert desk.book("b.xlsx", MOVED).loc[0, "same_as"] == 1

    @pytest.mark.parametrize(
        "elsewise",
        [
            {"number": "0099"},
            {"name": "李四"},
            {"department": "维修班"},
            {"date_text": "3月6日"},
            {"text": "迟到"},
            {"place": "城西厅"},
            {"inspector": "赵检"},
            {"occurred_on": dt.date(2024, 4, 5)},
        ],
    )
    def test_in_other_words_or_of_another_time_is_an_event_of_its_own(
        self, desk: Desk, elsewise: dict[str, Any]
    ) -> None:
        desk.book("a.xlsx", {})

        assert desk.book("b.xlsx", MOVED | elsewise).loc[0, "status"] == "confirmed"

    def test_in_a_file_of_twins_every_one_waits(self, desk: Desk) -> None:
        desk.book("a.xlsx", {}, {})

        again = desk.book("b.xlsx", MOVED, MOVED, MOVED)

        assert again["status"].tolist() == ["pending"] * 3


class TestAfterAPersonDecided:
    @pytest.mark.parametrize("given", [{"clause": "2.1.3"}, {"employee_id": "0007"}, {"count": 9}])
    def test_the_row_of_an_unknown_person_is_found_by_its_words(self, desk: Desk, given: dict[str, Any]) -> None:
        desk.book("a.xlsx", UNKNOWN_PERSON)
        desk.decide(1, "set", **{"employee_id": "0012", **given})

        extended = desk.book("b.xlsx", {"text": "迟到"}, {})

        assert extended["same_as"].tolist()[1] == 1
        assert extended["status"].tolist() == ["confirmed", "skipped"]

    @pytest.mark.parametrize("decided", [dt.date(2024, 3, 5), dt.date(2024, 3, 6)])
    def test_the_row_without_a_month_is_found_by_its_words(self, desk: Desk, decided: dt.date) -> None:
        desk.book("a.xlsx", NO_MONTH)
        desk.decide(1, "set", occurred_on=decided)

        assert desk.book("b.xlsx", {"text": "迟到"}, DAY_ALONE).loc[1, "same_as"] == 1

    def test_of_equal_rows_only_as_many_are_found_as_there_were(self, desk: Desk) -> None:
        desk.book("a.xlsx", UNKNOWN_PERSON)
        desk.decide(1, "set", employee_id="0012", clause="2.1.3")

        assert sorted(desk.book("b.xlsx", {}, {})["status"]) == ["confirmed", "skipped"]

    @pytest.mark.parametrize("given", [{}, {"count": 2}])
    def test_a_day_alone_in_another_month_waits(self, desk: Desk, given: dict[str, Any]) -> None:
        desk.book("a.xlsx", NO_MONTH)
        desk.decide(1, "set", occurred_on=dt.date(2024, 3, 5))

        booked = desk.book("b.xlsx", DAY_ALONE | {"occurred_on": dt.date(2024, 4, 5)})

        assert booked.loc[0, "related"] == (1,)
        assert not given or desk.decide(2, "set", **given).related == (1,)

    def test_what_was_dismissed_stays_so(self, desk: Desk) -> None:
        desk.book("a.xlsx", UNKNOWN_PERSON)
        desk.decide(1, "dismiss", reason="误报")

        assert desk.book("b.xlsx", {}).loc[0, "same_as"] == 1


class TestWithADayKnownAtLast:
    def test_the_row_that_waits_is_settled_in_other_bytes_too(self, desk: Desk) -> None:
        desk.book("a.xlsx", NO_MONTH)

        assert desk.book("b.xlsx", DAY_ALONE, {"text": "迟到"})["supersedes"].tolist()[0] == 1

    def test_a_row_without_any_date_is_another_one_in_other_bytes(self, desk: Desk) -> None:
        desk.book("a.xlsx", NO_MONTH | {"date_text": ""})

        booked = desk.book("b.xlsx", {"date_text": "", "occurred_on": None, "month": "2024-04"})

        assert booked.loc[0, "status"] == "confirmed"
        assert desk.statuses()[1] == "pending"

    def test_a_row_whose_month_is_no_longer_known_waits_in_other_bytes(self, desk: Desk) -> None:
        desk.book("a.xlsx", DAY_ALONE)

        assert desk.book("b.xlsx", NO_MONTH).loc[0, "status"] == "pending"
