"""`payroll_month`: to which month a violation is charged that is found after its own month was closed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from conduct_audit import Audit
from conduct_audit.actions.month_errors import ContradictedPeopleError, UnplacedViolationsError
from conduct_audit.actions.month_view import categories
from conduct_audit.books.closing_errors import RowsStillWaitError
from conduct_audit.month import Month, charged_words
from conduct_audit.resources import library
from conduct_audit.timeline import Timeline
from tests.actions.world import PEOPLE, roster, seen, sheet
from tests.settlement.world import HUNDRED, rulebook, violations

if TYPE_CHECKING:
    from pathlib import Path

MARCH, APRIL, MAY = (Month(2024, number) for number in (3, 4, 5))
NEXT_BONUS = (("0101", "张三", "收费大厅", 50), *PEOPLE[1:])


def in_july() -> datetime:
    return datetime(2024, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    """A company that pays by the month of the decision; March is closed without a violation."""
    made = Audit(tmp_path / "账本.db", actor="李会计", clock=in_july)
    made.init(company="小热力公司")
    made.import_roster(roster(tmp_path / "花名册.xlsx"))
    made.set("payroll_month", "decision")
    made.close(MARCH)
    return made


def book(audit: Audit, folder: Path, *rows: tuple[Any, ...], name: str = "补报", **options: Any) -> dict[str, int]:
    return dict(audit.import_files([sheet(folder / f"{name}.xlsx", *rows)], **options)["totals"])


def line(audit: Audit, month: Month, employee: str = "0101") -> dict[str, Any]:
    return next(dict(each) for each in audit.settle(month)["lines"] if each["employee_id"] == employee)


def listed(audit: Audit) -> list[tuple[Any, ...]]:
    rows = audit.violations()["violations"]
    return [(row["status"], row["event_month"], row["month"], tuple(row["reasons"])) for row in rows]


def test_a_late_finding_is_an_ordinary_violation_of_the_open_month(audit: Audit, tmp_path: Path) -> None:
    book(audit, tmp_path, seen())
    assert listed(audit) == [("confirmed", "2024-03", "2024-04", ())]
    april = line(audit, APRIL)
    figures = [april[name] for name in ("violations", "deduction", "corrections", "net_bonus")]
    assert figures == [1, "100.00", "0.00", "1400.00"]
    assert line(audit, MARCH)["deduction"] == "0.00"
    assert audit.verify()["ok"]


def test_only_what_happened_in_a_closed_month_is_charged_to_the_open_one(audit: Audit, tmp_path: Path) -> None:
    audit.close(MAY)
    days = ("2024-02-29", "2024-03-31", "2024-04-01", "2024-05-31", "2024-06-01")
    book(audit, tmp_path, *(seen(day=day) for day in days))
    assert [month for _status, _own, month, _why in listed(audit)] == [
        *("2024-02", "2024-06", "2024-04", "2024-06", "2024-06"),
    ]


def test_as_shipped_late_findings_wait_for_a_correction(audit: Audit, tmp_path: Path) -> None:
    audit.set("payroll_month", "off")
    book(audit, tmp_path, seen(), seen(day="2024-04-05"))
    assert listed(audit) == [
        ("pending", "2024-03", "2024-03", ("closed_month",)),
        ("confirmed", "2024-04", "2024-04", ()),
    ]


def test_before_the_first_close_the_setting_changes_nothing(tmp_path: Path) -> None:
    audit = Audit(tmp_path / "a.db", actor="李会计", clock=in_july)
    audit.init()
    audit.import_roster(roster(tmp_path / "花名册.xlsx"))
    audit.set("payroll_month", "decision")
    book(audit, tmp_path, seen(), seen(day="2024-04-05"))
    assert [row[1:3] for row in listed(audit)] == [("2024-03", "2024-03"), ("2024-04", "2024-04")]


def test_bonus_and_limit_are_those_of_the_month_charged(audit: Audit, tmp_path: Path) -> None:
    audit.import_roster(roster(tmp_path / "四月.xlsx", NEXT_BONUS), month=APRIL)
    book(audit, tmp_path, seen())
    april = line(audit, APRIL)
    assert (april["bonus_base"], april["assessed"], april["deduction"]) == ("50.00", "100.00", "50.00")


def test_a_serious_case_forfeits_the_bonus_of_the_month_charged(audit: Audit, tmp_path: Path) -> None:
    book(audit, tmp_path, seen(serious="是"))
    assert [line(audit, month)["zero_bonus"] for month in (MARCH, APRIL)] == [False, True]
    assert line(audit, APRIL)["net_bonus"] == "0.00"


@pytest.mark.parametrize("day", ["2024-03-05", None])
def test_it_is_judged_by_the_rulebook_of_its_own_day(audit: Audit, tmp_path: Path, day: str | None) -> None:
    audit.use_rulebook(str(halved(tmp_path)), APRIL.first_day)
    book(audit, tmp_path, seen(day=day), seen("0102", day="2024-04-02"), month=MARCH)
    assert [line(audit, APRIL, who)["assessed"] for who in ("0101", "0102")] == ["100.00", "50.00"]
    told = audit.explain("0101", APRIL)["violations"][0]
    assert (told["occurred_on"], told["event_month"], told["assessed"]) == (day, "2024-03", "100.00")


def halved(folder: Path) -> Path:
    """Give the shipped rulebook at half the amount."""
    text = (library() / "thermal-power" / "rulebook.toml").read_text(encoding="utf-8")
    file = folder / "rulebook.toml"
    file.write_text(text.replace('amount = "100.00"', 'amount = "50.00"'), encoding="utf-8")
    return file


@pytest.mark.parametrize("day", ["2024-03-05", None])
def test_the_same_sheet_again_books_nothing_however_many_months_are_closed(
    audit: Audit, tmp_path: Path, day: str | None
) -> None:
    rows = (seen(day=day), seen(day=day), seen("0102", day=day))
    assert book(audit, tmp_path, *rows, month=MARCH)["confirmed"] == 3
    for name, month in (("重发", APRIL), ("再重发", MAY)):
        again = book(audit, tmp_path, *rows[::-1], name=name, month=MARCH)
        assert again == {"confirmed": 0, "pending": 0, "skipped": 3}
        audit.close(month)
    assert book(audit, tmp_path, *rows, name="又重发", month=MARCH)["skipped"] == 3
    assert book(audit, tmp_path, *rows, rows[0], name="多一行", month=MARCH)["confirmed"] == 1
    assert [row[2] for row in listed(audit)] == ["2024-04"] * 3 + ["2024-06"]


@pytest.mark.parametrize("day", ["2024-03-05", None])
def test_the_same_event_in_other_words_still_waits(audit: Audit, tmp_path: Path, day: str | None) -> None:
    book(audit, tmp_path, seen(day=day), month=MARCH)
    book(audit, tmp_path, seen(day=day, text="工牌没戴", inspector="督查二"), name="另一份", month=MARCH)
    assert listed(audit)[1] == ("pending", "2024-03", "2024-04", ("possible_duplicate",))
    with pytest.raises(RowsStillWaitError):
        audit.close(APRIL)


def test_the_same_day_of_the_month_charged_is_another_event(audit: Audit, tmp_path: Path) -> None:
    book(audit, tmp_path, seen(day=None), month=MARCH)
    book(audit, tmp_path, seen(day=None, text="工牌没戴"), name="四月", month=APRIL)
    assert [row[1:] for row in listed(audit)] == [("2024-03", "2024-04", ()), ("2024-04", "2024-04", ())]


@pytest.mark.parametrize("answer", ["set", "admit"])
def test_what_waited_is_charged_to_the_month_open_when_it_is_decided(audit: Audit, tmp_path: Path, answer: str) -> None:
    book(audit, tmp_path, seen(text="客户摔伤住院，影响恶劣"), month=MARCH)
    assert listed(audit)[0][:3] == ("pending", "2024-03", "2024-04")
    audit.close(MAY)
    audit.set_rows([1], serious=False) if answer == "set" else audit.admit_rows([1])
    assert listed(audit) == [("confirmed", "2024-03", "2024-06", ())]
    assert audit.verify()["ok"]


def test_a_twin_is_admitted_into_the_open_month_without_a_correction(audit: Audit, tmp_path: Path) -> None:
    book(audit, tmp_path, seen())
    book(audit, tmp_path, seen(), name="重发")
    audit.close(APRIL)
    assert audit.admit_rows([2])["moved"] is None
    assert [line(audit, month)["deduction"] for month in (MARCH, APRIL, MAY)] == ["0.00", "100.00", "100.00"]
    assert audit.settle(MAY)["corrections"] == []
    assert audit.verify()["ok"]


def test_a_day_in_a_closed_month_is_charged_to_the_open_one(audit: Audit, tmp_path: Path) -> None:
    book(audit, tmp_path, seen(day="3月32日"))
    audit.set_rows([1], day=MARCH.last_day)
    assert listed(audit) == [("confirmed", "2024-03", "2024-04", ())]


def test_what_was_booked_stays_when_the_setting_changes(audit: Audit, tmp_path: Path) -> None:
    book(audit, tmp_path, seen())
    audit.set("payroll_month", "event")
    book(audit, tmp_path, seen("0102"), name="再补")
    assert [row[:3] for row in listed(audit)] == [
        ("confirmed", "2024-03", "2024-04"),
        ("pending", "2024-03", "2024-03"),
    ]
    audit.set("payroll_month", "decision")
    audit.admit_rows([2])
    assert listed(audit)[1][:3] == ("confirmed", "2024-03", "2024-04")
    assert audit.settle(APRIL)["totals"]["deduction"] == "200.00"
    assert audit.verify()["ok"]


def test_a_row_queued_for_the_open_month_is_a_correction_once_events_count_again(audit: Audit, tmp_path: Path) -> None:
    book(audit, tmp_path, seen(text="客户摔伤住院，影响恶劣"), month=MARCH)
    audit.set("payroll_month", "event")
    audit.admit_rows([1])
    assert listed(audit) == [("confirmed", "2024-03", "2024-03", ())]
    april = line(audit, APRIL)
    assert (april["deduction"], april["corrections"]) == ("0.00", "100.00")
    assert audit.verify()["ok"]


def test_after_its_close_the_month_charged_is_corrected(audit: Audit, tmp_path: Path) -> None:
    book(audit, tmp_path, seen())
    audit.close(APRIL)
    assert audit.waive(1, "查实请假")["moved"] == "-100.00"
    [given_back] = audit.settle(MAY)["corrections"]
    assert (given_back["of_month"], given_back["amount"]) == ("2024-04", "-100.00")
    assert audit.verify()["ok"]


def test_nobody_who_left_is_forgotten(audit: Audit, tmp_path: Path) -> None:
    audit.import_roster(roster(tmp_path / "四月.xlsx", PEOPLE[1:]), month=APRIL)
    book(audit, tmp_path, seen())
    assert audit.settle(APRIL)["not_on_roster"] == ["1"]
    with pytest.raises(UnplacedViolationsError, match=r"0101 张三.*violation waive 1"):
        audit.close(APRIL)
    audit.waive(1, "已离职，无奖金可扣")
    audit.close(APRIL)
    assert audit.verify()["ok"]


@pytest.mark.parametrize("name", ["张三", None])
def test_nobody_pays_for_whoever_had_the_number_before(audit: Audit, tmp_path: Path, name: str | None) -> None:
    others = (("0101", "钱进", "收费大厅", 1500), *PEOPLE[1:])
    audit.import_roster(roster(tmp_path / "四月.xlsx", others), month=APRIL)
    book(audit, tmp_path, seen(name=name))
    assert audit.settle(APRIL)["contradicted"] == ["1"]
    with pytest.raises(ContradictedPeopleError, match=r"钱进.*张三"):
        audit.close(APRIL)


def test_categories_of_the_rulebook_that_judges_are_counted() -> None:
    older = rulebook(*HUNDRED)
    newer = older.model_copy(update={"categories": older.categories[:1]})
    books = Timeline(((None, older), (APRIL.first_day, newer)))
    own, late = (violations({"month": "2024-04", "event_month": month}) for month in ("2024-04", "2024-03"))
    assert [list(categories(books, APRIL, seen)) for seen in (own, late)] == [["1"], ["1", "2"]]


def test_the_month_tells_what_it_is_charged_with(audit: Audit, tmp_path: Path) -> None:
    [file] = audit.import_files([sheet(tmp_path / "补报.xlsx", seen(), seen("0102", day="2024-04-01"))])["files"]
    assert [notice for notice in file["notices"] if "2024-03" in notice and "2024-04" in notice]
    settled = audit.settle(APRIL)
    assert (settled["charged_late"], settled["settings"]["payroll_month"]) == (["1"], "decision")
    assert [(each["employee_id"], each["records"]) for each in settled["warnings"] if each["code"] == "W11"] == [
        ("0101", ["1"])
    ]


def test_papers_say_in_which_month_it_happened(audit: Audit, tmp_path: Path) -> None:
    book(audit, tmp_path, seen(day=None), month=MARCH)
    audit.report(APRIL, tmp_path / "papers")
    audit.notice(1, tmp_path / "papers")
    audit.publicity("2024-04", tmp_path / "papers")
    for name in ("slips-2024-04.html", "notice-1.html", "publicity-2024-04.html"):
        told = (tmp_path / "papers" / name).read_text(encoding="utf-8")
        assert "2024-03" in told, name
        assert charged_words("2024-03", "2024-04") in told, name
    details = load_workbook(tmp_path / "papers" / "payroll-2024-04.xlsx").worksheets[1]
    assert [row[0] for row in details.iter_rows(values_only=True) if charged_words("2024-03", "2024-04") in row] == [
        "2024-03"
    ]
