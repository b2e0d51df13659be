"""The warnings of a month: what the judges of `settlement.warnings` are told, and what they say, as documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypedDict

from conduct_audit.actions.documents import SourceDocument, records, source_document
from conduct_audit.actions.sheet_facts import sheet_facts
from conduct_audit.books.proof import WARNING
from conduct_audit.settlement.warning_facts import MonthFacts, MonthWarning
from conduct_audit.settlement.warnings import warnings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    import pandas as pd

    from conduct_audit.actions.month_view import MonthView
    from conduct_audit.books import Ledger
    from conduct_audit.books.proof import Fact
    from conduct_audit.month import Month

_NOT_IN_WORDS: Final = ("kind", "level", "place", "records")


class WarningDocument(TypedDict):
    """A warning: its code, level (`warn`, `ask`, `block`), whether it holds up `close`, whom and which records.

    `sources` are the places of the records, in their order.
    """

    code: str
    level: str
    holds: bool
    employee_id: str
    records: list[str]
    sources: list[SourceDocument]
    basis: str
    message: str


def warnings_of(ledger: Ledger, seen: MonthView, today: date | None = None) -> tuple[MonthWarning, ...]:
    """Give the warnings of a month, of a closed one those it was closed with (judged anew where none were kept).

    Without `today` nothing is said of a month that is not over.
    """
    if seen.closing and seen.closing.facts:
        return tuple(_kept(fact) for fact in seen.closing.facts if fact.kind == WARNING)
    as_of = seen.closing.entry if seen.closing else None
    facts = (seen.violations, seen.roster, seen.settlement, seen.rulebooks, seen.settings)
    people = (undecided(ledger, seen, as_of), tuple(_unapproved(ledger, seen, as_of)))
    when = ((), None) if seen.closing else (_left_open(ledger, seen.month), _ends(seen.month, today))
    return warnings(MonthFacts(*facts, *people, sheet_facts(ledger, seen), *when))


def undecided(ledger: Ledger, seen: MonthView, as_of: int | None = None) -> tuple[int, ...]:
    """Give the month's records with an appeal that waits for a decision."""
    waiting = {appeal.record for appeal in ledger.appeals(as_of=as_of) if appeal.ruling is None}
    return tuple(int(number) for number in seen.violations["id"] if number in waiting)


def holding(seen: MonthView) -> frozenset[str]:
    """Give the codes that hold up the close of an open month; once it is closed nothing does."""
    return frozenset() if seen.closing else frozenset(seen.settings.strict_warnings)


def documents(
    found: Iterable[MonthWarning], violations: pd.DataFrame, strict: Iterable[str] = ()
) -> list[WarningDocument]:
    """Write warnings as documents; those of the codes `strict` hold up the close. `violations` are the month's."""
    held, listed = frozenset(strict), list(found)
    named = violations["id"].isin({number for warning in listed for number in warning.records})
    places = {int(row["id"]): source_document(row) for row in records(violations[named])}
    return [
        {
            "code": warning.code,
            "level": warning.level,
            "holds": warning.code in held,
            "employee_id": warning.place,
            "records": [str(number) for number in warning.records],
            "sources": [places[number] for number in warning.records if number in places],
            "basis": warning.basis,
            "message": warning.sentence,
        }
        for warning in listed
    ]


def _kept(fact: Fact) -> MonthWarning:
    """Give a warning as it was kept with the closing."""
    told: dict[str, Any] = json.loads(fact.value)
    words = tuple((name, str(value)) for name, value in told.items() if name not in _NOT_IN_WORDS)
    return MonthWarning(told.get("kind", fact.name), told["place"], tuple(told["records"]), words)


def _left_open(ledger: Ledger, month: Month) -> tuple[tuple[Month, int], ...]:
    """Give the months between the last closed one and `month` that have records on the books, and how many.

    The first month to be closed is free: where a company begins is for it to say.
    """
    opened = ledger.open_month()
    left = sorted(each for each in ledger.broke() if opened and opened <= each < month)
    return tuple((each, len(ledger.violations(month=each, statuses=("confirmed",)))) for each in left)


def _ends(month: Month, today: date | None) -> date | None:
    """Give the last day of `month` where it is not over `today`."""
    return month.last_day if today and today <= month.last_day else None


def _unapproved(ledger: Ledger, seen: MonthView, as_of: int | None) -> Iterator[int]:
    """Give the violations that cost the bonus and that nobody but a sheet called serious: no person gave a reason."""
    charges = seen.settlement.charges
    for number in charges.loc[charges["forfeits"], "id"]:
        decisions = ledger.decisions(int(number), as_of=as_of)
        if not any(made.action == "set" and made.reason for made in decisions):
            yield int(number)
