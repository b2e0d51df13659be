"""`verify` and `log`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from conduct_audit import books
from conduct_audit.actions.correcting import expected
from conduct_audit.actions.month_view import recomputed

if TYPE_CHECKING:
    from conduct_audit.actions.desk import Desk


class VerdictDocument(TypedDict):
    """The answer of `verify` as INTERFACE.md §3 has it."""

    ok: bool
    entries: int
    head: str
    problems: list[dict[str, str]]


class LogDocument(TypedDict):
    """The audit trail, oldest entry first."""

    entries: list[dict[str, Any]]


def verify(desk: Desk, seal: str | None) -> VerdictDocument:
    """Recompute the chain, every row's digest and every closed month; with `seal`, look for that state too."""
    with desk.reading() as ledger:
        verdict = books.verify(ledger, seal, lambda closing: recomputed(ledger, closing), expected(ledger))
    problems = [{"code": p.code, "where": p.where, "message": p.message} for p in verdict.problems]
    return {"ok": verdict.ok, "entries": verdict.entries, "head": verdict.head, "problems": problems}


def log(desk: Desk) -> LogDocument:
    """Give the audit trail."""
    with desk.reading() as ledger:
        return {
            "entries": [
                {
                    "seq": entry.seq,
                    "at": entry.at.isoformat(),
                    "actor": entry.actor,
                    "action": entry.action,
                    "detail": entry.detail,
                    "digest": entry.digest,
                }
                for entry in ledger.entries()
            ]
        }
