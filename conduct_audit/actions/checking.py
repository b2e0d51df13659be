"""`verify` and `log`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypedDict

from conduct_audit import books
from conduct_audit.actions.correcting import expected, taken
from conduct_audit.actions.improving import Improving
from conduct_audit.actions.month_view import recomputed
from conduct_audit.actions.proving import checks
from conduct_audit.books.again import Recomputed
from conduct_audit.language import N_, gettext as _

if TYPE_CHECKING:
    from conduct_audit.actions.desk import Desk
    from conduct_audit.books import Closing, Ledger


_CHECKS: Final = {
    "integrity": N_("File of the database"),
    "reference": N_("References between rows"),
    "form": N_("Form of the database"),
    "gap": N_("Chain of entries"),
    "chain": N_("Chain of entries"),
    "entry": N_("Chain of entries"),
    "rows": N_("Digests of the rows"),
    "stray": N_("Digests of the rows"),
    "content": N_("Bytes of imported files"),
    "values": N_("Values of the rows"),
    "life": N_("Lives of the records"),
    "undecided": N_("Lives of the records"),
    "facts": N_("Facts of the records"),
    "charged": N_("Months to which records are charged"),
    "appeal": N_("Appeals"),
    "totals": N_("Totals of closed months"),
    "slips": N_("Slips"),
    "serials": N_("Slips"),
    "correction": N_("Corrections"),
    "settled": N_("Settled corrections"),
    "postings": N_("Postings"),
    "tie_out": N_("Tie-out"),
    "recomputed": N_("Closed months recomputed"),
    "seal": N_("Seal"),
}
"""The checks by the code of their problems, in the order in which they are made."""


class VerdictDocument(TypedDict):
    """The answer of `verify` as INTERFACE.md §3 has it; `check` names in words what found the problem."""

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
        verdict = books.verify(ledger, seal, partial(again, ledger, Improving(ledger)), expected(ledger))
    problems = [
        {"code": p.code, "check": _title(p.code), "where": p.where, "message": p.message} for p in verdict.problems
    ]
    return {"ok": verdict.ok, "entries": verdict.entries, "head": verdict.head, "problems": problems}


def _title(code: str) -> str:
    """Name the check that found a problem; whatever a database is made of belongs to its form."""
    return _(_CHECKS.get(code, _CHECKS["form"]))


def again(ledger: Ledger, improving: Improving, closing: Closing) -> Recomputed:
    """Compute a closed month again: what it should have frozen, settled and given back."""
    seen = recomputed(ledger, closing)
    return Recomputed(
        seen.settlement.lines,
        seen.rulebook.digest,
        tuple(taken(seen.settlement.corrections)),
        tuple(improving.refunds_at(seen, closing.entry)),
        tuple(checks(seen)),
    )


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
