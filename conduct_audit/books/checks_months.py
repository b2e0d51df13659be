"""Whether the closed months still say what they were closed with."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from conduct_audit.books import schema
from conduct_audit.books.closings import totals
from conduct_audit.books.records import Closing, Problem
from conduct_audit.errors import ConductAuditError
from conduct_audit.language import N_, gettext as _
from conduct_audit.tables import LINES, count_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from conduct_audit.books.ledger import Ledger
    from conduct_audit.books.store import Store

_SUMS: Final = N_("The totals are not the sums of the lines.")
_SLIPS: Final = N_("Lines and slips are not of the same people.")
_SERIAL: Final = N_("The serial numbers of {year} are not gapless: {number} stands where {expected} should.")
_DIFFERENT: Final = N_("Recomputed from the books of that day the line is another one.")
_NOT_COMPUTED: Final = N_("The month cannot be computed again: {why}")
_NAMES: Final = [column.name for column in LINES.columns]


def frozen(ledger: Ledger) -> Iterator[Problem]:
    """Compare the lines, totals and slips of each closed month among themselves."""
    for closing in ledger.closings():
        if closing.totals != totals(closing.lines):
            yield Problem("totals", str(closing.month), _(_SUMS))
        if list(closing.serials) != list(closing.lines["employee_id"]):
            yield Problem("slips", str(closing.month), _(_SLIPS))
    yield from _gapless(ledger.store)


def recomputed(ledger: Ledger, recompute: Callable[[Closing], pd.DataFrame]) -> Iterator[Problem]:
    """Compute each closed month again and compare it line by line."""
    for closing in ledger.closings():
        try:
            again = _comparable(recompute(closing))
        except ConductAuditError as error:
            yield Problem("recomputed", str(closing.month), _(_NOT_COMPUTED).format(why=error))
            continue
        kept = _comparable(closing.lines)
        different = [who for who in {**kept, **again} if kept.get(who) != again.get(who)]
        yield from (Problem("recomputed", f"{closing.month}, {who}", _(_DIFFERENT)) for who in different)


def _gapless(store: Store) -> Iterator[Problem]:
    slips = store.rows(select(schema.slip.c.year, schema.slip.c.number).order_by(schema.slip.c.id))
    for year, serials in groupby(sorted(slips, key=lambda slip: slip[0]), key=lambda slip: slip[0]):
        for expected, (_year, number) in enumerate(serials, 1):
            if number != expected:
                told = _(_SERIAL).format(year=year, number=number, expected=expected)
                yield Problem("serials", str(year), told)
                break


def _comparable(lines: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Give the lines by employee number; a category without a violation may have no column."""
    counts = [name for name in lines.columns if str(name).startswith(count_column(""))]
    rows = lines[[*_NAMES, *counts]].astype(object).to_dict("records")
    return {
        str(row["employee_id"]): {str(name): value for name, value in row.items() if _tells(str(name), value)}
        for row in rows
    }


def _tells(name: str, value: Any) -> bool:
    return not name.startswith(count_column("")) or bool(value)
