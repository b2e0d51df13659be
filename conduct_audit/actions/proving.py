"""What a month is closed with: settings, warnings, and the figures of the settlement reached by two ways."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from conduct_audit.books.proof import SETTING, WARNING, Check, Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conduct_audit.actions.month_view import MonthView
    from conduct_audit.settlement.warning_facts import MonthWarning


def facts_of(seen: MonthView, warnings: Iterable[MonthWarning]) -> list[Fact]:
    """Give what `seen` is closed with, besides what the books know themselves."""
    settings = [Fact(SETTING, name, text) for name, text in seen.settings.on()]
    return [*settings, *map(_warning, warnings), *(check.fact for check in checks(seen))]


def checks(seen: MonthView) -> Iterator[Check]:
    """Compare the lines with the violations and charges one by one."""
    lines, charged = seen.settlement.lines, seen.settlement
    violations = seen.violations[~seen.violations["id"].isin(charged.unplaced["id"])]
    one_by_one = int(charged.charges["assessed"].sum()) + int(charged.shares["assessed"].sum())
    serious = violations.loc[violations["serious"], "count"]
    yield Check("violations", int(lines["violations"].sum()), int(violations["count"].sum()))
    yield Check("serious", int(lines["serious"].sum()), int(serious.sum()))
    yield Check("assessed", int(lines["assessed"].sum()), one_by_one)


def _warning(warning: MonthWarning) -> Fact:
    told = {
        "kind": warning.kind,
        "level": warning.level,
        "place": warning.place,
        "records": warning.records,
        **dict(warning.facts),
    }
    return Fact(WARNING, warning.code, json.dumps(told, ensure_ascii=False, sort_keys=True))
