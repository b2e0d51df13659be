"""Rows of a returned sheet: what was corrected is booked and settles what waited; nothing is taken twice or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from conduct_audit import books, receipts
from tests.books.world import UNCLEAR, UNKNOWN_PERSON, Desk, mapped

if TYPE_CHECKING:
    import pandas as pd

WRONG: dict[str, Any] = {"number": "", "name": "张叁", **UNKNOWN_PERSON}
"""A row whose name nobody has; PLAIN is the same row with the right one."""

BOTH_WRONG: dict[str, Any] = {**WRONG, "count": None, "count_text": "多次"}


class Sheet:
    """Rows of a sheet with the receipts that a returned copy carries beside them."""

    def __init__(self, desk: Desk, booked: pd.DataFrame) -> None:
        numbers = booked["same_as"].fillna(booked["id"]).astype(int)
        of_rows = zip(booked["sheet"], booked["row"], numbers, strict=True)
        places: dict[tuple[str, int], list[int]] = {}
        for sheet, row, number in of_rows:
            places.setdefault((sheet, int(row)), []).append(int(number))
        self.desk, self.receipts = desk, desk.ledger.receipts(places)

    def again(self, *rows: dict[str, Any], receipts: dict[tuple[str, int], str] | None = None) -> pd.DataFrame:
        """Import the copy with its rows as they are now."""
        carried = self.receipts if receipts is None else receipts
        with self.desk.entry("import") as entry:
            booking: books.Booking = entry.book_source("copy.xlsx", repr(rows).encode(), "xlsx", mapped(*rows), carried)
        return booking.rows


def returned(desk: Desk, *rows: dict[str, Any]) -> Sheet:
    return Sheet(desk, desk.book("a.xlsx", *rows))


def told(rows: pd.DataFrame, *columns: str) -> list[Any]:
    return [tuple(row) for row in rows[list(columns)].to_numpy().tolist()]


class TestACorrectedRow:
    def test_is_booked_and_settles_what_waited(self, desk: Desk) -> None:
        rows = returned(desk, WRONG).again({})

        assert told(rows, "status", "corrects") == [("confirmed", (1,))]
        assert desk.statuses() == {1: "dismissed", 2: "confirmed"}
        assert desk.ledger.decisions(1)[-1].reason == "corrected in the returned sheet, now record 2"

    @pytest.mark.parametrize(
        "wrong",
        [
            WRONG,
            {"date_text": "3月50日", "occurred_on": None, "month": None, "reasons": ("bad_date",)},
            {"clause_text": "9.9.9", **UNCLEAR},
            {"clause_text": "", "text": "态度一般", **UNCLEAR},
            {"count": None, "count_text": "多次", "reasons": ("bad_count",)},
            {"reasons": ("suspected_serious",), "text": "未戴工牌，影响恶劣"},
        ],
    )
    def test_settles_whatever_cell_was_wrong(self, desk: Desk, wrong: dict[str, Any]) -> None:
        rows = returned(desk, wrong).again({})

        assert told(rows, "status", "reasons") == [("confirmed", ())]
        assert desk.statuses() == {1: "dismissed", 2: "confirmed"}

    def test_without_its_receipt_leaves_the_old_one_waiting(self, desk: Desk) -> None:
        returned(desk, WRONG).again({}, receipts={})

        assert desk.statuses() == {1: "pending", 2: "confirmed"}

    def test_of_several_people_settles_the_one_record_that_stood_for_all(self, desk: Desk) -> None:
        sheet = returned(desk, {**WRONG, "name": "张三、李肆"})

        rows = sheet.again({"row": 2}, {"row": 2, "number": "0013", "name": "李四", "employee_id": "0013"})

        assert told(rows, "status", "corrects") == [("confirmed", (1,)), ("confirmed", (1,))]
        assert desk.ledger.decisions(1)[-1].reason.endswith("record 2")

    def test_that_is_still_wrong_waits_once(self, desk: Desk) -> None:
        rows = returned(desk, WRONG).again({**WRONG, "name": "章三"})

        assert told(rows, "status", "reasons") == [("pending", ("unknown_employee",))]
        assert desk.statuses() == {1: "dismissed", 2: "pending"}

    def test_corrected_in_one_of_two_cells_waits_with_what_was_corrected(self, desk: Desk) -> None:
        rows = returned(desk, {**BOTH_WRONG, "reasons": ("unknown_employee", "bad_count")}).again({**WRONG, "count": 3})

        assert told(rows, "status", "supersedes") == [("pending", 1)]
        assert desk.statuses() == {1: "dismissed", 2: "pending"}

    def test_that_equals_a_record_of_another_file_is_skipped_and_settles_what_waited(self, desk: Desk) -> None:
        sheet = returned(desk, WRONG)
        desk.book("b.xlsx", {})

        rows = sheet.again({})

        assert told(rows, "status", "same_as") == [("skipped", 2)]
        assert desk.statuses() == {1: "dismissed", 2: "confirmed", 3: "skipped"}

    def test_asks_where_it_tells_the_event_of_another_file_in_other_words(self, desk: Desk) -> None:
        sheet = returned(desk, WRONG)
        desk.book("b.xlsx", {"text": "没有佩戴工牌", "inspector": "王检"})

        assert told(sheet.again({}), "reasons", "related") == [(("possible_duplicate",), (2,))]


class TestComingAgain:
    @pytest.mark.parametrize("row", [WRONG, {}])
    def test_uncorrected_changes_nothing(self, desk: Desk, row: dict[str, Any]) -> None:
        rows = returned(desk, row).again(row)

        assert told(rows, "status", "same_as") == [("skipped", 1)]

    def test_the_corrected_copy_a_second_time_is_skipped(self, desk: Desk) -> None:
        sheet = returned(desk, WRONG)
        sheet.again({})

        assert told(sheet.again({}), "status", "same_as") == [("skipped", 2)]

    def test_the_first_file_after_the_corrected_copy_is_skipped(self, desk: Desk) -> None:
        returned(desk, WRONG).again({})

        assert told(desk.book("a.xlsx", WRONG), "status", "same_as") == [("skipped", 1)]

    def test_the_uncorrected_copy_after_the_corrected_one_takes_nothing_back(self, desk: Desk) -> None:
        sheet = returned(desk, WRONG)
        sheet.again({**WRONG, "name": "章三"})

        sheet.again(WRONG)

        assert desk.statuses() == {1: "dismissed", 2: "pending", 3: "skipped"}

    def test_corrected_a_second_time_follows_the_record_that_took_the_place(self, desk: Desk) -> None:
        sheet = returned(desk, WRONG)
        sheet.again({**WRONG, "name": "章三"})

        sheet.again({})

        assert desk.statuses() == {1: "dismissed", 2: "dismissed", 3: "confirmed"}

    def test_changed_after_it_was_booked_asks(self, desk: Desk) -> None:
        rows = returned(desk, {}).again({"number": "0099", "name": "赵九", "employee_id": "0099"})

        assert told(rows, "status", "reasons", "related") == [("pending", ("possible_duplicate",), (1,))]


class TestAfterADecision:
    def test_corrected_as_a_person_has_decided_is_skipped(self, desk: Desk) -> None:
        sheet = returned(desk, WRONG)
        desk.decide(1, "set", employee_id="0012")

        assert told(sheet.again({}), "status", "same_as") == [("skipped", 1)]

    @pytest.mark.parametrize(
        ("verb", "facts"),
        [
            ("set", {"employee_id": "0099"}),
            ("set", {"count": 2}),
            ("dismiss", {"reason": "不算"}),
        ],
    )
    def test_corrected_otherwise_asks(self, desk: Desk, verb: str, facts: dict[str, Any]) -> None:
        sheet = returned(desk, WRONG)
        desk.decide(1, verb, **facts)
        before = desk.statuses()[1]

        assert told(sheet.again({}), "status", "related") == [("pending", (1,))]
        assert desk.statuses()[1] == before


class TestReceiptsThatSettleNothing:
    def test_beside_a_row_of_another_person_and_act(self, desk: Desk) -> None:
        sheet = returned(desk, WRONG)

        sheet.again(
            {"number": "0099", "name": "赵九", "employee_id": "0099", "clause_text": "3.1.1", "text": "迎送不热情"}
        )

        assert desk.statuses() == {1: "pending", 2: "confirmed"}

    def test_typed_by_hand(self, desk: Desk) -> None:
        sheet = returned(desk, WRONG, {**UNCLEAR, "clause_text": "", "text": "态度一般"})
        (place, text), *_rest = sheet.receipts.items()

        sheet.again({}, receipts={place: text.replace("CA1-", "CA2-")})

        assert [desk.statuses()[number] for number in (1, 2)] == ["pending", "pending"]

    def test_of_another_ledger(self, desk: Desk) -> None:
        sheet = returned(desk, WRONG)
        words = {1: "0" * 32}

        sheet.again({}, receipts={("3月", 2): receipts.receipt("another", words)})

        assert desk.statuses() == {1: "pending", 2: "confirmed"}

    def test_of_a_record_that_is_not_there(self, desk: Desk) -> None:
        returned(desk, WRONG).again({}, receipts={("3月", 2): receipts.receipt(desk.ledger.ledger_id, {77: "x"})})

        assert desk.statuses() == {1: "pending", 2: "confirmed"}

    def test_of_a_row_that_was_deleted(self, desk: Desk) -> None:
        sheet = returned(desk, WRONG, {"text": "吃零食", "clause_text": "2.2.2", "clause": "2.2.2"})

        sheet.again({"row": 3, "text": "吃零食", "clause_text": "2.2.2", "clause": "2.2.2"})

        assert desk.statuses() == {1: "pending", 2: "confirmed", 3: "skipped"}

    def test_of_a_copied_row_settle_once(self, desk: Desk) -> None:
        sheet = returned(desk, WRONG)
        twice = {("3月", row): sheet.receipts["3月", 2] for row in (2, 3)}

        rows = sheet.again({}, {"text": "吃零食", "clause_text": "2.2.2", "clause": "2.2.2"}, receipts=twice)

        assert told(rows, "status", "corrects") == [("confirmed", (1,)), ("confirmed", ())]


class TestRowsThatMoved:
    def test_equal_rows_keep_their_own_records(self, desk: Desk) -> None:
        sheet = returned(desk, WRONG, WRONG)

        rows = sheet.again({}, WRONG)

        assert told(rows, "status", "same_as")[1] == ("skipped", 2)
        assert desk.statuses() == {1: "dismissed", 2: "pending", 3: "confirmed", 4: "skipped"}

    def test_sorted_with_their_receipts_are_the_same_rows(self, desk: Desk) -> None:
        other = {"text": "吃零食", "clause_text": "2.2.2", "clause": "2.2.2"}
        sheet = returned(desk, WRONG, other)
        turned = {("3月", 2): sheet.receipts["3月", 3], ("3月", 3): sheet.receipts["3月", 2]}

        rows = sheet.again(other, {}, receipts=turned)

        assert told(rows, "status") == [("skipped",), ("confirmed",)]
        assert desk.statuses() == {1: "dismissed", 2: "confirmed", 3: "skipped", 4: "confirmed"}

    def test_sorted_without_their_receipts_take_nothing_twice_and_lose_nothing(self, desk: Desk) -> None:
        other = {"text": "吃零食", "clause_text": "2.2.2", "clause": "2.2.2"}

        returned(desk, WRONG, other).again(other, WRONG)

        assert desk.statuses() == {1: "pending", 2: "confirmed", 3: "skipped", 4: "skipped"}


def test_a_row_of_which_one_act_was_booked_keeps_it(desk: Desk) -> None:
    eaten = {"row": 2, "text": "吃零食", "clause_text": "", "clause": "2.2.2", "score": 0.99}
    sheet = returned(desk, eaten, {"row": 2, **UNCLEAR, "clause_text": "", "text": "态度一般"})

    sheet.again(eaten, {"row": 2, "clause_text": "", "text": "对用户说脏话", "clause": "3.2.1", "score": 0.99})

    assert desk.statuses() == {1: "confirmed", 2: "dismissed", 3: "skipped", 4: "confirmed"}
    assert desk.ledger.decisions(2)[-1].action == "replaced"


def test_the_books_hold_after_corrections(desk: Desk) -> None:
    returned(desk, WRONG, WRONG).again({}, WRONG)

    assert books.verify(desk.ledger).ok


ACTS = ("未戴工牌", "吃零食", "迟到", "早退", "玩手机")


@given(data=strategies.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_corrected_sorted_or_deleted_nothing_is_taken_twice(
    tmp_path_factory: pytest.TempPathFactory, data: strategies.DataObject
) -> None:
    desk = Desk(tmp_path_factory.mktemp("books") / "conduct.db")
    acts = [{"text": act, "clause_text": "", "clause": f"2.1.{n}", "score": 0.99} for n, act in enumerate(ACTS, 1)]
    wrong = [data.draw(strategies.booleans()) for _ in acts]
    sheet = returned(desk, *({**act, **WRONG} if is_wrong else act for act, is_wrong in zip(acts, wrong, strict=True)))

    for _round in range(2):
        wrong = [is_wrong and data.draw(strategies.booleans()) for is_wrong in wrong]
        order = data.draw(strategies.permutations(range(len(acts))))[: data.draw(strategies.integers(1, len(acts)))]
        rows = [{**acts[n], **WRONG} if wrong[n] else acts[n] for n in order]
        sheet.again(*rows, receipts={("3月", row): sheet.receipts["3月", n + 2] for row, n in enumerate(order, 2)})

    found = desk.ledger.violations(statuses=("confirmed", "pending"))
    assert sorted(found["text"]) == sorted(ACTS)
    assert books.verify(desk.ledger).ok
    desk.ledger.close()


@given(data=strategies.data())
@settings(max_examples=12, deadline=None)
def test_receipts_in_the_wrong_rows_take_nothing_twice_and_lose_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: strategies.DataObject
) -> None:
    desk = Desk(tmp_path_factory.mktemp("books") / "conduct.db")
    acts = [{"text": act, "clause_text": "", "clause": f"2.1.{n}", "score": 0.99} for n, act in enumerate(ACTS, 1)]
    sheet = returned(desk, *({**act, **WRONG} for act in acts))
    order = data.draw(strategies.permutations(range(len(acts))))

    sheet.again(*acts, receipts={("3月", row): sheet.receipts["3月", n + 2] for row, n in enumerate(order, 2)})

    found = desk.ledger.violations(statuses=("confirmed",))
    assert sorted(found["text"]) == sorted(ACTS)
    desk.ledger.close()
