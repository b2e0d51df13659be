"""Shares of leaders on papers: rows of their own in the list of what was charged, without an occurrence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

import pandas as pd

from conduct_audit import money
from conduct_audit.language import gettext as _

if TYPE_CHECKING:
    from conduct_audit.settlement import Settlement

_OF_THE_PLACE: Final = ("place", "inspector", "file", "sheet")


class ShareDocument(TypedDict):
    """What a leader bears of one violation of somebody else, in yuan."""

    violation: str
    of_employee: str
    amount: str


def share_documents(settlement: Settlement, employee_id: str) -> list[ShareDocument]:
    """Write the shares that `employee_id` bears."""
    own = settlement.shares[settlement.shares["employee_id"] == employee_id]
    rows = zip(own["id"], own["of_employee"], own["assessed"], strict=True)
    return [{"violation": str(number), "of_employee": who, "amount": money.yuan(int(fen))} for number, who, fen in rows]


def with_shares(charged: pd.DataFrame, settlement: Settlement) -> pd.DataFrame:
    """Give CHARGED with a row for each share: the leader's, with the violation's number, clause and day, count 0.

    Where another department's employee broke the clause, place and source are left to the record itself.
    """
    shares = settlement.shares
    if shares.empty:
        return charged
    people = settlement.lines.set_index("employee_id")
    rows = charged.set_index("id").loc[shares["id"]].reset_index().astype(charged.dtypes)[list(charged)]
    borne = {
        "employee_id": shares["employee_id"].to_numpy(),
        "name": people.loc[shares["employee_id"], "name"].to_numpy(),
        "department": people.loc[shares["employee_id"], "department"].to_numpy(),
        "assessed": shares["assessed"].astype("Int64").to_numpy(),
        "text": _("share of the leader"),
    }
    told = rows.assign(**borne, count=0, serious=False, forfeits=False)
    elsewhere = people.loc[shares["of_employee"], "department"].to_numpy() != borne["department"]
    told.loc[elsewhere, list(_OF_THE_PLACE)] = ""
    told.loc[elsewhere, "row"] = pd.NA
    return pd.concat([charged, told.astype(charged.dtypes)], ignore_index=True)
