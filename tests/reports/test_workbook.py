from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from conduct_audit.language import activate
from conduct_audit.reports.errors import SheetTooLongError
from conduct_audit.reports.sheets import book, rows
from conduct_audit.reports.workbook import workbook
from tests.reports.world import FORMULA, SCRIPT, SEAL, case, closed_month, month_report, person, usual_month

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from conduct_audit.reports import MonthReport

SHEETS = ["工资扣减表", "违规明细", "部门统计", "条款统计", "核对", "设置与说明"]


def opened(report: MonthReport, *, values: bool = True) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(report)), data_only=values)


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """Read the rows under the headings up to the totals, which come last."""
    grid = [list(row) for row in sheet.iter_rows(min_row=5, values_only=True)]
    end = next(place for place, row in enumerate(grid) if row[0] in {"合计", "Total"})
    return [dict(zip(map(str, grid[0]), row, strict=True)) for row in grid[1 : end + 1]]


def texts(sheet: Worksheet) -> list[str]:
    return [cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)]


def test_the_payroll_sheet_comes_first() -> None:
    assert opened(usual_month()).sheetnames == SHEETS


def test_the_payroll_sheet_has_a_row_for_everybody() -> None:
    first, *_middle, total = table(opened(usual_month())["工资扣减表"])
    assert (first["工号"], first["姓名"], first["奖金基数"], first["仪表举止"], first["次数合计"]) == (
        *("00001", "张三"),
        *(1500, 2, 3),
    )
    assert (first["应扣（按次）"], first["实扣"], first["更正"], first["实发奖金"]) == (300, 300, 0, 1200)
    assert (total["次数合计"], total["严重"], total["应扣（按次）"], total["实扣"]) == (10, 1, 900, 1800)
    assert (total["奖金基数"], total["实发奖金"]) == (7400, 5600)


def test_a_bonus_not_stated_is_said_and_in_no_total() -> None:
    sheet = opened(usual_month())["工资扣减表"]
    row = table(sheet)[2]
    assert (row["奖金基数"], row["实扣"], row["实发奖金"]) == ("未填", "—", "—")
    assert "有 1 人在花名册中未填奖金基数，补齐前不能结账。" in texts(sheet)


def test_a_month_without_bonus_stands_in_its_row_with_the_reason() -> None:
    row = table(opened(usual_month())["工资扣减表"])[1]
    assert (row["实扣"], row["实发奖金"], row["严重"]) == (1200, 0, 1)
    assert row["扣减说明"].startswith("2024-03-12 违反 3.1.2")


def test_a_forfeited_bonus_without_a_violation_to_name_is_still_said() -> None:
    report = usual_month()
    unexplained = replace(report, lines=report.lines.assign(zero_bonus=True))
    assert table(opened(unexplained)["工资扣减表"])[0]["扣减说明"] == "当月无奖"


def test_each_violation_is_listed_with_its_source() -> None:
    rows = table(opened(usual_month())["违规明细"])
    first, last, total = rows[0], rows[-2], rows[-1]
    assert (first["日期"], first["条款"], first["违规内容"]) == (datetime(2024, 3, 5), "2.1.1", "未佩戴工牌")  # noqa: DTZ001  # as openpyxl reads a day
    assert (first["来源文件"], first["工作表"], first["行"], first["检查人"]) == ("三月检查.xlsx", "3月", 7, "赵检")
    assert (last["次数"], last["金额"], last["记录号"]) == (3, 300, 7)
    assert (total["次数"], total["金额"]) == (10, 900)


def test_a_day_that_is_not_known_is_its_month() -> None:
    assert table(opened(usual_month())["违规明细"])[5]["日期"] == "2024-03"


def test_every_total_and_difference_is_a_formula_that_gives_its_stored_value() -> None:
    stored, formulas = opened(usual_month()), opened(usual_month(), values=False)
    for name in SHEETS[:4]:
        cells = [cell for row in formulas[name].iter_rows() for cell in row if cell.data_type == "f"]
        assert cells
        for cell in cells:
            assert evaluated(stored[name], str(cell.value)) == pytest.approx(stored[name][cell.coordinate].value)


def evaluated(sheet: Worksheet, formula: str) -> float:
    """Compute `=SUM(A1:A9)`, `=A1+B1` and `=A1-B1-C1`; text counts as nothing, as in a SUM."""
    if found := re.fullmatch(r"=SUM\((\w+:\w+)\)", formula):
        column: Any = sheet[found[1]]
        return float(sum(cell.value for (cell,) in column if isinstance(cell.value, int | float)))
    terms = re.findall(r"([+=-])([A-Z]+\d+)", formula)
    assert "".join(sign + cell for sign, cell in terms) == formula
    return float(sum((-1 if sign == "-" else 1) * sheet[cell].value for sign, cell in terms))


def test_the_control_totals_agree_and_say_so() -> None:
    rows = list(opened(usual_month())["核对"].iter_rows(min_row=6, values_only=True))
    assert len(rows) == 10
    assert {(row[3], row[4]) for row in rows} == {(0, "相符")}
    assert rows[1][1:3] == (10, 10)


def test_a_control_total_that_differs_is_shown() -> None:
    report = usual_month()
    broken = replace(report, lines=report.lines.assign(assessed=report.lines["assessed"] + 100))
    rows = {row[0]: row for row in opened(broken)["核对"].iter_rows(min_row=6, values_only=True)}
    assert rows["应扣（按次）：工资扣减表 = 违规明细"][1:] == (907, 900, 7, "不符")


def test_hostile_texts_come_back_as_the_same_text() -> None:
    sheets = opened(usual_month(), values=False)
    names = [sheets["工资扣减表"].cell(row, 3) for row in (10, 11)]
    assert [(cell.value, cell.data_type) for cell in names] == [(SCRIPT, "s"), ("=1+1", "s")]
    seen = next(cell for cell in sheets["违规明细"]["G"] if cell.value == FORMULA)
    assert seen.data_type == "s"


@pytest.mark.parametrize(
    "text", ["_x0041_", " 首尾 ", "甲\n乙\t丙", "@SUM(1)", "-1", "0012", "😀", "http://example.org"]
)
def test_texts_that_programs_like_to_change_are_kept(text: str) -> None:
    report = month_report([person("1", "甲")], [case("1", text=text)])
    assert table(opened(report)["违规明细"])[0]["检查发现"] == text


def test_control_characters_are_shown() -> None:
    report = month_report([person("1", "甲\x00")], [case("1", text="铃\x07\ud800")])
    assert table(opened(report)["违规明细"])[0]["检查发现"] == "铃␇\\ud800"


@pytest.mark.parametrize("character", ["长", "😀"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_mark(character: str) -> None:
    shown = book.fitting(character * 40_000)
    assert len(shown.encode("utf-16-le")) // 2 <= 32_767
    assert shown.endswith("（原文共 40000 字，单元格放不下，全文见台账）")
    assert book.fitting(character * 16_383) == character * 16_383


def test_a_company_called_like_a_formula_or_a_footer_code_is_text() -> None:
    sheet: Any = opened(usual_month(company="=A&P"), values=False)["工资扣减表"]
    assert (sheet["A1"].value, sheet["A1"].data_type) == ("=A&P 2024年3月奖金考核扣减表", "s")
    assert sheet.oddFooter.left.text.startswith("=A&&P")


def test_sheets_are_ready_for_a4_paper() -> None:
    sheets: list[Any] = opened(usual_month()).worksheets
    for sheet in sheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        height = None if sheet.title == "核对" else 0  # the control totals on one page, lists on as many as they need
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, height)
        assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"


def test_headings_stay_in_view_and_on_every_page() -> None:
    sheet = opened(usual_month())["工资扣减表"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("D6", "$5:$5")
    assert sheet.auto_filter.ref == "A5:R12"


def test_the_payroll_sheet_ends_with_capitals_and_signatures() -> None:
    said = " ".join(texts(opened(usual_month())["工资扣减表"]))
    assert "实扣合计（大写）：人民币壹仟捌佰元整" in said
    assert all(who in said for who in ("制表：", "审核：", "复核：", "批准："))


def test_totals_can_be_linked_to_by_name() -> None:
    names = opened(usual_month()).defined_names
    assert names["total_deduction"].attr_text == "工资扣减表!$N$13" or "$13" in str(names["total_deduction"].attr_text)
    assert {"total_net_bonus", "payroll_table", "violations_table"} <= set(names)


def test_statistics_have_native_charts() -> None:
    archive = zipfile.ZipFile(io.BytesIO(workbook(usual_month())))
    charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 2


def test_the_notes_name_rulebook_settings_and_seal() -> None:
    notes = texts(opened(replace(closed_month(), settings=(("cap", "20%"),)))["设置与说明"])
    assert {SEAL, "供热服务考核细则（样例）", "small-heat，版本 2024.1", "cap = 20%"} <= set(notes)


def test_seal_and_state_stand_on_every_sheet() -> None:
    for sheet in opened(closed_month()):
        assert (sheet["A2"].value, sheet["A3"].value) == ("已结账，数据为最终结果", f"台账封签：{SEAL}")
    assert {sheet["A2"].value for sheet in opened(usual_month())} == {"草稿 未结账，数据可能变动"}


def test_a_month_without_anything_is_a_whole_workbook() -> None:
    report = month_report([], [])
    sheets = opened(report)
    assert table(sheets["工资扣减表"])[0]["序号"] == "无"
    assert {row[4] for row in sheets["核对"].iter_rows(min_row=6, values_only=True)} == {"相符"}


def test_english_workbooks_speak_english() -> None:
    activate("en")
    sheets = opened(usual_month())
    assert sheets.sheetnames == [
        "Payroll deductions",
        "Violation details",
        "By department",
        "By clause",
        "Tie-out",
        "Settings and notes",
    ]
    assert "Category 4" in texts(sheets["Payroll deductions"])


def test_the_same_report_gives_the_same_bytes() -> None:
    assert workbook(closed_month()) == workbook(closed_month())
    assert opened(closed_month()).properties.created == datetime(2024, 3, 31)  # noqa: DTZ001  # as openpyxl reads it


def test_a_long_month_has_the_same_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = opened(usual_month())
    monkeypatch.setattr(book, "_MANY_ROWS", 3)
    for sheet in opened(usual_month()):
        assert list(sheet.values) == list(usual[sheet.title].values)


def test_more_rows_than_a_sheet_holds_are_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "ROWS_OF_A_SHEET", 50)
    with pytest.raises(SheetTooLongError, match="违规明细"):
        workbook(month_report([person("1", "甲")], [case("1", occurred_on=date(2024, 3, 1))] * 9))
