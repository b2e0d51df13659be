"""What a person may decide about a record, and what it makes of it (INTERFACE `review`, `violation waive`)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from conduct_audit.books import Decision, record_errors, schema
from conduct_audit.month import Month
from tests.books.world import BOTH, UNCLEAR, UNKNOWN_PERSON

if TYPE_CHECKING:
    from tests.books.world import Desk

ON = BOTH
MARCH = Month(2024, 3)
BAD_DATE: dict[str, Any] = {"occurred_on": None, "month": None, "reasons": ("bad_date",)}


@pytest.mark.parametrize(
    ("row", "given"),
    [
        (UNCLEAR, {"clause": "2.1.3"}),
        ({"reasons": ("clause_conflict",)}, {"clause": "2.1.2"}),
        ({"reasons": ("not_in_force",)}, {"clause": "2.1.2"}),
        ({"reasons": ("not_in_force",)}, {"occurred_on": dt.date(2024, 3, 6)}),
        (UNKNOWN_PERSON, {"employee_id": "0012"}),
        ({"employee_id": None, "reasons": ("ambiguous_employee",)}, {"employee_id": "0012"}),
        (BAD_DATE, {"occurred_on": dt.date(2024, 3, 5)}),
        ({"count": None, "reasons": ("bad_count",)}, {"count": 2}),
        ({"reasons": ("unclear_mark",)}, {"count": 1}),
        ({"reasons": ("unclear_mark",)}, {"clause": "2.1.2"}),
        ({"reasons": ("suspected_serious",)}, {"serious": False}),
        ({"reasons": ("suspected_serious",)}, {"serious": True}),
    ],
)
def test_setting_what_was_open_confirms(desk: Desk, row: dict[str, Any], given: dict[str, Any]) -> None:
    desk.book("a.xlsx", row)

    outcome = desk.decide(1, "set", **given)

    assert (outcome.status, outcome.reasons) == ("confirmed", ())
    found = desk.ledger.violations().iloc[0]
    assert {name: found[name] for name in given} == given


def test_setting_one_of_two_open_facts_leaves_the_other(desk: Desk) -> None:
    desk.book("a.xlsx", {**UNCLEAR, "employee_id": None, "reasons": ("unclear_clause", "unknown_employee")})

    assert desk.decide(1, "set", clause="2.1.2").reasons == ("unknown_employee",)
    assert desk.decide(1, "set", employee_id="0012").status == "confirmed"


def test_a_mark_without_a_count_still_needs_one(desk: Desk) -> None:
    desk.book("a.xlsx", {"count": None, "reasons": ("unclear_mark", "bad_count")})

    assert desk.decide(1, "set", clause="2.1.2").reasons == ("bad_count",)


def test_a_clause_brings_its_category(desk: Desk) -> None:
    desk.book("a.xlsx", UNCLEAR)

    desk.decide(1, "set", clause="4.2.10")

    assert desk.ledger.violations().loc[0, "category"] == "4"


def test_a_person_found_at_last_may_make_it_a_possible_duplicate(desk: Desk) -> None:
    desk.book("a.xlsx", {})
    desk.book("b.xlsx", UNKNOWN_PERSON | {"text": "胸牌没带"})

    outcome = desk.decide(2, "set", employee_id="0012")

    assert (outcome.status, outcome.reasons, outcome.related) == ("pending", ("possible_duplicate",), (1,))


def test_rows_of_one_file_are_no_duplicates_of_each_other(desk: Desk) -> None:
    desk.book("a.xlsx", {}, UNKNOWN_PERSON | {"text": "胸牌没带"})

    assert desk.decide(2, "set", employee_id="0012").status == "confirmed"


def test_what_the_same_file_repeats_is_no_duplicate(desk: Desk) -> None:
    desk.book("a.xlsx", {})
    desk.book("b.xlsx", {}, UNKNOWN_PERSON | {"text": "胸牌没带"})

    assert desk.decide(3, "set", employee_id="0012").status == "confirmed"


def test_a_duplicate_whose_other_was_dropped_is_none(desk: Desk) -> None:
    desk.book("a.xlsx", {"reasons": ("suspected_serious",)})
    desk.book("b.xlsx", {"text": "胸牌没带"})
    desk.decide(1, "dismiss", reason="误报")

    assert desk.decide(2, "set", count=1).status == "confirmed"


@pytest.mark.parametrize(
    "row", [{"reasons": ("suspected_serious",)}, {"reasons": ("clause_conflict",)}, {"reasons": ("unclear_mark",)}]
)
def test_admitting_books_a_row_as_it_stands(desk: Desk, row: dict[str, Any]) -> None:
    desk.book("a.xlsx", row)

    assert desk.decide(1, "admit").status == "confirmed"
    assert not desk.ledger.violations().loc[0, "serious"]


def test_admitting_a_possible_duplicate_books_it(desk: Desk) -> None:
    desk.book("a.xlsx", {})
    desk.book("b.xlsx", {"text": "胸牌没带"})

    assert desk.decide(2, "admit", reason="两回事").status == "confirmed"


def test_admitting_a_skipped_twin_books_an_event_of_its_own(desk: Desk) -> None:
    desk.book("a.xlsx", {})
    desk.book("b.xlsx", {})

    desk.decide(2, "admit")

    assert desk.statuses() == {1: "confirmed", 2: "confirmed"}
    assert desk.book("c.xlsx", {}, {})["status"].tolist() == ["skipped", "skipped"]


def test_a_skipped_twin_can_be_completed_before_it_is_admitted(desk: Desk) -> None:
    desk.book("a.xlsx", UNCLEAR)
    desk.book("b.xlsx", UNCLEAR)

    assert desk.decide(2, "set", clause="2.1.2").status == "skipped"
    assert desk.decide(2, "admit").status == "confirmed"


@pytest.mark.parametrize(
    ("row", "option"),
    [
        (UNCLEAR, "--clause"),
        (UNKNOWN_PERSON, "--employee"),
        (BAD_DATE, "--date"),
        ({"count": None}, "--count"),
        ({"reasons": ("not_in_force",)}, "--clause"),
    ],
)
def test_nothing_is_admitted_while_it_is_unknown_what_it_costs_whom(
    desk: Desk, row: dict[str, Any], option: str
) -> None:
    desk.book("a.xlsx", row)

    with pytest.raises(record_errors.StillUnknownError, match=option):
        desk.decide(1, "admit")


def test_dismissing_and_waiving_stay_visible(desk: Desk) -> None:
    desk.book("a.xlsx", {}, UNCLEAR)

    desk.decide(1, "waive", reason="设备故障")
    desk.decide(2, "dismiss", reason="误报")

    assert desk.statuses() == {1: "waived", 2: "dismissed"}
    assert [made.reason for made in desk.ledger.decisions(1)] == ["", "设备故障"]


@pytest.mark.parametrize(
    ("before", "verb", "refusal"),
    [
        ([], "set", record_errors.AlreadyConfirmedError),
        ([], "admit", record_errors.AlreadyConfirmedError),
        ([], "dismiss", record_errors.AlreadyConfirmedError),
        (["waive"], "waive", record_errors.AlreadyWaivedError),
        (["waive"], "admit", record_errors.AlreadyWaivedError),
    ],
)
def test_what_is_booked_can_only_be_waived_once(desk: Desk, before: list[str], verb: str, refusal: type) -> None:
    desk.book("a.xlsx", {})
    for earlier in before:
        desk.decide(1, earlier, reason="设备故障")

    with pytest.raises(refusal, match="1"):
        desk.decide(1, verb)


@pytest.mark.parametrize(
    ("before", "verb", "refusal"),
    [
        ([], "waive", record_errors.StillWaitingError),
        (["dismiss"], "dismiss", record_errors.AlreadyDismissedError),
        (["dismiss"], "set", record_errors.AlreadyDismissedError),
        (["dismiss"], "admit", record_errors.AlreadyDismissedError),
    ],
)
def test_what_waits_is_not_waived_and_dismissed_once(desk: Desk, before: list[str], verb: str, refusal: type) -> None:
    desk.book("a.xlsx", {"reasons": ("suspected_serious",)})
    for earlier in before:
        desk.decide(1, earlier, reason="误报")

    with pytest.raises(refusal, match="1"):
        desk.decide(1, verb)


@pytest.mark.parametrize("verb", ["dismiss", "waive"])
def test_a_skipped_record_names_the_one_it_equals(desk: Desk, verb: str) -> None:
    desk.book("a.xlsx", {})
    desk.book("b.xlsx", {})

    with pytest.raises(record_errors.SkippedError) as refused:
        desk.decide(2, verb)
    assert refused.value.facts["same_as"] == 1


@pytest.mark.parametrize("number", [77, 0, -1, 2**63 - 1, 2**63, 10**30])
def test_an_unknown_record_is_refused(desk: Desk, number: int) -> None:
    with pytest.raises(record_errors.UnknownRecordError, match=str(number)):
        desk.decide(number, "dismiss", reason="误报")


@pytest.mark.parametrize("count", [-5, 0, 1000, 900_000_000_000_000, 2**63])
def test_a_count_that_nobody_can_have_seen_is_refused(desk: Desk, count: int) -> None:
    desk.book("a.xlsx", UNCLEAR)

    with pytest.raises(record_errors.CountOutOfRangeError, match=f"{count} .* 1 to 999"):
        desk.decide(1, "set", count=count)
    assert desk.ledger.violations().loc[0, "count"] == 1


@pytest.mark.parametrize("count", [1, 999])
def test_a_count_within_the_range_is_taken(desk: Desk, count: int) -> None:
    desk.book("a.xlsx", {"count": None})

    assert desk.decide(1, "set", count=count).status == "confirmed"


@pytest.mark.parametrize("reason", ["", "  ", "\t\u3000\n"])
@pytest.mark.parametrize(("row", "verb"), [({}, "waive"), (UNCLEAR, "dismiss")])
def test_nothing_leaves_books_or_queue_without_a_reason(
    desk: Desk, row: dict[str, Any], verb: str, reason: str
) -> None:
    desk.book("a.xlsx", row)
    before = desk.statuses()

    with pytest.raises(record_errors.ReasonMissingError, match="--reason") as refused:
        desk.decide(1, verb, reason=reason)
    assert refused.value.exit_code == 2
    assert desk.statuses() == before


def test_why_the_program_itself_dropped_a_row_is_told_in_the_language_of_the_reader(desk: Desk) -> None:
    desk.book("a.xlsx", UNKNOWN_PERSON, content=b"sheet")
    desk.book("a.xlsx", {}, content=b"sheet")

    kept = desk.ledger.store.one(select(schema.decision.c.reason).where(schema.decision.c.action == "superseded"))

    assert kept == ("2",)
    assert desk.ledger.decisions(1)[-1].reason == "read again and booked as record 2"
    with pytest.raises(record_errors.AlreadyDismissedError, match="booked as record 2"):
        desk.decide(1, "admit")


def test_a_refused_decision_leaves_the_others_of_its_entry(desk: Desk) -> None:
    desk.book("a.xlsx", UNCLEAR, UNKNOWN_PERSON)

    with desk.entry() as entry:
        with pytest.raises(record_errors.StillUnknownError):
            entry.decide(1, Decision("admit"))
        entry.decide(2, Decision("dismiss", "误报"))

    assert desk.statuses() == {1: "pending", 2: "dismissed"}


class TestAClosedMonth:
    """The books alone book no correction: `actions.deciding.decided` is the door that does."""

    def test_takes_no_late_row_without_a_correction(self, desk: Desk) -> None:
        desk.close(MARCH)
        desk.book("a.xlsx", {})

        with pytest.raises(record_errors.BookedMonthClosedError, match="2024-03"):
            desk.decide(1, "admit")
        with desk.entry() as entry:
            assert entry.decide(1, Decision("admit"), correcting=True).status == "confirmed"

    def test_keeps_a_late_row_waiting_until_it_is_admitted(self, desk: Desk) -> None:
        desk.close(MARCH)
        desk.book("a.xlsx", UNCLEAR)

        outcome = desk.decide(1, "set", clause="2.1.2")

        assert (outcome.status, outcome.reasons) == ("pending", ("closed_month",))

    def test_gives_nothing_back_without_a_correction(self, desk: Desk) -> None:
        desk.book("a.xlsx", {})
        desk.close(MARCH, {"employee_id": "0012"})

        with pytest.raises(record_errors.BookedMonthClosedError, match="2024-03"):
            desk.decide(1, "waive", reason="设备故障")

    def test_lets_a_late_row_be_dropped_or_moved(self, desk: Desk) -> None:
        desk.close(MARCH)
        desk.book("a.xlsx", {}, {})

        assert desk.decide(1, "dismiss", reason="误报").status == "dismissed"
        assert desk.decide(2, "set", occurred_on=dt.date(2024, 4, 2)).status == "confirmed"
