"""What lapsed of a late violation that stands is not set off against what is given back of the same month."""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import TYPE_CHECKING, NamedTuple

import pytest

from conduct_audit import Audit, books, language
from conduct_audit.month import Month
from tests.actions.world import at_noon, roster, seen, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

JANUARY, FEBRUARY = Month(2024, 1), Month(2024, 2)


class Case(NamedTuple):
    """Yuan of January's bonus, what January was closed with, what was found of it in February, which has 100 left.

    A number is so many occurrences at 100 yuan, `serious` forfeits the bonus. Records count from 1.
    """

    bonus: int
    own: tuple[int | str, ...]
    late: tuple[int | str, ...]
    shortfall: str = "lapse"


LAPSED = Case(300, (1,), (2,))
TWO_LATE = Case(500, (1,), (2, 2))
SERIOUS = Case(300, (1,), ("serious",))
IN_PART = Case(500, (1,), (4,))
CARRIED = Case(300, (1,), (2,), "carry")
CUT = Case(300, (1,), (2, 2))


def row(number: int, told: int | str) -> tuple[object, ...]:
    facts = {"serious": "是"} if told == "serious" else {"count": told}
    return seen(day=f"2024-01-{number:02d}", text=f"第{number}次", **facts)


def written(case: Case, folder: Path) -> Audit:
    """Close January and February as the case says."""
    audit = Audit(folder / "a.db", actor="李会计", clock=at_noon)
    audit.init()
    for month, bonus in ((JANUARY, case.bonus), (FEBRUARY, 100), (FEBRUARY.next(), 1000)):
        people = (("0101", "张三", "收费大厅", bonus),)
        audit.import_roster(roster(folder / f"{month}.xlsx", people), month=month)
    audit.set("shortfall", case.shortfall)
    own, late = list(enumerate(case.own, 1)), list(enumerate(case.late, len(case.own) + 1))
    audit.import_files([sheet(folder / "own.xlsx", *(row(*each) for each in own))], month=JANUARY)
    audit.close(JANUARY)
    audit.import_files([sheet(folder / "late.xlsx", *(row(*each) for each in late))], month=JANUARY)
    for number, _told in late:
        audit.admit_row(number)
    audit.close(FEBRUARY)
    return audit


def in_part(number: int, count: int) -> Callable[[Audit], None]:
    """Uphold an appeal in part."""

    def done(audit: Audit) -> None:
        audit.file_appeal(number, "没有那么多次")
        audit.decide_appeal(number, "partly", "核实", count=count)

    return done


def waived(number: int) -> Callable[[Audit], None]:
    """Waive a violation."""

    def done(audit: Audit) -> None:
        audit.waive(number, "查实有误")

    return done


def moved(audit: Audit) -> tuple[int, int]:
    """Give what is kept of January by now, and what all of its corrections since February come to, in yuan."""
    with books.open_ledger(audit.desk.place, write=False) as ledger:
        of_january = [each for each in ledger.corrections() if each.of_month == JANUARY]
        frozen = int(ledger.closings()[0].lines["deduction"].sum())
    kept = frozen + sum(each.amount if each.taken is None else each.taken for each in of_january)
    return kept // 100, sum(each.amount for each in of_january if each.cause in {"waived", "partly"}) // 100


def steps(audit: Audit, decisions: Sequence[Callable[[Audit], None]]) -> list[int]:
    """Take the decisions one after the other; give what each of them gives back."""
    told = [0]
    for decide in decisions:
        decide(audit)
        kept, sums = moved(audit)
        assert kept >= 0
        told.append(sums)
    return [after - before for before, after in pairwise(told)]


@pytest.fixture(autouse=True)
def _english() -> None:
    language.activate("en")


@pytest.mark.parametrize(
    ("case", "decisions", "back"),
    [
        (LAPSED, (waived(1), waived(2)), [-100, -100]),
        (LAPSED, (waived(2), waived(1)), [-100, -100]),
        (SERIOUS, (waived(1), waived(2)), [0, -200]),
        (SERIOUS, (waived(2), waived(1)), [-100, -100]),
        (IN_PART, (in_part(2, 2), waived(2), waived(1)), [0, -100, -100]),
        (IN_PART, (waived(1), in_part(2, 2), waived(2)), [-100, 0, -100]),
        (IN_PART, (in_part(2, 1), waived(2), waived(1)), [0, -100, -100]),
        (CARRIED, (waived(1), waived(2)), [-100, -200]),
        (CARRIED, (waived(2), waived(1)), [-200, -100]),
        (CUT, (waived(2), waived(1), waived(3)), [0, 0, -200]),
        (CUT, (waived(2), waived(3), waived(1)), [0, -100, -100]),
        (CUT, (waived(1), waived(2), waived(3)), [0, 0, -200]),
        (CUT, (waived(3), waived(1), waived(2)), [0, -100, -100]),
    ],
)
def test_each_reversal_gives_back_what_it_is_worth(
    tmp_path: Path, case: Case, decisions: Sequence[Callable[[Audit], None]], back: list[int]
) -> None:
    audit = written(case, tmp_path)

    assert steps(audit, decisions) == back
    assert moved(audit)[0] == 0
    assert audit.verify()["problems"] == []


def test_the_order_of_reversals_moves_no_money(tmp_path: Path) -> None:
    template = written(TWO_LATE, tmp_path)
    content = (tmp_path / "a.db").read_bytes()
    assert moved(template) == (200, 0)

    for order in permutations((1, 2, 3)):
        (tmp_path / "b.db").write_bytes(content)
        audit = Audit(tmp_path / "b.db", actor="李会计", clock=at_noon)
        back = dict(zip(order, steps(audit, [waived(number) for number in order]), strict=True))
        assert back == {1: -100, 2: -100, 3: 0}
