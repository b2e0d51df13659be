"""Appeals as documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypedDict, cast

from conduct_audit import money
from conduct_audit.actions.documents import ViolationDocument, violation_document
from conduct_audit.month import Month

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

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
    in the open month, in yuan (given back negative, `0.00` where nothing comes of it); null where there is no decision,
    or the violation's month was still open and is computed anew.
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


@dataclass(frozen=True)
class Moved:
    """What each entry of the chain booked in corrections (fen, given back negative), and what closed each month."""

    booked: Mapping[int, int]
    closed_by: Mapping[str, int]

    @classmethod
    def of(cls, ledger: Ledger, months: Iterable[str | None]) -> Moved:
        """Read what entries moved; `months` are those of the records that are asked about."""
        booked = Counter[int]()
        for each in ledger.corrections():
            booked[each.entry] += each.amount
        closings = ((month, ledger.closing(Month.parse(month))) for month in dict.fromkeys(months) if month)
        return cls(booked, {month: closing.entry for month, closing in closings if closing})

    def by(self, entry: int, month: str | None) -> str | None:
        """Give what the decision of an entry about a record of `month` moved (yuan), None where that was open then."""
        closed_by = self.closed_by.get(month or "")
        return money.yuan(self.booked[entry]) if closed_by is not None and closed_by < entry else None


def appeal_document(appeal: Appeal, row: Mapping[Hashable, Any], moved: Moved) -> AppealDocument:
    """Write an appeal with its violation (a row of VIOLATIONS) and what its ruling moved."""
    ruling = appeal.ruling
    more = {
        "state": "decided" if ruling else "open" if row["status"] == "confirmed" else "moot",
        "moved": moved.by(ruling.entry, row["month"]) if ruling else None,
    }
    return cast("AppealDocument", {**violation_document(row), **appeal_note(appeal), **more})
