from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from conduct_audit.reports.statistics import by_clause, by_department, totals
from conduct_audit.reports.tie_out import tie_out
from tests.reports.world import case, month_report, person, usual_month


def test_totals_count_people_occurrences_and_fen() -> None:
    found = totals(usual_month())
    assert (found["employees"], found["with_violations"], found["unknown_base"]) == (7, 5, 1)
    assert (found["violations"], found["serious"], found["zero_bonus"]) == (10, 1, 1)
    assert (found["assessed"], found["deduction"], found["net_bonus"]) == (90_000, 180_000, 560_000)


def test_departments_come_with_most_occurrences_first() -> None:
    departments = by_department(usual_month())
    assert departments[["department", "violations", "employees"]].to_numpy().tolist() == [
        ["收费大厅", 5, 2],
        ["维修/一队", 3, 2],
        ["运行部", 2, 3],
    ]


def test_a_clause_counts_records_occurrences_people_and_departments() -> None:
    people = [person("1", "甲"), person("2", "乙"), person("3", "丙", "运行部")]
    cases = [case("1", count=2), case("2"), case("3"), case("1"), case("3", "1.1.1")]
    first = by_clause(month_report(people, cases)).iloc[0]
    assert first[["clause", "records", "occurrences", "people", "departments", "assessed"]].tolist() == [
        *("2.1.1", 4, 5),
        *(3, 2, 50_000),
    ]


def test_a_leaders_share_is_money_but_no_record_and_no_person() -> None:
    report = month_report([person("1", "甲"), person("2", "乙", "运行部")], [case("1", count=2)])
    share = report.violations.assign(employee_id="2", count=0, assessed=2_000)
    found = by_clause(replace(report, violations=pd.concat([report.violations, share], ignore_index=True))).iloc[0]
    counted = ["records", "occurrences", "people", "departments", "assessed"]
    assert found[counted].tolist() == [1, 2, 1, 1, 22_000]


def test_a_month_without_violations_has_no_clauses() -> None:
    assert by_clause(month_report([person("1", "甲")], [])).empty


def test_every_control_total_of_a_settled_month_agrees() -> None:
    checks = tie_out(usual_month())
    assert len(checks) == 10
    assert all(check.holds for check in checks)


@pytest.mark.parametrize(
    ("column", "broken"),
    [
        ("violations", {"occurrences", "occurrences_categories"}),
        ("assessed", {"assessed"}),
        ("serious", {"serious"}),
        ("net_bonus", {"balance"}),
    ],
)
def test_a_line_that_does_not_fit_its_violations_is_found(column: str, broken: set[str]) -> None:
    report = usual_month()
    wrong = report.lines[column] + (report.lines.index == 0).astype(int)
    checks = tie_out(replace(report, lines=report.lines.assign(**{column: wrong})))
    assert {check.key for check in checks if not check.holds} == broken
