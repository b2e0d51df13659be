"""A month to report: a small rulebook, a roster and its violations, settled by the real settlement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.month import Month
from conduct_audit.reports import CORRECTIONS, MonthReport, charged
from conduct_audit.reports.proof import Compared, Counted, Proof, Warned
from conduct_audit.rulebook.model import Category, Clause, Rulebook, Section, TariffRule, Words
from conduct_audit.settlement import settle
from conduct_audit.tables import EMPLOYEES, VIOLATIONS
from conduct_audit.timeline import Timeline

if TYPE_CHECKING:
    import pandas as pd

MARCH: Final = Month(2024, 3)
SEAL: Final = "5eal" * 16
_CATEGORIES: Final = ("职业行为", "仪表举止", "通用服务行为", "岗位服务行为")
_LABELS: Final = {
    "1.1.1": ("迟到", "Late for duty"),
    "1.1.2": ("工作时间聊天", "Private talk on duty"),
    "2.1.1": ("未佩戴工牌", "Badge not worn"),
    "2.1.2": ("着装不整", "Untidy dress"),
    "3.1.1": ("未使用文明用语", "No polite words used"),
    "3.1.2": ("与用户争吵", "Quarrel with a customer"),
    "4.1.1": ("电话响铃超时未接", "Telephone not answered in time"),
    "4.1.2": ("现场未清理", "Site not cleaned up"),
}


def words(chinese: str, english: str) -> Words:
    return Words(zh=chinese, en=english)


def rule(citation: Words, **more: Any) -> TariffRule:
    return TariffRule.model_validate({"title": words("扣减标准", "Deduction"), "citation": citation, **more})


RULEBOOK: Final = Rulebook(
    id="small-heat",
    version="2024.1",
    title=words("供热服务考核细则（样例）", "Heating service rules (sample)"),
    source=words("样例公司", "sample company"),
    categories=tuple(
        Category(code=str(number), name=words(name, f"Category {number}"))
        for number, name in enumerate(_CATEGORIES, start=1)
    ),
    sections=tuple(Section(code=f"{number}.1", name=words("节", "Section")) for number in range(1, 5)),
    clauses=tuple(Clause(code=code, label=words(*label)) for code, label in _LABELS.items()),
    tariff=(
        rule(words("第五章第5项", "part 5, item 5"), kind="forfeit", serious=True, refer=True),
        rule(words("第五章第1至4项", "part 5, items 1–4"), kind="fixed", amount="100"),
    ),
)
RULEBOOKS: Final = Timeline(((None, RULEBOOK),))


def person(number: str, name: str, department: str = "收费大厅", bonus: int | None = 150_000) -> dict[str, Any]:
    return {"employee_id": number, "name": name, "department": department, "post": "收费员", "bonus_base": bonus}


def case(number: str, clause: str = "2.1.1", **more: Any) -> dict[str, Any]:
    usual = {"employee_id": number, "clause": clause, "category": clause[0], "status": "confirmed", "count": 1}
    usual |= {"event_month": more.get("month", "2024-03")}
    usual |= {"occurred_on": date(2024, 3, 5), "month": "2024-03", "serious": False, "text": "未佩戴工牌上岗"}
    return usual | {"place": "一号窗口", "inspector": "赵检", "file": "三月检查.xlsx", "sheet": "3月", "row": 7} | more


def month_report(people: list[dict[str, Any]], cases: list[dict[str, Any]], **more: Any) -> MonthReport:
    """Settle `cases` of `people` as the program does and give the report of the open month."""
    roster = EMPLOYEES.frame(people)
    violations = _violations(roster, cases)
    settlement = settle(violations, roster, RULEBOOKS, ("1", "2", "3", "4"))
    facts = charged(violations, settlement.charges, RULEBOOKS)
    return replace(MonthReport("样例供热有限公司", MARCH, RULEBOOK, settlement.lines, facts), **more)


def _violations(roster: pd.DataFrame, cases: list[dict[str, Any]]) -> pd.DataFrame:
    people = {row["employee_id"]: row for row in roster.to_dict("records")}
    homes = [{key: people[one["employee_id"]][key] for key in ("name", "department")} for one in cases]
    rows = ({"id": number, **home, **one} for number, (home, one) in enumerate(zip(homes, cases, strict=True), start=1))
    return VIOLATIONS.frame(rows)


def correction(number: str, amount: int, **more: Any) -> dict[str, Any]:
    """Give a row of CORRECTIONS: `amount` fen of February's slip of the employee."""
    usual = {"employee_id": number, "of_month": "2024-02", "slip": f"2024-9{number}", "amount": amount}
    return usual | {"cause": "申诉成立", "decided_on": "2024-03-20", "decided_by": "赵检"} | more


def corrected(report: MonthReport, rows: list[dict[str, Any]]) -> MonthReport:
    """Give `report` with corrections `rows`, which its lines take, and the proof and warnings it was closed with."""
    taken: dict[str, int] = {}
    for row in rows:
        taken[row["employee_id"]] = taken.get(row["employee_id"], 0) + row["amount"]
    amounts = report.lines["employee_id"].map(taken).fillna(0).astype("Int64")
    lines = report.lines.assign(corrections=amounts, net_bonus=report.lines["net_bonus"] - amounts)
    people = lines.set_index("employee_id")
    named = [{**people.loc[row["employee_id"], ["name", "department"]], **row} for row in rows]
    return replace(report, lines=lines, corrections=CORRECTIONS.frame(named), proof=_proof(lines))


def _proof(lines: pd.DataFrame) -> Proof:
    """Give what such a month is closed with: a warning for everybody, and one about the company."""
    deduction, employees = int(lines["deduction"].sum()), len(lines)
    people = zip(lines["employee_id"], lines["name"], strict=True)
    warned = [Warned("W03", number, f"{name}：请核对") for number, name in people]
    return Proof(
        records=(Counted("confirmed", "已入账", 7), Counted("waived", "已免除", 2)),
        checks=(
            Compared("deduction", "实扣 = 分录", "money", deduction, deduction),
            Compared("balance", "借贷不平 = 0", "count", employees, employees),
        ),
        warnings=(*warned, Warned("W06", "", "张三等人的记录没有检查人（1, 2）")),
    )


FORMULA: Final = '=HYPERLINK("http://example.org","点我")'
SCRIPT: Final = "<script>alert(1)</script>"


def usual_month(**more: Any) -> MonthReport:
    """Seven people of three departments: one without bonus, one without a stated bonus, two with hostile names."""
    people = [
        person("00001", "张三"),
        person("00002", "李四", bonus=120_000),
        person("00003", "王五", "运行部", bonus=None),
        person("00004", "赵六", "运行部"),
        person("00005", SCRIPT, "运行部"),
        person("00006", "=1+1", "维修/一队"),
        person("00007", "赵检", "维修/一队", bonus=20_000),
    ]
    cases = [
        case("00001", "2.1.1", count=2),
        case("00001", "4.1.1", text=FORMULA),
        case("00002", "3.1.2", serious=True, text="与用户争吵并推搡", occurred_on=date(2024, 3, 12)),
        case("00002", "1.1.1"),
        case("00003", "1.1.2", inspector="孙督、赵检"),
        case("00004", "4.1.2", occurred_on=None),
        case("00007", "2.1.2", count=3, file="", sheet="", inspector="李四"),
    ]
    return month_report(people, cases, **more)


def closed_month() -> MonthReport:
    """The usual month after its close, everybody's bonus stated."""
    report = usual_month()
    serials = {number: f"2024-{place:04d}" for place, number in enumerate(report.lines["employee_id"], start=1)}
    return replace(report, closed=True, seal=SEAL, serials=serials)
