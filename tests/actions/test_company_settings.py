"""`settings list` and `set`: decided from a month on, told in full, and never reaching into closed months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from conduct_audit import language
from conduct_audit.actions.month_errors import SettingReachesBackError
from conduct_audit.month import Month
from conduct_audit.settings import setting
from tests.actions.world import MARCH, PEOPLE, line, seen, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit import Audit

APRIL = Month(2024, 4)
HEADER = ("工号", "姓名", "部门", "奖金基数", "用工形式", "班组长工号")


def value(audit: Audit, name: str, month: Month | None = None) -> dict[str, Any]:
    return next(dict(each) for each in audit.settings(month)["settings"] if each["name"] == name)


@pytest.fixture
def employed(audit: Audit, tmp_path: Path) -> Audit:
    rows = [(*person, "劳务派遣" if person[0] == "0101" else "合同工", "0102") for person in PEOPLE]
    audit.import_roster(sheet(tmp_path / "用工.xlsx", *rows, header=HEADER), month=MARCH)
    audit.import_files([sheet(tmp_path / "一.xlsx", seen(), seen("0102", "1.3.3", text="聊天"))])
    return audit


def test_everything_is_off_and_says_what_it_means(audit: Audit) -> None:
    listed = audit.settings()["settings"]
    assert not any(each["on"] for each in listed)
    assert all(each["meaning"] and each["group"] and not each["history"] for each in listed)


def test_a_value_is_kept_as_the_books_write_it_with_who_set_it(audit: Audit) -> None:
    said = audit.set("minimum-wage", "2,010.5元")
    assert (said["name"], said["value"], said["start"], said["until"]) == ("minimum_wage", "2010.50", None, None)
    told = value(audit, "minimum_wage")
    assert (told["value"], told["shipped"], told["on"]) == ("2010.50", "off", True)
    assert [(kept["value"], kept["actor"]) for kept in told["history"]] == [("2010.50", "李会计")]


def test_a_value_that_a_later_one_overtakes_says_until_when(audit: Audit) -> None:
    audit.set("two_people", "on", APRIL)
    assert audit.set("two_people", "off")["until"] == "2024-04"
    assert [value(audit, "two_people", month)["value"] for month in (MARCH, APRIL)] == ["off", "on"]


def test_a_closed_month_keeps_the_settings_it_was_closed_with(employed: Audit) -> None:
    employed.set("dispatched_factor", "60")
    employed.close(MARCH)
    before = employed.settle(MARCH)
    assert employed.set("dispatched_factor", "50")["start"] == "2024-04"
    with pytest.raises(SettingReachesBackError, match="2024-04"):
        employed.set("dispatched_factor", "50", MARCH)
    assert employed.settle(MARCH) == before
    assert employed.verify()["ok"]


def test_factor_and_share_decide_the_figures_and_are_told(employed: Audit) -> None:
    employed.set("dispatched_factor", "60")
    employed.set("manager_share", "10")
    assert (line(employed, "0101")["deduction"], line(employed, "0102")["deduction"]) == ("60.00", "106.00")
    assert employed.settle(MARCH)["settings"] == {"manager_share": "10", "dispatched_factor": "60"}
    assert employed.explain("0102", MARCH)["shares"] == [{"violation": "1", "of_employee": "0101", "amount": "6.00"}]


def test_papers_name_the_settings_that_were_on_and_list_the_share(employed: Audit, tmp_path: Path) -> None:
    language.activate("zh")
    employed.set("manager_share", "10")
    employed.report(MARCH, tmp_path / "报表")
    workbook = tmp_path / "报表" / "payroll-2024-03.xlsx"
    texts = [str(cell.value) for page in load_workbook(workbook) for row in page.iter_rows() for cell in row]
    assert any(text.startswith(f"{setting('manager_share').title} = 10") for text in texts)
    assert "DIFFERS" not in " ".join(texts)
    assert (tmp_path / "报表" / "slips-2024-03.html").read_text(encoding="utf-8").count("110.00") >= 1


def test_a_setting_is_told_in_words_and_kept_as_its_code(audit: Audit) -> None:
    language.activate("en")
    said = audit.set("Appeals not decided", "Hold up the close")
    assert (said["name"], said["value"], said["words"]) == ("open_appeal", "hold", "hold up the close")
    assert value(audit, "open_appeal")["words"] == "hold up the close"
    assert audit.set("open_appeal", "off")["words"] == "back as shipped"
    assert value(audit, "open_appeal")["words"] == "do not hold up the close"


def test_an_upheld_appeal_gives_the_leaders_share_back_too(employed: Audit) -> None:
    employed.set("manager_share", "10")
    employed.close(MARCH)
    employed.waive(1, "看错")
    given = {each["employee_id"]: each["amount"] for each in _corrections(employed)}
    assert given == {"0101": "-100.00", "0102": "-10.00"}
    assert employed.verify()["ok"]


def test_clean_months_give_back_the_deduction_once(employed: Audit) -> None:
    employed.set("refund_after_clean_months", "1")
    employed.close(MARCH)
    employed.close(APRIL)
    given = [(each["employee_id"], each["amount"], each["cause"]) for each in _corrections(employed, Month(2024, 5))]
    assert given == [("0101", "-100.00", "clean"), ("0102", "-100.00", "clean")]
    employed.waive(1, "看错")
    assert len(_corrections(employed, Month(2024, 5))) == 2
    assert employed.verify()["ok"]


def test_clean_months_give_no_forfeited_bonus_back(audit: Audit, tmp_path: Path) -> None:
    audit.import_files([sheet(tmp_path / "一.xlsx", seen(serious="是"))])
    audit.set("refund_after_clean_months", "1")
    audit.close(MARCH)
    audit.close(APRIL)
    assert _corrections(audit, Month(2024, 5)) == []


def _corrections(audit: Audit, month: Month = APRIL) -> list[dict[str, Any]]:
    return [dict(each) for each in audit.settle(month)["corrections"]]
