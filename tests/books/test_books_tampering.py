"""Whatever is done to the rows of any table, on either database, `verify` finds it; the rest the printed seal finds.

`CONDUCT_AUDIT_TAMPER=all` tries every change instead of one of each kind for each table, and every forgery.
"""

# ruff: noqa: S608  # these tests play those who write SQL of their own

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from conduct_audit import books
from conduct_audit.actions.checking import again
from conduct_audit.actions.correcting import expected
from conduct_audit.actions.improving import Improving
from conduct_audit.books import schema
from tests.actions.rich import rich
from tests.books import tampering
from tests.books.tampering import FOUND, MISSED, REFUSED
from tests.books.world import BOTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.books.tampering import Change

WHOLE = os.environ.get("CONDUCT_AUDIT_TAMPER") == "all"


@pytest.fixture(scope="module", params=BOTH)
def ledger(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[books.Ledger]:
    """A ledger with rows in every table; whatever a test does to it is undone."""
    folder = tmp_path_factory.mktemp("rich")
    shared = request.param == "postgresql"
    place = request.getfixturevalue("server").fresh() if shared else str(folder / "conduct.db")
    rich(place, folder)
    with books.open_ledger(place, write=True) as opened:
        yield opened


def verdict(ledger: books.Ledger, seal: str | None = None) -> books.Verdict:
    return books.verify(ledger, seal, partial(again, ledger, Improving(ledger)), expected(ledger))


def every(ledger: books.Ledger) -> Iterable[Change]:
    return list(tampering.changes(ledger) if WHOLE else tampering.sample(ledger))


def test_rows_in_every_table_hold(ledger: books.Ledger) -> None:
    for table in schema.METADATA.sorted_tables:
        assert ledger.store.rows(select(func.count()).select_from(table)) > [(0,)], table.name
    assert verdict(ledger, ledger.head().digest).problems == ()


def test_every_change_is_found(ledger: books.Ledger) -> None:
    told = {str(change): tampering.outcome(ledger, change) for change in every(ledger)}
    assert [change for change, outcome in told.items() if outcome == MISSED] == []
    assert Counter(told.values())[FOUND] > 0.8 * len(told)
    assert verdict(ledger).ok


def test_a_change_by_somebody_who_seals_anew_is_found_by_the_seal(ledger: books.Ledger) -> None:
    """Sixteen digits will do, and whatever the rows now say, the check ends with an answer."""
    seal = ledger.head().digest[:16]

    def look() -> str:
        tampering.reseal(ledger)
        return MISSED if verdict(ledger, seal).ok else FOUND

    few = [change for change in every(ledger) if not tampering.made_anew(change)][:: 1 if WHOLE else 16]
    told = {str(change): tampering.tried(ledger, change, look) for change in few}
    assert [change for change, outcome in told.items() if outcome == MISSED] == []
    assert set(told.values()) <= {FOUND, REFUSED}


@pytest.mark.parametrize("entries", [1, 5])
def test_a_cut_tail_is_found_by_the_seal_alone(ledger: books.Ledger, entries: int) -> None:
    seal = ledger.head().digest[:16]
    with ledger.store.writing() as transaction:
        transaction.cancelled = True
        tampering.cut(ledger, entries)
        assert verdict(ledger).ok
        assert [problem.code for problem in verdict(ledger, seal).problems] == ["seal"]


FORGED = [
    ("correction", "amount = amount - 100 WHERE cause = 'clean'", {"correction"}),
    ("correction", "employee_id = '0301' WHERE cause = 'clean'", {"correction"}),
    ("correction", "cause = 'clean' WHERE cause = 'carried'", {"correction", "settled"}),
    ("correction", "amount = amount - 100 WHERE cause = 'carried'", {"correction", "settled"}),
    ("correction", "amount = amount - 100 WHERE cause = 'waived'", {"correction", "settled"}),
    ("correction", "cause = 'upheld' WHERE cause = 'waived'", {"correction"}),
    ("correction", "in_month = '2024-09' WHERE cause = 'waived'", {"correction"}),
    ("correction", "of_month = '2024-02' WHERE cause = 'waived'", {"correction"}),
    ("correction", "decision = NULL WHERE cause = 'late'", {"correction"}),
    ("settled_correction", "taken = taken - 100 WHERE taken > 0", {"settled", "correction"}),
    ("closing", "rulebook_digest = 'x' WHERE id = 1", {"recomputed"}),
    ("closing_line", "deduction = deduction - 100, net_bonus = net_bonus + 100 WHERE id = 1", {"recomputed"}),
    ("closing_line", """counts = '{"2":9}' WHERE id = 1""", {"recomputed"}),
    ("closing_line", "department = '维修班' WHERE id = 1", {"recomputed", "postings"}),
    ("closing_fact", "value = '[9,9]' WHERE name = 'violations'", {"tie_out"}),
    ("closing_fact", "value = 'no json' WHERE name = 'violations'", {"values"}),
    ("closing_fact", "value = '100' WHERE name = 'dispatched_factor'", {"tie_out"}),
    ("closing_fact", "value = '77' WHERE name = 'confirmed'", {"tie_out"}),
    ("posting", "employee_id = '0102' WHERE employee_id = '0101'", {"postings"}),
    ("posting", "correction = correction + 1 WHERE correction = 1", {"postings"}),
    ("slip", "year = 2023", {"slips"}),
    ("observation", "count = 5 WHERE id = 1", {"facts"}),
    ("decision", "count = 5 WHERE observation = 1 AND action = 'booked'", {"facts", "recomputed"}),
    ("decision", "employee_id = '0102' WHERE action = 'waive'", {"facts"}),
    ("ruling", "count = 2 WHERE outcome = 'partly'", {"facts"}),
    ("employee", "bonus_base = bonus_base + 100", {"recomputed"}),
    ("employment", "kind = '合同工'", {"recomputed"}),
    ("setting", "value = '50' WHERE name = 'manager_share'", {"recomputed", "tie_out"}),
]  # fmt: skip


@pytest.mark.parametrize("ledger", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("table", "change", "codes"), FORGED[:: 1 if WHOLE else 2])
def test_what_was_sealed_anew_must_still_follow_from_its_causes(
    ledger: books.Ledger, table: str, change: str, codes: set[str]
) -> None:
    with ledger.store.writing() as transaction:
        transaction.cancelled = True
        tampering.unguarded(ledger, schema.METADATA.tables[table], [f"UPDATE {table} SET {change}"])
        tampering.reseal(ledger)
        assert codes <= {problem.code for problem in verdict(ledger).problems}
