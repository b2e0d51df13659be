"""A month's figures: what each person's violations take, what closed months take besides, and what is frozen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.books.plain.rules import part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.books.plain.records import Record
    from tests.books.plain.rules import Terms


@dataclass
class Line:
    """A person's month in fen; `net` and `deduction` are None while the bonus is blank."""

    bonus: int | None
    counts: Counter[str] = field(default_factory=Counter)
    serious: int = 0
    assessed: int = 0
    forfeits: bool = False
    moved: int = 0

    @property
    def deduction(self) -> int | None:
        """What is taken: never more than the bonus, all of it where that is forfeited."""
        if self.bonus is None:
            return None
        return self.bonus if self.forfeits else min(self.bonus, self.assessed)

    @property
    def room(self) -> int:
        """What is left before corrections; nothing of a blank bonus."""
        return 0 if self.bonus is None else self.bonus - (self.deduction or 0)

    @property
    def net(self) -> int | None:
        """What is paid."""
        return None if self.bonus is None else self.room - self.moved

    @property
    def figures(self) -> tuple[int | bool | None, ...]:
        """Everything that the books say of the line."""
        told = (self.counts.total(), self.serious, self.forfeits, self.assessed, self.deduction)
        return (self.bonus, *told, self.moved, self.net)


def settled(month: str, terms: Terms, records: Iterable[Record]) -> dict[str, Line]:
    """Give the lines of everybody on the roster from the violations that count."""
    lines = {who: Line(person.bonus) for who, person in terms.roster.items()}
    for record in records:
        if (record.status, record.month) == ("confirmed", month) and record.person in lines:
            _charge(lines, terms, record, record.person)
    return lines


def _charge(lines: dict[str, Line], terms: Terms, record: Record, who: str) -> None:
    count, line, leader = record.count or 0, lines[who], terms.leader(who)
    cost = terms.cost(who, record.judged_on, count, serious=record.serious)
    line.counts[(record.clause or "")[0]] += count
    line.serious += count if record.serious else 0
    line.forfeits = line.forfeits or cost is None
    line.assessed += cost or 0
    if leader:
        lines[leader].assessed += part(cost or 0, terms.percent("manager_share"))
