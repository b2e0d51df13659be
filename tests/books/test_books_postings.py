"""Postings: double entry for each employee, nought in sum, linked to the corrections they settle; tie-outs hold."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import select

from conduct_audit.books import Problem, checks_proof, postings, proof, schema
from conduct_audit.books.closing_errors import TieOutError
from conduct_audit.books.corrections import Difference, Settled
from conduct_audit.books.proof import TITLES, Check, Fact, checks_of
from conduct_audit.month import Month
from tests.books.world import Desk, line_frame

MARCH, APRIL = Month(2024, 3), Month(2024, 4)
CHECKS = (checks_proof.balanced, checks_proof.posted, checks_proof.tied_out)
AMOUNT = st.integers(0, 10**9)


def balanced(base: int, deduction: int, *corrections: int) -> dict[str, Any]:
    net = base - deduction - sum(corrections)
    return {"employee_id": "0012", "bonus_base": base, "deduction": deduction, "corrections": sum(corrections)} | {
        "net_bonus": net
    }


@given(AMOUNT, AMOUNT, st.lists(st.integers(-(10**6), 10**6), max_size=4))
def test_what_is_posted_for_an_employee_adds_up_to_nought(base: int, deduction: int, taken: list[int]) -> None:
    lines = line_frame(balanced(base, deduction, *taken))
    rows = postings.rows(lines, {"0012": list(enumerate(taken, 1))})
    assert sum(row[3] for row in rows) == 0
    assert all(row[3] for row in rows)
    assert [row[4] for row in rows if row[2] == postings.CORRECTION] == [n for n, fen in enumerate(taken, 1) if fen]


def test_a_closing_posts_where_the_bonus_went(desk: Desk) -> None:
    desk.close(MARCH, balanced(150_000, 10_000))
    found = desk.ledger.postings(desk.ledger.closings()[0])
    assert list(zip(found["account"], found["amount"], strict=True)) == [
        ("bonus", -150_000),
        ("deduction", 10_000),
        ("net_bonus", 140_000),
    ]


def test_a_settled_correction_is_posted_with_its_month_and_cause(desk: Desk) -> None:
    desk.close(MARCH, balanced(150_000, 10_000))
    with desk.entry() as entry:
        entry.correct(None, [Difference("0012", MARCH, -10_000, "clean")])
    with desk.entry("close") as entry:
        lines = line_frame(balanced(150_000, 0, -10_000))
        entry.close(APRIL, lines, rulebook_digest="d", settled=[Settled(1, -10_000)])
    found = desk.ledger.postings(desk.ledger.closings()[1]).set_index("account").loc["correction"]
    assert (found["amount"], found["of_month"], found["cause"], found["correction"]) == (-10_000, "2024-03", "clean", 1)


@pytest.mark.parametrize("wrong", [{"net_bonus": 1}, {"corrections": 5, "net_bonus": 139_995}, {"deduction": 3}])
def test_a_line_that_does_not_add_up_is_not_closed(desk: Desk, wrong: dict[str, int]) -> None:
    with pytest.raises(TieOutError, match="2024-03"):
        desk.close(MARCH, balanced(150_000, 10_000) | wrong)
    assert desk.ledger.closings() == ()


@pytest.mark.parametrize(
    ("account", "told"),
    [
        ("bonus", "1500.00 and 1499.99"),
        ("deduction", "100.00 and 100.01"),
        ("net_bonus", "1400.00 and 1400.01"),
        ("correction", "0.00 and 0.01"),
    ],
)
def test_each_sum_of_postings_can_fail_and_says_so_in_yuan(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, account: str, told: str
) -> None:
    """A posting of a fen too much, as a program gone wrong would write it."""
    right = postings.rows
    monkeypatch.setattr(postings, "rows", lambda *facts: [*right(*facts), ("0012", "客服部", account, 1, None)])
    with pytest.raises(TieOutError, match=re.escape(f"{TITLES[account]} ({told})")):
        desk.close(MARCH, balanced(150_000, 10_000))
    assert desk.ledger.closings() == ()


def test_postings_under_another_department_are_not_closed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    right = postings.rows
    monkeypatch.setattr(postings, "rows", lambda *facts: [(row[0], "别处", *row[2:]) for row in right(*facts)])
    with pytest.raises(TieOutError, match=re.escape(f"{TITLES['departments']} (0 and 2)")):
        desk.close(MARCH, balanced(150_000, 10_000))


def test_postings_that_do_not_balance_are_not_closed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sums agree, one employee's postings stand under another's number."""
    right = postings.rows
    monkeypatch.setattr(
        postings, "rows", lambda *facts: [("0013" if row[2] == "bonus" else row[0], *row[1:]) for row in right(*facts)]
    )
    with pytest.raises(TieOutError, match=re.escape(f"{TITLES['balance']} (0 and 2)")):
        desk.close(MARCH, balanced(150_000, 10_000))


def test_an_observation_without_a_state_is_not_closed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.book("a.xlsx", {}, {"text": "聊天"})
    monkeypatch.setattr(proof, "records", lambda *_: {"confirmed": 1})
    with pytest.raises(TieOutError, match=re.escape("(2 and 1)")):
        desk.close(MARCH, balanced(150_000, 10_000))


def test_a_figure_that_an_action_reached_in_two_ways_must_agree_too(desk: Desk) -> None:
    fact = Check("assessed", 1, 2).fact
    with pytest.raises(TieOutError), desk.entry("close") as entry:
        entry.close(MARCH, line_frame(balanced(1, 1)), rulebook_digest="d", facts=[fact])


def test_a_month_keeps_what_it_was_closed_with(desk: Desk) -> None:
    desk.book("a.xlsx", {}, {"text": "聊天", "employee_id": None, "reasons": ("unknown_employee",)})
    desk.decide(2, "dismiss", reason="看错")
    with desk.entry("close") as entry:
        kept = [Fact("setting", "two_people", "on")]
        entry.close(MARCH, line_frame(balanced(150_000, 10_000)), rulebook_digest="d", facts=kept)
    facts = desk.ledger.closings()[0].facts
    assert {fact.name: fact.value for fact in facts if fact.kind == "records"} == {"confirmed": "1", "dismissed": "1"}
    assert facts[0] == ("setting", "two_people", "on")
    assert {check.name: (check.ours, check.theirs) for check in checks_of(facts)}["observations"] == (2, 2)


def problems(desk: Desk) -> list[Problem]:
    found = (check(desk.ledger.store, desk.ledger.closings()) for check in CHECKS)
    return [problem for each in found for problem in each]


def test_untouched_months_tie_out(desk: Desk) -> None:
    desk.close(MARCH, balanced(150_000, 10_000))
    assert problems(desk) == []


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ("UPDATE posting SET amount = amount + 1 WHERE account = 'deduction'", {"postings", "tie_out"}),
        ("UPDATE posting SET department = '别处' WHERE account = 'deduction'", {"postings", "tie_out"}),
        ("UPDATE closing_fact SET value = '[7,7]' WHERE name = 'deduction'", {"tie_out"}),
        ("DELETE FROM closing_fact WHERE name = 'net_bonus'", {"tie_out"}),
        ("DELETE FROM posting WHERE account = 'bonus'", {"postings", "tie_out"}),
    ],
)
def test_other_postings_or_figures_are_found(desk: Desk, change: str, codes: set[str]) -> None:
    desk.close(MARCH, balanced(150_000, 10_000))
    with desk.ledger.store.writing():
        for table in ("posting", "closing_fact"):
            for what in ("unchanged", "undeleted"):
                desk.ledger.store.command(f"DROP TRIGGER {table}_{what}")
        desk.ledger.store.command(change)
    assert {problem.code for problem in problems(desk)} == codes


def test_overrides_and_exports_are_kept_with_who_and_when(desk: Desk) -> None:
    with desk.entry() as entry:
        entry.override(MARCH, "W02", "张三", "已核实")
        entry.export(MARCH, "csv", "a.csv", "5" * 64, '{"rows": "1"}')
    (override,), (export,) = desk.ledger.overrides(MARCH), desk.ledger.exports(MARCH)
    assert (override.code, override.reason, override.actor) == ("W02", "已核实", "王主管")
    assert (export.name, export.totals, export.actor) == ("a.csv", {"rows": "1"}, "王主管")
    assert (desk.ledger.exports(APRIL), desk.ledger.overrides(APRIL)) == ((), ())
    assert desk.ledger.store.rows(select(schema.override.c.subject)) == [("张三",)]
