"""Violations with what the tariff makes of them, in the words of the rulebook of their own day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from conduct_audit.language import current
from conduct_audit.month import judged_on

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from conduct_audit.rulebook.model import Rulebook
    from conduct_audit.timeline import Timeline


class _Case(NamedTuple):
    """What the words depend on; many violations share one case."""

    occurred_on: date | None
    event_month: str
    clause: str | None
    rule: int


def charged(violations: pd.DataFrame, charges: pd.DataFrame, rulebooks: Timeline[Rulebook]) -> pd.DataFrame:
    """Join `violations` (VIOLATIONS) with their `charges` (CHARGES, matched by id); give CHARGED.

    Citation and label are those of the rulebook that judged, in the language spoken now. A violation without a charge
    is left out: it costs nothing.
    """
    joined = violations.merge(charges[["id", "assessed", "forfeits", "rule"]], on="id", how="inner")
    keys = [_Case(*key) for key in joined[list(_Case._fields)].itertuples(index=False, name=None)]
    words = {key: _words(rulebooks, key) for key in dict.fromkeys(keys)}
    return joined.assign(rule=[words[key][0] for key in keys], label=[words[key][1] for key in keys])


def _words(rulebooks: Timeline[Rulebook], case: _Case) -> tuple[str, str]:
    """Give citation of the rule and label of the clause."""
    rulebook = rulebooks.at(judged_on(case.occurred_on, case.event_month))
    if rulebook is None:
        return "", case.clause or ""
    clause: Any = rulebook.by_code.get(case.clause or "")
    rule = rulebook.tariff[case.rule - 1]
    return rule.citation.spoken(current()), clause.label.spoken(current()) if clause else case.clause or ""
