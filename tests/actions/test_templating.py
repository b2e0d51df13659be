"""Blank workbooks: whatever is chosen from their lists is understood without one question, in either language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from conduct_audit import Audit, language
from conduct_audit.actions.errors import OutputExistsError
from conduct_audit.errors import UsageError
from tests.actions.world import MARCH, PEOPLE, at_noon, company

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADINGS = 3
"""The row of the headings."""


@pytest.fixture(params=["zh", "en"], autouse=True)
def _language(request: pytest.FixtureRequest) -> Iterator[None]:
    language.activate(request.param)
    yield
    language.activate("zh")


@pytest.fixture
def nowhere(tmp_path: Path) -> Audit:
    return Audit(tmp_path / "none.db", clock=at_noon)


def lists(page: Any) -> dict[int, list[str]]:
    """Give the choices of each column, as a spreadsheet program finds them."""
    found: dict[int, list[str]] = {}
    for rule in page.data_validations.dataValidation:
        (area,) = rule.sqref.ranges
        found |= dict.fromkeys(range(area.min_col, area.max_col + 1), _choices(page, rule.formula1))
    return found


def _choices(page: Any, formula: str) -> list[str]:
    if formula.startswith('"'):
        return formula.strip('"').split(",")
    sheet, place = page.parent.defined_names[formula].attr_text.split("!")
    cells = page.parent[sheet.strip("'")][place.replace("$", "")]
    return [cell.value for row in (cells if isinstance(cells, tuple) else ((cells,),)) for cell in row]


def written(audit: Audit, kind: Any, path: Path) -> tuple[Any, Any]:
    """Write a template; give its workbook and its first sheet."""
    book = load_workbook(audit.template(kind, path)["file"])
    return book, book.worksheets[0]


def booked(audit: Audit, path: Path) -> list[Any]:
    """Import a filled sheet, to which nothing may be asked; give what is on the books."""
    found = audit.import_files([path])
    assert (found["totals"]["pending"], found["files"][0]["notices"]) == (0, [])
    return [dict(each) for each in audit.violations(status="confirmed")["violations"]]


class TestInspection:
    def test_every_choice_of_every_list_is_understood(self, audit: Audit, tmp_path: Path) -> None:
        book, page = written(audit, "inspection", tmp_path / "t.xlsx")
        offered = lists(page)
        clauses = [choice.split()[0] for choice in max(offered.values(), key=len)]
        for number, _clause in enumerate(clauses):
            page.cell(HEADINGS + 1 + number, 1).value = dt.date(2024, 3, 1 + number % 31)
            for column, choices in offered.items():
                page.cell(HEADINGS + 1 + number, column).value = choices[number % len(choices)]
        book.save(tmp_path / "t.xlsx")

        found = booked(audit, tmp_path / "t.xlsx")

        people = sorted(PEOPLE)
        assert [each["clause"] for each in found] == clauses
        assert [each["employee_id"] for each in found] == [people[n % len(people)][0] for n in range(len(clauses))]
        assert [each["serious"] for each in found[:4]] == [True, False, True, False]

    @pytest.mark.parametrize("who", ["0101", "张三", "0101 张三", "0101张三"])
    def test_people_may_be_typed_too(self, audit: Audit, tmp_path: Path, who: str) -> None:
        book, page = written(audit, "inspection", tmp_path / "t.xlsx")
        page.append(["2024-03-05", who, None, "2.1.2", None, 2])
        book.save(tmp_path / "t.xlsx")

        found = booked(audit, tmp_path / "t.xlsx")

        assert [(each["employee_id"], each["clause"], each["count"]) for each in found] == [("0101", "2.1.2", 2)]

    def test_without_a_day_the_month_of_the_title_holds(self, audit: Audit, tmp_path: Path) -> None:
        book, page = written(audit, "inspection", tmp_path / "t.xlsx")
        page.append([None, "0101 张三", None, "2.1.2"])
        book.save(tmp_path / "t.xlsx")

        assert [each["month"] for each in booked(audit, tmp_path / "t.xlsx")] == ["2024-03"]

    def test_offers_only_what_it_knows(self, nowhere: Audit, tmp_path: Path) -> None:
        _book, page = written(nowhere, "inspection", tmp_path / "t.xlsx")

        assert sorted(map(len, lists(page).values())) == [2, 88]

    def test_people_with_odd_numbers_and_names_are_understood(self, tmp_path: Path) -> None:
        audit = Audit(tmp_path / "odd.db", clock=at_noon)
        audit.init()
        odd = [("A-1", "=1+1"), ("7", "O'Neil, Pat"), ("外聘12", "张 三"), ("0007", "王芳（大）")]
        book, page = written(audit, "roster", tmp_path / "r.xlsx")
        for row, (number, name) in enumerate(odd, HEADINGS + 1):
            page.cell(row, 1).value, page.cell(row, 2).value = number, name
            page.cell(row, 2).data_type = "s"
        book.save(tmp_path / "r.xlsx")
        audit.import_roster(tmp_path / "r.xlsx", month=MARCH)

        book, page = written(audit, "inspection", tmp_path / "t.xlsx")
        for row, choice in enumerate(lists(page)[2], HEADINGS + 1):
            page.cell(row, 1).value, page.cell(row, 2).value, page.cell(row, 4).value = "2024-03-05", choice, "2.1.2"
            page.cell(row, 2).data_type = "s"
        book.save(tmp_path / "t.xlsx")

        assert [each["employee_id"] for each in booked(audit, tmp_path / "t.xlsx")] == sorted(n for n, _name in odd)


class TestMatrix:
    def test_every_mark_is_a_violation_of_its_clause_by_its_person(self, audit: Audit, tmp_path: Path) -> None:
        book, page = written(audit, "matrix", tmp_path / "t.xlsx")
        (first, tick), *_rest = sorted(lists(page).items())[2:]
        clauses = [cell.value.split()[0] for cell in page[HEADINGS][first - 1 :]]
        for number, _clause in enumerate(clauses):
            cell = page.cell(HEADINGS + 1 + number % len(PEOPLE), first + number)
            cell.value = 3 if number % 2 else tick[0]
        book.save(tmp_path / "t.xlsx")

        found = booked(audit, tmp_path / "t.xlsx")

        people = sorted(PEOPLE)
        expected = {
            (clause, people[number % len(people)][0], 3 if number % 2 else 1, "2024-03")
            for number, clause in enumerate(clauses)
        }
        assert {(each["clause"], each["employee_id"], each["count"], each["month"]) for each in found} == expected

    def test_a_day_of_its_own_holds(self, audit: Audit, tmp_path: Path) -> None:
        book, page = written(audit, "matrix", tmp_path / "t.xlsx")
        page.cell(HEADINGS + 1, 3).value = dt.date(2024, 3, 9)
        page.cell(HEADINGS + 1, 4).value = "√"
        book.save(tmp_path / "t.xlsx")

        assert [each["occurred_on"] for each in booked(audit, tmp_path / "t.xlsx")] == ["2024-03-09"]

    def test_people_are_typed_where_there_is_no_roster_yet(self, nowhere: Audit, audit: Audit, tmp_path: Path) -> None:
        book, page = written(nowhere, "matrix", tmp_path / "t.xlsx")
        page.append(["张三", None, "2024-03-05", "√"])
        book.save(tmp_path / "t.xlsx")

        assert [each["employee_id"] for each in booked(audit, tmp_path / "t.xlsx")] == ["0101"]


class TestRoster:
    def test_is_read_back(self, audit: Audit, tmp_path: Path) -> None:
        book, page = written(audit, "roster", tmp_path / "t.xlsx")
        choices = lists(page)
        page.append(["0007", "周一", choices[3][0], "收费员", 1500, choices[6][1], "=1"])
        page.cell(HEADINGS + 1, 7).data_type = "s"
        book.save(tmp_path / "t.xlsx")

        found = audit.import_roster(tmp_path / "t.xlsx", month="2024-04")

        assert found["problems"] == []
        assert found["employees"] == [
            {"employee_id": "0007", "name": "周一", "department": "收费大厅", "post": "收费员", "bonus_base": "1500.00"}
        ]


class TestTheFile:
    def test_is_never_written_over(self, audit: Audit, tmp_path: Path) -> None:
        audit.template("matrix", tmp_path / "t.xlsx")

        with pytest.raises(OutputExistsError):
            audit.template("roster", tmp_path / "t.xlsx")
        assert audit.template("roster", tmp_path / "t.xlsx", overwrite=True)["kind"] == "roster"

    @pytest.mark.parametrize(
        ("name", "written"), [("t", "t.xlsx"), ("t.XLSX", "t.XLSX"), ("2026年3月", "2026年3月.xlsx")]
    )
    def test_is_a_workbook_by_its_name(self, nowhere: Audit, tmp_path: Path, name: str, written: str) -> None:
        assert nowhere.template("roster", tmp_path / name)["file"] == str(tmp_path / written)

    def test_of_another_kind_is_refused(self, nowhere: Audit, tmp_path: Path) -> None:
        with pytest.raises(UsageError):
            nowhere.template("roster", tmp_path / "t.xls")

    @pytest.mark.parametrize(("asked", "month"), [(None, "2024-03"), ("2024-05", "2024-05")])
    def test_is_for_the_month_at_hand_or_asked_for(self, tmp_path: Path, asked: str | None, month: str) -> None:
        assert company(tmp_path).template("matrix", tmp_path / "t.xlsx", month=asked)["month"] == month

    def test_without_a_ledger_is_for_this_month(self, nowhere: Audit, tmp_path: Path) -> None:
        assert nowhere.template("matrix", tmp_path / "t.xlsx")["month"] == "2024-04"

    def test_explains_every_column_where_no_import_reads_it(self, audit: Audit, tmp_path: Path) -> None:
        book, page = written(audit, "inspection", tmp_path / "t.xlsx")

        headings = {cell.value for cell in page[HEADINGS]}
        assert headings <= {row[0].value for row in book.worksheets[1].iter_rows()}
        assert audit.import_files([tmp_path / "t.xlsx"])["totals"] == {"confirmed": 0, "pending": 0, "skipped": 0}
