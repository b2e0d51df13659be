"""By which rules the month was settled, how final it is, and how to read the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit.language import current, gettext as _
from conduct_audit.reports.sheets.book import NOTES, Book, write_text
from conduct_audit.reports.sheets.rows import height_of
from conduct_audit.reports.titles import open_points, rulebook_words, state_words
from conduct_audit.reports.words import month_words

if TYPE_CHECKING:
    from conduct_audit.reports.month_report import MonthReport
    from conduct_audit.reports.proof import Overridden


_ROOM_EM: Final = 50.0


def add_notes(book: Book) -> None:
    """Add the sheet of settings and notes."""
    sheet = book.sheet(NOTES)
    top = book.title_block(sheet, _("Settings and notes"), 2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    for row, (name, value) in enumerate(_facts(book.report), start=top):
        sheet.set_row(row, height_of([(value, _ROOM_EM)]))
        write_text(sheet, row, 0, name, book.formats["name"])
        write_text(sheet, row, 1, value, book.formats["value"])


def _facts(report: MonthReport) -> list[tuple[str, str]]:
    return [
        (_("Company"), report.company),
        *([(_("Department"), report.department)] if report.department is not None else []),
        (_("Month"), month_words(report.month)),
        (_("State"), state_words(report)),
        (_("Seal of the books"), report.seal or _("none before the month is closed")),
        *_rulebook_facts(report),
        *(
            (_("Setting"), f"{name} = {value}")
            for name, value in report.settings or ((_("All settings"), _("as shipped")),)
        ),
        *((_("Not in the figures"), point) for point in open_points(report)),
        *((_("Warning {code}").format(code=each.code), each.sentence) for each in report.proof.warnings),
        *((_("Overridden: {code}").format(code=each.code), _overridden(each)) for each in report.proof.overridden),
        *((_("How to read"), sentence) for sentence in _how_to_read()),
    ]


def _overridden(each: Overridden) -> str:
    told = _("Closed all the same by {actor} on {day}: {reason} (it was about: {subject})")
    return told.format(actor=each.actor, day=each.day, reason=each.reason, subject=each.subject)


def _rulebook_facts(report: MonthReport) -> list[tuple[str, str]]:
    book = report.rulebook
    return [
        (_("Rulebook"), book.title.spoken(current())),
        (_("In force"), rulebook_words(report)),
        (_("Digest of the rulebook"), book.digest),
        (_("Source of the rulebook"), book.source.spoken(current())),
        *((_("Tariff"), f"{rule.title.spoken(current())} ({rule.citation.spoken(current())})") for rule in book.tariff),
    ]


def _how_to_read() -> tuple[str, ...]:
    return (
        _("Assessed adds up the tariff per occurrence; deducted is what is taken, never more than the bonus."),
        _("Who forfeits the month's bonus keeps the other violations listed and counted; they take nothing further."),
        _("Corrections are what closed months still take, or give back when negative. They never change those months."),
        _("The notice of a closed month never changes and keeps its number; what is corrected stands on this month's."),
        _("Net bonus = bonus base − deducted − corrections. A bonus not stated is not zero and is in no total."),
        _("Totals are live formulas; the sheet “{sheet}” compares them with each other.").format(sheet=_("Tie-out")),
        _("Each violation names the file, sheet and row it was read from; “record” is its number in the books."),
    )
