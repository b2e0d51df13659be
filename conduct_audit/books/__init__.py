"""The books: an append-only ledger under a digest chain. The only room that knows SQL.

    with books.open_ledger("conduct.db", write=True) as ledger:
        with ledger.entry("import", actor="李会计", at=now, detail={"file": "3月.xlsx"}) as entry:
            booking = entry.book_source("3月.xlsx", content, "xlsx", mapped)
        ledger.violations(month=Month(2024, 3), statuses=("confirmed",))

Every fact is an appended row that names its entry; "now" is the latest decision about each record, "then" the latest
up to an entry (`as_of`). A closed month never changes: what a decision about one of its records takes or gives back is
a correction, a row linked to the decision, due in the open month until a closing settles it.
"""

from __future__ import annotations

from conduct_audit.books.appeals import Appeal, Ruling
from conduct_audit.books.corrections import Correction, Difference, Settled
from conduct_audit.books.entry import Entry
from conduct_audit.books.ledger import Ledger
from conduct_audit.books.opening import create, exists, open_ledger
from conduct_audit.books.place import shown
from conduct_audit.books.records import (
    Booking,
    Closing,
    Decision,
    DecisionRecord,
    Head,
    LogEntry,
    Observation,
    Outcome,
    Problem,
    RulebookVersion,
    Verdict,
)
from conduct_audit.books.verify import verify

__all__ = [
    "Appeal",
    "Booking",
    "Closing",
    "Correction",
    "Decision",
    "DecisionRecord",
    "Difference",
    "Entry",
    "Head",
    "Ledger",
    "LogEntry",
    "Observation",
    "Outcome",
    "Problem",
    "RulebookVersion",
    "Ruling",
    "Settled",
    "Verdict",
    "create",
    "exists",
    "open_ledger",
    "shown",
    "verify",
]
