"""What a ledger tells, now and as it was after an entry."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit.books import closing_errors, record_errors, verify
from conduct_audit.month import Month
from conduct_audit.tables import EMPLOYEES, LINES, VIOLATIONS
from tests.books.world import AT, BOTH, RULEBOOK, UNCLEAR, UNKNOWN_PERSON, line_frame

if TYPE_CHECKING:
    from tests.books.world import Desk

ON = BOTH
MARCH = Month(2024, 3)


def test_a_new_ledger_has_one_entry_its_company_and_its_rulebook(desk: Desk) -> None:
    (first,) = desk.ledger.entries()

    assert (first.seq, first.actor, first.action, first.at) == (1, "王主管", "init", AT)
    assert desk.ledger.company == "某热力"
    assert desk.ledger.rulebooks() == (RULEBOOK,)


def test_the_head_changes_with_every_entry_and_is_the_digest_of_the_last(desk: Desk) -> None:
    before = desk.ledger.head()

    desk.book("a.xlsx")

    after = desk.ledger.head()
    assert (before.entries, after.entries) == (1, 2)
    assert after.digest == desk.ledger.entries()[-1].digest != before.digest
    assert after.ledger_id == before.ledger_id == desk.ledger.ledger_id
    assert desk.ledger.head(as_of=1) == before


def test_an_entry_keeps_what_was_added_to_its_detail(desk: Desk) -> None:
    with desk.entry("export") as entry:
        entry.detail["format"] = "csv"
        assert entry.seq == 2

    assert desk.ledger.entries()[-1].detail == {"format": "csv"}


def test_violations_have_the_shape_of_tables(desk: Desk) -> None:
    desk.book("a.xlsx", {}, {"count": None, "serious": True, "score": 0.75, "candidates": (("2.1.2", 0.75),)})

    found = desk.ledger.violations()

    assert VIOLATIONS.lacks(found) == ()
    assert found["serious"].tolist() == [False, True]
    assert found.loc[1, "candidates"] == (("2.1.2", 0.75),)
    assert (found.loc[0, "score"], found.loc[1, "score"]) == (None, 0.75)
    assert found["count"].isna().tolist() == [False, True]


def test_no_violations_have_the_same_shape(desk: Desk) -> None:
    found = desk.ledger.violations()

    assert VIOLATIONS.lacks(found) == ()
    assert found.empty
    assert str(found["serious"].dtype) == "bool"


def test_skipped_rows_are_told_only_when_asked_for(desk: Desk) -> None:
    desk.book("a.xlsx", {})
    desk.book("b.xlsx", {})

    assert desk.ledger.violations()["id"].tolist() == [1]
    assert desk.ledger.violations(statuses=("skipped",))["same_as"].tolist() == [1]
    assert desk.ledger.violations(ids=[2])["status"].tolist() == ["skipped"]


def test_violations_are_found_by_month_person_department_and_status(desk: Desk) -> None:
    april = {"occurred_on": dt.date(2024, 4, 1)}
    desk.book("a.xlsx", {}, april, {"employee_id": "0099", "department": "维修班"}, UNCLEAR)

    assert desk.ledger.violations(month=MARCH)["id"].tolist() == [1, 3, 4]
    assert desk.ledger.violations(employee_id="0099")["id"].tolist() == [3]
    assert desk.ledger.violations(department="维修班")["id"].tolist() == [3]
    assert desk.ledger.violations(month=MARCH, statuses=("pending",))["id"].tolist() == [4]


def test_name_and_department_are_those_of_the_roster_of_the_month(desk: Desk) -> None:
    person = {"employee_id": "0012", "name": "张三丰", "department": "客服部", "bonus_base": 150000}
    desk.employ(person)
    desk.employ({**person, "department": "维修班"}, start=Month(2024, 4))

    desk.book(
        "a.xlsx",
        {"name": "张三"},
        {"name": "张三", "occurred_on": dt.date(2024, 4, 1)},
        {"occurred_on": None, "month": None},
    )

    found = desk.ledger.violations()
    assert found["name"].tolist() == ["张三丰"] * 3
    assert found["department"].tolist() == ["客服部", "维修班", "维修班"]


def test_name_and_department_are_as_written_while_the_person_is_unknown(desk: Desk) -> None:
    desk.employ({"employee_id": "0099", "name": "李四", "bonus_base": 1})
    desk.book("a.xlsx", {"employee_id": None, "name": "张 三"}, {"name": "张三"})

    assert desk.ledger.violations()["name"].tolist() == ["张 三", "张三"]


def test_the_name_as_written_and_who_found_the_person_are_told(desk: Desk) -> None:
    desk.book("a.xlsx", {"name": "张 三"}, UNKNOWN_PERSON, UNKNOWN_PERSON)
    desk.decide(2, "set", employee_id="0012")

    found = desk.ledger.violations()

    assert found["written_name"].tolist() == ["张 三", "张三", "张三"]
    assert found["attributed"].tolist() == [True, False, False]


def test_name_and_department_of_a_closed_month_are_those_it_was_closed_with(desk: Desk) -> None:
    person = {"employee_id": "0012", "name": "张三", "department": "客服部", "bonus_base": 150000}
    desk.employ(person)
    desk.book("a.xlsx", {}, {"occurred_on": dt.date(2024, 4, 1)})
    desk.close(MARCH)
    desk.employ(person | {"name": "别人", "department": "维修班"})

    found = desk.ledger.violations()

    assert found["name"].tolist() == ["张三", "别人"]
    assert desk.ledger.violations(department="客服部")["id"].tolist() == [1]
    assert desk.ledger.violations(as_of=3)["name"].tolist() == ["张三", "张三"]


def test_the_clock_is_looked_at_when_the_entry_is_sealed(desk: Desk) -> None:
    later = iter([AT.replace(hour=10), AT.replace(hour=11)])
    with (
        desk.ledger.entry("export", actor="王", at=lambda: next(later), detail={}) as entry,
    ):
        entry.detail["at"] = next(later).hour

    assert desk.ledger.entries()[-1].detail == {"at": 10}
    assert desk.ledger.entries()[-1].at.hour == 11


def test_rosters_hold_from_their_month(desk: Desk) -> None:
    desk.employ({"employee_id": "0012", "name": "张三", "bonus_base": None, "sex": "male"})
    desk.employ({"employee_id": "0013", "name": "李四", "bonus_base": 1}, start=Month(2024, 4))

    rosters = desk.ledger.rosters()

    march, april = rosters.at(dt.date(2024, 3, 31)), rosters.at(dt.date(2024, 4, 1))
    assert march is not None
    assert april is not None
    assert EMPLOYEES.lacks(march) == ()
    assert march["bonus_base"].isna().all()
    assert (march.loc[0, "sex"], april.loc[0, "sex"]) == ("male", None)
    assert april["employee_id"].tolist() == ["0013"]
    assert desk.ledger.rosters(as_of=1).latest is None


def test_rulebooks_are_kept_in_the_order_they_were_put_in_force(desk: Desk) -> None:
    later = type(RULEBOOK)(dt.date(2024, 4, 1), "thermal-power", "2", "e" * 64, "…")
    with desk.entry("rulebook use") as entry:
        entry.add_rulebook(later)

    assert desk.ledger.rulebooks() == (RULEBOOK, later)
    assert desk.ledger.rulebooks(as_of=1) == (RULEBOOK,)


def test_the_books_can_be_read_as_they_were(desk: Desk) -> None:
    desk.book("a.xlsx", UNCLEAR)
    desk.decide(1, "set", clause="2.1.2")
    desk.book("b.xlsx", {"employee_id": "0013"})

    assert desk.ledger.violations(as_of=1).empty
    assert desk.ledger.violations(as_of=2)["status"].tolist() == ["pending"]
    assert desk.ledger.violations(as_of=3)["status"].tolist() == ["confirmed"]
    assert [made.action for made in desk.ledger.decisions(1, as_of=2)] == ["queued"]
    assert len(desk.ledger.entries(as_of=3)) == 3


def test_the_life_of_a_record_names_who_and_when(desk: Desk) -> None:
    desk.book("a.xlsx", UNCLEAR)
    desk.decide(1, "set", clause="2.1.2", reason="看过录像")

    booked, decided = desk.ledger.decisions(1)

    assert (booked.action, booked.status) == ("queued", "pending")
    assert (decided.entry, decided.at, decided.actor, decided.action) == (3, AT, "王主管", "set")
    assert (decided.status, decided.reason) == ("confirmed", "看过录像")


@pytest.mark.parametrize("number", [5, 0, 2**63, 10**20])
def test_unknown_records_are_refused(desk: Desk, number: int) -> None:
    with pytest.raises(record_errors.UnknownRecordError):
        desk.ledger.decisions(number)
    with pytest.raises(record_errors.UnknownRecordError):
        desk.ledger.observation(number)
    assert desk.ledger.violations(ids=[number]).empty


def test_unknown_bytes_are_refused(desk: Desk) -> None:
    with pytest.raises(LookupError):
        desk.ledger.content("0" * 64)


class TestClosing:
    def test_freezes_lines_totals_and_serials(self, desk: Desk) -> None:
        lines: list[dict[str, Any]] = [
            {"employee_id": "0012"},
            {"employee_id": "0013", "zero_bonus": True, "serious": 1},
        ]
        desk.close(MARCH, *lines)

        closing = desk.ledger.closing(MARCH)

        assert closing is not None
        assert LINES.lacks(closing.lines) == ()
        assert closing.lines.astype(object).equals(line_frame(*lines)[closing.lines.columns].astype(object))
        assert closing.totals["employees"] == 2
        assert (closing.totals["deduction"], closing.totals["zero_bonus"]) == (20000, 1)
        assert closing.serials == {"0012": "2024-000001", "0013": "2024-000002"}

    def test_is_sealed_with_the_head_right_after(self, desk: Desk) -> None:
        desk.close(MARCH, {"employee_id": "0012"})
        sealed = desk.ledger.head()
        desk.book("late.xlsx", {})

        closing = desk.ledger.closings()[0]

        assert (closing.seal, closing.entry) == (sealed.digest, sealed.entries)
        assert (closing.actor, closing.at, closing.rulebook_digest) == ("王主管", AT, "d" * 64)
        assert desk.ledger.closings(as_of=1) == ()
        assert desk.ledger.closing(Month(2024, 4)) is None

    def test_numbers_slips_without_gaps_within_a_year(self, desk: Desk) -> None:
        desk.close(MARCH, {"employee_id": "0012"})
        desk.close(Month(2024, 4), {"employee_id": "0012"}, {"employee_id": "0013"})
        desk.close(Month(2025, 1), {"employee_id": "0012"}, at=AT.replace(year=2025))

        serials = [serial for closing in desk.ledger.closings() for serial in closing.serials.values()]
        assert serials == ["2024-000001", "2024-000002", "2024-000003", "2025-000001"]

    def test_happens_once(self, desk: Desk) -> None:
        desk.close(MARCH)

        with pytest.raises(closing_errors.MonthAlreadyClosedError, match="2024-03"):
            desk.close(MARCH)

    @pytest.mark.parametrize("month", [Month(2024, 5), Month(2099, 1)])
    def test_of_a_month_that_has_not_begun_is_refused(self, desk: Desk, month: Month) -> None:
        with pytest.raises(closing_errors.MonthNotBegunError, match=str(month)):
            desk.close(month)
        desk.close(Month.of(AT.date()))

        assert [str(closing.month) for closing in desk.ledger.closings()] == ["2024-04"]

    @pytest.mark.parametrize("row", [UNCLEAR, {"occurred_on": None, "month": None}])
    def test_is_refused_while_its_rows_or_monthless_ones_wait(self, desk: Desk, row: dict[str, object]) -> None:
        desk.book("a.xlsx", row)

        with pytest.raises(closing_errors.RowsStillWaitError, match="2024-03"):
            desk.close(MARCH)
        desk.decide(1, "dismiss", reason="误报")
        desk.close(MARCH)

    def test_is_not_held_up_by_another_month(self, desk: Desk) -> None:
        desk.book("a.xlsx", UNCLEAR | {"occurred_on": dt.date(2024, 4, 1)})

        desk.close(MARCH)

        assert desk.ledger.closing(MARCH) is not None
        assert verify(desk.ledger).ok

    def test_is_refused_while_a_bonus_is_blank(self, desk: Desk) -> None:
        with pytest.raises(closing_errors.BonusBlankError, match="0012"):
            desk.close(MARCH, {"employee_id": "0012", "bonus_base": None})
        assert desk.ledger.closings() == ()
