"""Clean months give back the deduction before them, judged at each closing by what then stands on the books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from conduct_audit import Audit, books, language
from conduct_audit.books import Difference
from conduct_audit.month import Month
from tests.actions.world import at_noon, roster, seen, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

JANUARY = Month(2023, 9)
FEBRUARY, MARCH, APRIL = (Month(2023, number) for number in (10, 11, 12))
ZHANG, LI = "0101", "0102"


class Books(NamedTuple):
    """A ledger in which clean months give back what was taken before them, and where its files are made."""

    audit: Audit
    folder: Path


def closed(*months: Month) -> Callable[[Books], object]:
    return lambda kept: [kept.audit.close(month) for month in months]


def broke(month: Month, who: str, **more: Any) -> Callable[[Books], object]:
    """Import a violation of 100 yuan, the next number of the books; of a closed month it is admitted at once."""

    def done(kept: Books) -> None:
        number = len(kept.audit.violations()["violations"]) + 1
        row = seen(who, day=f"{month}-{number:02d}", text=f"第{number}次", **more)
        file = sheet(kept.folder / f"{number}.xlsx", row)
        if kept.audit.import_files([file], month=month)["files"][0]["pending"]:
            kept.audit.admit_row(number, "查看录像")

    return done


def upheld(number: int) -> Callable[[Books], object]:
    def done(kept: Books) -> None:
        kept.audit.file_appeal(number, "不是我")
        kept.audit.decide_appeal(number, "upheld", "核实")

    return done


def waived(number: int) -> Callable[[Books], object]:
    return lambda kept: kept.audit.waive(number, "误报")


def clean_months(count: str, start: Month | None = None) -> Callable[[Books], object]:
    return lambda kept: kept.audit.set("refund_after_clean_months", count, start)


def given_back(kept: Books) -> list[tuple[str, str, int]]:
    """Give what clean months gave back: whose, of which month, how many yuan."""
    with books.open_ledger(kept.audit.desk.place, write=False) as ledger:
        told = [each for each in ledger.corrections() if each.cause == "clean"]
    return [(each.employee_id, str(each.of_month), each.amount // 100) for each in told]


@pytest.fixture
def kept(tmp_path: Path) -> Books:
    language.activate("en")
    audit = Audit(tmp_path / "a.db", actor="李会计", clock=at_noon)
    audit.init()
    people = ((ZHANG, "张三", "收费大厅", 1500), (LI, "李四", "收费大厅", 1500))
    audit.import_roster(roster(tmp_path / "花名册.xlsx", people))
    return Books(audit, tmp_path)


AT_ONCE = (clean_months("1"), broke(JANUARY, ZHANG), closed(JANUARY))


@pytest.mark.parametrize(
    ("steps", "back"),
    [
        ((*AT_ONCE, closed(FEBRUARY)), [(ZHANG, JANUARY, -100)]),
        ((*AT_ONCE, closed(FEBRUARY, MARCH)), [(ZHANG, JANUARY, -100)]),
        ((*AT_ONCE, broke(FEBRUARY, ZHANG), closed(FEBRUARY)), []),
        (
            (*AT_ONCE, broke(FEBRUARY, ZHANG), closed(FEBRUARY), upheld(2), closed(MARCH)),
            [(ZHANG, JANUARY, -100)],
        ),
        (
            (*AT_ONCE, broke(FEBRUARY, ZHANG), closed(FEBRUARY), closed(MARCH), upheld(2), closed(APRIL)),
            [(ZHANG, FEBRUARY, -100), (ZHANG, JANUARY, -100)],
        ),
        (
            (*AT_ONCE, closed(FEBRUARY), broke(FEBRUARY, ZHANG), closed(MARCH)),
            [(ZHANG, JANUARY, -100), (ZHANG, FEBRUARY, -100)],
        ),
        ((*AT_ONCE, closed(FEBRUARY), broke(JANUARY, ZHANG), closed(MARCH)), [(ZHANG, JANUARY, -100)]),
        ((*AT_ONCE, closed(MARCH), closed(FEBRUARY)), [(ZHANG, JANUARY, -100)]),
        ((clean_months("2"), *AT_ONCE[1:], closed(MARCH), closed(FEBRUARY)), [(ZHANG, JANUARY, -100)]),
        ((clean_months("2"), *AT_ONCE[1:], closed(FEBRUARY)), []),
        ((*AT_ONCE[1:], closed(FEBRUARY), clean_months("1", MARCH), closed(MARCH)), []),
        (
            (
                *(*AT_ONCE, broke(FEBRUARY, ZHANG), closed(FEBRUARY), clean_months("off", MARCH)),
                *(upheld(2), closed(MARCH)),
            ),
            [(ZHANG, JANUARY, -100)],
        ),
        ((clean_months("1"), broke(JANUARY, ZHANG, serious="是"), closed(JANUARY, FEBRUARY)), []),
        (
            (
                *(clean_months("1"), broke(JANUARY, ZHANG, serious="是"), broke(JANUARY, ZHANG)),
                *(closed(JANUARY, FEBRUARY), upheld(1), closed(MARCH)),
            ),
            [(ZHANG, JANUARY, -100)],
        ),
        ((*AT_ONCE, upheld(1), closed(FEBRUARY)), []),
    ],
    ids=[
        "clean",
        "once",
        "not clean",
        "an appeal upheld after the close makes it clean",
        "an appeal upheld two closings later",
        "a late finding takes nothing back",
        "a late finding of what was given back is kept",
        "out of order",
        "out of order, two months",
        "a window that is not full",
        "set from a later month on",
        "switched off later, the months keep their rule",
        "a forfeited bonus",
        "a forfeiture that fell",
        "nothing is kept any more",
    ],
)
def test_windows_are_judged_at_each_closing(
    kept: Books, steps: Sequence[Callable[[Books], object]], back: list[tuple[str, Month, int]]
) -> None:
    for step in steps:
        step(kept)

    assert given_back(kept) == [(who, str(month), yuan) for who, month, yuan in back]
    assert kept.audit.verify()["problems"] == []


@pytest.mark.parametrize(
    ("falls", "back"), [((1, 2), [0, -100]), ((2, 1), [-100, 0])], ids=["the old one first", "the late one first"]
)
def test_of_a_month_given_back_only_what_was_taken_since_comes_back(
    kept: Books, falls: tuple[int, int], back: list[int]
) -> None:
    for step in (*AT_ONCE, closed(FEBRUARY), broke(JANUARY, ZHANG), closed(MARCH)):
        step(kept)

    told = []
    for number in falls:
        waived(number)(kept)
        told.append(sum(round(float(each["amount"])) for each in kept.audit.settle(APRIL)["corrections"]))

    assert [told[0], told[1] - told[0]] == back
    assert kept.audit.verify()["problems"] == []


def test_what_the_same_closing_carries_on_is_given_back_too(kept: Books) -> None:
    """Bonus 300 a month, 800 found late: 300 and 500 are taken, 800 given back; nobody keeps 200 of it."""
    kept.audit.set("shortfall", "carry")
    few = ((ZHANG, "张三", "收费大厅", 300),)
    kept.audit.import_roster(roster(kept.folder / "二月.xlsx", few), month=FEBRUARY)
    for step in (clean_months("1"), closed(JANUARY), broke(JANUARY, ZHANG, count=8), closed(FEBRUARY, MARCH)):
        step(kept)

    lines = [kept.audit.settle(month)["lines"][0]["corrections"] for month in (FEBRUARY, MARCH, APRIL)]
    assert lines == ["300.00", "-300.00", "0.00"]
    assert kept.audit.verify()["problems"] == []


@pytest.mark.parametrize(("who", "yuan", "found"), [(ZHANG, 100, 0), (ZHANG, 99, 1), (LI, 100, 2)])
def test_a_forged_refund_is_found(kept: Books, who: str, yuan: int, found: int) -> None:
    for step in (*AT_ONCE, broke(FEBRUARY, ZHANG), closed(FEBRUARY), upheld(2)):
        step(kept)

    with pytest.MonkeyPatch.context() as patched:
        forged = [Difference(who, JANUARY, -yuan * 100, "clean")]
        patched.setattr("conduct_audit.actions.improving.Improving.refunds_at", lambda *_: forged)
        closed(MARCH)(kept)

    assert [each["code"] for each in kept.audit.verify()["problems"]] == ["correction"] * found
