"""Whether each record is charged to the month to which it belonged when it was booked or decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from conduct_audit.books import charging, schema
from conduct_audit.books.life import FIRST
from conduct_audit.books.records import Problem
from conduct_audit.books.violations import event_month
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.books.ledger import Ledger
    from conduct_audit.books.store import Row, Store

_CHARGED: Final = N_("Entry {seq} charged it to {month}; {right} would be right, by the setting payroll_month of then.")
_CHARGING: Final = (*FIRST.values(), "set", "admit")
"""The steps that say to which month a record is charged; what comes later leaves it there."""


def charged(ledger: Ledger) -> Iterator[Problem]:
    """Ask of each entry to which month it should have charged what it booked; the first record of each kind is told."""
    was_set = any(kept.name == "payroll_month" for kept in ledger.setting_history())
    for entry, own, month, record in _steps(ledger.store):
        calendar = charging.calendar(ledger.store, entry) if was_set else charging.ALL_OPEN
        right = calendar.charged(own)
        if month != right:
            told = _(_CHARGED).format(seq=entry, month=month or "-", right=right or "-")
            yield Problem("charged", _("record {id}").format(id=record), told)


def _steps(store: Store) -> list[Row]:
    """Give by entry the months in which things happened, and to which they were charged."""
    made, seen = schema.decision, schema.observation
    columns = (made.c.entry, event_month.label("own"), made.c.month.label("month"), seen.c.id.label("record"))
    each = select(*columns).select_from(made.join(seen)).where(made.c.action.in_(_CHARGING)).subquery().c
    kind, first = (each.entry, each.own, each.month), func.min(each.record)
    return store.rows(select(*kind, first).group_by(*kind).order_by(each.entry, first))
