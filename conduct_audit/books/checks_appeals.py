"""Whether every appeal and every ruling stands beside the step in its record's life, and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from conduct_audit.books import schema
from conduct_audit.books.life import word
from conduct_audit.books.records import Problem
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conduct_audit.books.ledger import Ledger
    from conduct_audit.books.store import Store

    Step = tuple[int, int, str]

_FILED: Final = "appeal_filed"
_STEPS: Final = (_FILED, "appeal_upheld", "appeal_partly", "appeal_dismissed")
_APART: Final = N_("“{action}” of entry {seq} stands in the record's life or among the appeals, not in both.")


def appeals(ledger: Ledger) -> Iterator[Problem]:
    """Compare the appeals and rulings with the decisions of the same entries."""
    kept, made = set(_kept(ledger)), _made(ledger.store)
    for entry, record, action in sorted(kept ^ made):
        where = _("record {id}").format(id=record)
        yield Problem("appeal", where, _(_APART).format(action=word(action), seq=entry))


def _kept(ledger: Ledger) -> Iterator[Step]:
    for appeal in ledger.appeals():
        yield appeal.entry, appeal.record, _FILED
        if appeal.ruling:
            yield appeal.ruling.entry, appeal.record, appeal.ruling.decision.verb


def _made(store: Store) -> set[Step]:
    table = schema.decision.c
    rows = store.rows(select(table.entry, table.observation, table.action).where(table.action.in_(_STEPS)))
    return {(entry, record, action) for entry, record, action in rows}
