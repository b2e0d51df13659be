"""A month that is handed over: one amount taken, one given back, two departments."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

from conduct_audit.month import Month
from conduct_audit.reports.exports import FORMATS, DepartmentSums, Handover, Item
from conduct_audit.settings import Settings

MARCH, FEBRUARY = Month(2024, 3), Month(2024, 2)
TAKEN = Item("0101", "张三", "收费大厅", MARCH, 30_000, "2024-000001")
GIVEN = Item("0102", "李四", "客服中心", FEBRUARY, -10_050, "2024-000002")
HANDOVER = Handover(
    "小热力",
    MARCH,
    "f" * 64,
    (TAKEN, GIVEN),
    (DepartmentSums("客服中心", "A", 150_000, -10_050), DepartmentSums("收费大厅", "A", 300_000, 30_000)),
    {"0101": "张三", "0102": "李四", "0103": "王五"},
    {MARCH: "A", FEBRUARY: "A"},
    Settings(sap_wage_type="3A01", sap_refund_type="3A02"),
)


def of_model(model: str) -> Handover:
    sums = tuple(replace(each, model=model) for each in HANDOVER.departments)
    return replace(HANDOVER, departments=sums, models=dict.fromkeys(HANDOVER.models, model))


def with_settings(handover: Handover, **settings: Any) -> Handover:
    return replace(handover, settings=replace(handover.settings, **settings))


def of_people(**people: str) -> Handover:
    """Hand over an amount of each of `people`, whose numbers follow an underscore."""
    named = {number.removeprefix("_"): name for number, name in people.items()}
    items = tuple(replace(TAKEN, employee_id=number, name=name) for number, name in named.items())
    return replace(HANDOVER, items=items, people=named)


def rows_of(form: str, handover: Handover = HANDOVER) -> list[list[str]]:
    return list(csv.reader(io.StringIO(FORMATS[form].render(handover).text)))
