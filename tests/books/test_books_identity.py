"""Across files the books hold the largest number of equal rows that any one file had: never more, never fewer."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from conduct_audit.books import facts, identity
from conduct_audit.books.matching import pair
from conduct_audit.books.schema import observation
from conduct_audit.books.summaries import is_summary
from conduct_audit.normal import folded
from tests.books.world import PLAIN, Desk, mapped

Kind = tuple[str, str, bool, int]
KINDS = st.tuples(st.sampled_from("甲乙丙"), st.sampled_from(["0012", "0013"]), st.booleans(), st.integers(1, 2))
FILES = st.lists(st.lists(KINDS, max_size=5), min_size=1, max_size=5)


def row(kind: Kind) -> dict[str, Any]:
    """A row whose identity is (place, person); it waits or not, and counts once or twice."""
    place, person, waits, count = kind
    reasons = ("suspected_serious",) if waits else ()
    clause = f"2.1.{'甲乙丙'.index(place) + 1}"
    whose = {"employee_id": person, "number": person}
    return {**whose, "place": place, "reasons": reasons, "count": count, "clause": clause}


def live(desk: Desk) -> Counter[tuple[str, str]]:
    """Count the records that stand for an event: neither skipped nor replaced."""
    found = desk.ledger.violations(statuses=("confirmed", "pending"))
    return Counter(zip(found["place"], found["employee_id"], strict=True))


def largest(files: list[list[Kind]], *, clean: bool = False) -> Counter[tuple[str, str]]:
    most: Counter[tuple[str, str]] = Counter()
    for file in files:
        most |= Counter(kind[:2] for kind in file if not (clean and kind[2]))
    return most


@settings(max_examples=60)
@given(FILES, st.data())
def test_any_files_in_any_order_book_the_largest_number_of_equal_rows(
    files: list[list[Kind]], data: st.DataObject
) -> None:
    sent = data.draw(st.permutations(files + data.draw(st.lists(st.sampled_from(files), max_size=3))))

    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "conduct.db")
        for number, file in enumerate(sent):
            shuffled = data.draw(st.permutations(file))
            desk.book(f"{number}.xlsx", *map(row, shuffled), content=repr(shuffled).encode())
        counted, confirmed = live(desk), desk.ledger.violations(statuses=("confirmed",))
        desk.ledger.close()

    assert counted == largest(files)
    booked = Counter(zip(confirmed["place"], confirmed["employee_id"], strict=True))
    assert booked == largest(files, clean=True)


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_pairing_pairs_as_many_as_there_are_on_both_sides(left: list[int], right: list[int]) -> None:
    paired = pair(dict(enumerate(left)), dict(enumerate(right)))

    assert Counter(left[item] for item in paired) == Counter(left) & Counter(right)
    assert all(left[one] == right[other] for one, other in paired.items())
    assert len(set(paired.values())) == len(paired)


def keys(*rows: dict[str, Any]) -> list[str]:
    columns = facts.of(mapped(*rows)).columns
    return list(columns["identity"])


@given(st.text(), st.text(), st.text(), st.text())
def test_texts_never_run_into_each_other(place: str, inspector: str, other_place: str, other_inspector: str) -> None:
    one, other = keys({"place": place, "inspector": inspector}, {"place": other_place, "inspector": other_inspector})

    same = [folded(text) for text in (place, inspector)] == [folded(text) for text in (other_place, other_inspector)]
    assert (one == other) == same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"employee_id": None, "number": "0012"}, {"employee_id": "0012"}),
        ({"occurred_on": None, "month": None, "date_text": "2024-03"}, {"occurred_on": None, "month": "2024-03"}),
        ({"clause": None, "clause_text": "2.1.2"}, {"clause": "2.1.2"}),
        ({"occurred_on": None}, {"occurred_on": dt.date(2024, 3, 1)}),
        ({"employee_id": None, "department": "客服部"}, {"employee_id": None, "department": "维修班"}),
    ],
)
def test_what_is_known_is_never_what_is_merely_written(left: dict[str, Any], right: dict[str, Any]) -> None:
    one, other = keys(left, right)

    assert one != other


def test_people_who_are_unknown_compare_as_written() -> None:
    one, other = keys({"employee_id": None, "name": "張 三"}, {"employee_id": None, "name": "张三"})

    assert one == other


def test_a_key_may_leave_parts_out() -> None:
    one, other = facts.of(mapped({}, {"inspector": ""})).parts

    assert identity.key(one) != identity.key(other)
    assert identity.key(one, ("inspector",)) == identity.key(other, ("inspector",))


@pytest.mark.parametrize(
    ("name", "repeats"), [("汇总", True), ("3月合计", True), ("SUMMARY", True), ("3月", False), ("", False)]
)
def test_a_summary_sheet_is_known_by_its_name(name: str, repeats: bool) -> None:  # noqa: FBT001  # a case
    assert is_summary(name) is repeats


def test_the_facts_are_stored_in_the_order_of_the_table() -> None:
    assert ["id", "entry", "source", *facts.STORED, "same_as"] == observation.c.keys()
    assert set(facts.STATE) <= facts.of(mapped(PLAIN)).columns.keys()
