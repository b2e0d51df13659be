"""`csv`: the general payroll file, a row for each amount of each employee."""

from __future__ import annotations

from typing import Final

from conduct_audit import money
from conduct_audit.reports.exports.handover import Handover, Item, Rendered
from conduct_audit.reports.exports.plain import harmless, item_name, item_totals, quoted

HEADINGS: Final = ("工号", "姓名", "部门", "归属月份", "项目名称", "金额", "备注")
"""As payroll departments call the columns, in every language of the program: other systems read them."""


def render(handover: Handover) -> Rendered:
    """Write a positive amount as taken and a negative one as given back; the note names slip and month.

    Raises `ExportNameError`.
    """
    rows = [_row(item, handover) for item in handover.items]
    return Rendered(quoted([HEADINGS, *rows]), item_totals(handover.items))


def _row(item: Item, handover: Handover) -> tuple[str, ...]:
    who = (harmless(item.employee_id), harmless(item.name), harmless(item.department))
    correction = f" 更正{item.of_month}" if item.of_month != handover.month else ""
    name, amount = item_name(item, handover.settings), money.yuan(item.amount)
    return (*who, str(handover.month), name, amount, f"{item.serial}{correction}")
