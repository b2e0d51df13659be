"""The month's settlement, a pure function of violations, roster and rulebooks: same input, same figures.

Regulation of the heating company (rulebook thermal-power), part five: each violation, each time, costs an amount of
the month's bonus; serious consequences and vile influence cost the whole bonus. The deduction never exceeds the bonus.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd

from conduct_audit.month import judged_on
from conduct_audit.settings import SHIPPED
from conduct_audit.settlement import terms
from conduct_audit.settlement.corrections import SETTLED
from conduct_audit.settlement.errors import NoRulebookError
from conduct_audit.settlement.tariff import Charge, charge
from conduct_audit.tables import CHARGES, LINES, SHARES, count_column

if TYPE_CHECKING:
    from datetime import date

    from conduct_audit.rulebook.model import Rulebook
    from conduct_audit.settings import Settings
    from conduct_audit.timeline import Timeline


class _Case(NamedTuple):
    """What the tariff looks at; months hold thousands of violations but few different cases."""

    event_month: str
    occurred_on: date | None
    category: str
    occurrences: int
    serious: bool


_CASE: Final = ["event_month", "occurred_on", "category", "count", "serious"]


@dataclass(frozen=True)
class Settlement:
    """A month's figures: `lines` (LINES, by employee number), `charges` (CHARGES), and what found no line.

    `unplaced` holds the violations of people who are not on the month's roster; they cost nothing yet and must not be
    forgotten. `shares` (SHARES) is what leaders bear of others' violations; it is in their `assessed`.
    `corrections` (SETTLED) is what the month makes of the corrections that were due.
    """

    lines: pd.DataFrame
    charges: pd.DataFrame
    unplaced: pd.DataFrame
    shares: pd.DataFrame = field(default_factory=lambda: SHARES.frame([]))
    corrections: pd.DataFrame = field(default_factory=lambda: SETTLED.frame([]))

    @property
    def totals(self) -> dict[str, int]:
        """Sums of the lines' figures (fen, occurrences, employees); blank bonuses count as nothing here."""
        figures = self.lines.select_dtypes(["Int64", "bool"])
        return {"employees": len(self.lines)} | {str(name): int(figures[name].sum()) for name in figures}


def settle(
    violations: pd.DataFrame,
    roster: pd.DataFrame,
    rulebooks: Timeline[Rulebook],
    categories: tuple[str, ...],
    settings: Settings = SHIPPED,
) -> Settlement:
    """Settle one month: `violations` are its confirmed ones (VIOLATIONS), `roster` its employees (EMPLOYEES, EMPLOYED).

    `categories` are the codes that get a column of counts, `settings` those of the month. Each violation is judged by
    the rulebook of its own day, one of which only the month is known by that of the month's first day, also where it is
    charged to a later month: bonus and cap are those of the month that is settled. Raises
    `NoRulebookError`, `NoTariffError`.
    """
    on_roster = violations["employee_id"].isin(roster["employee_id"])
    placed = violations[on_roster]
    charges = terms.scaled(charges_of(placed, rulebooks), placed["employee_id"], roster, settings.dispatched_factor)
    shares = terms.shares(placed, charges, roster, settings.manager_share)
    lines = _lines(roster, _figures(placed, charges, shares), _counts(placed, categories))
    return Settlement(lines, charges, violations[~on_roster].reset_index(drop=True), shares)


def charges_of(violations: pd.DataFrame, rulebooks: Timeline[Rulebook]) -> pd.DataFrame:
    """Give what the tariff makes of each violation (CHARGES, in the order of `violations`)."""
    cases = [_Case(*case) for case in violations[_CASE].itertuples(index=False, name=None)]
    judged = {case: _judge(rulebooks, case)._asdict() for case in dict.fromkeys(cases)}
    return CHARGES.frame({"id": number, **judged[case]} for number, case in zip(violations["id"], cases, strict=True))


def _judge(rulebooks: Timeline[Rulebook], case: _Case) -> Charge:
    day = judged_on(case.occurred_on, case.event_month)
    rulebook = rulebooks.at(day)
    if rulebook is None:
        raise NoRulebookError(day=day)
    return charge(rulebook, case.category, day, count=int(case.occurrences), serious=bool(case.serious))


def _figures(placed: pd.DataFrame, charges: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """Sum per employee: violations, serious, assessed, zero_bonus."""
    rows = pd.DataFrame(
        {
            "employee_id": placed["employee_id"].to_numpy(),
            "violations": placed["count"].to_numpy(),
            "serious": placed["count"].where(placed["serious"], 0).to_numpy(),
            "assessed": charges["assessed"].to_numpy(),
            "zero_bonus": charges["forfeits"].to_numpy(),
        }
    )
    borne = shares[["employee_id", "assessed"]].assign(violations=0, serious=0, zero_bonus=False)
    rows = pd.concat([rows, borne.astype(rows.dtypes)]) if len(borne) else rows
    sums = {"violations": "sum", "serious": "sum", "assessed": "sum", "zero_bonus": "any"}
    return rows.groupby("employee_id", sort=False).agg(sums)


def _counts(placed: pd.DataFrame, categories: tuple[str, ...]) -> pd.DataFrame:
    """Count occurrences: one row per employee, one column per category."""
    table = placed.pivot_table(index="employee_id", columns="category", values="count", aggfunc="sum", fill_value=0)
    return table.reindex(columns=list(categories), fill_value=0).rename(columns=count_column)


def _lines(roster: pd.DataFrame, figures: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    people = roster[["employee_id", "name", "department", "post", "bonus_base"]].sort_values("employee_id")
    lines = people.join(counts, on="employee_id").join(figures, on="employee_id").reset_index(drop=True)
    whole = [*counts.columns, "violations", "serious", "assessed"]
    lines[whole] = lines[whole].astype("Int64").fillna(0)
    lines["zero_bonus"] = lines["zero_bonus"].eq(other=True)
    return _with_money(lines)


def _with_money(lines: pd.DataFrame) -> pd.DataFrame:
    """Add what is taken: the whole bonus where it is forfeited, else what is assessed, never more than the bonus."""
    base = lines["bonus_base"]
    capped = lines["assessed"].where(lines["assessed"] <= base, base)
    lines["deduction"] = capped.where(~lines["zero_bonus"], base).where(base.notna(), pd.NA)
    lines["corrections"] = pd.Series(0, index=lines.index, dtype="Int64")
    lines["net_bonus"] = base - lines["deduction"] - lines["corrections"]
    columns = [column.name for column in LINES.columns]
    counts = [name for name in lines if str(name).startswith("count_")]
    return lines[columns[:5] + counts + columns[5:]]
