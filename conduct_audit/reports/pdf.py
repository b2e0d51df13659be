"""The slips as PDF, set by typst: an extra that needs no browser, and a Chinese font of the system."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import cache, partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final

from conduct_audit.language import activate, current, gettext as _
from conduct_audit.reports.errors import FontMissingError, PdfExtraMissingError, TemplatesFolderError
from conduct_audit.reports.slips import Slip, shared, slip_list
from conduct_audit.reports.titles import heading
from conduct_audit.reports.words import capitals, figures, visible

if TYPE_CHECKING:
    from types import ModuleType

    from conduct_audit.reports.leaves import Leaf
    from conduct_audit.reports.month_report import MonthReport

FONTS: Final = (
    *("Songti SC", "SimSun", "NSimSun", "Noto Serif CJK SC", "Source Han Serif SC", "FangSong", "Microsoft YaHei"),
    *("PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
)
"""Families that hold Chinese, the most fitting first; systems have one or another."""

PART: Final = 1000
"""How many people's slips one file holds."""

_TEMPLATE: Final = "slips.typ"
_SUMS: Final = ("bonus_base", "assessed", "deduction", "corrections", "net_bonus")


def pdf_parts(report: MonthReport, *, two_up: bool = False) -> list[bytes]:
    """Give the slips as PDF in parts of at most a thousand people; several parts are made in processes of their own.

    The typesetter keeps what it has set in memory, half a megabyte for each page, until its process ends.
    """
    people = list(report.lines["employee_id"])
    if len(people) <= PART:
        return [slips_pdf(report, two_up=two_up)]
    parts = [report.of_employees(tuple(people[first : first + PART])) for first in range(0, len(people), PART)]
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        return list(pool.map(partial(_spoken, current(), two_up=two_up), parts))


def _spoken(language: str, report: MonthReport, *, two_up: bool) -> bytes:
    activate(language)
    return slips_pdf(report, two_up=two_up)


def slips_pdf(report: MonthReport, *, two_up: bool = False) -> bytes:
    """Give the slips of everybody in `report` as one PDF.

    Raises `PdfExtraMissingError`, `FontMissingError` and `TemplatesFolderError`.
    """
    typst = _typst()
    fonts = _fonts()
    data = json.dumps(_facts(report, fonts, two_up=two_up), ensure_ascii=False)
    template = next(place for folder in report.house.folders if (place := folder / _TEMPLATE).is_file())
    try:
        done: bytes = typst.compile(template, sys_inputs={"data": data}, timestamp=_created(report), pdf_tags=False)
    except typst.TypstError as error:
        raise TemplatesFolderError(place=template, problem=error) from error
    return done


def _typst() -> ModuleType:
    """Give the library of the extra."""
    try:
        import typst  # noqa: PLC0415  # an extra: most people print from the browser
    except ImportError as error:
        raise PdfExtraMissingError from error
    return typst


@cache
def _fonts() -> list[str]:
    """Name the families of the system that hold Chinese, the most fitting first."""
    known = set(_typst().Fonts().families())
    found = [family for family in FONTS if family in known]
    if not found:
        raise FontMissingError(fonts=", ".join(FONTS[:4]))
    return found


def _created(report: MonthReport) -> int:
    """Give the time that stands in the file: the month's, since the clock's would change the bytes."""
    return (report.month.last_day - report.month.last_day.replace(1970, 1, 1)).days * 86_400


def _facts(report: MonthReport, fonts: list[str], *, two_up: bool) -> dict[str, Any]:
    """Give everything that the template sets."""
    same, said = shared(report), report.house.said
    objections = (said(_("Objections:")), same["appeal"], said(_("Signing confirms receipt, not consent.")))
    return {
        "fonts": fonts,
        "language": current(),
        "two_up": two_up,
        "title": heading(report, _("Notices of bonus deduction")),
        "heading": said(_("Notice of bonus deduction")),
        "company": visible(report.company),
        "month": _("Month: {month}").format(month=same["month"]),
        "state": "\n".join(filter(None, (same["state"], same["seal"]))),
        "appeal": " ".join(objections),
        "words": _words(report),
        "slips": [_slip(slip) for slip in slip_list(report)],
    }


def _words(report: MonthReport) -> dict[str, Any]:
    """Give the fixed words of a slip, in the company's own where it has such."""
    said = report.house.said
    single = {
        "number": _("Employee number"),
        "name": _("Name"),
        "department": _("Department"),
        "post": _("Post"),
        "again": _("(continued)"),
        "serious": _("(serious)"),
        "nothing": _("No deduction was recorded in this month."),
        "nobody": _("Nobody had a deduction in this month."),
        "capitals": _("Deducted, in capitals"),
        "no_bonus": _("No bonus this month."),
        "turn": _("Continued on the next page"),
    }
    several = {
        "list": (
            _("Date"),
            _("Seen at"),
            _("Clause"),
            _("What was seen, and source"),
            _("Count"),
            _("Deduction (yuan)"),
        ),
        "sums": (
            *(_("Bonus base"), _("Assessed per occurrence"), _("Deducted this month")),
            *(_("Corrections"), _("Net bonus")),
        ),
        "signs": (
            *(_("Employee (received and informed):"), _("Date:"), _("Handed over by:"), _("Date:")),
            *(_("Refused to sign. Reason:"), _("Witness:")),
            *(_("Head of department:"), _("Personnel department (seal):")),
        ),
    }
    return {key: said(text) for key, text in single.items()} | {
        key: [said(text) for text in texts] for key, texts in several.items()
    }


def _slip(slip: Slip) -> dict[str, Any]:
    line = slip.line
    return {
        "number": visible(line.employee_id),
        "name": visible(line.name),
        "department": visible(line.department),
        "post": visible(line.post),
        "serial": _("No. {serial}").format(serial=slip.serial or _("draft")),
        "zero": bool(line.zero_bonus),
        "why": visible(slip.why) or (_("No bonus this month.") if line.zero_bonus else ""),
        "sums": [figures(getattr(line, name)) for name in _SUMS],
        "capitals": capitals(line.deduction),
        "leaves": [_leaf(leaf) for leaf in slip.leaves],
    }


def _leaf(leaf: Leaf) -> dict[str, Any]:
    return {
        "number": leaf.number,
        "last": leaf.is_last,
        "list": leaf.has_list,
        "sentences": leaf.sentences,
        "page": _("Page {page} of {pages}").format(page=leaf.number, pages=leaf.pages),
        "rows": [asdict(row) | {"count": str(row.count or "")} for row in leaf.rows],
    }
