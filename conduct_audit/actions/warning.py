"""The warnings of a month: what the judges of `settlement.warnings` are told, and what they say, as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from conduct_audit.settlement.warning_facts import MonthFacts
from conduct_audit.settlement.warnings import warnings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conduct_audit.actions.month_view import MonthView
    from conduct_audit.books import Ledger
    from conduct_audit.settlement.warning_facts import MonthWarning


class WarningDocument(TypedDict):
    """A warning: its code, level (`warn`, `ask`, `block`), whether it holds up `close`, whom and which records."""

    code: str
    level: str
    holds: bool
    employee_id: str
    records: list[str]
    basis: str
    message: str


def warnings_of(ledger: Ledger, seen: MonthView) -> tuple[MonthWarning, ...]:
    """Give the warnings of a month, of a closed one those it was closed with."""
    as_of = seen.closing.entry if seen.closing else None
    facts = (seen.violations, seen.roster, seen.settlement, seen.rulebooks, seen.settings)
    return warnings(MonthFacts(*facts, undecided(ledger, seen, as_of), tuple(_unapproved(ledger, seen, as_of))))


def undecided(ledger: Ledger, seen: MonthView, as_of: int | None = None) -> tuple[int, ...]:
    """Give the month's records with an appeal that waits for a decision."""
    waiting = {appeal.record for appeal in ledger.appeals(as_of=as_of) if appeal.ruling is None}
    return tuple(int(number) for number in seen.violations["id"] if number in waiting)


def holding(seen: MonthView) -> frozenset[str]:
    """Give the codes that hold up the close of an open month; once it is closed nothing does."""
    return frozenset() if seen.closing else frozenset(seen.settings.strict_warnings)


def documents(found: Iterable[MonthWarning], strict: Iterable[str] = ()) -> list[WarningDocument]:
    """Write warnings as documents; those of the codes `strict` hold up the close."""
    held = frozenset(strict)
    return [
        {
            "code": warning.code,
            "level": warning.level,
            "holds": warning.code in held,
            "employee_id": warning.place,
            "records": [str(number) for number in warning.records],
            "basis": warning.basis,
            "message": warning.sentence,
        }
        for warning in found
    ]


def _unapproved(ledger: Ledger, seen: MonthView, as_of: int | None) -> Iterator[int]:
    """Give the serious violations that nobody but a sheet has called so: no person decided them with a reason."""
    for number in seen.violations.loc[seen.violations["serious"], "id"]:
        decisions = ledger.decisions(int(number), as_of=as_of)
        if not any(made.action == "set" and made.reason for made in decisions):
            yield int(number)
