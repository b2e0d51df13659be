"""Whether the closed months still say what they were closed with."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from conduct_audit.books import schema
from conduct_audit.books.closings import totals
from conduct_audit.books.records import Problem
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conduct_audit.books.records import Closing
    from conduct_audit.books.store import Store

_SUMS: Final = N_("The totals are not the sums of the lines.")
_SLIPS: Final = N_("Lines and slips are not of the same people.")
_SERIAL: Final = N_("The serial numbers of {year} are not gapless: {number} stands where {expected} should.")
_YEAR: Final = N_("A slip bears another year than the month that was closed.")


def frozen(store: Store, closings: Iterable[Closing]) -> Iterator[Problem]:
    """Compare the lines, totals and slips of each closed month among themselves."""
    for closing in closings:
        if closing.totals != totals(closing.lines):
            yield Problem("totals", str(closing.month), _(_SUMS))
        if list(closing.serials) != list(closing.lines["employee_id"]):
            yield Problem("slips", str(closing.month), _(_SLIPS))
        if not all(serial.startswith(f"{closing.month.year}-") for serial in closing.serials.values()):
            yield Problem("slips", str(closing.month), _(_YEAR))
    yield from _gapless(store)


def _gapless(store: Store) -> Iterator[Problem]:
    slips = store.rows(select(schema.slip.c.year, schema.slip.c.number).order_by(schema.slip.c.id))
    for year, serials in groupby(sorted(slips, key=lambda slip: slip[0]), key=lambda slip: slip[0]):
        for expected, (_year, number) in enumerate(serials, 1):
            if number != expected:
                told = _(_SERIAL).format(year=year, number=number, expected=expected)
                yield Problem("serials", str(year), told)
                break
