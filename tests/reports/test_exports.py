"""Files for payroll: totalled, harmless to open, of the right person and direction, and as their readers want them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from conduct_audit import language
from conduct_audit.reports.errors import (
    CharactersError,
    ExportNameError,
    ExportSettingError,
    OneWayError,
    PersonnelNumberError,
    PersonnelNumberTwiceError,
)
from conduct_audit.reports.exports import FORMATS, encoded, harmless, totals_sheet
from conduct_audit.settings import Settings
from tests.reports.handed import HANDOVER, TAKEN, of_people, rows_of, with_settings

if TYPE_CHECKING:
    from conduct_audit.reports.exports import Handover


def written(form: str, encoding: str, handover: Handover) -> bytes:
    return encoded(FORMATS[form].render(handover).text, handover, FORMATS[form].codecs[encoding])


def test_csv_has_a_row_for_each_amount_with_its_cause() -> None:
    header, taken, given = rows_of("csv")
    assert header == ["工号", "姓名", "部门", "归属月份", "项目名称", "金额", "备注"]
    assert taken == ["0101", "张三", "收费大厅", "2024-03", "考核扣减", "300.00", "2024-000001"]
    assert given == ["0102", "李四", "客服中心", "2024-03", "考核返还", "-100.50", "2024-000002 更正2024-02"]


def test_the_control_totals_are_those_of_the_rows() -> None:
    totals = dict(FORMATS["csv"].render(HANDOVER).totals)
    assert totals == {"rows": "2", "employees": "2", "taken": "300.00", "given_back": "100.50", "sum": "199.50"}
    assert totals_sheet(totals.items()).decode("utf-8-sig").splitlines()[-1] == '"sum","199.50"'


@pytest.mark.parametrize(("encoding", "codec"), [("utf-8", "utf-8-sig"), ("gb18030", "gb18030")])
def test_encodings_with_every_character_keep_rare_ones(encoding: str, codec: str) -> None:
    content = written("csv", encoding, of_people(_0101="张㛃𠮷"))
    assert "张㛃𠮷" in content.decode(codec)
    assert content.startswith(b"\xef\xbb\xbf") == (encoding == "utf-8")


def test_gbk_is_what_windows_reads_as_such() -> None:
    assert "张三" in written("csv", "gbk", HANDOVER).decode("cp936")


def test_gbk_names_the_people_whose_characters_it_lacks_and_what_has_them() -> None:
    language.activate("en")
    with pytest.raises(CharactersError, match=r"“𠮷” \(0102 李𠮷\).*utf-8.*gb18030"):
        written("csv", "gbk", of_people(_0101="张三", _0102="李𠮷"))


def test_gbk_names_the_department_in_a_voucher() -> None:
    sums = tuple(replace(each, department="𠮷厅") for each in HANDOVER.departments)
    with pytest.raises(CharactersError, match="𠮷厅"):
        written("u8-voucher", "gbk", replace(HANDOVER, departments=sums))


@pytest.mark.parametrize("form", FORMATS)
def test_utf_8_has_its_mark_for_spreadsheet_programs_alone(form: str) -> None:
    assert written(form, "utf-8", HANDOVER).startswith(b"\xef\xbb\xbf") == (form == "csv")


@pytest.mark.parametrize("text", ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "　=1", " =1", "－1"])
def test_text_that_a_spreadsheet_program_would_compute_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"
    name = rows_of("csv", replace(HANDOVER, items=(replace(TAKEN, name=text.strip("\t\r")),)))[1][1]
    assert name.startswith("'")


@pytest.mark.parametrize(
    ("form", "setting"),
    [
        ("csv", "payroll_item"),
        ("csv", "refund_item"),
        ("frappe", "payroll_item"),
        ("frappe", "payroll_company"),
        ("u8-voucher", "voucher_word"),
    ],
)
def test_a_name_that_the_other_system_looks_up_is_refused_rather_than_changed(form: str, setting: str) -> None:
    language.activate("en")
    with pytest.raises(ExportNameError, match=rf"“-扣”.*settings set {setting}"):
        FORMATS[form].render(with_settings(HANDOVER, **{setting: "-扣"}))


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


@pytest.mark.parametrize(
    ("form", "settings"),
    [
        ("sap0015", {"sap_wage_type": "9Q01", "sap_refund_type": "9Q01"}),
        ("frappe", {"payroll_item": "Bonus", "refund_item": "bonus "}),
    ],
)
def test_where_no_amount_has_a_sign_both_directions_need_names_of_their_own(
    form: str, settings: dict[str, str]
) -> None:
    language.activate("en")
    with pytest.raises(OneWayError) as refused:
        FORMATS[form].render(with_settings(HANDOVER, **settings))
    assert all(name in str(refused.value) for name in settings)


def test_csv_has_signs_so_one_name_will_do() -> None:
    _, *rows = rows_of("csv", with_settings(HANDOVER, payroll_item="考核", refund_item="考核"))
    assert [(row[4], row[5]) for row in rows] == [("考核", "300.00"), ("考核", "-100.50")]


@pytest.mark.parametrize("number", ["A101", "123456789", "000000007", "١٢", "0"])
def test_sap_refuses_numbers_that_it_cannot_hold_and_names_everybody(number: str) -> None:
    with pytest.raises(PersonnelNumberError, match=f"{number} 张三, B2 李四"):
        FORMATS["sap0015"].render(of_people(**{f"_{number}": "张三", "_B2": "李四", "_0103": "王五"}))


def test_sap_refuses_numbers_that_would_become_one() -> None:
    with pytest.raises(PersonnelNumberTwiceError, match=r"007 张三 = 07 李四 = 7 王五 \(00000007\)"):
        FORMATS["sap0015"].render(of_people(_007="张三", _07="李四", _7="王五", _8="赵敏"))


def test_sap_refuses_the_number_of_a_colleague_who_has_no_amount() -> None:
    with pytest.raises(PersonnelNumberTwiceError, match="101 王五"):
        FORMATS["sap0015"].render(replace(HANDOVER, people={**HANDOVER.people, "101": "王五"}))


def test_sap_does_not_mind_numbers_that_are_not_handed_over() -> None:
    handed = replace(HANDOVER, people={**HANDOVER.people, "A7": "甲", "9": "乙", "09": "丙"})
    assert FORMATS["sap0015"].render(handed) == FORMATS["sap0015"].render(HANDOVER)
