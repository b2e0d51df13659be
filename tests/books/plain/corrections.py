"""What closed months still take or give back: due in the open month, refunds whole, late deductions what is left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple


class Change(NamedTuple):
    """A record of a closed month that was changed, and those of the month that stand afterwards."""

    month: str
    record: int
    standing: set[int]


@dataclass
class Correction:
    """Fen that a closed month still takes (negative: gives back); `taken` once a month has settled it."""

    person: str
    of_month: str
    amount: int
    record: int | None = None
    clean: bool = False
    taken: int | None = None

    @property
    def moves(self) -> int:
        """What it takes, or is still to take."""
        return self.amount if self.taken is None else self.taken


@dataclass
class Corrections:
    """Every correction in the order of booking.

    `lapsed` is what of a late record found no bonus, by person, month and record; `rewarded` are the records that stood
    when clean months gave back somebody's month.
    """

    all: list[Correction] = field(default_factory=list)
    lapsed: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    rewarded: dict[tuple[str, str], set[int]] = field(default_factory=dict)

    def taken_of(self, person: str, month: str, frozen: int) -> int:
        """Give what is taken of somebody's closed month, or still due of it."""
        return frozen + sum(c.moves for c in self.all if (c.person, c.of_month) == (person, month))

    def correct(self, change: Change, who: str, frozen: int, before: int, after: int) -> None:
        """Book what a changed record makes of somebody's closed month."""
        fall, month = before - after, change.month
        if fall > 0:
            lost = self._lost(change, who, fall)
            too_much = self.taken_of(who, month, frozen) + self._for_good(change, who) - after
            fall = max(min(too_much, fall - lost, self.taken_of(who, month, frozen)), 0)
        if fall:
            self.all.append(Correction(who, month, -fall, change.record))

    def _lost(self, change: Change, who: str, fall: int) -> int:
        """Strike what had lapsed of the record; of that, and of what was given back already, nothing is given back."""
        key = (who, change.month, change.record)
        lost = min(self.lapsed[key], fall)
        self.lapsed[key] -= lost
        return fall if change.record in self.rewarded.get((who, change.month), ()) else lost

    def _for_good(self, change: Change, who: str) -> int:
        """Give what lapsed of records that still stand, and what clean months gave back."""
        missed = sum(self.lapsed[who, change.month, record] for record in change.standing)
        return missed - sum(c.amount for c in self.all if (c.person, c.of_month, c.clean) == (who, change.month, True))

    def reward(self, who: str, month: str, frozen: int, standing: set[int]) -> None:
        """Give back, once, what is kept of a month."""
        kept = self.taken_of(who, month, frozen)
        if kept > 0 and (who, month) not in self.rewarded:
            self.rewarded[who, month] = standing
            self.all.append(Correction(who, month, -kept, clean=True))

    def due(self, people: set[str]) -> list[Correction]:
        """Give what waits for the open month, of those on its roster."""
        return [c for c in self.all if c.taken is None and c.person in people]

    def settled(self, room: dict[str, int]) -> list[tuple[Correction, int]]:
        """Give what a month with so much net bonus takes of each: refunds first, then the others as booked."""
        left, found = dict(room), []
        for each in sorted(self.due(set(room)), key=lambda c: c.amount >= 0):
            taken = min(each.amount, left[each.person])
            left[each.person] -= taken
            found.append((each, taken))
        return found

    def settle(self, taken: list[tuple[Correction, int]], *, carry: bool) -> None:
        """Settle them; what found no bonus lapses, or is carried."""
        for each, fen in sorted(taken, key=lambda pair: self.all.index(pair[0])):
            each.taken = fen
            if carry and fen != each.amount:
                self.all.append(Correction(each.person, each.of_month, each.amount - fen, each.record))
            elif each.record is not None:
                self.lapsed[each.person, each.of_month, each.record] += each.amount - fen
