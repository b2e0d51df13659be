"""The slips as PDF, where the extra and a Chinese font are there."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from conduct_audit.reports import pdf
from conduct_audit.reports.errors import FontMissingError, PdfExtraMissingError
from conduct_audit.reports.slips import slips
from tests.reports.browser import TO_TEXT
from tests.reports.test_reports_browser import crowded
from tests.reports.world import FORMULA, SCRIPT, closed_month, usual_month

if TYPE_CHECKING:
    from pathlib import Path

    from conduct_audit.reports import MonthReport

typst = pytest.importorskip("typst", reason="the extra for PDF is not installed")
with_font = pytest.mark.skipif(
    not set(typst.Fonts().families()) & set(pdf.FONTS), reason="no font with Chinese characters on this machine"
)


def pages(folder: Path, report: MonthReport, *, two_up: bool = False) -> list[str]:
    file = folder / "slips.pdf"
    file.write_bytes(pdf.slips_pdf(report, two_up=two_up))
    text = subprocess.run([str(TO_TEXT), "-layout", file, "-"], capture_output=True, check=True).stdout
    return text.decode("utf-8").split("\f")[:-1]


@with_font
@pytest.mark.skipif(TO_TEXT is None, reason="no pdftotext on this machine")
def test_each_employee_has_a_page_with_name_number_and_amounts(tmp_path: Path) -> None:
    found = pages(tmp_path, usual_month())
    assert len(found) == len(usual_month().lines)
    assert all(fact in found[0] for fact in ("张三", "00001", "300.00", "人民币叁佰元整"))
    assert "".join(SCRIPT.split()) in "".join(found[4].split())
    assert FORMULA[:10] in found[0]


@with_font
@pytest.mark.skipif(TO_TEXT is None, reason="no pdftotext on this machine")
@pytest.mark.parametrize("two_up", [False, True])
def test_long_lists_take_the_pages_that_the_html_takes(tmp_path: Path, *, two_up: bool) -> None:
    leaves = slips(crowded()).count('class="sheet"')
    assert len(pages(tmp_path, crowded(), two_up=two_up)) == ((leaves + 1) // 2 if two_up else leaves)


@with_font
def test_a_closed_month_gives_the_same_bytes() -> None:
    assert pdf.slips_pdf(closed_month()) == pdf.slips_pdf(closed_month())


@with_font
def test_many_people_are_set_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "PART", 4)
    assert [part[:5] for part in pdf.pdf_parts(usual_month())] == [b"%PDF-"] * 2


def test_a_system_without_a_chinese_font_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "FONTS", ("No Such Font",) * 4)
    pdf._fonts.cache_clear()  # as a new process
    with pytest.raises(FontMissingError, match="No Such Font"):
        pdf.slips_pdf(usual_month())
    pdf._fonts.cache_clear()  # as a new process


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(PdfExtraMissingError, match="pdf"):
        pdf.slips_pdf(usual_month())
