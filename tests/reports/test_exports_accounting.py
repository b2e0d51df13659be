"""Files for accounting: each month by the model of its closing, balanced, clearing, and as their readers want them."""

from __future__ import annotations

import subprocess
import sysconfig
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from conduct_audit import language
from conduct_audit.reports.errors import SameAccountError
from conduct_audit.reports.exports import FORMATS, DepartmentSums
from conduct_audit.reports.exports.journal import MODELS, journal
from tests.reports.handed import FEBRUARY, HANDOVER, MARCH, of_model, with_settings

MODEL_ROLES = {
    "A": {("expense", "payable")},
    "B": {("expense", "payable")},
    "C": {("payable", "pool")},
    "D": {("payable", "income")},
    "E": {("receivable", "income"), ("payable", "receivable")},
    "F": {("payable", "loss")},
}


@pytest.mark.parametrize("model", MODELS)
def test_each_model_moves_between_its_own_accounts_and_balances(model: str) -> None:
    entries = journal(of_model(model))
    pairs = {(a.role, b.role) for a, b in zip(entries[::2], entries[1::2], strict=True)}
    assert pairs == MODEL_ROLES[model]
    assert sum(entry.debit for entry in entries) == sum(entry.credit for entry in entries)
    assert all((entry.debit == 0) != (entry.credit == 0) for entry in entries)


@pytest.mark.parametrize(("model", "moved"), [("A", 430_050), ("B", -19_950), ("C", 19_950), ("E", 39_900)])
def test_the_model_decides_what_is_moved(model: str, moved: int) -> None:
    assert sum(entry.debit for entry in journal(of_model(model))) == moved


@given(st.lists(st.tuples(st.sampled_from("ABCDEF"), st.integers(0, 10**7), st.integers(-(10**6), 10**6)), max_size=5))
def test_every_journal_balances_by_department(amounts: list[tuple[str, int, int]]) -> None:
    sums = tuple(DepartmentSums(str(place), *facts) for place, facts in enumerate(amounts))
    entries = journal(replace(HANDOVER, departments=sums))
    for place in {entry.department for entry in entries}:
        assert sum(entry.amount for entry in entries if entry.department == place) == 0


@given(st.sampled_from("ABCDEF"), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_what_is_given_back_later_clears_whatever_the_month_of_the_refund_does(
    model: str, bonus: int, taken: int, back: int
) -> None:
    """The month that was right from the first leaves the same balances as the deduction and its correction."""
    once = balances(DepartmentSums("厅", model, bonus, taken - back))
    assert balances(DepartmentSums("厅", model, bonus, taken), DepartmentSums("厅", model, 0, -back)) == once


def balances(*sums: DepartmentSums) -> dict[str, int]:
    found: Counter[str] = Counter()
    for each in sums:
        for entry in journal(replace(HANDOVER, departments=(each,))):
            found[entry.account] += entry.amount
    return {account: fen for account, fen in found.items() if fen}


def test_a_correction_of_a_month_of_another_model_leaves_the_accruals_alone() -> None:
    sums = (DepartmentSums("厅", "A", 150_000, 20_000), DepartmentSums("厅", "C", 0, -10_000))
    moved = [(entry.role, entry.amount) for entry in journal(replace(HANDOVER, departments=sums))]
    assert moved == [("expense", 130_000), ("payable", -130_000), ("payable", -10_000), ("pool", 10_000)]


@pytest.mark.parametrize("form", ["beancount", "u8-voucher"])
def test_the_models_that_were_used_are_told(form: str) -> None:
    mixed = replace(HANDOVER, models={MARCH: "A", FEBRUARY: "C"})
    assert dict(FORMATS[form].render(mixed).totals)["model"] == "A, C (2024-02)"
    assert dict(FORMATS[form].render(HANDOVER).totals)["model"] == "A"


@pytest.mark.parametrize(
    ("model", "settings"),
    [
        ("C", {"account_pool": "2211"}),
        ("E", {"account_receivable": "6301"}),
        ("E", {"account_payable": "1221"}),
        ("E", {"account_payable": "6301"}),
    ],
)
def test_a_model_that_books_into_the_same_account_is_refused(model: str, settings: dict[str, str]) -> None:
    language.activate("en")
    with pytest.raises(SameAccountError, match=rf"model {model} .*{next(iter(settings))}"):
        journal(with_settings(of_model(model), **settings))


def test_accounts_that_the_model_does_not_use_may_be_the_same() -> None:
    assert journal(with_settings(of_model("A"), account_pool="2211")) == journal(of_model("A"))


def checked(file: Path) -> tuple[int, str]:
    checker = Path(sysconfig.get_path("scripts")) / "bean-check"
    done = subprocess.run([checker, "-C", file], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("model", MODELS)
def test_beancount_is_accepted_by_its_own_checker(model: str, tmp_path: Path) -> None:
    names = tuple(replace(sums, department=f'{sums.department} "甲\\\n') for sums in of_model(model).departments)
    file = tmp_path / "march.beancount"
    file.write_text(FORMATS["beancount"].render(replace(of_model(model), departments=names)).text, encoding="utf-8")
    assert checked(file) == (0, "")


@pytest.mark.parametrize(
    "head",
    [
        'plugin "beancount.plugins.auto_accounts"',
        "2020-01-01 open Expenses:6601:01\n2020-01-01 open Liabilities:2211-01",
    ],
)
def test_months_are_accepted_together_in_a_file_that_opens_their_accounts(head: str, tmp_path: Path) -> None:
    coded = with_settings(HANDOVER, account_expense="6601.01", account_payable="2211-01")
    for month in (FEBRUARY, MARCH):
        text = FORMATS["beancount"].render(replace(coded, month=month)).text
        (tmp_path / f"{month}.beancount").write_text(text, encoding="utf-8")
    whole = tmp_path / "all.beancount"
    includes = f'include "{FEBRUARY}.beancount"\ninclude "{MARCH}.beancount"\n'
    whole.write_text(f"{head}\n{includes}", encoding="utf-8")
    assert checked(whole) == (0, "")


def test_no_two_account_codes_become_one_account() -> None:
    coded = with_settings(of_model("E"), account_income="1.1", account_receivable="1-1", account_payable="11")
    lines = FORMATS["beancount"].render(coded).text.splitlines()
    names = {line.split()[0] for line in lines if line.startswith("  ") and line.endswith("CNY")}
    assert names == {"Income:1:1", "Assets:1-1", "Liabilities:11"}


def test_beancount_counts_debit_and_credit_in_the_transaction() -> None:
    rendered = FORMATS["beancount"].render(of_model("C"))
    amounts = [line.split()[1] for line in rendered.text.splitlines() if line.endswith(" CNY")]
    totals = dict(rendered.totals)
    assert (totals["debit"], totals["credit"], totals["rows"]) == ("400.50", "400.50", "4")
    assert sorted(amounts) == ["-100.50", "-300.00", "100.50", "300.00"]


def test_beancount_of_a_month_that_moves_nothing_is_still_a_file() -> None:
    rendered = FORMATS["beancount"].render(replace(HANDOVER, departments=(DepartmentSums("厅", "C", 1, 0),)))
    assert " * " not in rendered.text
    assert dict(rendered.totals)["debit"] == "0.00"


def test_u8_is_one_balanced_voucher_in_plain_fields() -> None:
    sums = (DepartmentSums("客服,中心\n二", "C", 150_000, 10_000),)
    lines = FORMATS["u8-voucher"].render(replace(HANDOVER, departments=sums)).text.split("\r\n")
    assert lines[0] == "填制凭证,V800"
    assert lines[1].split(",")[:8] == [
        "2024-03-31",
        "记",
        "1",
        "0",
        "2024-03奖金考核 客服，中心 二",
        "2211",
        "100.00",
        "0.00",
    ]
    assert [line.split(",")[6:8] for line in lines[1:3]] == [["100.00", "0.00"], ["0.00", "100.00"]]
    assert {len(line.split(",")) for line in lines[1:3]} == {12}
