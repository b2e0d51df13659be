"""The columns of the blank workbooks."""

from __future__ import annotations

from typing import Final

from conduct_audit.language import N_
from conduct_audit.reports.blank.model import Field, Said

ANSWERS: Final = (Said("是", "yes"), Said("否", "no"))
SEXES: Final = (Said("男", "male"), Said("女", "female"))
TICK: Final = "√"

EMPLOYEE: Final = Field(
    Said("姓名", "Employee"),
    N_("Choose number and name from the list, or write the number, or the name where it is unique."),
    Said("00101 张三", "00101 Zhang San"),
    choices="people",
    width=20,
)
DEPARTMENT: Final = Field(
    Said("部门", "Department"),
    N_("May stay blank where the employee number is there; tells namesakes apart."),
    Said("城东营业厅", "East Hall"),
    choices="departments",
    width=18,
)
DATE: Final = Field(
    Said("日期", "Date"),
    N_("The day on which it happened. Blank: the month in the title."),
    Said("2026-03-05", "2026-03-05"),
    "date",
)

INSPECTION: Final = (
    DATE,
    EMPLOYEE,
    DEPARTMENT,
    Field(
        Said("条款", "Clause"),
        N_("Choose the clause that was broken, or write its number, such as 2.1.2. Blank: the text decides."),
        Said("2.1.2", "2.1.2"),
        choices="clauses",
        width=36,
    ),
    Field(
        Said("违规行为", "What was seen"),
        N_("What happened, in your own words; one act a row. May stay blank where the clause says it."),
        Said("上班时间未佩戴工牌", "No badge worn on duty"),
        width=44,
    ),
    Field(Said("次数", "Count"), N_("How many times. Blank: once."), Said("1", "1"), "count", width=8),
    Field(
        Said("是否严重", "Serious"),
        N_("Yes only where it had serious consequences: it takes the bonus of the whole month. Blank: no."),
        Said("否", "no"),
        choices="answers",
        width=10,
    ),
    Field(Said("地点", "Place"), N_("Hall, window or address. May stay blank."), Said("3号窗口", "Window 3")),
    Field(Said("检查人", "Inspector"), N_("Who saw it."), Said("李检", "Li Jian")),
    Field(Said("备注", "Remarks"), N_("Anything else; it decides nothing."), Said("", ""), width=24),
)
MATRIX: Final = (EMPLOYEE, DEPARTMENT, DATE)
ROSTER: Final = (
    Field(Said("工号", "Employee number"), N_("Needed, each once; leading zeros stay."), Said("00101", "00101")),
    Field(Said("姓名", "Name"), N_("Needed."), Said("张三", "Zhang San")),
    DEPARTMENT._replace(what=N_("The department whose papers the employee is in.")),
    Field(Said("岗位", "Post"), N_("May stay blank."), Said("收费员", "Cashier")),
    Field(
        Said("奖金基数", "Bonus base"),
        N_("The month's bonus in yuan. Blank is not zero: the month cannot be closed until it is there."),
        Said("1500.00", "1500.00"),
        "money",
    ),
    Field(Said("性别", "Sex"), N_("May stay blank."), Said("女", "female"), choices="sexes", width=8),
    Field(Said("备注", "Remarks"), N_("Anything else; it decides nothing."), Said("", ""), width=24),
)
