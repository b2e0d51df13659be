"""`sap0015`: rows for infotype 0015 (additional payments) of SAP HCM, separated by tabs, with the fields' own names."""

from __future__ import annotations

from typing import Final

from conduct_audit import money
from conduct_audit.reports.errors import ExportSettingError, PersonnelNumberError
from conduct_audit.reports.exports.handover import Handover, Item, Rendered
from conduct_audit.reports.exports.plain import item_totals

FIELDS: Final = ("PERNR", "SUBTY", "BEGDA", "ENDDA", "LGART", "BETRG", "WAERS", "ZUORD")
_LONGEST: Final = 8


def render(handover: Handover) -> Rendered:
    """Write amounts positive: the wage type says whether they are taken or given back.

    Raises `ExportSettingError` where a wage type is not set, `PersonnelNumberError` for numbers that SAP cannot hold.
    """
    rows = ["\t".join(_row(item, handover)) for item in handover.items]
    return Rendered("\r\n".join(["\t".join(FIELDS), *rows, ""]), item_totals(handover.items))


def _row(item: Item, handover: Handover) -> tuple[str, ...]:
    kind = _wage_type(item, handover)
    day = f"{handover.month.last_day:%Y%m%d}"
    return (_number(item.employee_id), kind, day, day, kind, money.yuan(abs(item.amount)), "CNY", item.serial)


def _wage_type(item: Item, handover: Handover) -> str:
    name = "sap_wage_type" if item.amount > 0 else "sap_refund_type"
    kind: str = getattr(handover.settings, name)
    if not kind:
        raise ExportSettingError(setting=name, format="sap0015")
    return kind


def _number(employee_id: str) -> str:
    if not (employee_id.isascii() and employee_id.isdigit() and len(employee_id) <= _LONGEST):
        raise PersonnelNumberError(employee=employee_id)
    return employee_id.zfill(_LONGEST)
