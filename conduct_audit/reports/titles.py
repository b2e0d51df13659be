"""The lines that stand on every paper of a month: whose it is, and how final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conduct_audit.language import gettext as _, ngettext
from conduct_audit.reports.statistics import totals
from conduct_audit.reports.words import month_words

if TYPE_CHECKING:
    from conduct_audit.reports.month_report import MonthReport


def heading(report: MonthReport, title: str) -> str:
    """Give the title of a paper: company, department if it is of one, month and `title`."""
    whose = " ".join(part for part in (report.company, report.department or "") if part)
    return _("{whose} {month} {title}").format(whose=whose, month=month_words(report.month), title=title).strip()


def state_words(report: MonthReport) -> str:
    """Say whether the month is closed."""
    return _("Closed month, figures are final") if report.closed else _("DRAFT, month not closed, figures may change")


def seal_words(report: MonthReport) -> str:
    """Give the seal of a closed month; of a draft the digits by which `what-changed` knows the print."""
    if report.seal:
        return _("Seal of the books: {seal}").format(seal=report.seal)
    return _("Printed from the state {digits} of the books").format(digits=report.head) if report.head else ""


def rulebook_words(report: MonthReport) -> str:
    """Name the rulebook that judged: its title, version and whatever is known of when it took effect."""
    book = report.rulebook
    return report.rulebook_in_force or _("{id}, version {version}").format(id=book.id, version=book.version)


def open_points(report: MonthReport) -> tuple[str, ...]:
    """Say what is not in the figures: rows that wait, blank bonuses, people not on the roster, what is owed to them."""
    blank = totals(report)["unknown_base"]
    said = (
        (report.waiting, _waiting(report.waiting)),
        (blank, _blank(blank)),
        (report.unplaced, _unplaced(report.unplaced)),
    )
    return (*(sentence for number, sentence in said if number), *report.owed)


def _waiting(number: int) -> str:
    sentence = ngettext(
        "{number} row waits for a person to decide and is not in these figures.",
        "{number} rows wait for a person to decide and are not in these figures.",
        number,
    )
    return sentence.format(number=number)


def _blank(number: int) -> str:
    sentence = ngettext(
        "The bonus of {number} employee is not stated in the roster; the month cannot be closed before it is.",
        "The bonuses of {number} employees are not stated in the roster; the month cannot be closed before they are.",
        number,
    )
    return sentence.format(number=number)


def _unplaced(number: int) -> str:
    sentence = ngettext(
        "{number} confirmed violation belongs to a person who is not on this month's roster and costs nothing yet.",
        "{number} confirmed violations belong to people who are not on this month's roster and cost nothing yet.",
        number,
    )
    return sentence.format(number=number)
