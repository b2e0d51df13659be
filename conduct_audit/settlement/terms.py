"""What a company decided besides the tariff: whom it touches less, who bears a share. Pure functions, off as shipped.

Practice of utilities that use such rules: staff of a labour agency at a percentage of the tariff, and a percentage of
each amount for the leader who answers for the employee.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from conduct_audit.normal import folded
from conduct_audit.tables import SHARES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WHOLE: Final = 100
_DISPATCHED: Final = re.compile(
    r"(?:(?:劳务)?派遣(?:制|工|员|岗|员工|人员|职工|用工|制员工|制用工)?|"
    r"(?:dispatched|agency)(?:staff|workers?|employees?)?)(?:\([^()]*\))?"
)
"""In normal form; the agency may stand behind in brackets."""


def dispatched(roster: pd.DataFrame) -> frozenset[str]:
    """Give the numbers of those whom the roster (EMPLOYED) surely marks as staff of a labour agency (劳务派遣)."""
    return _marked(roster, lambda text: bool(_DISPATCHED.fullmatch(text)))


def perhaps_dispatched(roster: pd.DataFrame) -> frozenset[str]:
    """Give those of whom the roster speaks of an agency in words that may mean the opposite (派遣转正)."""
    sure = dispatched(roster)
    return _marked(roster, lambda text: "派遣" in text and not text.startswith("非")) - sure


def _marked(roster: pd.DataFrame, fits: Callable[[str], bool]) -> frozenset[str]:
    if "employment" not in roster:
        return frozenset()
    marked = [fits(folded(text)) for text in roster["employment"]]
    return frozenset(roster.loc[marked, "employee_id"])


def scaled(charges: pd.DataFrame, people: pd.Series[Any], roster: pd.DataFrame, percent: int) -> pd.DataFrame:
    """Give CHARGES with `percent` of what is assessed for dispatched staff, each charge rounded half up to the fen.

    `people` are the employee numbers in the order of the charges. A forfeited bonus stays forfeited.
    """
    if percent == WHOLE:
        return charges
    touched = people.isin(dispatched(roster)).to_numpy()
    part = share_of(charges["assessed"], percent)
    return charges.assign(assessed=charges["assessed"].where(~touched, part))


def shares(violations: pd.DataFrame, charges: pd.DataFrame, roster: pd.DataFrame, percent: int) -> pd.DataFrame:
    """Give what leaders bear of others' violations (SHARES): `percent` of each amount, rounded half up to the fen.

    The leader is whom the roster (EMPLOYED) names for the employee. Nobody bears a share of their own violation, nor of
    a forfeited bonus.
    """
    if not percent or "leader" not in roster:
        return SHARES.frame([])
    leaders = leaders_of(roster)
    found = pd.DataFrame(
        {
            "id": charges["id"].to_numpy(),
            "of_employee": violations["employee_id"].to_numpy(),
            "employee_id": [leaders.get(who) for who in violations["employee_id"]],
            "assessed": share_of(charges["assessed"], percent).to_numpy(),
        }
    )
    return found[found["employee_id"].notna() & (found["assessed"] > 0)].reset_index(drop=True)


def share_of(amounts: pd.Series[Any], percent: int) -> pd.Series[Any]:
    """Give `percent` of each amount (fen, not negative), half a fen upwards."""
    return (amounts * percent + WHOLE // 2) // WHOLE


def leaders_of(roster: pd.DataFrame) -> dict[str, str]:
    """Give employee → leader, both by number, where the roster (EMPLOYED) names somebody who is surely on it."""
    named = zip(roster["employee_id"], roster["leader"], strict=True)
    meant = _meant(roster)
    found = {who: meant.get(folded(text)) for who, text in named if text}
    return {who: leader for who, leader in found.items() if leader and leader != who}


def _meant(roster: pd.DataFrame) -> Mapping[str, str]:
    """Give what a leader may be called by: a number, or a name that only one person has."""
    names = roster.loc[~roster["name"].map(folded).duplicated(keep=False)]
    by_name = dict(zip(names["name"].map(folded), names["employee_id"], strict=True))
    return by_name | dict(zip(roster["employee_id"].map(folded), roster["employee_id"], strict=True))
