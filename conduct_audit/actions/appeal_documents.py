"""Appeals as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict, cast

from conduct_audit.actions.documents import ViolationDocument, violation_document, yuan

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from conduct_audit.books import Appeal, Ledger


class AppealNote(TypedDict):
    """An appeal and its outcome; `appeal` is its own number, `decision` the reason of whoever decided."""

    appeal: str
    grounds: str
    received_on: str
    late: bool
    filed_at: str
    filed_by: str
    outcome: str | None
    decided_at: str | None
    decided_by: str | None
    decision: str | None


class AppealDocument(ViolationDocument, AppealNote):
    """A violation as it is now, and the appeal against it: `id` is the violation's number.

    `state` is `moot` where the violation was waived before the appeal was decided. `moved` is what the decision books
    in the open month, in yuan (given back negative); null where it changes no closed month.
    """

    state: Literal["open", "decided", "moot"]
    moved: str | None


def appeal_note(appeal: Appeal) -> AppealNote:
    """Write an appeal."""
    ruling = appeal.ruling
    return {
        "appeal": str(appeal.number),
        "grounds": appeal.reason,
        "received_on": appeal.received_on.isoformat(),
        "late": appeal.late,
        "filed_at": appeal.filed_at.isoformat(),
        "filed_by": appeal.filed_by,
        "outcome": ruling.outcome if ruling else None,
        "decided_at": ruling.at.isoformat() if ruling and ruling.at else None,
        "decided_by": ruling.decided_by if ruling else None,
        "decision": ruling.reason if ruling else None,
    }


def appeal_document(appeal: Appeal, row: Mapping[Hashable, Any], moved: Mapping[int, int]) -> AppealDocument:
    """Write an appeal with its violation (a row of VIOLATIONS); `moved` is what each entry booked (fen)."""
    ruling = appeal.ruling
    more = {
        "state": "decided" if ruling else "open" if row["status"] == "confirmed" else "moot",
        "moved": yuan(moved[ruling.entry]) if ruling and ruling.entry in moved else None,
    }
    return cast("AppealDocument", {**violation_document(row), **appeal_note(appeal), **more})


def moved_by_entry(ledger: Ledger) -> dict[int, int]:
    """Give what each entry of the chain booked in corrections (fen, given back negative)."""
    sums: dict[int, int] = {}
    for each in ledger.corrections():
        sums[each.entry] = sums.get(each.entry, 0) + each.amount
    return sums
