"""What must hold after every step, and what is looked at once more at the end of a life."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from hypothesis.stateful import invariant

from conduct_audit.actions.month_view import view
from conduct_audit.books import checks_chain
from conduct_audit.month import Month
from tests.books.lives.start import Start
from tests.books.plain.rules import MONTHS

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.books import Closing, Ledger


FIGURES = ("bonus_base", "violations", "serious", "zero_bonus", "assessed", "deduction", "corrections", "net_bonus")
MONEY = ("assessed", "deduction", "corrections", "net_bonus")


class Checks(Start):
    """The invariants."""

    def __init__(self, place: str, folder: Path) -> None:
        super().__init__(place, folder)
        self.heads: list[str] = []
        self.frozen: dict[str, str] = {}

    @invariant()
    def the_books_say_what_the_model_says(self) -> None:
        with self.audit.desk.reading() as ledger, ledger.snapshot():
            self.heads.append(str(ledger.head().digest))
            if self.heads[-1:] == self.heads[-2:-1]:
                return  # nothing was written
            self._same_records(ledger)
            self._same_corrections(ledger)
            for closing in ledger.closings():
                self._frozen(ledger, closing)
            for month in {self.month, self.model.open_month or self.month} & set(MONTHS):
                self._same_lines(ledger, month)

    def _same_records(self, ledger: Ledger) -> None:
        names = ("status", "employee_id", "event_month", "month", "clause", "count", "serious")
        ours = self.model.records.all.values()
        if ours:
            found = ledger.violations(ids=range(1, len(ours) + 1))
            told = zip(*(found[name].astype(object) for name in names), strict=True)
            model = [(r.status, r.person, r.happened, r.month, r.clause, r.count, r.serious) for r in ours]
            assert [_plain(row) for row in told] == model

    def _same_corrections(self, ledger: Ledger) -> None:
        told = [(c.employee_id, str(c.of_month), c.amount, c.taken) for c in ledger.corrections()]
        assert sorted(told, key=str) == sorted(
            ((c.person, c.of_month, c.amount, c.taken) for c in self.model.corrections.all), key=str
        )

    def _frozen(self, ledger: Ledger, closing: Closing) -> None:
        """A closed month is as it was closed; its postings balance and are the lines."""
        lines = self.frozen.setdefault(str(closing.month), closing.lines.to_json())
        assert closing.lines.to_json() == lines
        posted = ledger.postings(closing)
        assert (posted.groupby("employee_id")["amount"].sum() == 0).all()
        for account, name, sign in (("bonus", "bonus_base", -1), ("deduction",) * 2 + (1,), ("net_bonus",) * 2 + (1,)):
            assert _by_person(posted, account) == _nonzero(closing.lines, name, sign)
        assert _by_person(posted, "correction") == _nonzero(closing.lines, "corrections", 1)

    def _same_lines(self, ledger: Ledger, month: str) -> None:
        lines = view(ledger, Month.parse(month)).settlement.lines
        rows = zip(*(lines[name].astype(object) for name in ("employee_id", *FIGURES)), strict=True)
        told = {who: _plain(figures) for who, *figures in rows}
        assert told == {who: line.figures for who, line in self.model.lines(month).items()}, month
        assert all(net is None or net >= 0 for *_rest, net in told.values())

    @invariant()
    def nobody_pays_more_than_is_right_and_nothing_is_given_back_that_was_not_taken(self) -> None:
        for month, closed in self.model.closed.items():
            right = self.model.deductions(month)
            for who, line in closed.lines.items():
                taken = self.model.corrections.taken_of(who, month, line.deduction or 0)
                assert 0 <= taken <= right[who]

    def teardown(self) -> None:
        verdict = self.audit.verify(self.heads[0] if self.heads else None)
        assert verdict["problems"] == []
        with self.audit.desk.reading() as ledger, ledger.snapshot():
            for seal in set(self.heads):
                assert list(checks_chain.seal(ledger.store, seal)) == []
            for month in MONTHS:
                self._same_lines(ledger, month)
        self._said_by_settle(self.month if self.month in MONTHS else MONTHS[0])

    def _said_by_settle(self, month: str) -> None:
        document: Any = self.audit.settle(month)
        ours = self.model.lines(month)
        told = {line["employee_id"]: dict(line) for line in document["lines"]}
        assert list(told) == sorted(ours)
        for who, line in ours.items():
            assert _said(told[who]) == (line.deduction, line.moved, line.net)
            assert {code: n for code, n in told[who]["counts"].items() if n} == dict(line.counts)
        for name in MONEY:
            total = sum(_fen(line[name]) or 0 for line in told.values())
            assert _fen(document["totals"][name]) == total


def _plain(row: Any) -> tuple[Any, ...]:
    """Give a row with what is unknown as None."""
    return tuple(None if pd.isna(cell) else cell for cell in row)


def _by_person(posted: pd.DataFrame, account: str) -> dict[str, int]:
    sums = posted[posted["account"] == account].groupby("employee_id")["amount"].sum()
    return {str(who): int(fen) for who, fen in sums.items() if fen}


def _nonzero(lines: pd.DataFrame, name: str, sign: int) -> dict[str, int]:
    pairs = zip(lines["employee_id"], lines[name], strict=True)
    return {str(who): sign * int(fen) for who, fen in pairs if fen}


def _said(line: dict[str, Any]) -> tuple[int | None, ...]:
    return tuple(_fen(line[name]) for name in ("deduction", "corrections", "net_bonus"))


def _fen(amount: str | None) -> int | None:
    return None if amount is None else round(float(amount) * 100)
