"""Tie-out: the same figure reached by two ways, as formulas over the other sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.language import gettext as _
from conduct_audit.reports.sheets.book import CHECKS, Book, write_text
from conduct_audit.reports.sheets.rows import LOWEST_POINTS
from conduct_audit.reports.tie_out import Check, tie_out

if TYPE_CHECKING:
    from conduct_audit.reports.sheets.table import Table

_FEN: Final = 100
_WIDTHS: Final = (64, 18, 18, 14, 12)


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that the checks compare."""

    payroll: Table
    details: Table
    departments: Table
    clauses: Table


def add_checks(book: Book, tables: Tables) -> None:
    """Add the sheet of control totals; a difference is shown in white on red."""
    sheet = book.sheet(CHECKS)
    top = book.title_block(sheet, _("Tie-out"), len(_WIDTHS))
    headings = (_("What is compared"), _("One way"), _("The other way"), _("Difference"), _("Result"))
    for place, (text, width) in enumerate(zip(headings, _WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        write_text(sheet, top, place, text, book.formats["heading"])
    checks = tie_out(book.report)
    formulas = _formulas(book, tables)
    for row, check in enumerate(checks, start=top + 1):
        _write_check(book, sheet, row, check, formulas[check.key])
    _mark_differences(book, sheet, top + 1, top + len(checks))


def _write_check(book: Book, sheet: Any, row: int, check: Check, formulas: tuple[str, str]) -> None:
    style = book.formats["money" if check.unit == "money" else "order"]
    unit = _FEN if check.unit == "money" else 1
    sheet.set_row(row, LOWEST_POINTS)
    write_text(sheet, row, 0, _(check.title), book.formats["text"])
    sheet.write_formula(row, 1, f"={formulas[0]}", style, check.ours / unit)
    sheet.write_formula(row, 2, f"={formulas[1]}", style, check.theirs / unit)
    sheet.write_formula(row, 3, f"=ROUND(B{row + 1}-C{row + 1},2)", style, (check.ours - check.theirs) / unit)
    verdict = _("agrees") if check.holds else _("DIFFERS")
    formula = f'=IF(D{row + 1}=0,"{_("agrees")}","{_("DIFFERS")}")'
    sheet.write_formula(row, 4, formula, book.formats["code"], verdict)


def _mark_differences(book: Book, sheet: Any, first: int, last: int) -> None:
    rule = {"type": "formula", "criteria": f"=$D{first + 1}<>0", "format": book.formats["differs"]}
    sheet.conditional_format(first, 0, last, len(_WIDTHS) - 1, rule)


def _formulas(book: Book, tables: Tables) -> dict[str, tuple[str, str]]:
    pay, one, dep, cla = tables.payroll, tables.details, tables.departments, tables.clauses
    categories = "+".join(pay.total(name) for name in book.report.count_columns)
    stated = f"SUMPRODUCT(--ISNUMBER({pay.range('net_bonus')}),{pay.range('corrections')})"
    serious = f'SUMPRODUCT(--({one.range("serious_words")}="{_("yes")}"),{one.range("count")})'
    return {
        "employees": (f"COUNT({pay.range('order')})", dep.total("employees")),
        "occurrences": (pay.total("violations"), one.total("count")),
        "occurrences_categories": (categories or "0", pay.total("violations")),
        "occurrences_departments": (dep.total("violations"), pay.total("violations")),
        "occurrences_clauses": (cla.total("occurrences"), one.total("count")),
        "serious": (pay.total("serious"), serious),
        "assessed": (pay.total("assessed"), one.total("assessed")),
        "deduction": (pay.total("deduction"), dep.total("deduction")),
        "balance": (f"{pay.total('bonus_base')}-{pay.total('deduction')}-{stated}", pay.total("net_bonus")),
    }
