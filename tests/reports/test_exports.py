"""Files for other systems: balanced, totalled, harmless to open, and as their readers want them."""

from __future__ import annotations

import csv
import io
import subprocess
import sysconfig
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from conduct_audit import language
from conduct_audit.month import Month
from conduct_audit.reports.errors import ExportSettingError, PersonnelNumberError
from conduct_audit.reports.exports import FORMATS, DepartmentSums, Handover, Item, encoded, harmless, totals_sheet
from conduct_audit.reports.exports.journal import MODELS, journal
from conduct_audit.settings import Settings

MARCH, FEBRUARY = Month(2024, 3), Month(2024, 2)
TAKEN = Item("0101", "张三", "收费大厅", MARCH, 30_000, "2024-000001")
GIVEN = Item("0102", "李四", "客服中心", FEBRUARY, -10_050, "2024-000002")
SAP = Settings(sap_wage_type="3A01", sap_refund_type="3A02")
HANDOVER = Handover(
    "小热力",
    MARCH,
    "f" * 64,
    (TAKEN, GIVEN),
    (DepartmentSums("客服中心", 150_000, -10_050), DepartmentSums("收费大厅", 300_000, 30_000)),
    SAP,
)
MODEL_ROLES = {
    "A": {("expense", "payable")},
    "B": {("expense", "payable")},
    "C": {("payable", "pool")},
    "D": {("payable", "income")},
    "E": {("receivable", "income"), ("payable", "receivable")},
    "F": {("payable", "loss")},
}


def of_model(model: str) -> Handover:
    return replace(HANDOVER, settings=Settings(accounting_model=model))  # type: ignore[arg-type]  # letters of a table


def rows_of(form: str, handover: Handover = HANDOVER) -> list[list[str]]:
    return list(csv.reader(io.StringIO(FORMATS[form].render(handover).text)))


def test_csv_has_a_row_for_each_amount_with_its_cause() -> None:
    header, taken, given = rows_of("csv")
    assert header == ["工号", "姓名", "部门", "归属月份", "项目名称", "金额", "备注"]
    assert taken == ["0101", "张三", "收费大厅", "2024-03", "考核扣减", "300.00", "2024-000001"]
    assert given == ["0102", "李四", "客服中心", "2024-03", "考核返还", "-100.50", "2024-000002 更正2024-02"]


def test_the_control_totals_are_those_of_the_rows() -> None:
    totals = dict(FORMATS["csv"].render(HANDOVER).totals)
    assert totals == {"rows": "2", "employees": "2", "taken": "300.00", "given_back": "100.50", "sum": "199.50"}
    assert totals_sheet(totals.items()).decode("utf-8-sig").splitlines()[-1] == '"sum","199.50"'


@pytest.mark.parametrize(("encoding", "codec"), [("utf-8", "utf-8-sig"), ("gbk", "gb18030")])
def test_csv_in_both_encodings_keeps_rare_characters(encoding: str, codec: str) -> None:
    text = FORMATS["csv"].render(replace(HANDOVER, items=(replace(TAKEN, name="张㛃𠮷"),))).text
    content = encoded(text, FORMATS["csv"], encoding)
    assert "张㛃𠮷" in content.decode(codec)
    assert content.startswith(b"\xef\xbb\xbf") == (encoding == "utf-8")


@pytest.mark.parametrize("text", ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "　=1", " =1", "－1"])
def test_text_that_a_spreadsheet_program_would_compute_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"
    name = rows_of("csv", replace(HANDOVER, items=(replace(TAKEN, name=text.strip("\t\r")),)))[1][1]
    assert name.startswith("'")


@given(st.text())
def test_harmless_text_is_the_text_with_at_most_a_quote_before_it(text: str) -> None:
    assert harmless(text) in {text, f"'{text}"}
    assert not harmless(text).startswith(("=", "+", "-", "@"))


def test_frappe_adds_to_the_salary_and_never_overwrites_a_component() -> None:
    header, taken, given = rows_of("frappe")
    row = dict(zip(header, taken, strict=True))
    assert (row["Employee"], row["Company"], row["Amount"], row["Currency"]) == ("0101", "小热力", "300.00", "CNY")
    assert (row["Payroll Date"], row["Overwrite Salary Structure Amount"]) == ("2024-03-31", "0")
    assert (given[3], given[4]) == ("考核返还", "100.50")


def test_sap_has_positive_amounts_and_the_wage_type_of_their_direction() -> None:
    header, taken, given = (line.split("\t") for line in FORMATS["sap0015"].render(HANDOVER).text.splitlines())
    assert dict(zip(header, taken, strict=True)) == {
        "PERNR": "00000101",
        "SUBTY": "3A01",
        "BEGDA": "20240331",
        "ENDDA": "20240331",
        "LGART": "3A01",
        "BETRG": "300.00",
        "WAERS": "CNY",
        "ZUORD": "2024-000001",
    }
    assert (given[4], given[5]) == ("3A02", "100.50")


def test_sap_asks_for_the_wage_type_instead_of_inventing_one() -> None:
    language.activate("en")
    with pytest.raises(ExportSettingError, match="settings set sap_wage_type"):
        FORMATS["sap0015"].render(replace(HANDOVER, settings=Settings()))


@pytest.mark.parametrize("number", ["A101", "123456789", "١٢"])
def test_sap_refuses_numbers_that_it_cannot_hold(number: str) -> None:
    with pytest.raises(PersonnelNumberError, match=number):
        FORMATS["sap0015"].render(replace(HANDOVER, items=(replace(TAKEN, employee_id=number),)))


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


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(-(10**6), 10**6)), max_size=5), st.sampled_from("ABCDEF"))
def test_every_journal_balances_by_department(amounts: list[tuple[int, int]], model: str) -> None:
    sums = tuple(DepartmentSums(str(place), *pair) for place, pair in enumerate(amounts))
    entries = journal(replace(of_model(model), departments=sums))
    for place in {entry.department for entry in entries}:
        assert sum(entry.amount for entry in entries if entry.department == place) == 0


@pytest.mark.parametrize("model", MODELS)
def test_beancount_is_accepted_by_its_own_checker(model: str, tmp_path: Path) -> None:
    names = tuple(replace(sums, department=f'{sums.department} "甲\\\n') for sums in HANDOVER.departments)
    file = tmp_path / "march.beancount"
    file.write_text(FORMATS["beancount"].render(replace(of_model(model), departments=names)).text, encoding="utf-8")
    checker = Path(sysconfig.get_path("scripts")) / "bean-check"
    checked = subprocess.run([checker, file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


def test_beancount_of_a_month_that_moves_nothing_is_still_a_file() -> None:
    rendered = FORMATS["beancount"].render(replace(of_model("C"), departments=(DepartmentSums("厅", 1, 0),)))
    assert " * " not in rendered.text
    assert dict(rendered.totals)["debit"] == "0.00"


def test_u8_is_one_balanced_voucher_in_plain_fields() -> None:
    sums = (DepartmentSums("客服,中心\n二", 150_000, 10_000),)
    lines = FORMATS["u8-voucher"].render(replace(of_model("C"), departments=sums)).text.split("\r\n")
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
