"""A closed month computed again with other violations: those it has now, or had after some entry.

Rosters, rulebooks and settings stay those with which it was closed; so late findings are judged by the rules of their
own day, and rules that came later change nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conduct_audit.actions import rulebooks
from conduct_audit.actions.errors import RosterMissingError
from conduct_audit.actions.month_view import categories
from conduct_audit.settlement import settle

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from conduct_audit.books import Closing, Ledger
    from conduct_audit.rulebook import Rulebook
    from conduct_audit.settings import Settings
    from conduct_audit.timeline import Timeline


@dataclass(frozen=True)
class AsClosed:
    """A closed month with the rules and the people of its closing."""

    ledger: Ledger
    closing: Closing
    roster: pd.DataFrame
    rulebooks: Timeline[Rulebook]
    settings: Settings

    @classmethod
    def of(cls, ledger: Ledger, closing: Closing) -> AsClosed:
        """Read what the month was closed with. Raises `RosterMissingError`."""
        roster = ledger.rosters(as_of=closing.entry).at(closing.month.first_day)
        if roster is None:
            raise RosterMissingError(month=closing.month)
        rules = rulebooks.in_force(ledger, as_of=closing.entry)
        return cls(ledger, closing, roster, rules, ledger.settings(closing.month, as_of=closing.entry))

    def deductions(self, people: Collection[str], as_of: int | None = None) -> dict[str, int]:
        """Give by person what the month would take (fen) with the violations after entry `as_of` (None: now).

        Of `people`, and of everybody where leaders bear a share of others' violations.
        """
        lines = self.lines(people, as_of)
        return {str(who): int(fen) for who, fen in zip(lines["employee_id"], lines["deduction"], strict=True)}

    def lines(self, people: Collection[str], as_of: int | None = None) -> pd.DataFrame:
        """Give the lines (LINES) behind `deductions`. Raises `NoRulebookError`, `NoTariffError`."""
        violations, roster = self._violations(people, as_of), self.roster
        if not self.settings.manager_share:
            violations = violations[violations["employee_id"].isin(people)]
            roster = roster[roster["employee_id"].isin(people)]
        codes = tuple(categories(self.rulebooks, self.closing.month, violations))
        return settle(violations, roster, self.rulebooks, codes, self.settings).lines

    def _violations(self, people: Collection[str], as_of: int | None) -> pd.DataFrame:
        """Read the month's violations, of a single person alone where nothing else is needed: months are long."""
        alone = next(iter(people)) if len(people) == 1 and not self.settings.manager_share else None
        month = self.closing.month
        return self.ledger.violations(month=month, employee_id=alone, statuses=("confirmed",), as_of=as_of)
