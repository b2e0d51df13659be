"""What of a closed month is settled for good: what found no bonus and lapsed, and what clean months gave back.

It is neither taken later nor set off against what is given back of the month: when a late violation falls, what lapsed
of it gives nothing back; when another one falls, what lapsed of the late one counts as if it had been taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from conduct_audit.books.corrections import CARRIED, CAUSES, CLEAN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from conduct_audit.actions.as_closed import AsClosed
    from conduct_audit.books import Correction, DecisionRecord


class ForGood(NamedTuple):
    """Fen `settled` for good of what still stands, and `lost` of what falls; see `settlement.difference`."""

    settled: int
    lost: int


@dataclass(frozen=True)
class Decided:
    """Entry `entry` decides about `records` of a closed month; `booked` are the corrections of before."""

    month: AsClosed
    entry: int
    records: Collection[int]
    booked: tuple[Correction, ...]

    def for_good(self, who: str, fall: int) -> ForGood:
        """Give what is settled for good of the month of `who`, whose deduction falls by `fall`."""
        whose = (who, self.month.closing.month)
        own = [each for each in self.booked if (each.employee_id, each.of_month) == whose]
        given = [each for each in own if each.cause == CLEAN]
        missed = self._lapsed(who, own)
        gone = sum(missed.pop(record, 0) for record in self.records)
        standing = self._standing({*missed, *self.records})
        left = max(gone - fall, 0) if standing & set(self.records) else 0
        kept = sum(fen for record, fen in missed.items() if record in standing)
        lost = fall if given and not self._found_after(given[-1].entry) else min(gone, fall)
        return ForGood(kept + left - sum(each.amount for each in given), lost)

    def _lapsed(self, who: str, own: Iterable[Correction]) -> dict[int, int]:
        """Give by record what lapsed of it: what is carried on has not lapsed, nor what an appeal took off it since."""
        records = {each.record for each in own if each.record is not None and each.taken not in {None, each.amount}}
        found = {}
        for record in records:
            its = [each for each in own if each.record == record]
            missed = sum(each.amount - each.taken for each in its if each.amount > 0 and each.taken is not None)
            missed -= sum(each.amount for each in its if each.cause == CARRIED)
            found[record] = missed and max(missed - self._taken_off(record, who, its), 0)
        return found

    def _taken_off(self, record: int, who: str, its: Iterable[Correction]) -> int:
        """Give what earlier decisions about a record took off the month's deduction without giving anything back."""
        steps = [step for step in self._steps(record) if step.action in CAUSES]
        off = 0
        for step in steps:
            before, after = (self.month.deductions((who,), entry)[who] for entry in (step.entry - 1, step.entry))
            back = sum(each.amount for each in its if each.entry == step.entry and each.cause != CARRIED)
            off += max(before - after + back, 0)
        return off

    def _steps(self, record: int) -> list[DecisionRecord]:
        """Give the earlier decisions about a record since the month was closed."""
        closed = self.month.closing.entry
        return [step for step in self.month.ledger.decisions(record) if closed < step.entry < self.entry]

    def _standing(self, records: Iterable[int]) -> set[int]:
        found = self.month.ledger.violations(ids=records, statuses=("confirmed",), as_of=self.entry)
        return set(found["id"])

    def _found_after(self, entry: int) -> bool:
        """Whether one of the records was booked after `entry`."""
        steps = (step for record in self.records for step in self._steps(record))
        return any(step.action == "admit" and step.entry > entry for step in steps)
