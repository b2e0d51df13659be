"""To which month a violation is charged: the one in which it happened, or the one open when it is found.

The company's setting `payroll_month` decides where the month in which it happened is closed already. The open month is
that of the books, the one after the last closed month, never the computer's clock: March is settled early in April.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from conduct_audit.books import corrections, lookups, settings

if TYPE_CHECKING:
    from conduct_audit.books.store import Store


class Calendar(NamedTuple):
    """The `closed` months, and the open one to which what happened in them is charged `instead` (None: to none)."""

    closed: frozenset[str]
    instead: str | None = None

    def charged(self, month: str | None) -> str | None:
        """Give the month to which a violation that happened in `month` is charged when it is booked now.

        A closed month is the answer only where the setting leaves it so: what is booked of it is a correction.
        """
        return self.instead if self.instead and month in self.closed else month


ALL_OPEN: Final = Calendar(frozenset())
"""No month is closed yet."""


def calendar(store: Store, before: int | None = None) -> Calendar:
    """Give the calendar as the books were before entry `before` (None: as they are now).

    The setting in force for the open month decides.
    """
    opened = corrections.open_month(store, before)
    if opened is None:
        return ALL_OPEN
    held = settings.in_force(store, opened, None if before is None else before - 1)
    return Calendar(lookups.closed_months(store, before), str(opened) if held.payroll_month == "decision" else None)
