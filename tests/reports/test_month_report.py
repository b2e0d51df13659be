from __future__ import annotations

from datetime import date

from conduct_audit.language import activate
from conduct_audit.reports import CORRECTIONS
from tests.reports.world import case, closed_month, month_report, person, usual_month


def test_lists_go_by_employee_then_day_then_record() -> None:
    people = [person("2", "乙"), person("1", "甲")]
    days = [date(2024, 3, 9), date(2024, 3, 2)]
    cases = [case(number, occurred_on=day) for number in "21" for day in days]
    ordered = month_report(people, [*cases, case("1", occurred_on=None)]).cases
    assert ordered["id"].tolist() == [5, 4, 3, 2, 1]


def test_categories_are_named_in_the_language_spoken() -> None:
    activate("en")
    assert usual_month().categories[0] == ("1", "Category 1")


def test_a_category_the_rulebook_does_not_know_keeps_its_code() -> None:
    report = usual_month()
    report.lines.insert(5, "count_9", 0)
    assert ("9", "9") in report.categories


def test_a_department_gets_its_people_and_their_figures_alone() -> None:
    own = closed_month().of_department("收费大厅")
    assert own.lines["name"].tolist() == ["张三", "李四"]
    assert set(own.violations["name"]) == {"张三", "李四"}
    assert own.serials == {"00001": "2024-0001", "00002": "2024-0002"}
    assert own.department == "收费大厅"


def test_a_department_learns_of_its_own_waiting_rows_only() -> None:
    report = usual_month(waiting=5, waiting_of={"收费大厅": 2}, unplaced=1)
    counted = [(own.waiting, own.unplaced) for own in map(report.of_department, ("收费大厅", "运行部"))]
    assert counted == [(2, 0), (0, 0)]


def test_a_department_keeps_its_corrections_alone() -> None:
    rows = [{"employee_id": number, "amount": 10_000} for number in ("00001", "00004")]
    report = usual_month(corrections=CORRECTIONS.frame(rows))
    assert report.of_department("运行部").corrections["employee_id"].tolist() == ["00004"]


def test_inspectors_from_elsewhere_are_not_named_to_a_department() -> None:
    report = usual_month()
    inspectors = [set(report.of_department(name).violations["inspector"]) for name in ("运行部", "维修/一队")]
    assert inspectors == [{"孙督、（其他部门）", "（其他部门）"}, {"（其他部门）"}]


def test_one_of_the_own_department_stays_named_as_inspector() -> None:
    report = month_report([person("1", "甲"), person("2", "乙")], [case("1", inspector="乙")])
    assert report.of_department("收费大厅").violations["inspector"].tolist() == ["乙"]


def test_the_report_of_one_employee_tells_of_nobody_else() -> None:
    own = closed_month().of_employees(("00004",))
    assert (own.lines["name"].tolist(), set(own.serials), own.waiting) == (["赵六"], {"00004"}, 0)
