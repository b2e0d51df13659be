"""Sheets made from a small random truth, in many layouts and spellings, give the truth back: nothing lost or added."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, strategies as st

from conduct_audit.intake.grid import Sheet, Workbook
from conduct_audit.intake.observe import Hints, observe
from conduct_audit.intake.people import attribute
from conduct_audit.intake.table_errors import NoTableError
from conduct_audit.month import Month
from conduct_audit.tables import EMPLOYEES
from conduct_audit.timeline import Timeline
from tests.intake.intake_grids import RULEBOOK

if TYPE_CHECKING:
    from conduct_audit.intake.observe import Reading

PEOPLE = (("0001", "张三"), ("0002", "李四"), ("0103", "欧阳娜"), ("0204", "买买提·艾力"))
ROSTER = Timeline(((None, EMPLOYEES.frame({"employee_id": i, "name": n, "department": "营业厅"} for i, n in PEOPLE)),))
CLAUSES = ("2.1.2", "1.3.3", "3.1.1", "4.2.1")
TEXTS = ("未佩戴工牌", "工作时间玩手机", "至少提前5分钟到岗未做到", "接待用户不热情")
MONTH = Month(2024, 3)

HEADINGS = {
    "serial": ("序号", "No.", "编号"),
    "number": ("工号", "*工号（必填）", "违规人员工号", "员工编号", "Employee No."),
    "name": ("姓名", "姓　名", "违规人员姓名", "被考核人", "Name", "違規人員"),
    "date": ("日期", "检查日期", "发生\n日期", "检查时间", "Date"),
    "clause": ("条款", "违反条款", "条款编号", "Clause"),
    "text": ("违规行为", "存在问题", "检查情况", "Violation", "違規行為"),
    "count": ("次数", "违规次数", "次数（次）", "Times"),
    "serious": ("是否严重", "情节", "严重程度", "Severity"),
    "inspector": ("检查人", "督查人员", "Inspector"),
    "amount": ("考核金额（元）", "扣款", "Amount"),
    "note": ("备注", "说明", "Remarks"),
}
DATES = (
    lambda day: day,
    lambda day: day.isoformat(),
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.month}月{day.day}日",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.day}日",
)
COUNTS = (int, float, str, lambda n: f"{n}次", lambda n: None if n == 1 else n)
SERIOUS: dict[Any, tuple[Any, ...]] = {None: ("", None), True: ("是", "严重", "√"), False: ("否", "一般")}

truths = st.lists(
    st.fixed_dictionaries(
        {
            "who": st.sampled_from(PEOPLE),
            "day": st.dates(date(2024, 3, 1), date(2024, 3, 31)),
            "act": st.sampled_from(list(zip(CLAUSES, TEXTS, strict=True))),
            "count": st.integers(1, 3),
            "serious": st.sampled_from([None, True, False]),
        }
    ),
    min_size=1,
    max_size=8,
)


@st.composite
def list_sheets(draw: st.DrawFn) -> tuple[list[dict[str, Any]], Workbook]:
    truth = draw(truths)
    spelt = {field: draw(st.sampled_from(headings)) for field, headings in HEADINGS.items()}
    person = draw(st.sampled_from([("number",), ("name",), ("number", "name")]))
    act = draw(st.sampled_from([("clause",), ("text",), ("clause", "text")]))
    others = draw(st.lists(st.sampled_from(["serial", "inspector", "amount", "note"]), unique=True))
    fields = draw(st.permutations([*person, *act, "date", "count", "serious", *others]))
    write_date, write_count = draw(st.sampled_from(DATES)), draw(st.sampled_from(COUNTS))
    full = [_cells(draw, one, write_date, write_count) | {"serial": number} for number, one in enumerate(truth, 1)]
    rows = [[cells[field] for field in fields] for cells in full]
    header = [spelt[field] for field in fields]
    body = _with_disturbances(draw, header, rows)
    above = [["××公司2024年3月份服务督查情况表"], ["检查单位：营业厅   填表人：王五"], []]
    return _kept(truth, act), _book(draw, [*above[: draw(st.integers(1, 3))], header, *body])


def _cells(draw: st.DrawFn, one: dict[str, Any], write_date: Any, write_count: Any) -> dict[str, Any]:
    return {
        "number": one["who"][0],
        "name": one["who"][1],
        "date": write_date(one["day"]),
        "clause": one["act"][0],
        "text": one["act"][1],
        "count": write_count(one["count"]),
        "serious": draw(st.sampled_from(SERIOUS[one["serious"]])),
        "inspector": "督导甲",
        "amount": 100 * one["count"],
        "note": draw(st.sampled_from(["", "已约谈"])),
    }


def _with_disturbances(draw: st.DrawFn, header: list[str], rows: list[list[Any]]) -> list[list[Any]]:
    body = list(rows)
    if draw(st.booleans()):
        body.insert(draw(st.integers(0, len(body))), [])
    if draw(st.booleans()):
        body.insert(draw(st.integers(1, len(body))), list(header))
    footers = [
        ["合计"],
        ["检查人签字：", "", "被检查人签字："],
        ["备注：本表一式两份"],
        ["以下空白"],
        ["第 1 页 共 1 页"],
    ]
    return body + [footer for footer in footers if draw(st.booleans())]


def _book(draw: st.DrawFn, rows: list[list[Any]]) -> Workbook:
    width = max(map(len, rows))
    grid = [[*row, *[None] * (width - len(row))] for row in rows]
    if draw(st.booleans()):
        return Workbook("督查.xlsx", "xlsx", None, (Sheet("Sheet1", grid),))
    typed: list[list[Any]] = [["" if cell is None else str(cell) for cell in row] for row in grid]
    return Workbook("督查.csv", "csv", "utf-8", (Sheet("", typed),))


def _kept(truth: list[dict[str, Any]], act: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        {**one, "act": tuple(a if f in act else "" for f, a in zip(("clause", "text"), one["act"], strict=True))}
        for one in truth
    ]


@given(made=list_sheets())
def test_a_list_in_any_layout_gives_its_truth_back(made: tuple[list[dict[str, Any]], Workbook]) -> None:
    truth, workbook = made
    reading = observe(workbook, Hints(), RULEBOOK)
    frame = attribute(reading.frame, ROSTER)
    columns = ("employee_id", "occurred_on", "clause_text", "text", "count", "serious", "reasons")
    seen = Counter(zip(*(frame[column] for column in columns), strict=True))
    assert seen == Counter((one["who"][0], one["day"], *one["act"], one["count"], one["serious"], ()) for one in truth)
    _assert_accounted(workbook, reading)


def _assert_accounted(workbook: Workbook, reading: Reading) -> None:
    rows = {
        (sheet.name, row + 1) for sheet in workbook.sheets for row in range(len(sheet.rows)) if not sheet.is_blank(row)
    }
    seen = set(zip(reading.frame["sheet"], reading.frame["row"], strict=True))
    ignored = [(one.sheet, one.row) for one in reading.ignored]
    assert reading.rows_read == len(rows) == reading.with_observations + len(ignored)
    assert seen | set(ignored) == rows
    assert len(seen) + len(ignored) == len(rows)


@st.composite
def matrices(draw: st.DrawFn) -> tuple[Counter[Any], Workbook]:
    tick, cross = draw(st.sampled_from([("√", "×"), ("✓", "×"), ("√", ""), ("○", "×")]))
    means_ok = draw(st.booleans()) and bool(cross)
    legend = f"{tick}表示合格，{cross}表示不合格" if means_ok else f"注：{tick}表示违规"
    marks = {(p, c): draw(st.booleans()) for p in PEOPLE for c in CLAUSES}
    wrong, fine = (cross, tick) if means_ok else (tick, "")
    cells = {key: wrong if is_wrong else fine for key, is_wrong in marks.items()}
    if draw(st.booleans()):
        table = [["工号", "姓名", *CLAUSES], *([*p, *(cells[p, c] for c in CLAUSES)] for p in PEOPLE)]
    else:
        table = [["条款", *(name for _, name in PEOPLE)], *([c, *(cells[p, c] for p in PEOPLE)] for c in CLAUSES)]
    rows = [["2024年3月检查表"], *table, [legend]] if draw(st.booleans()) else [["2024年3月检查表", legend], *table]
    return Counter((p[0], c) for (p, c), is_wrong in marks.items() if is_wrong), _book(draw, rows)


@given(made=matrices())
def test_a_matrix_either_way_round_gives_its_truth_back(made: tuple[Counter[Any], Workbook]) -> None:
    truth, workbook = made
    reading = observe(workbook, Hints(), RULEBOOK)
    frame = attribute(reading.frame, ROSTER)
    assert Counter(zip(frame["employee_id"], frame["clause_text"], strict=True)) == truth
    assert set(frame["month"]) <= {"2024-03"}
    assert set(frame["reasons"]) <= {()}
    _assert_accounted(workbook, reading)


cells = st.one_of(
    st.none(),
    st.sampled_from(
        ["姓名", "工号", "违规行为", "条款", "合计", "备注：", "√", "2.1.2", "张三", "3月5日", "次数", "0", "/"]
    ),
    st.text(max_size=6),
    st.integers(-5, 60000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.booleans(),
)


@given(
    rows=st.lists(st.lists(cells, min_size=4, max_size=4), max_size=9), means=st.sampled_from([None, "ok", "violation"])
)
def test_whatever_stands_in_a_sheet_every_row_is_accounted_for(rows: list[list[Any]], means: Any) -> None:
    header: list[Any] = ["姓名", "违规行为", "条款", "次数"]
    workbook = Workbook("x.xlsx", "xlsx", None, (Sheet("一", [header, *rows, ["张三", "玩手机", None, None]]),))
    with suppress(NoTableError):
        _assert_accounted(workbook, observe(workbook, Hints(MONTH, means), RULEBOOK))


@pytest.mark.parametrize("rows", [[["姓名", "2.1.2", "1.3.3"]], [["条款", "张三", "李四"]]])
@given(body=st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=8))
def test_whatever_stands_in_a_matrix_every_row_is_accounted_for(rows: list[list[Any]], body: list[list[Any]]) -> None:
    workbook = Workbook("x.xlsx", "xlsx", None, (Sheet("一", [*rows, *body, ["张三", "√", "√"], ["2.1.2", "√", "√"]]),))
    with suppress(NoTableError):
        _assert_accounted(workbook, observe(workbook, Hints(MONTH), RULEBOOK))
