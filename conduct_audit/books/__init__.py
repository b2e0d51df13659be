"""The books: an append-only ledger under a digest chain. The only room that knows SQL.

    with books.open_ledger("conduct.db", write=True) as ledger:
        with ledger.entry("import", actor="李会计", at=now, detail={"file": "3月.xlsx"}) as entry:
            booking = entry.book_source("3月.xlsx", content, "xlsx", mapped)
        ledger.violations(month=Month(2024, 3), statuses=("confirmed",))

Every fact is an appended row that names its entry; "now" is the latest decision about each record, "then" the latest
up to an entry (`as_of`). What later releases add joins as further tables of the same kind, written by the same `Pen`
and sealed by the same chain: appeals (a row for the filing, a row for the decision, whose outcome is also a decision
`overturned` about the record), corrections (a row linked to the `closing_line` it differs from and to its cause),
postings (balanced rows for each closing and correction), settings (dated facts). Where a closed month refuses a
decision today (`deciding._refuse_closed`), the correction will be written.
"""

from __future__ import annotations

from conduct_audit.books.entry import Entry
from conduct_audit.books.ledger import Ledger
from conduct_audit.books.opening import create, exists, open_ledger
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
    "Booking",
    "Closing",
    "Decision",
    "DecisionRecord",
    "Entry",
    "Head",
    "Ledger",
    "LogEntry",
    "Observation",
    "Outcome",
    "Problem",
    "RulebookVersion",
    "Verdict",
    "create",
    "exists",
    "open_ledger",
    "verify",
]
