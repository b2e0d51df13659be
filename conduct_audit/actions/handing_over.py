"""What a closed month hands over: amounts, departments and accounting models as they were frozen."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from conduct_audit.books.postings import CORRECTION
from conduct_audit.month import Month
from conduct_audit.reports.exports import DepartmentSums, Handover, Item

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    import pandas as pd

    from conduct_audit.books import Closing, Ledger


def handover(ledger: Ledger, closing: Closing) -> Handover:
    """Give what the closed month hands over: amounts and models as they were frozen, names and codes as set now."""
    settings = ledger.settings(ledger.open_month() or closing.month)
    items = tuple(_items(closing, ledger.postings(closing)))
    months = dict.fromkeys(item.of_month for item in items if item.of_month != closing.month)
    corrected = {month: _model(ledger, ledger.closing(month)) for month in months}
    models = {closing.month: _model(ledger, closing)} | corrected
    departments = tuple(_departments(closing, items, models))
    people = dict(zip(closing.lines["employee_id"], closing.lines["name"], strict=True))
    return Handover(ledger.company, closing.month, closing.seal, items, departments, people, models, settings)


def _model(ledger: Ledger, closing: Closing | None) -> str:
    """Give the accounting model with which a month was closed: what was set later does not reach it."""
    assert closing is not None  # noqa: S101  # only a closed month is corrected
    return ledger.settings(closing.month, as_of=closing.entry).accounting_model


def _items(closing: Closing, postings: pd.DataFrame) -> Iterator[Item]:
    """Give the deduction and then the corrections of each employee, by number."""
    corrected: defaultdict[str, list[Mapping[Hashable, Any]]] = defaultdict(list)
    for row in postings[postings["account"] == CORRECTION].to_dict("records"):
        corrected[row["employee_id"]].append(row)
    for line in closing.lines.to_dict("records"):
        who = (line["employee_id"], line["name"], line["department"])
        serial = closing.serials.get(line["employee_id"], "")
        own = [(closing.month, int(line["deduction"]))]
        own += [(Month.parse(row["of_month"]), int(row["amount"])) for row in corrected[line["employee_id"]]]
        yield from (Item(*who, month, amount, serial) for month, amount in own if amount)


def _departments(closing: Closing, items: Sequence[Item], models: Mapping[Month, str]) -> Iterator[DepartmentSums]:
    """Give the sums of each department by model: the month's own with the bonuses, then others that took anything."""
    own = models[closing.month]
    taken: defaultdict[tuple[str, str], int] = defaultdict(int)
    for item in items:
        taken[item.department, models[item.of_month]] += item.amount
    for name, bonus in closing.lines.groupby("department", sort=True)["bonus_base"].sum().items():
        yield DepartmentSums(str(name), own, int(bonus), taken[str(name), own])
        others = sorted(model for home, model in taken if home == name and model != own)
        yield from (DepartmentSums(str(name), model, 0, taken[str(name), model]) for model in others)
