"""`verify` names corrections that no decision explains, decisions that miss theirs, and wrong settlements."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from conduct_audit import Audit, books, language
from conduct_audit.actions.month_view import view
from conduct_audit.books import Correction, Decision, Difference, Ruling, Settled
from conduct_audit.books.closing_errors import TieOutError
from conduct_audit.money import yuan
from conduct_audit.month import Month
from tests.actions.world import MARCH, at_noon, company, seen, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Entry

APRIL = Month(2024, 4)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger whose March is closed with two violations of 0101, read once for all tests."""
    folder = tmp_path_factory.mktemp("closed")
    audit = company(folder)
    rows = [seen(), seen(clause="1.3.3", text="上班聊天")]
    audit.import_files([sheet(folder / "一.xlsx", *rows)])
    audit.close(MARCH)
    return (folder / "账 本.db").read_bytes()


@pytest.fixture
def shut(template: bytes, tmp_path: Path) -> Audit:
    language.activate("en")
    (tmp_path / "a.db").write_bytes(template)
    return Audit(tmp_path / "a.db", actor="李会计", clock=at_noon)


@contextmanager
def entry_of(desk: Desk) -> Iterator[Entry]:
    """Write an entry past the actions, as a program gone wrong would."""
    with books.open_ledger(desk.place, write=True) as ledger, desk.entry(ledger, "test") as entry:
        yield entry


def problems(audit: Audit) -> list[tuple[str, str]]:
    return [(each["code"], each["message"]) for each in audit.verify()["problems"]]


def test_a_decision_without_its_correction_is_found(shut: Audit) -> None:
    with entry_of(shut.desk) as entry:
        entry.decide(1, Decision("waive", "误报"), correcting=True)

    assert problems(shut) == [("correction", "It corrects 2024-03 by 0.00 yuan; -100.00 yuan would be right.")]


@pytest.mark.parametrize("amount", [-9999, -10001, 10000])
def test_a_wrong_amount_is_found(shut: Audit, amount: int) -> None:
    with entry_of(shut.desk) as entry:
        entry.decide(1, Decision("waive", "误报"), correcting=True)
        entry.correct(1, [Difference("0101", MARCH, amount, "waived")])

    assert problems(shut) == [
        ("correction", f"It corrects 2024-03 by {yuan(amount)} yuan; -100.00 yuan would be right.")
    ]


def test_a_correction_without_a_decision_beside_it_is_found(shut: Audit) -> None:
    with entry_of(shut.desk) as entry:
        entry.correct(1, [Difference("0101", MARCH, -10000, "waived")])

    assert [code for code, _told in problems(shut)] == ["correction", "correction"]
    assert problems(shut)[0][1] == "Its entry holds no decision that causes it."


def test_a_correction_of_somebody_else_is_found(shut: Audit) -> None:
    with entry_of(shut.desk) as entry:
        entry.decide(1, Decision("waive", "误报"), correcting=True)
        entry.correct(1, [Difference("0102", MARCH, -10000, "waived")])

    assert len(problems(shut)) == 2


@pytest.mark.parametrize(
    ("taken", "carried", "code"), [(-9000, 0, "recomputed"), (-20000, 0, "settled"), (-10000, 5000, "correction")]
)
def test_a_wrong_settlement_is_found(shut: Audit, taken: int, carried: int, code: str) -> None:
    shut.waive(1, "误报")
    lines = _lines(shut)
    own = lines["employee_id"] == "0101"
    lines.loc[own, ["corrections", "net_bonus"]] = (taken, 150000 - taken)
    with entry_of(shut.desk) as entry:
        entry.close(APRIL, lines, rulebook_digest="d" * 64, settled=[Settled(1, taken, carried)])

    assert code in {code for code, _told in problems(shut)}


def test_a_settlement_that_is_not_the_lines_is_refused(shut: Audit) -> None:
    shut.waive(1, "误报")
    lines = _lines(shut)
    with pytest.raises(TieOutError), entry_of(shut.desk) as entry:
        entry.close(APRIL, lines, rulebook_digest="d" * 64, settled=[Settled(1, -9000)])


@pytest.mark.parametrize("verb", ["appeal_filed", "appeal_dismissed"])
def test_a_step_without_its_appeal_is_found(shut: Audit, verb: Any) -> None:
    with entry_of(shut.desk) as entry:
        entry.decide(1, Decision(verb, "不是我"))

    assert [code for code, _told in problems(shut)] == ["appeal"]


def test_a_ruling_without_its_step_is_found(shut: Audit) -> None:
    shut.file_appeal(1, "不是我")
    with entry_of(shut.desk) as entry:
        entry.rule(1, Ruling("upheld", "核实", "王主任"))

    assert [code for code, _told in problems(shut)] == ["appeal"]


def test_what_is_right_is_not_complained_of(shut: Audit) -> None:
    shut.waive(1, "误报")
    shut.close(APRIL)

    assert problems(shut) == []
    assert _first(shut).taken == -10000


def _first(audit: Audit) -> Correction:
    with books.open_ledger(audit.desk.place, write=False) as ledger:
        return ledger.corrections()[0]


def _lines(audit: Audit) -> Any:
    with books.open_ledger(audit.desk.place, write=False) as ledger:
        return view(ledger, APRIL).settlement.lines
