"""`sap0015`: rows for infotype 0015 (additional payments) of SAP HCM, separated by tabs, with the fields' own names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conduct_audit import money
from conduct_audit.reports.errors import ExportSettingError, PersonnelNumberError, PersonnelNumberTwiceError
from conduct_audit.reports.exports.handover import Handover, Item, Rendered
from conduct_audit.reports.exports.plain import item_totals, listed, refuse_one_way

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

FIELDS: Final = ("PERNR", "SUBTY", "BEGDA", "ENDDA", "LGART", "BETRG", "WAERS", "ZUORD")
_LONGEST: Final = 8


def render(handover: Handover) -> Rendered:
    """Write amounts positive: the wage type says whether they are taken or given back.

    Raises `ExportSettingError` where a wage type is not set, `OneWayError` where both are the same,
    `PersonnelNumberError` and `PersonnelNumberTwiceError` for numbers that SAP cannot hold or tell apart.
    """
    refuse_one_way("sap0015", handover.settings, "sap_wage_type", "sap_refund_type")
    _refuse_numbers({item.employee_id for item in handover.items}, handover.people)
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


def _refuse_numbers(handed: Collection[str], people: Mapping[str, str]) -> None:
    """Refuse numbers that SAP cannot hold, and those that it takes for a colleague's, who may have no amount at all."""
    unfit = [f"{number} {name}" for number, name in people.items() if number in handed and not _fits(number)]
    if unfit:
        raise PersonnelNumberError(people=listed(unfit))
    taken = {_number(number) for number in handed}
    same: dict[str, list[str]] = {}
    for number, name in people.items():
        if _fits(number) and _number(number) in taken:
            same.setdefault(_number(number), []).append(f"{number} {name}")
    twice = [f"{' = '.join(held)} ({number})" for number, held in same.items() if len(held) > 1]
    if twice:
        raise PersonnelNumberTwiceError(people=listed(twice))


def _fits(employee_id: str) -> bool:
    """Tell whether a number fits; that of noughts alone means nobody in SAP."""
    digits = employee_id.isascii() and employee_id.isdigit() and len(employee_id) <= _LONGEST
    return digits and int(employee_id) > 0


def _number(employee_id: str) -> str:
    return employee_id.zfill(_LONGEST)
