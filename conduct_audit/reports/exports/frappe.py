"""`frappe`: rows for the data import of Additional Salary in Frappe HRMS (columns by their labels).

`Overwrite Salary Structure Amount` is 0: Frappe's own default would replace the whole component by the deduction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit import money
from conduct_audit.reports.exports.handover import Handover, Item, Rendered
from conduct_audit.reports.exports.plain import harmless, item_name, item_totals, key, quoted, refuse_one_way

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADINGS: Final = (
    *("Series", "Employee", "Company", "Salary Component", "Amount", "Currency", "Payroll Date"),
    *("Is Recurring", "Overwrite Salary Structure Amount"),
)


def render(handover: Handover) -> Rendered:
    """Write what is taken with the component of a deduction, what is given back with that of an earning.

    Raises `OneWayError` where both components are the same, `ExportNameError`.
    """
    refuse_one_way("frappe", handover.settings, "payroll_item", "refund_item")
    rows: Sequence[Sequence[str]] = [_row(item, handover) for item in handover.items]
    return Rendered(quoted([HEADINGS, *rows]), item_totals(handover.items))


def _row(item: Item, handover: Handover) -> tuple[str, ...]:
    company = key(handover.settings.payroll_company or handover.company, "payroll_company")
    names = (harmless(item.employee_id), company, item_name(item, handover.settings))
    money_columns = (money.yuan(abs(item.amount)), "CNY", handover.month.last_day.isoformat())
    return ("HR-ADS-.YY.-.MM.-", *names, *money_columns, "0", "0")
