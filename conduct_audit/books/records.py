"""The single-row world of the books: small immutable facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    import pandas as pd

    from conduct_audit.books.proof import Fact
    from conduct_audit.month import Month

Verb = Literal["set", "admit", "dismiss", "waive", "appeal_filed", "appeal_upheld", "appeal_partly", "appeal_dismissed"]


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: number of entries and the digest of the last, the seal; `ledger_id` tells ledgers apart."""

    entries: int
    digest: str
    ledger_id: str


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One link of the chain: what one command did, by whom, when; `digest` seals it and everything before."""

    seq: int
    at: dt.datetime
    actor: str
    action: str
    detail: dict[str, Any]
    digest: str


@dataclass(frozen=True, slots=True)
class RulebookVersion:
    """A rulebook's text as it was put in force: `start` is its first day, None means for all dates."""

    start: dt.date | None
    id: str
    version: str
    digest: str
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides about a record: `reason` in their words, and the facts given (None: left as they are).

    The facts are checked by whoever decides: the employee is on the roster, the clause in the rulebook of the day.
    """

    verb: Verb
    reason: str = ""
    employee_id: str | None = None
    occurred_on: dt.date | None = None
    category: str | None = None
    clause: str | None = None
    count: int | None = None
    serious: bool | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Record `id` after a decision: `reasons` is empty once nothing is open, `related` may be the same event."""

    id: int
    status: str
    reasons: tuple[str, ...]
    related: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """One step in the life of a record: the booking itself, or what a person decided, and the status after it.

    `reasons` are the codes of what was open after it, and made the record wait.
    """

    entry: int
    at: dt.datetime
    actor: str
    action: str
    status: str
    reason: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """Where a record was read and what its row says: `cells` is {heading: text}, `sha256` that of the file."""

    id: int
    file: str
    sha256: str
    sheet: str
    row: int
    part: int
    same_as: int | None
    cells: dict[str, str]


class RowAsRead(NamedTuple):
    """The filled cells of record `id`, {heading: text}; `sheet` is the number of the file and the name of the sheet."""

    id: int
    sheet: tuple[int, str]
    cells: dict[str, str]


@dataclass(frozen=True)
class Booking:
    """What became of a file's observations, in the order of the MAPPED frame; `source` is the number of the file.

    Columns of `rows`: `id`, `sheet`, `row`, `month` (in which it happened, or None), `charged_to` (the month to which
    it is charged, or None), `status` (confirmed, pending or skipped), `reasons` (tuple of codes),
    `same_as` (Int64: the record a skipped row equals), `related` (tuple: records that may be the same event),
    `supersedes` (Int64: the waiting record this row settled), `differs` (tuple of `count`, `serious`: what a skipped
    row says otherwise than the record it equals), `corrects` (tuple: the waiting records of a returned sheet that this
    row is the corrected form of).
    """

    source: int
    rows: pd.DataFrame


@dataclass(frozen=True)
class Closing:
    """A closed month: the frozen `lines` (LINES), their sums, and the slips' `serials` by employee number.

    `entry` is the chain's entry that closed it: read the books `as_of` it to see what the figures were made of. `seal`
    is the head right after. `facts` is what else it was closed with: settings, warnings, tie-out; `number` its row.
    """

    month: Month
    rulebook_digest: str
    entry: int
    at: dt.datetime
    actor: str
    seal: str
    totals: Mapping[str, int]
    lines: pd.DataFrame
    serials: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check of the books found: a `code` that never changes, the place, a sentence."""

    code: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of `verify`: `entries` and `head` as the chain has them, and every problem found."""

    entries: int
    head: str
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems
