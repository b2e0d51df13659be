"""Warnings about amounts: against the wage, the bonus, the share of leaders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from conduct_audit import money
from conduct_audit.settlement import terms
from conduct_audit.settlement.warning_facts import MonthWarning, by_person, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conduct_audit.settlement.warning_facts import MonthFacts

_SHARE_OF_WAGE: Final = 5  # 20 % is one in five


def wages(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W01, W02: by the wage of the roster, where it names one."""
    for line, wage in _with_wages(facts):
        taken = int(line["deduction"]) + max(int(line["corrections"]), 0)
        least = facts.settings.minimum_wage
        words = told(name=line["name"], amount=money.yuan(taken), wage=money.yuan(wage))
        if taken * _SHARE_OF_WAGE > wage:
            yield MonthWarning("W01", line["employee_id"], facts=words)
        if taken and least is not None and wage - taken < least:
            yield MonthWarning("W02", line["employee_id"], facts=(*words, ("least", money.yuan(least))))


def _with_wages(facts: MonthFacts) -> Iterator[tuple[Mapping[Any, Any], int]]:
    if "wage" not in facts.roster:
        return
    known = facts.roster[facts.roster["wage"].notna()]
    wages = dict(zip(known["employee_id"], known["wage"], strict=True))
    lines = facts.settlement.lines
    for line in lines[lines["deduction"].notna() & lines["employee_id"].isin(wages)].to_dict("records"):
        yield line, int(wages[line["employee_id"]])


def uncovered(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W03: the tariff adds up to more than the bonus."""
    lines = facts.settlement.lines
    beyond = (lines["assessed"] > lines["deduction"]).fillna(value=False).astype(bool)
    for line in lines[beyond & ~lines["zero_bonus"]].to_dict("records"):
        amounts = {name: int(line[name]) for name in ("assessed", "deduction")}
        amounts["rest"] = amounts["assessed"] - amounts["deduction"]
        words = {name: money.yuan(amount) for name, amount in amounts.items()}
        yield MonthWarning("W03", line["employee_id"], facts=told(name=line["name"], **words))


def leaderless(facts: MonthFacts) -> Iterator[MonthWarning]:
    """W15: a share for leaders that finds none."""
    if not facts.settings.manager_share or "leader" not in facts.roster:
        return
    led = terms.leaders_of(facts.roster)
    lacking = facts.violations[~facts.violations["employee_id"].isin(led)]
    yield from by_person("W15", lacking)
