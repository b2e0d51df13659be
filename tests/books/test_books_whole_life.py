"""The whole life of the books, replayed against a model in plain Python: equal after every step, on every database."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from conduct_audit import Audit, books
from conduct_audit.actions.month_view import view
from conduct_audit.books.record_errors import StateError
from conduct_audit.month import Month
from conduct_audit.tables import EMPLOYEES
from tests.books.plain_model import MONTHS, ROSTERS, Model, Record
from tests.books.world import mapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

CLAUSES = ("1.3.3", "2.1.2", "3.2.1", "4.1.1")
FEN = 100
AT = dt.datetime(2024, 9, 1, 8, tzinfo=dt.UTC)
LIVES = int(os.environ.get("CONDUCT_AUDIT_LIVES", "1"))
"""How many lives are tried; a night's run sets more."""

LIVELY = settings(
    max_examples=LIVES, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)
MONEY = ("deduction", "corrections", "net_bonus")


def founded(place: str, *, carry: bool) -> Audit:
    """Found a ledger with the rosters of the model."""
    audit = Audit(place, actor="李会计", clock=lambda: AT)
    audit.init()
    with books.open_ledger(place, write=True) as ledger, audit.desk.entry(ledger, "test") as entry:
        for start, people in ROSTERS.items():
            rows = [{"employee_id": who, "name": who, "bonus_base": bonus * FEN} for who, bonus in people.items()]
            entry.add_roster(EMPLOYEES.frame(rows), Month.parse(start), "花名册.xlsx", start.encode())
        if carry:
            entry.set("shortfall", "carry", None)
    return audit


class Life(RuleBasedStateMachine):
    """Whatever people may do to a ledger, each step done twice: by the program and by the model."""

    def __init__(self, place: str, *, carry: bool) -> None:
        super().__init__()
        self.audit = founded(place, carry=carry)
        self.model = Model(carry=carry)
        self.month = MONTHS[0]

    def _pick(self, numbers: list[int], pick: int) -> int:
        """Give one of the records; its month is the one to look at afterwards."""
        number = numbers[pick % len(numbers)]
        self.month = self.model.records[number].month
        return number

    def _records(self, *statuses: str, appealed: str | None = None) -> list[int]:
        told = self.model.records.items()
        return [n for n, r in told if r.status in statuses and appealed in {None, r.appealed}]

    @rule(month=st.sampled_from(MONTHS), who=st.integers(0, 3), count=st.integers(1, 4), serious=st.booleans())
    def book(self, month: str, who: int, count: int, serious: bool) -> None:  # noqa: FBT001  # drawn by Hypothesis
        people = sorted(self.model.roster(month))
        number, person = len(self.model.records) + 1, people[who % len(people)]
        row = self._row(number, person, month) | {"count": count, "serious": serious}
        desk = self.audit.desk
        with books.open_ledger(desk.place, write=True) as ledger, desk.entry(ledger, "import") as entry:
            booked = entry.book_source(f"{number}.xlsx", b"%d" % number, "xlsx", mapped(row)).rows
        late = month in self.model.closed
        assert booked["reasons"].tolist() == [("closed_month",) if late else ()]
        self.month = month
        self.model.records[number] = Record(person, month, count, serious, "pending" if late else "confirmed")

    def _row(self, number: int, person: str, month: str) -> dict[str, Any]:
        """Give a row that is like no other: of a day and clause of its own."""
        day, clause = Month.parse(month).first_day.replace(day=number % 28 + 1), CLAUSES[number // 28 % len(CLAUSES)]
        whose = {"employee_id": person, "number": person, "name": person, "text": f"{number}"}
        return {**whose, "occurred_on": day, "month": month, "clause": clause, "category": clause[0]}

    @precondition(lambda self: self._records("pending"))
    @rule(pick=st.integers(0, 99))
    def admit(self, pick: int) -> None:
        number = self._pick(self._records("pending"), pick)
        assert self.audit.admit_row(number)["status"] == "confirmed"
        record = self.model.records[number]
        self.model.change(number, status="confirmed", serious=record.serious)

    @precondition(lambda self: self._records("confirmed"))
    @rule(pick=st.integers(0, 99))
    def waive(self, pick: int) -> None:
        number = self._pick(self._records("confirmed"), pick)
        assert self.audit.waive(number, "查实有误")["status"] == "waived"
        self.model.change(number, status="waived")

    @precondition(lambda self: self._records("confirmed", appealed="no"))
    @rule(pick=st.integers(0, 99))
    def appeal(self, pick: int) -> None:
        number = self._pick(self._records("confirmed", appealed="no"), pick)
        assert self.audit.file_appeal(number, "不是我")["id"] == str(number)
        self.model.records[number].appealed = "open"

    @precondition(lambda self: self._records("confirmed", appealed="open"))
    @rule(pick=st.integers(0, 99), outcome=st.sampled_from(("upheld", "dismissed", "partly")), less=st.integers(1, 3))
    def decide(self, pick: int, outcome: Any, less: int) -> None:
        number = self._pick(self._records("confirmed", appealed="open"), pick)
        record = self.model.records[number]
        count = less if outcome == "partly" and less < record.count else None
        ordinary = outcome == "partly" and record.serious
        if outcome == "partly" and count is None and not ordinary:
            return
        self.audit.decide_appeal(number, outcome, "核实", count=count, ordinary=ordinary)
        status = "overturned" if outcome == "upheld" else "confirmed"
        facts = {"count": count or record.count, "serious": record.serious and not ordinary, "status": status}
        self.model.change(number, appealed="decided", **facts)

    @precondition(lambda self: self._records("waived", "overturned"))
    @rule(pick=st.integers(0, 99))
    def reverse_again(self, pick: int) -> None:
        number = self._pick(self._records("waived", "overturned"), pick)
        for again in (self.audit.waive, self.audit.file_appeal):
            with pytest.raises(StateError):
                again(number, "再来一次")

    @precondition(lambda self: len(self.model.closed) < len(MONTHS))
    @rule(skip=st.sampled_from((0, 0, 0, 1)))
    def close(self, skip: int) -> None:
        left = [month for month in MONTHS if month not in self.model.closed]
        month = left[min(skip, len(left) - 1)]
        for number in self._records("pending"):
            if self.model.records[number].month == month:
                self.audit.dismiss_row(number, "无此事")
                self.model.records[number].status = "dismissed"
        self.audit.close(month)
        self.model.close(month)
        self.month = month

    @invariant()
    def the_month_of_the_step_and_the_open_one_are_the_models(self) -> None:
        touched = {self.month, self.model.open_month or self.month} & set(MONTHS)
        self._compare(touched)

    def _compare(self, months: Iterable[str]) -> None:
        with self.audit.desk.reading() as ledger, ledger.snapshot():
            for month in months:
                lines = view(ledger, Month.parse(month)).settlement.lines
                rows = zip(*(lines[name] for name in ("employee_id", *MONEY)), strict=True)
                told = {who: tuple(int(fen) // FEN for fen in money) for who, *money in rows}
                assert told == self.model.lines(month), month
                assert all(net >= 0 for _fee, _moved, net in told.values())

    def teardown(self) -> None:
        self._compare(MONTHS)
        assert self.audit.verify()["problems"] == []
        for month in (MONTHS[0], self.model.open_month or MONTHS[0]):
            if month in MONTHS:
                self._said_by_settle(month)

    def _said_by_settle(self, month: str) -> None:
        lines = self.audit.settle(month)["lines"]
        told = {line["employee_id"]: tuple(_yuan(line[name]) for name in MONEY) for line in lines}  # type: ignore[literal-required]
        assert told == self.model.lines(month)

    @invariant()
    def nobody_pays_more_than_is_right(self) -> None:
        for month, figures in self.model.closed.items():
            for who, (frozen, _moved) in figures.items():
                own = [c for c in self.model.corrections if (c.person, c.of_month) == (who, month)]
                taken = frozen + sum(c.amount if c.taken is None else c.taken for c in own)
                assert 0 <= taken <= self.model.deduction(who, month)


def _yuan(amount: str | None) -> int:
    assert amount is not None
    assert amount.endswith(".00")
    return int(amount.removesuffix(".00"))


def live(place: Callable[[], str], *, carry: bool, much: settings = LIVELY) -> None:
    """Replay lives, each in a ledger of its own."""
    run_state_machine_as_test(lambda: Life(place(), carry=carry), settings=much)  # type: ignore[arg-type]  # it takes any maker


@pytest.mark.parametrize("carry", [False, True], ids=["lapse", "carry"])
def test_the_books_and_the_model_agree_after_every_step(tmp_path: Path, carry: bool) -> None:  # noqa: FBT001  # a case
    places = (str(tmp_path / f"{number}.db") for number in range(10**6))
    live(lambda: next(places), carry=carry)


def test_they_agree_on_a_server_too(server: Any) -> None:
    few = settings(LIVELY, max_examples=min(LIVES, 3))
    live(server.fresh, carry=False, much=few)
