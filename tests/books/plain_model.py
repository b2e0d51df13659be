"""The life of the books in plain Python: lists, dictionaries, whole yuan; nothing of the program's own.

What the contract says of corrections, written down a second time: a closed month keeps its figures, what a decision
changes in it is due in the open month, refunds are paid whole, late deductions stop at the bonus that is left.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

MONTHS = ("2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06")
ROSTERS = {
    "2024-01": {"01": 1500, "02": 200, "03": 50, "04": 1000},
    "2024-03": {"01": 1500, "02": 300, "03": 0, "05": 400},
}
EACH_TIME = 100


@dataclass
class Record:
    """A violation: `appealed` tells whether somebody contested it and how that ended."""

    person: str
    month: str
    count: int
    serious: bool
    status: str
    appealed: Literal["no", "open", "decided"] = "no"


@dataclass
class Correction:
    """Yuan that a closed month still takes; `taken` once a month has settled it."""

    person: str
    of_month: str
    amount: int
    taken: int | None = None


@dataclass
class Model:
    """What the books should say."""

    carry: bool = False
    records: dict[int, Record] = field(default_factory=dict)
    closed: dict[str, dict[str, tuple[int, int]]] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)

    def roster(self, month: str) -> dict[str, int]:
        """Give the bonus of everybody on the month's roster."""
        return ROSTERS[max(start for start in ROSTERS if start <= month)]

    @property
    def open_month(self) -> str | None:
        """The month after the last closed one."""
        if not self.closed:
            return None
        year, number = map(int, max(self.closed).split("-"))
        return f"{year + number // 12}-{number % 12 + 1:02d}"

    def deduction(self, person: str, month: str) -> int:
        """Give what the month takes with the violations that count now."""
        bonus = self.roster(month)[person]
        own = [r for r in self.records.values() if (r.person, r.month, r.status) == (person, month, "confirmed")]
        return bonus if any(r.serious for r in own) else min(bonus, EACH_TIME * sum(r.count for r in own))

    def change(self, number: int, **facts: object) -> None:
        """Change a record; book what that makes of a closed month."""
        record = self.records[number]
        shut = record.month in self.closed
        before = self.deduction(record.person, record.month) if shut else 0
        for name, value in facts.items():
            setattr(record, name, value)
        if shut:
            self._correct(record, before)

    def _correct(self, record: Record, before: int) -> None:
        after = self.deduction(record.person, record.month)
        own = [c for c in self.corrections if (c.person, c.of_month) == (record.person, record.month)]
        so_far = self.closed[record.month][record.person][0]
        so_far += sum(c.amount if c.taken is None else c.taken for c in own)
        amount = after - before if after > before else -max(so_far - after, 0)
        if amount:
            self.corrections.append(Correction(record.person, record.month, amount))

    def due(self, month: str) -> list[Correction]:
        """Give the corrections that a month has to settle for people on its roster."""
        waiting = [c for c in self.corrections if c.taken is None] if month == self.open_month else []
        return [c for c in waiting if c.person in self.roster(month)]

    def settled(self, month: str) -> list[tuple[Correction, int]]:
        """Give what the open month takes of each correction."""
        room = {who: bonus - self.deduction(who, month) for who, bonus in self.roster(month).items()}
        found: list[tuple[Correction, int]] = []
        for each in sorted(self.due(month), key=lambda c: c.amount >= 0):
            taken = min(each.amount, room[each.person])
            room[each.person] -= taken
            found.append((each, taken))
        return found

    def lines(self, month: str) -> dict[str, tuple[int, int, int]]:
        """Give deduction, corrections and net bonus of everybody."""
        if month in self.closed:
            figures = self.closed[month]
        else:
            taken = self.settled(month)
            sums = {who: sum(amount for c, amount in taken if c.person == who) for who in self.roster(month)}
            figures = {who: (self.deduction(who, month), sums[who]) for who in self.roster(month)}
        bonus = self.roster(month)
        return {who: (fee, moved, bonus[who] - fee - moved) for who, (fee, moved) in figures.items()}

    def close(self, month: str) -> None:
        """Freeze the month; what a late deduction could not take lapses or is carried."""
        frozen = {who: (fee, moved) for who, (fee, moved, _net) in self.lines(month).items()}
        for each, taken in sorted(self.settled(month), key=lambda pair: self.corrections.index(pair[0])):
            each.taken = taken
            if self.carry and taken != each.amount:
                self.corrections.append(Correction(each.person, each.of_month, each.amount - taken))
        self.closed[month] = frozen
