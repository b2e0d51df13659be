"""Tie-out: the same figure reached by two ways, as formulas over the other sheets and against what the books kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from conduct_audit.language import gettext as _
from conduct_audit.reports.sheets.book import CHECKS, Book, write_text
from conduct_audit.reports.sheets.check_formulas import Tables, formulas_of, kept_formulas
from conduct_audit.reports.sheets.rows import LOWEST_POINTS
from conduct_audit.reports.tie_out import tie_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.reports.proof import Counted

_FEN: Final = 100
_WIDTHS: Final = (64, 18, 18, 14, 12)


class _Line(NamedTuple):
    """A check as it is written: its title, its unit, and each way as formula (empty: a figure) and figure."""

    title: str
    unit: str
    formulas: tuple[str, str]
    figures: tuple[int, int]


def add_checks(book: Book, tables: Tables) -> None:
    """Add the sheet of control totals; a difference is shown in white on red."""
    sheet = book.sheet(CHECKS)
    sheet.fit_to_pages(1, 1)
    top = book.title_block(sheet, _("Tie-out"), len(_WIDTHS))
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    below = _write_block(book, sheet, top, _("What is compared"), list(_own(book, tables)))
    if book.report.proof.checks:
        below = _write_block(book, sheet, below, _("Kept by the books at the close"), list(_kept(book, tables)))
        _write_records(book, sheet, below, book.report.proof.records)


def _own(book: Book, tables: Tables) -> Iterator[_Line]:
    """Give the checks of the sheets against each other."""
    formulas = formulas_of(book.report, tables)
    for check in tie_out(book.report):
        yield _Line(_(check.title), check.unit, formulas[check.key], (check.ours, check.theirs))


def _kept(book: Book, tables: Tables) -> Iterator[_Line]:
    """Give the checks that the books kept: the frozen figure against the one of these sheets, where there is such."""
    formulas = kept_formulas(tables)
    for check in book.report.proof.checks:
        yield _Line(check.title, check.unit, (formulas.get(check.key, ""), ""), (check.ours, check.theirs))


def _write_block(book: Book, sheet: Any, top: int, title: str, lines: list[_Line]) -> int:
    """Write checks under their headings; give the row after an empty one."""
    headings = (title, _("One way"), _("The other way"), _("Difference"), _("Result"))
    for place, text in enumerate(headings):
        write_text(sheet, top, place, text, book.formats["heading"])
    for row, line in enumerate(lines, start=top + 1):
        _write_check(book, sheet, row, line)
    last = top + len(lines)
    rule = {"type": "formula", "criteria": f"=$D{top + 2}<>0", "format": book.formats["differs"]}
    sheet.conditional_format(top + 1, 0, last, len(_WIDTHS) - 1, rule)
    return last + 2


def _write_check(book: Book, sheet: Any, row: int, line: _Line) -> None:
    style = book.formats["money" if line.unit == "money" else "order"]
    unit = _FEN if line.unit == "money" else 1
    sheet.set_row(row, LOWEST_POINTS)
    write_text(sheet, row, 0, line.title, book.formats["text"])
    for place, (formula, figure) in enumerate(zip(line.formulas, line.figures, strict=True), start=1):
        if formula:
            sheet.write_formula(row, place, f"={formula}", style, figure / unit)
        else:
            sheet.write_number(row, place, figure / unit, style)
    ours, theirs = line.figures
    sheet.write_formula(row, 3, f"=ROUND(B{row + 1}-C{row + 1},2)", style, (ours - theirs) / unit)
    verdict = _("agrees") if ours == theirs else _("DIFFERS")
    formula = f'=IF(D{row + 1}=0,"{_("agrees")}","{_("DIFFERS")}")'
    sheet.write_formula(row, 4, formula, book.formats["code"], verdict)


def _write_records(book: Book, sheet: Any, top: int, records: tuple[Counted, ...]) -> None:
    """Write what became of every record of the month: the states add up to what was read."""
    write_text(sheet, top, 0, _("Records of the month by state, at the close"), book.formats["heading"])
    write_text(sheet, top, 1, _("Records"), book.formats["heading"])
    for row, counted in enumerate(records, start=top + 1):
        sheet.set_row(row, LOWEST_POINTS)
        write_text(sheet, row, 0, counted.words, book.formats["text"])
        sheet.write_number(row, 1, counted.number, book.formats["order"])
    last = top + len(records)
    write_text(sheet, last + 1, 0, _("Records of the month in all"), book.formats["sum_text"])
    total = sum(counted.number for counted in records)
    sheet.write_formula(last + 1, 1, f"=SUM(B{top + 2}:B{last + 1})", book.formats["sum_count"], total)
